#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_formula() {
  return {
      .notice = {"text-formula", Severity::warning, "A text begins like a formula.",
                 "Opened in a spreadsheet it is calculated, and may do harm.",
                 "Take the sign at its beginning away, or write the result of the formula.",
                 "{value} begins like a formula."},
      .reference = "design 5 hostile files",
      .fields = {Field::place_district, Field::place_settlement, Field::place_note, Field::place_region,
                 Field::victim_activity, Field::victim_occupation, Field::incident_remarks, Field::source_organisation,
                 Field::source_reference, Field::device_as_reported, Field::device_model, Field::incident_cause,
                 Field::hazard_area_name, Field::incident_id, Field::victim_id},
      .failing = "incident id=1\n  place settlement=\"=A1+B1\"",
      .passing = "incident id=1\n  place settlement=\"Alıbəyli\"",
      .each_value = report_if([](const Value& value) {
        const std::string_view text = value.as_text();
        return text.size() > 1 && (text.front() == '=' || text.front() == '@');
      })};
}

}  // namespace maex::rules
