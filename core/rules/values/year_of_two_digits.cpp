#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> year_of_two_digits_fields = {
    Field::incident_date,    Field::incident_date_received,  Field::incident_reviewed_on,  Field::victim_date_of_death,
    Field::source_date,      Field::hazard_area_status_date, Field::assistance_start_date, Field::activity_start_date,
    Field::victim_birth_date};

class YearOfTwoDigits final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().first.year < 100) context.report(record, slot);
  }
};

}  // namespace

const Rule& year_of_two_digits() {
  static const Rule rule{.notice = {"year-of-two-digits", Severity::error, "A year has two digits.",
                                    "The year 14 lies two thousand years back; sums by year lose the record.",
                                    "Write the year with four digits.", "{value} has a year of two digits."},
                         .family = Family::values,
                         .reference = "domain F3",
                         .fields = year_of_two_digits_fields,
                         .on_values = year_of_two_digits_fields,
                         .failing = "incident id=1 date=0014-05-14",
                         .passing = "incident id=1 date=2014-05-14",
                         .make = make_check<YearOfTwoDigits>};
  return rule;
}

}  // namespace maex::rules
