#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class DeminerInOtherAccident final : public Check {
  void group(RuleContext& context) override {
    const Record& incident = context.group().head();
    const Value type = incident.get(Field::incident_type);
    if (type.empty() || type.as_code() == Code::accident_type_DEMINING) return;
    for_victims(context.group(), [&](std::size_t number) {
      if (is(context.record(number), Field::victim_status, Code::status_DEMINER))
        context.report(context.record(number), Field::victim_status,
                       {{"class", std::string(info(type.as_code()).name)}});
    });
  }
};

}  // namespace

const Rule& deminer_in_other_accident() {
  static const Rule rule{
      .notice = {"deminer-in-other-accident", Severity::info,
                 "A deminer was hurt in an accident that is no demining accident.",
                 "At work and off work are counted apart.", "If it happened at work, the class is demining accident.",
                 "Status deminer, and class {class}."},
      .family = Family::record,
      .reference = "domain D3; maxml 2.12",
      .fields = {Field::victim_status, Field::incident_type},
      .on_groups = true,
      .failing = "incident id=1 type=MINE\nvictim incident=1 outcome=INJURED status=DEMINER",
      .passing = "incident id=1 type=DEMINING\nvictim incident=1 outcome=INJURED status=DEMINER",
      .make = make_check<DeminerInOtherAccident>};
  return rule;
}

}  // namespace maex::rules
