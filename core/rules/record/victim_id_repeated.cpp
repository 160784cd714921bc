#include "core/rules/record/common.hpp"

namespace maex::rules {

const Rule& victim_id_repeated() {
  static const Rule rule{
      .notice = {"victim-id-repeated", Severity::error, "Two persons have one number.",
                 "Whatever is linked by the number goes to the wrong one, and an import overwrites one with the other.",
                 "Give each its own number.", "The number stands at an earlier record, too."},
      .family = Family::record,
      .reference = "maxml 3.2 R13",
      .fields = {Field::victim_id},
      .on_records = {Kind::victim},
      .failing = "victim id=7\nvictim id=7",
      .passing = "victim id=7\nvictim id=8",
      .make = make_check<IdRepeated<Field::victim_id>>};
  return rule;
}

}  // namespace maex::rules
