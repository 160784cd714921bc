#include "core/rules/place/common.hpp"

namespace maex::rules {

Rule district_guessed_spelling() {
  return {.notice = {"district-guessed-spelling", Severity::info,
                     "A district is spelled in a way that only transcription or a slip explains.",
                     "Two spellings of one district become two districts in somebody else's table.",
                     "Use one spelling, best that of the gazetteer.", "{value} was read as {district}."},
          .reference = "domain F5",
          .fields = {Field::place_district},
          .failing = "incident id=1 date=2014-05-14\n  place district=\"Xodjavend\"",
          .passing = "incident id=1 date=2014-05-14\n  place district=\"Xocavənd\"",
          .lacks = lacks_gazetteer,
          .each_record = [](RuleContext& context, const Record& record) {
            const Resolution& found = context.place().resolution;
            if (found.district == nullptr ||
                (found.how != Resolution::How::transcribed && found.how != Resolution::How::slip))
              return;
            context.report_known(record, Field::place_district,
                                 {{"district", found.district->title() + " (" + found.district->id + ")"}});
          }};
}

}  // namespace maex::rules
