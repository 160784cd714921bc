#include "core/place/hazard_index.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {
Rule accident_on_cleared_land() {
  return {
      .notice = {"accident-on-cleared-land", Severity::warning, "An accident happened on land that was cleared before.",
                 "Either the clearance missed an item, or the point, the date or the status of the area is wrong. "
                 "People use cleared land.",
                 "Inform quality management. Check point, date and status.",
                 "The land was cleared before: {evidence}."},
      .reference = "domain D4, D5 V4",
      .fields = {Field::place_latitude, Field::place_longitude, Field::incident_date, Field::incident_clearance_prior},
      .failing = "incident id=1 date=2014-05-14 clearance_prior=YES",
      .passing = "incident id=1 date=2014-05-14 clearance_prior=NO",
      .each_incident = [](RuleContext& context, const Record& incident) {
        const GroupFacts& facts = context.facts();
        if (const Value before = incident.get(Field::incident_clearance_prior);
            !before.empty() && before.as_code() == Code::yes_no_YES)
          return context.report(incident, Field::incident_clearance_prior, {{"evidence", "the sender says so"_text}});
        const HazardIndex* hazards = context.inputs().hazards;
        if (hazards == nullptr || facts.place == 0 || !facts.place_facts.is_degrees()) return;
        std::vector<HazardHit> hits;
        hazards->find(*facts.place_facts.point, facts.date, 0, hits);
        for (const HazardHit& hit : hits) {
          if (!hit.inside || hit.timing != HazardTiming::cleared_before) continue;
          return context.report(context.record(facts.place), Field::place_latitude,
                                {{"evidence", hazards->evidence(hit, 0)}});
        }
      }};
}

}  // namespace maex::rules
