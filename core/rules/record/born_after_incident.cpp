#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule born_after_incident() {
  return {.notice = {"born-after-incident", Severity::error, "A person was born after the incident.",
                     "One of the two dates is wrong.", "Correct the date that is wrong.",
                     "The date of birth lies after the incident of {incident}."},
          .reference = "domain B2",
          .fields = {Field::victim_birth_date, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=INJURED birth_date=2015-01-02",
          .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=INJURED birth_date=1990-01-02",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const auto day = exact_day(incident, Field::incident_date);
            if (!day) return;
            for_victims(context.group(), [&](std::size_t number) {
              const auto birth = exact_day(context.record(number), Field::victim_birth_date);
              if (birth && *birth > *day)
                context.report(context.record(number), Field::victim_birth_date, {{"incident", spelled(*day)}});
            });
          }};
}

}  // namespace maex::rules
