#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_id_long() {
  return {.notice = {"imsma-id-long", Severity::warning, "A number is longer than IMSMA takes.",
                     "Core keeps 50 characters; two long numbers may become one.", "Use a shorter number.",
                     "{value} has more than 50 characters."},
          .reference = "maxml 5.1 C2",
          .fields = {Field::incident_id, Field::victim_id, Field::hazard_area_id},
          .failing = "incident id=\"9\"*60",
          .passing = "incident id=9",
          .lacks = lacks_importer,
          .each_value = report_if([](const Value& value) { return value.as_text().size() > 50; })};
}

}  // namespace maex::rules
