#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_day_missing() {
  return {
      .notice = {"imsma-day-missing", Severity::warning, "The day of an accident is not known.",
                 "IMSMA's date of accident is a day. Without it the accident has no date there, and maex writes the "
                 "month or year into a custom field.",
                 "Ask the source for the day.", "Only {date} is known."},
      .reference = "maxml 4.1",
      .fields = {Field::incident_date},
      .failing = "incident id=1 date=2014-05",
      .passing = "incident id=1 date=2014-05-14",
      .lacks = lacks_importer,
      .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
        if (slot.value.as_date().is_exact()) return;
        context.report(record, slot, {{"date", to_text(slot.value.as_date())}});
      }};
}

}  // namespace maex::rules
