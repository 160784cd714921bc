#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class VictimWithoutIncident final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    if (!context.group().is_incident() && !context.record(number).has(Field::victim_incident))
      context.report(context.record(number));
  }
};

}  // namespace

const Rule& victim_without_incident() {
  static const Rule rule{
      .notice = {"victim-without-incident", Severity::warning, "A person belongs to no incident.",
                 "Whoever counts incidents misses the person.", "Name the incident.", "The row names no incident."},
      .family = Family::record,
      .reference = "maxml 3.3",
      .fields = {Field::victim_incident},
      .on_records = {Kind::victim},
      .failing = "victim id=a outcome=INJURED",
      .passing = "incident id=1\nvictim id=a incident=1 outcome=INJURED",
      .make = make_check<VictimWithoutIncident>};
  return rule;
}

}  // namespace maex::rules
