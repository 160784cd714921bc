#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule victim_id_repeated() {
  return with_state<IdRepeated<Field::victim_id>>(
      {.notice =
           {"victim-id-repeated", Severity::error, "Two persons have one number.",
            "Whatever is linked by the number goes to the wrong one, and an import overwrites one with the other.",
            "Give each its own number.", "The number stands at an earlier record, too."},
       .reference = "maxml 3.2 R13",
       .fields = {Field::victim_id},
       .failing = "victim id=7\nvictim id=7",
       .passing = "victim id=7\nvictim id=8"});
}

}  // namespace maex::rules
