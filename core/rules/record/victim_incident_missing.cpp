#include "core/model/shown.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class VictimIncidentMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    if (context.group().is_incident() || context.group().incident_before ||
        !context.record(number).has(Field::victim_incident))
      return;
    const std::string_view incident = context.record(number).text(Field::victim_incident);
    context.report(context.record(number), Field::victim_incident,
                   {{"incident", std::string(incident), !looks_like_id(incident)}});
  }
};

}  // namespace

const Rule& victim_incident_missing() {
  static const Rule rule{
      .notice = {"victim-incident-missing", Severity::error, "A person names an incident that is not in the file.",
                 "The person counts in no incident, and IMSMA needs the link made by hand.",
                 "Add the incident, or correct its number.", "There is no incident {incident} in the file."},
      .family = Family::record,
      .reference = "maxml 3.3",
      .fields = {Field::victim_incident},
      .on_records = {Kind::victim},
      .failing = "incident id=1\nvictim id=a incident=1 outcome=INJURED\nvictim id=b incident=9 outcome=INJURED",
      .passing = "incident id=1\nvictim id=a incident=1 outcome=INJURED",
      .make = make_check<VictimIncidentMissing>};
  return rule;
}

}  // namespace maex::rules
