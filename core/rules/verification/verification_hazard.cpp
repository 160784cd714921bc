#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_hazard() {
  return {.notice =
              {"verification-hazard", Severity::info, "The incident does not lie in a known hazard area.",
               "IMSMA holds incidents in hazard areas only; this is where two partners' figures part.",
               "Nothing to mend if the place is right. If an area is missing, give it with --hazards or in the policy.",
               "V4: {reason}."},
          .reference = "domain D5 V4",
          .fields = {Field::place_district, Field::place_latitude, Field::place_longitude},
          .failing = "incident id=1 date=2014-05-14\n  place district=\"Göyçay\" settlement=\"Bığır\"",
          .passing = "incident id=1 date=2014-05-14\n  place district=\"Füzuli\" settlement=\"Horadiz\"",
          .lacks = lacks_policy,
          .each_incident = report_criterion<Criterion::hazard>};
}

}  // namespace maex::rules
