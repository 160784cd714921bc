#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_date_of_information_missing() {
  return {.notice = {"imsma-date-of-information-missing", Severity::warning,
                     "A report has no Date of Information of its own.",
                     "IMSMA decides by it which data win; the day of writing is put there instead.",
                     "Enter when the report was received.",
                     "Neither the day of receipt nor the day of the incident is known."},
          .reference = "maxml 3.2 R10",
          .fields = {Field::incident_date_received, Field::incident_date},
          .failing = "incident id=1 date=2014",
          .passing = "incident id=1 date=2014-05-14",
          .lacks = lacks_importer,
          .each_record = [](RuleContext& context, const Record& record) {
            const auto exact = [&](Field field) {
              const Value date = record.get(field);
              return !date.empty() && date.as_date().is_exact();
            };
            if (!exact(Field::incident_date_received) && !exact(Field::incident_date)) context.report(record);
          }};
}

}  // namespace maex::rules
