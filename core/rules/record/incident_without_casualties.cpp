#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class IncidentWithoutCasualties final : public Check {
  void group(RuleContext& context) override {
    if (context.casualties().hurt() == 0 && context.casualties().stated.value_or(0) <= 0)
      context.report(context.group().head());
  }
};

}  // namespace

const Rule& incident_without_casualties() {
  static const Rule rule{.notice = {"incident-without-casualties", Severity::info, "An incident hurt nobody.",
                                    "It counts as an incident and not as an accident with casualties.",
                                    "Nothing to mend if nobody was hurt; else add the persons.",
                                    "Nobody is stated and nobody is listed as killed or injured."},
                         .family = Family::record,
                         .reference = "domain D3",
                         .fields = {Field::incident_killed, Field::incident_injured},
                         .on_groups = true,
                         .failing =
                             "incident id=1 date=2014-05-14\n"
                             "incident id=2 date=2014-05-14\nvictim incident=2 outcome=UNINJURED",
                         .passing = "incident id=1 date=2014-05-14 injured=1",
                         .make = make_check<IncidentWithoutCasualties>};
  return rule;
}

}  // namespace maex::rules
