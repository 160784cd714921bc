#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_source() {
  return {.notice = {"verification-source", Severity::info, "The sources do not suffice for verification.",
                     "One report alone, without an official body behind it, may be hearsay or a double.",
                     "Add an official source, or a second independent one.", "V5: {reason}."},
          .reference = "domain D5 V5",
          .fields = {Field::source_kind},
          .failing = "incident id=1 date=2014-05-14\n  source kind=LOCAL_MEDIA",
          .passing = "incident id=1 date=2014-05-14\n  source kind=POLICE",
          .lacks = lacks_policy,
          .each_incident = report_criterion<Criterion::source>};
}

}  // namespace maex::rules
