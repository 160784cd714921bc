#include <set>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule two_figures() {
  return {
      .notice = {"two-figures", Severity::warning, "One source states two figures for one thing.",
                 "Whoever copies the first and whoever copies the second will disagree, and both cite the same source.",
                 "Find out which is right; if one was corrected, give each the day it was stated.",
                 "{what}, {span}: {value}, and {other} elsewhere."},
      .reference = "domain C5: 315 and 314 for 19 September 2023",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-19 base=2020-11-10",
      .passing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-20 base=2020-11-10",
      .at_end = [](RuleContext& context) {
        std::set<const Figure*> swapped;
        if (context.runs("ap-and-av-swapped"))
          for_each_swap_of_mines(context.figures(), [&swapped](const SwappedMines& each) {
            swapped.insert({&each.later_ap, &each.later_av});
          });
        for_each_repeat(context.figures(), [&](const Figure& first, const Figure& each) {
          const bool elsewhere =
              swapped.contains(&each) || (context.runs("digits-swapped") && is_digit_swap(first.value, each.value));
          if (!is_revision(first, each) && !elsewhere)
            report(context, each,
                   {{"what", what(each)}, {"span", span_text(each)}, {"other", number_text(first.value)}}, {&first});
        });
      }};
}

}  // namespace maex::rules
