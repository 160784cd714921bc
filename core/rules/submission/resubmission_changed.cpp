#include "core/rules/previous.hpp"
#include "core/rules/submission/common.hpp"
#include "core/rules/submission/resubmission.hpp"

namespace maex::rules {

Rule resubmission_changed() {
  return {.notice = {"resubmission-changed", Severity::warning,
                     "A record says something else than in the earlier submission.",
                     "Whoever took the earlier one over has other values; nobody tells them unless it is told here.",
                     "Say why it changed; the receiver has to correct the record, not to add it.",
                     "Changed since {file}: {fields}."},
          .reference = "domain C3: AzCBL revises itself",
          .fields = {Field::incident_id, Field::victim_id},
          .failing = "incident id=1 date=2014-05-15",
          .passing =
              "incident id=1 date=2014-05-14\n"
              "incident id=5 date=2014-05-20",
          .lacks = lacks_previous,
          .each_record = [](RuleContext& context, const Record& record) {
            const PreviousSubmission& previous = *context.inputs().previous;
            const std::int32_t at = previous.find(context.batch(), context.number());
            if (at < 0) return;
            std::string names;
            for (const Field field : previous.differences(previous.known()[static_cast<std::size_t>(at)],
                                                          context.batch(), context.number()))
              if (field != Field::victim_outcome) (names += names.empty() ? "" : ", ") += info(field).full_name;
            if (!names.empty()) context.report(record, id_of(record), {{"file", previous.name()}, {"fields", names}});
          }};
}

}  // namespace maex::rules
