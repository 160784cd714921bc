#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule victim_home_unknown() {
  return {.notice = {"victim-home-unknown", Severity::info, "The district of a person's home is in no list.",
                     "Help is planned by the district where people live.",
                     "Correct the spelling, or add it to the gazetteer.",
                     "{value} is no district that is known; nearest: {nearest}."},
          .reference = "domain F5; maxml 4.2",
          .fields = {Field::place_district},
          .failing = "victim id=1 outcome=INJURED\n  place district=Qwertystan",
          .passing = "victim id=1 outcome=INJURED\n  place district=Tovuz",
          .lacks = lacks_gazetteer,
          .each_record = [](RuleContext& context, const Record& place) {
            if (!place.has(Field::place_district) ||
                context.record(static_cast<std::size_t>(place.parent())).kind() != Kind::victim)
              return;
            if (context.place().elsewhere) return;
            const Resolution& found = context.place().resolution;
            if (found.district == nullptr && (found.candidates.empty() || found.candidates.front().score < 1))
              context.report(place, Field::place_district, {{"nearest", candidates_text(found)}});
          }};
}

}  // namespace maex::rules
