// Serial day numbers of spreadsheet programs.
#include <cmath>

#include "core/document/table.hpp"

namespace maex {
namespace {

// Serial 1 is 1900-01-01 in the 1900 system. Serial 60 is 29 February 1900, a day that did not exist. Lotus 1-2-3 had
// it and Excel kept it, so every later serial counts from one day earlier.
constexpr double false_leap_day = 60;
constexpr double seconds_per_day = 86400;
constexpr double widest_serial = 4'000'000;  // past year 9999 and year 1 in both systems; keeps the casts below defined

std::int32_t day_zero(bool before_false_leap_day, bool epoch_1904) {
  static const std::int32_t in_1904 = days_from_epoch({1904, 1, 1});
  static const std::int32_t early_1900 = days_from_epoch({1899, 12, 31});
  if (epoch_1904) return in_1904;
  return before_false_leap_day ? early_1900 : early_1900 - 1;
}

}  // namespace

bool serial_to_moment(double serial, bool epoch_1904, Moment& moment) {
  if (!(std::fabs(serial) < widest_serial)) return false;  // also refuses NaN
  double days = std::floor(serial);
  double seconds = std::round((serial - days) * seconds_per_day);
  if (seconds >= seconds_per_day) {
    seconds = 0;
    days += 1;
  }
  if (!epoch_1904 && days == false_leap_day) return false;
  static const std::int32_t first = days_from_epoch({1, 1, 1});
  static const std::int32_t last = days_from_epoch({9999, 12, 31});
  const std::int32_t number = day_zero(days < false_leap_day, epoch_1904) + static_cast<std::int32_t>(days);
  if (number < first || number > last) return false;
  moment.day = day_from_epoch(number);
  moment.seconds = static_cast<std::uint32_t>(seconds);
  return true;
}

double day_to_serial(const Day& day, bool epoch_1904) {
  const bool early = day < Day{1900, 3, 1};
  return days_from_epoch(day) - day_zero(early, epoch_1904);
}

}  // namespace maex
