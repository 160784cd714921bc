// Calendar dates in the forms of casualty records: a day, a month, a year, a range, or "before", and the sender's
// doubt.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maex {

/// Proleptic Gregorian; month and day may be 0 (unknown). A day without a month is invalid.
struct Day {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

/// True when the known parts form a date of the calendar (29 Feb only in leap years), years 1..9999.
bool is_valid(const Day& day);

struct PartialDate {
  enum class Form : std::uint8_t { at, range, before, after };
  /// What the sender's marks of doubt say about the whole date (EDTF: "?", "~" and "%").
  enum class Doubt : std::uint8_t { none, uncertain, approximate, both };
  Form form = Form::at;
  Day first;  ///< `at`, start of `range`, the bound of `before`/`after`
  Day last;   ///< end of `range`, else zero
  Doubt doubt = Doubt::none;

  /// True for one known day without doubt.
  [[nodiscard]] bool is_exact() const { return form == Form::at && first.day != 0 && doubt == Doubt::none; }
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// The doubt of a date that two statements describe.
constexpr PartialDate::Doubt operator|(PartialDate::Doubt a, PartialDate::Doubt b) {
  return static_cast<PartialDate::Doubt>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}

/// ISO 8601-2 (EDTF) spelling: 2014, 2014-05, 2014-05-14, 2014-04-07/2014-05-14, ../2014-05-14 (before), 2014-05-14/..
/// (after). Doubt is written after each day: 2014-05-14?, 2014-05~, 2014-04-07?/2014-05-14?.
std::string to_text(const PartialDate& date);
/// Appends the result of to_text() without a temporary string.
void append_text(std::string& out, const PartialDate& date);
/// Reads only the spellings that to_text() writes. Returns nullopt for any other text and for an impossible date.
std::optional<PartialDate> parse_iso_date(std::string_view text);

/// Convert a full day to the number of days since 1970-01-01, and back.
std::int32_t days_from_epoch(const Day& day);
Day day_from_epoch(std::int32_t days);

}  // namespace maex
