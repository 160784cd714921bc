#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> date_very_old_fields = {
    Field::incident_date, Field::incident_date_received,  Field::incident_reviewed_on,  Field::victim_date_of_death,
    Field::source_date,   Field::hazard_area_status_date, Field::assistance_start_date, Field::activity_start_date};

class DateVeryOld final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().first.year >= 100 && slot.value.as_date().first.year < 1940 &&
        !(slot.value.as_date().first.year == 1899 ||
          (slot.value.as_date().first.year == 1900 && slot.value.as_date().first.month == 1) ||
          (slot.value.as_date().first.year == 1904 && slot.value.as_date().first.month == 1 &&
           slot.value.as_date().first.day == 1)))
      context.report(record, slot);
  }
};

}  // namespace

const Rule& date_very_old() {
  static const Rule rule{.notice = {"date-very-old", Severity::warning, "A date lies before any record of this kind.",
                                    "A mistyped century takes the record out of every table by year.",
                                    "Look for a mistyped year.", "{value} lies before 1940."},
                         .family = Family::values,
                         .reference = "domain C",
                         .fields = date_very_old_fields,
                         .on_values = date_very_old_fields,
                         .failing = "incident id=1 date=1914-05-14",
                         .passing = "incident id=1 date=2014-05-14",
                         .make = make_check<DateVeryOld>};
  return rule;
}

}  // namespace maex::rules
