#include "core/rules/record/common.hpp"

namespace maex::rules {

const Rule& incident_id_repeated() {
  static const Rule rule{
      .notice = {"incident-id-repeated", Severity::error, "Two incidents have one number.",
                 "Whatever is linked by the number goes to the wrong one, and an import overwrites one with the other.",
                 "Give each its own number.", "The number stands at an earlier record, too."},
      .family = Family::record,
      .reference = "maxml 3.2 R13",
      .fields = {Field::incident_id},
      .on_records = {Kind::incident},
      .failing = "incident id=7\nincident id=7",
      .passing = "incident id=7\nincident id=8",
      .make = make_check<IdRepeated<Field::incident_id>>};
  return rule;
}

}  // namespace maex::rules
