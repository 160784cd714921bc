#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class CheckStateRefuted final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    if (is(context.record(number), Field::incident_check_state, Code::check_state_REFUTED))
      context.report(context.record(number), Field::incident_check_state);
  }
};

}  // namespace

const Rule& check_state_refuted() {
  static const Rule rule{.notice = {"check-state-refuted", Severity::info, "A refuted report is in the list.",
                                    "It is kept so that nobody enters it again, and counts nowhere.",
                                    "Nothing to mend.", "The report was refuted."},
                         .family = Family::record,
                         .reference = "domain D5 V7",
                         .fields = {Field::incident_check_state},
                         .on_records = {Kind::incident},
                         .failing = "incident id=1 check_state=REFUTED",
                         .passing = "incident id=1 check_state=CONFIRMED",
                         .make = make_check<CheckStateRefuted>};
  return rule;
}

}  // namespace maex::rules
