// Internal to number_format.hpp: a parsed format code. No other file needs it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/table.hpp"

namespace maex::format_code {

enum class Part : std::uint8_t {
  literal,  // text
  zero,
  hash,
  question,  // zero, hash and question are digit places
  point,
  comma,
  percent,
  exponent,
  slash,  // comma: gone after parse(); exponent: text is "E+" or "E-"
  general,
  text,  // general: General; text: @
  year,
  month,
  day,
  hour,
  minute,
  second,
  fraction,
  half_day,  // fraction: of a second; half_day: AM/PM or A/P
  elapsed_hours,
  elapsed_minutes,
  elapsed_seconds,
  era
};

struct Token {
  Part part;
  std::uint8_t count = 1;  ///< letters of a date part, zeros of a fraction
  std::string text;        ///< as in the code; for a literal: the text to show
};

struct Section {
  std::vector<Token> tokens;
  std::string condition;  ///< "<", "<=", "=", "<>", ">", ">=" or empty
  double bound = 0;
  unsigned language = 0;    ///< Windows language id of [$-…]
  bool has_digits = false;  ///< has at least one digit place
  bool has_text = false;    ///< has at least one @
  bool date = false;
  bool time = false;
  bool grouped = false;  ///< thousands separators
  int scale = 0;         ///< decimal places to move the point: +2 per %, -3 per trailing comma
};

/// Returns one to four sections. A code longer than Excel allows gives one General section.
std::vector<Section> parse(std::string_view code);
/// The same, cached per thread: sheets use few codes many times.
const std::vector<Section>& parsed(std::string_view code);

/// Appends a number without a format.
void append_general(std::string& out, double value);
/// Appends a non-negative number, formatted by a section that is not a date.
void append_number(std::string& out, double value, const Section& section);
/// Appends a date or time. Returns false and appends nothing when the serial is not a date.
bool append_date(std::string& out, double serial, const Section& section, bool epoch_1904);

}  // namespace maex::format_code
