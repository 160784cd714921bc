#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule incident_id_repeated() {
  return with_state<IdRepeated<Field::incident_id>>(
      {.notice =
           {"incident-id-repeated", Severity::error, "Two incidents have one number.",
            "Whatever is linked by the number goes to the wrong one, and an import overwrites one with the other.",
            "Give each its own number.", "The number stands at an earlier record, too."},
       .reference = "maxml 3.2 R13",
       .fields = {Field::incident_id},
       .failing = "incident id=7\nincident id=7",
       .passing = "incident id=7\nincident id=8"});
}

}  // namespace maex::rules
