#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule died_before_incident() {
  return {.notice = {"died-before-incident", Severity::error, "A person died before the incident.",
                     "One of the two dates is wrong.", "Correct the date that is wrong.",
                     "The date of death lies before the incident of {incident}."},
          .reference = "domain B2",
          .fields = {Field::victim_date_of_death, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED date_of_death=2014-05-10",
          .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=KILLED date_of_death=2014-05-14",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const auto day = exact_day(incident, Field::incident_date);
            if (!day) return;
            for_victims(context.group(), [&](std::size_t number) {
              const auto death = exact_day(context.record(number), Field::victim_date_of_death);
              if (death && *death < *day)
                context.report(context.record(number), Field::victim_date_of_death, {{"incident", spelled(*day)}});
            });
          }};
}

}  // namespace maex::rules
