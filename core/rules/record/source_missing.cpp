#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule source_missing() {
  return {.notice = {"source-missing", Severity::info, "An incident has no source.",
                     "Nobody can go back and ask, and it cannot be verified.", "Enter who told it, and when.",
                     "The incident names no source."},
          .reference = "domain B2, D5 V5",
          .fields = {Field::source_kind},
          .failing = "incident id=1",
          .passing = "incident id=1\n  source kind=POLICE",
          .each_incident = [](RuleContext& context, const Record& incident) {
            if (find_child(context.batch(), context.group().first, Kind::source) == nullptr)
              context.report_at(incident.origin(), 0, Field::source_kind, {});
          }};
}

}  // namespace maex::rules
