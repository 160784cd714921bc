#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule source_before_incident() {
  return {.notice = {"source-before-incident", Severity::warning, "A source is older than the incident.",
                     "The source speaks of another incident, or a date is wrong.", "Compare date and source.",
                     "The source is of {source}, the incident of {incident}."},
          .reference = "domain D5 V5",
          .fields = {Field::source_date, Field::incident_date_of_information, Field::incident_date},
          .failing = "incident id=1 date=2014-05-14\n  source kind=LOCAL_MEDIA date=2014-05-10",
          .passing = "incident id=1 date=2014-05-14\n  source kind=LOCAL_MEDIA date=2014-05-16",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const auto day = exact_day(incident, Field::incident_date);
            if (!day) return;
            if (const auto date = exact_day(incident, Field::incident_date_of_information); date && *date < *day)
              context.report(incident, Field::incident_date_of_information,
                             {{"source", spelled(*date)}, {"incident", spelled(*day)}});
            for_children(context.group(), context.group().first, Kind::source, [&](std::size_t number) {
              const auto date = exact_day(context.record(number), Field::source_date);
              if (date && *date < *day)
                context.report(context.record(number), Field::source_date,
                               {{"source", spelled(*date)}, {"incident", spelled(*day)}});
            });
          }};
}

}  // namespace maex::rules
