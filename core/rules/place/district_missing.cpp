#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule district_missing() {
  return {.notice = {"district-missing", Severity::warning, "An incident names no district.",
                     "Without it the incident is in no partner's table by place, and cannot be verified.",
                     "Enter the district, or the coordinates from which it follows.",
                     "The incident has no district; {given}."},
          .reference = "domain B2, D5 V3",
          .fields = {Field::place_district},
          .kinds = {Kind::incident},
          .failing = "incident id=1 date=2014-05-14\n  place settlement=X",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz",
          .each_record = [](RuleContext& context, const Record& incident) {
            const Record* place = find_child(context.batch(), context.number(), Kind::place);
            if (place != nullptr && place->has(Field::place_district)) return;
            const bool point = place != nullptr && place->has(Field::place_latitude);
            context.report_at(incident.origin(), 0, Field::place_district, {},
                              {{"given", point ? "only coordinates are given"_text : "no coordinates are given"_text}});
          }};
}

}  // namespace maex::rules
