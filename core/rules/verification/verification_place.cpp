#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

const Rule& verification_place() {
  static const Rule rule{
      .notice = {"verification-place", Severity::info, "The place is not exact enough for verification.",
                 "Whether an incident lies in a hazard area cannot be told from a district alone.",
                 "Enter the village, a description of the place, or coordinates.", "V3: {reason}."},
      .family = Family::verification,
      .reference = "domain D5 V3",
      .fields = {Field::place_district, Field::place_settlement, Field::place_latitude},
      .on_groups = true,
      .failing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\"",
      .passing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\" settlement=\"Əlibəyli\"",
      .lacks = lacks_policy,
      .make = make_criterion<Criterion::place>};
  return rule;
}

}  // namespace maex::rules
