#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class DistrictGuessedSpelling final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Resolution& found = context.place(number).resolution;
    if (found.district == nullptr || found.how != Resolution::How::transcribed) return;
    context.report_known(context.record(number), Field::place_district,
                         {{"district", found.district->title() + " (" + found.district->id + ")"}});
  }
};

}  // namespace

const Rule& district_guessed_spelling() {
  static const Rule rule{.notice = {"district-guessed-spelling", Severity::info,
                                    "A district is spelled in a way that only transcription explains.",
                                    "Two spellings of one district become two districts in somebody else's table.",
                                    "Use one spelling, best that of the gazetteer.", "{value} was read as {district}."},
                         .family = Family::place,
                         .reference = "domain F5",
                         .fields = {Field::place_district},
                         .on_records = {Kind::place},
                         .failing = "incident id=1 date=2014-05-14\n  place district=\"Xodjavend\"",
                         .passing = "incident id=1 date=2014-05-14\n  place district=\"Xocavənd\"",
                         .lacks = lacks_gazetteer,
                         .make = make_check<DistrictGuessedSpelling>};
  return rule;
}

}  // namespace maex::rules
