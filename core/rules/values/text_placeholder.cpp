#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_placeholder() {
  return {.notice = {"text-placeholder", Severity::warning, "A placeholder stands where nothing is known.",
                     "A dash or \"unknown\" counts as a value in every table and joins with others like it.",
                     "Leave the cell empty.", "{value} stands for nothing."},
          .reference = "maxml 5.1 C8",
          .fields = {Field::place_district, Field::place_settlement, Field::place_region, Field::source_organisation,
                     Field::victim_activity, Field::victim_occupation, Field::victim_full_name,
                     Field::victim_family_name, Field::victim_given_name, Field::incident_id, Field::victim_id},
          .failing = "incident id=1\n  place district=\"n/a\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .each_value = report_if([](const Value& value) { return is_placeholder(value.as_text()); })};
}

}  // namespace maex::rules
