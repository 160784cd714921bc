#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule age_against_birth() {
  return {.notice = {"age-against-birth", Severity::error, "Age and date of birth contradict each other.",
                     "One of them belongs to another person, or the year is mistyped.",
                     "Correct the one that is wrong; the age at the incident is wanted.",
                     "The age is {stated}; by the date of birth it was {younger} or {older}."},
          .reference = "domain B2; maxml 4.2",
          .fields = {Field::victim_age, Field::victim_birth_date, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=INJURED age=34 birth_date=1990-01-02",
          .passing = "incident id=1 date=2014-05-14\nvictim incident=1 outcome=INJURED age=24 birth_date=1990-01-02",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Value date = incident.get(Field::incident_date);
            if (date.empty() || date.as_date().form != PartialDate::Form::at) return;
            for_victims(context.group(), [&](std::size_t number) {
              const Record& victim = context.record(number);
              const Value age = victim.get(Field::victim_age), birth = victim.get(Field::victim_birth_date);
              if (age.empty() || birth.empty() || birth.as_date().form != PartialDate::Form::at) return;
              const std::int64_t years = date.as_date().first.year - birth.as_date().first.year;
              // The birthday may come after the incident, and the age may be that on the day of the report.
              if (age.as_integer() >= years - 1 && age.as_integer() <= years + 1) return;
              context.report(victim, Field::victim_age,
                             {{"stated", std::to_string(age.as_integer())},
                              {"younger", std::to_string(years - 1)},
                              {"older", std::to_string(years)}});
            });
          }};
}

}  // namespace maex::rules
