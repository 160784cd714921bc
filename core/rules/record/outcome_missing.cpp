#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class OutcomeMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    if (!context.record(number).has(Field::victim_outcome)) context.report(context.record(number));
  }
};

}  // namespace

const Rule& outcome_missing() {
  static const Rule rule{.notice = {"outcome-missing", Severity::warning, "The outcome of a person is missing.",
                                    "Killed and injured are the first breakdown of every report.",
                                    "Enter killed or injured, or unknown.", "The person has no outcome."},
                         .family = Family::record,
                         .reference = "domain D5 V6; maxml 4.2",
                         .fields = {Field::victim_outcome},
                         .on_records = {Kind::victim},
                         .failing = "victim id=1 sex=MALE",
                         .passing = "victim id=1 sex=MALE outcome=INJURED",
                         .make = make_check<OutcomeMissing>};
  return rule;
}

}  // namespace maex::rules
