#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_place() {
  return {.notice = {"verification-place", Severity::info, "The place is not exact enough for verification.",
                     "Whether an incident lies in a hazard area cannot be told from a district alone.",
                     "Enter the village, a description of the place, or coordinates.", "V3: {reason}."},
          .reference = "domain D5 V3",
          .fields = {Field::place_district, Field::place_settlement, Field::place_latitude},
          .failing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\"",
          .passing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\" settlement=\"Əlibəyli\"",
          .lacks = lacks_policy,
          .each_incident = report_criterion<Criterion::place>};
}

}  // namespace maex::rules
