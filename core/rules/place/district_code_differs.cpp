#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule district_code_differs() {
  return {.notice = {"district-code-differs", Severity::error, "Code and name of a district do not belong together.",
                     "Whoever joins tables by the code gets another district than whoever reads the name.",
                     "Correct the code or the name.", "The code is {code}, the name means {district}."},
          .reference = "maxml 5.1 C8; domain F5",
          .fields = {Field::place_district_code, Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz district_code=AZ-FUZ",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz district_code=AZ-TOV",
          .lacks = lacks_gazetteer,
          .each_record = [](RuleContext& context, const Record& place) {
            const std::string_view code = place.text(Field::place_district_code);
            const District* named = context.place().resolution.district;
            if (code.empty() || named == nullptr || named->id == code) return;
            // A code from another list does not contradict the name.
            if (context.inputs().gazetteer->find(code) == nullptr) return;
            context.report(place, Field::place_district_code,
                           {{"code", std::string(code)}, {"district", named->title() + " (" + named->id + ")"}});
          }};
}

}  // namespace maex::rules
