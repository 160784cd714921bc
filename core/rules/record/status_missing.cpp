#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

/// A list without the column gets one finding, because no row of it could have the answer.
class StatusMissing {
 public:
  void each_record(RuleContext& context, const Record& victim) {
    if (victim.has(Field::victim_status)) return;
    if (context.has_column(victim, Field::victim_status))
      return context.report(victim, Field::victim_status, {{"count", "1"}});
    ++without_column_;
  }
  void at_end(RuleContext& context) const {
    if (without_column_ != 0) context.report_file({{"count", std::to_string(without_column_)}});
  }

 private:
  std::uint64_t without_column_ = 0;
};

}  // namespace

Rule status_missing() {
  return with_state<StatusMissing>(
      {.notice =
           {"status-missing", Severity::info, "It is not said whether a person is civilian or military.",
            "The Landmine Monitor's first breakdown is by civilian, military and deminer, over casualties of known "
            "status.",
            "Enter civilian, military, deminer or police, or unknown.", "Persons without a status: {count}."},
       .reference = "domain D1",
       .fields = {Field::victim_status},
       .failing = "victim id=1 outcome=INJURED",
       .passing = "victim id=1 outcome=INJURED status=CIVILIAN"});
}

}  // namespace maex::rules
