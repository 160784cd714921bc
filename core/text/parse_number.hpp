// Numbers as partners type them: "1 230 079", "424,299 m²", "2263,07 га", "12.298".
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace maex {

enum class NumberWanted : std::uint8_t {
  whole,       ///< a count: every separator can only be grouping
  fraction,    ///< comma or point before one or two, or more than three digits is decimal
  coordinate,  ///< never grouped: a comma is always decimal
};

struct NumberReading {
  double value = 0;
  bool grouped = false;    ///< the number has separators or a decimal comma
  bool ambiguous = false;  ///< "2,979": read as grouping, could be a decimal comma
  bool hectares = false;   ///< from a unit word
  bool square_metres = false;
  bool unit = false;  ///< a unit word follows the number
};

/// nullopt for a text that is not a number. Whole numbers stay within ±2^53. `decimal_mark` is '.' or ',' when the
/// column of the number shows it: the other mark can then only be grouping. 0: the number decides by itself. Never
/// throws.
std::optional<NumberReading> parse_number(std::string_view text, NumberWanted wanted, char decimal_mark = 0);
/// What the marks of a number show about its column: the decimal mark, or 0 when both readings are possible.
char decimal_mark_of(std::string_view text);

}  // namespace maex
