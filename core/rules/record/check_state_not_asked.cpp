#include "core/rules/decide.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class CheckStateNotAsked {
 public:
  void each_incident(RuleContext& context, const Record& incident) {
    // The policy of another country takes nothing as confirmed here.
    if (context.decision() != nullptr && context.decision()->elsewhere) return;
    if (incident.has(Field::incident_check_state) || context.has_column(incident, Field::incident_check_state)) return;
    ++without_;
  }
  void at_end(RuleContext& context) const {
    if (without_ != 0) context.report_file({{"count", std::to_string(without_)}});
  }

 private:
  std::uint64_t without_ = 0;
};

}  // namespace

Rule check_state_not_asked() {
  return with_state<CheckStateNotAsked>(
      {.notice =
           {"check-state-not-asked", Severity::info, "The file does not say which reports are confirmed.",
            "The built-in policy takes them as confirmed. That is an assumption, and a report under check may pass.",
            "Add the check state to the file, or use a policy with without_column = false.",
            "Incidents without a check state: {count}."},
       .reference = "domain D5 V7",
       .fields = {Field::incident_check_state},
       .failing = "incident id=1 date=2014-05-14",
       .passing = "incident id=1 date=2014-05-14 check_state=CONFIRMED",
       .after_decision = true});
}

}  // namespace maex::rules
