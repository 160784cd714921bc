// Dates in the spellings that partners use (Azerbaijani, Russian, English; numeric; partial; ranges; with marks of
// doubt).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/date.hpp"

namespace maex {

enum class DateOrder : std::uint8_t { dmy, mdy, ymd };
/// "dmy", "mdy" or "ymd".
DateOrder date_order(std::string_view name);

struct DateReading {
  PartialDate date;
  bool two_digit_year = false;   ///< the century was chosen so that the date is not after `this_year`
  std::uint32_t seconds = 0;     ///< time of day as written, with no regard to its zone; 0: none, or midnight
  bool zoned = false;            ///< the text names a time zone: elsewhere it may be another day
  bool half_day = false;         ///< the time has AM or PM
  bool weekday_differs = false;  ///< the text names a day of the week that the date is not
};

/// nullopt for a text that is not a date, has no year, or is not in the calendar. It never guesses. Never throws.
std::optional<DateReading> parse_date(std::string_view text, DateOrder order, int this_year);
/// What three numbers such as "03/14/2014" show about their order. `open`: both readings are dates.
enum class DayOrder : std::uint8_t { none, day_first, month_first, open };
DayOrder day_order(std::string_view text);
/// True for a text of digits, signs and words of dates that is more than a bare number. Such a text does not contain a
/// person's name.
bool is_of_date_words(std::string_view text);
/// 1..12 for a month's name in any of the languages and cases, 0 for anything else. `folded` is a result of fold().
unsigned month_of(std::string_view folded);
/// "13:45" or "13:45:10"; empty for 0.
std::string clock_text(std::uint32_t seconds);

}  // namespace maex
