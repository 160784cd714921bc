#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class DistrictAmbiguous final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Resolution& found = context.place(number).resolution;
    if (found.district != nullptr || found.candidates.empty() || found.candidates.front().score < 1) return;
    context.report_known(context.record(number), Field::place_district, {{"candidates", candidates_text(found)}});
  }
};

}  // namespace

const Rule& district_ambiguous() {
  static const Rule rule{
      .notice =
          {"district-ambiguous", Severity::warning, "The name of a district means more than one place.",
           "A city and the rayon around it are two districts; picking one by chance moves people across a border.",
           "Write city or rayon behind the name, or enter the district's code.", "{value} may be {candidates}."},
      .family = Family::place,
      .reference = "domain F5",
      .fields = {Field::place_district},
      .on_records = {Kind::place},
      .failing = "incident id=1 date=2014-05-14\n  place district=\"Yevlax\"",
      .passing = "incident id=1 date=2014-05-14\n  place district=\"Yevlax rayonu\"",
      .lacks = lacks_gazetteer,
      .make = make_check<DistrictAmbiguous>};
  return rule;
}

}  // namespace maex::rules
