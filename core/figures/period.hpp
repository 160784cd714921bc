// The month or year that a report covers.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/model/value.hpp"

namespace maex::figures {

/// "2014-06" or "2014". Throws UsageError for anything else; `option` is its name in the message.
Day parse_period(std::string_view text, std::string_view option);
/// "2014-06" or "2014".
std::string text_of(const Day& period);
/// The last day of a month or year.
Day last_day(const Day& period);
/// True when `part` is the period or a part of it. Years have month 0, months have day 0.
bool covers(const Day& period, const Day& part);

/// Finds the period of the report: the one that the user gave, else the only month of the records.
class ReportPeriod {
 public:
  explicit ReportPeriod(std::optional<Day> asked) : asked_(asked) {}

  /// Takes note of a month (or a year) that a record lies in.
  void see(const Day& month) {
    if (month.year != 0) seen_.insert(month);
  }
  /// The period as far as it is known: the one that was given, else the first month that was seen.
  [[nodiscard]] std::optional<Day> presumed() const { return asked_ ? asked_ : first_; }
  void presume(const Day& month) {
    if (!first_ && month.year != 0) first_ = month;
  }
  /// The period. Throws UsageError when the user gave none and the records lie in no month, or in several.
  [[nodiscard]] Day decide() const;

 private:
  std::optional<Day> asked_, first_;
  std::set<Day> seen_;
};

}  // namespace maex::figures
