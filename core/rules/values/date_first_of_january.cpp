#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> date_first_of_january_fields = {Field::incident_date, Field::victim_birth_date,
                                                         Field::victim_date_of_death};

class DateFirstOfJanuary final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().is_exact() && slot.value.as_date().first.month == 1 &&
        slot.value.as_date().first.day == 1 && slot.value.as_date().first.year > 1940 &&
        slot.value.as_date().first.year != 1970)
      context.report(record, slot);
  }
};

}  // namespace

const Rule& date_first_of_january() {
  static const Rule rule{
      .notice = {"date-first-of-january", Severity::info, "A date is the first of January.",
                 "Programs write it when only the year is known; the month table then has too many in January.",
                 "Write the year alone when the day is not known.", "{value} may stand for the year alone."},
      .family = Family::values,
      .reference = "domain B2 precision",
      .fields = date_first_of_january_fields,
      .on_values = date_first_of_january_fields,
      .failing = "incident id=1 date=2014-01-01",
      .passing = "incident id=1 date=2014-01-02",
      .make = make_check<DateFirstOfJanuary>};
  return rule;
}

}  // namespace maex::rules
