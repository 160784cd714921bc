#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule district_ambiguous() {
  return {.notice =
              {"district-ambiguous", Severity::warning, "The name of a district means more than one place.",
               "A city and the rayon around it are two districts; picking one by chance moves people across a border.",
               "Write city or rayon behind the name, or enter the district's code.", "{value} may be {candidates}."},
          .reference = "domain F5",
          .fields = {Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=\"Yevlax\"",
          .passing = "incident id=1 date=2014-05-14\n  place district=\"Yevlax rayonu\"",
          .lacks = lacks_gazetteer,
          .each_record = [](RuleContext& context, const Record& record) {
            const Resolution& found = context.place().resolution;
            if (found.district != nullptr || found.candidates.empty() || found.candidates.front().score < 1) return;
            context.report_known(record, Field::place_district, {{"candidates", candidates_text(found)}});
          }};
}

}  // namespace maex::rules
