#include <set>

#include "core/rules/submission/common.hpp"
#include "core/rules/submission/jumps.hpp"

namespace maex::rules {

Rule total_falls() {
  return {.notice = {"total-falls", Severity::warning, "A running total is lower than it was before.",
                     "A count since a fixed day cannot fall: an outcome was revised, another scope was counted, two "
                     "sources were mixed, or a number was misprinted.",
                     "Say which it is, and state base, source and day with each total.",
                     "{what}: {value} on {day}, after {before} on {day_before}."},
          .reference = "domain C2: 2,440 at the end of 2014, 2,439 at the end of 2016; C5: 415, then 412",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing =
              "tally measure=CASUALTIES value=2440 as_of=2014 base=\"early 1990s\"\n"
              "tally measure=CASUALTIES value=2439 as_of=2016 base=\"early 1990s\"",
          .passing =
              "tally measure=CASUALTIES value=2415 as_of=2013 base=\"early 1990s\"\n"
              "tally measure=CASUALTIES value=2439 as_of=2016 base=\"early 1990s\"",
          .at_end = [](RuleContext& context) {
            // Every total after a jump by ten is lower. The jump is one fault, and has a rule of its own.
            std::set<const Figure*> jumps;
            if (context.runs("jump-by-ten"))
              for_each_jump(context.figures(), [&jumps](const Jump& jump) { jumps.insert(&jump.figure); });
            for_each_series(context.figures(), [&](const std::vector<const Figure*>& all) {
              std::vector<const Figure*> run;
              for (const Figure* each : all)
                if (!jumps.contains(each)) run.push_back(each);
              if (run.empty()) return;
              const Figure* highest = run.front();
              for (const Figure* each : run) {
                if (each->value < highest->value && each->last > highest->last)
                  report(context, *each,
                         {{"what", what(*each)},
                          {"day", day_text(each->last)},
                          {"before", number_text(highest->value)},
                          {"day_before", day_text(highest->last)}},
                         {highest});
                if (each->value >= highest->value) highest = each;
              }
            });
          }};
}

}  // namespace maex::rules
