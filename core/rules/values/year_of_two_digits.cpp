#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule year_of_two_digits() {
  return {.notice = {"year-of-two-digits", Severity::error, "A year has two digits.",
                     "The year 14 lies two thousand years back; sums by year lose the record.",
                     "Write the year with four digits.", "{value} has a year of two digits."},
          .reference = "domain F3",
          .fields = dates,
          .failing = "incident id=1 date=0014-05-14",
          .passing = "incident id=1 date=2014-05-14",
          .each_value = report_if([](const Value& value) { return value.as_date().first.year < 100; })};
}

}  // namespace maex::rules
