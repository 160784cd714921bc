// Calendar dates as casualty records really have them: a day, a month, a year, a range, or "before".
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

/// True when the parts that are given form a date of the calendar (29 Feb only in leap years), years 1..9999.
bool is_valid(const Day& day);

struct PartialDate {
  enum class Form : std::uint8_t { at, range, before, after };
  Form form = Form::at;
  Day first;  ///< `at`, start of `range`, the bound of `before`/`after`
  Day last;   ///< end of `range`, else zero

  /// True for one known day.
  [[nodiscard]] bool is_exact() const { return form == Form::at && first.day != 0; }
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// ISO 8601-2 (EDTF) spelling: 2014, 2014-05, 2014-05-14, 2014-04-07/2014-05-14, ../2014-05-14 (before), 2014-05-14/..
/// (after).
std::string to_text(const PartialDate& date);
/// Appends to_text without allocating a string of its own.
void append_text(std::string& out, const PartialDate& date);
/// Reads exactly what to_text writes; anything else, or an impossible date, gives nullopt.
std::optional<PartialDate> parse_iso_date(std::string_view text);

/// Days since 1970-01-01 of a full day, and back.
std::int32_t days_from_epoch(const Day& day);
Day day_from_epoch(std::int32_t days);

}  // namespace maex
