#include "core/rules/submission/common.hpp"

namespace maex::rules {
namespace {

class FigureNegative final : public Check {
  void finish(RuleContext& context) override {
    for (const Figure& each : context.figures().all())
      if (each.value < 0) report(context, each, {});
  }
};

}  // namespace

const Rule& figure_negative() {
  static const Rule rule{.notice = {"figure-negative", Severity::error, "A figure is negative.",
                                    "It takes people or ground away from somebody's total.",
                                    "Correct the number; send a correction as the new figure, not as a difference.",
                                    "{value} cannot be a count."},
                         .family = Family::submission,
                         .reference = "domain C",
                         .fields = {Field::tally_measure, Field::tally_value},
                         .on_finish = true,
                         .failing = "tally measure=KILLED value=-1 period=2014",
                         .passing = "tally measure=KILLED value=0 period=2014",
                         .make = make_check<FigureNegative>};
  return rule;
}

}  // namespace maex::rules
