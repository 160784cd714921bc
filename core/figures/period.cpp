#include "core/figures/period.hpp"

#include <string>

#include "core/io/error.hpp"

namespace maex::figures {
std::string text_of(const Day& period) { return to_text(PartialDate{PartialDate::Form::at, period, {}}); }

Day parse_period(std::string_view text, std::string_view option) {
  const auto date = parse_iso_date(text);
  if (!date || date->form != PartialDate::Form::at || date->doubt != PartialDate::Doubt::none || date->first.day != 0)
    throw UsageError(std::string(option) + " is \"" + std::string(text) +
                     "\", which is not a month or year; write it as 2014-06 or 2014");
  return date->first;
}

Day last_day(const Day& period) {
  constexpr std::uint8_t december = 12, longest_month = 31;
  Day last{period.year, period.month == 0 ? december : period.month, longest_month};
  while (last.day > 28 && !is_valid(last)) --last.day;
  return last;
}

bool covers(const Day& period, const Day& part) {
  return period.year == part.year && (period.month == 0 || period.month == part.month);
}

Day ReportPeriod::decide() const {
  if (asked_) return *asked_;
  if (seen_.size() == 1) return *seen_.begin();
  const std::string fix = "; give the period, such as --to-option period=2014-06";
  if (seen_.empty())
    throw UsageError("no incident and no figure has a month, so the period of the report is not known" + fix);
  std::string months;
  constexpr std::size_t most_named = 24;
  std::size_t named = 0;
  for (const Day& month : seen_) {
    if (++named > most_named) {
      months += ", …";
      break;
    }
    months += (months.empty() ? "" : ", ") + text_of(month);
  }
  throw UsageError("a report covers one period, and the records lie in " + std::to_string(seen_.size()) + " (" +
                   months + ")" + fix);
}

}  // namespace maex::figures
