#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule ap_and_av_swapped() {
  return {.notice = {"ap-and-av-swapped", Severity::warning,
                     "Two statements about one time have the numbers of AP and AV mines the other way round.",
                     "Outlets change the order of the two, and one of the statements gives each number to the other "
                     "kind of mine.",
                     "Ask the source which number is which.",
                     "{span}: {value} antipersonnel and {av} antivehicle mines; elsewhere {other_ap} and {other_av}."},
          .reference = "domain A3: the order of AP and AT flips between outlets",
          .fields = {Field::tally_measure, Field::tally_value, Field::tally_period, Field::tally_as_of},
          .failing =
              "tally measure=AP_MINES value=87 period=2023-12-04/2023-12-10\n"
              "tally measure=AV_MINES value=84 period=2023-12-04/2023-12-10\n"
              "tally measure=AP_MINES value=84 period=2023-12-04/2023-12-10\n"
              "tally measure=AV_MINES value=87 period=2023-12-04/2023-12-10",
          .passing =
              "tally measure=AP_MINES value=87 period=2023-12-04/2023-12-10\n"
              "tally measure=AV_MINES value=84 period=2023-12-04/2023-12-10\n"
              "tally measure=AP_MINES value=22 period=2023-12-11/2023-12-17\n"
              "tally measure=AV_MINES value=17 period=2023-12-11/2023-12-17",
          .at_end = [](RuleContext& context) {
            for_each_swap_of_mines(context.figures(), [&context](const SwappedMines& each) {
              report(context, each.later_ap,
                     {{"span", span_text(each.later_ap)},
                      {"av", number_text(each.later_av.value)},
                      {"other_ap", number_text(each.first_ap.value)},
                      {"other_av", number_text(each.first_av.value)}},
                     {&each.later_av, &each.first_ap, &each.first_av});
            });
          }};
}

}  // namespace maex::rules
