#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class VictimsNotListed final : public Check {
  void group(RuleContext& context) override {
    const Casualties& counts = context.casualties();
    const std::int64_t stated = counts.stated.value_or(0);
    if (counts.listed == 0 && stated > 0) context.report(context.group().head(), {{"stated", std::to_string(stated)}});
  }
};

}  // namespace

const Rule& victims_not_listed() {
  static const Rule rule{
      .notice = {"victims-not-listed", Severity::info, "An incident states casualties and lists nobody.",
                 "Sex, age and status of these people are missing from every breakdown.",
                 "Add a row for each person, without names if need be.",
                 "{stated} casualties are stated; nobody is listed."},
      .family = Family::record,
      .reference = "domain B2; maxml 4.2",
      .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties},
      .on_groups = true,
      .failing = "incident id=1 killed=1 injured=1",
      .passing = "incident id=1 killed=1\nvictim incident=1 outcome=KILLED",
      .make = make_check<VictimsNotListed>};
  return rule;
}

}  // namespace maex::rules
