#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> date_at_epoch_fields = {
    Field::incident_date,    Field::incident_date_received,  Field::incident_reviewed_on,  Field::victim_date_of_death,
    Field::source_date,      Field::hazard_area_status_date, Field::assistance_start_date, Field::activity_start_date,
    Field::victim_birth_date};

class DateAtEpoch final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().first.year == 1899 ||
        (slot.value.as_date().first.year == 1900 && slot.value.as_date().first.month == 1) ||
        (slot.value.as_date().first.year == 1904 && slot.value.as_date().first.month == 1 &&
         slot.value.as_date().first.day == 1) ||
        (slot.value.as_date().first.year == 1970 && slot.value.as_date().first.month == 1 &&
         slot.value.as_date().first.day == 1))
      context.report(record, slot);
  }
};

}  // namespace

const Rule& date_at_epoch() {
  static const Rule rule{
      .notice = {"date-at-epoch", Severity::error, "A date is the first one of a spreadsheet's calendar.",
                 "An empty or zero cell was formatted as a date: the day is made up by the program.",
                 "Leave the cell empty when the date is not known.", "{value} is where spreadsheets begin to count."},
      .family = Family::values,
      .reference = "domain F3",
      .fields = date_at_epoch_fields,
      .on_values = date_at_epoch_fields,
      .failing = "incident id=1 date=1899-12-31",
      .passing = "incident id=1 date=2014-05-14",
      .make = make_check<DateAtEpoch>};
  return rule;
}

}  // namespace maex::rules
