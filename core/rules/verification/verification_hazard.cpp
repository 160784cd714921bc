// V4. Polygons and points are stronger evidence than a list of districts. The list counts only where they cannot
// decide.
#include <algorithm>

#include "core/place/hazard_index.hpp"
#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_hazard() {
  return {
      .number = 4,
      .label = "hazard area",
      .not_met = Code::verification_VERIFIED,
      .open = Code::verification_VERIFIED,
      .section = "hazard",
      .settings = {{"distance_m",
                    NumberSetting{&Policy::hazard_distance_m, 0, 100'000, "metres from 0 to 100000 are wanted"}},
                   {"district_list", &Policy::district_list}},
      .rule = {.notice = {"verification-hazard", Severity::info, "The incident does not lie in a known hazard area.",
                          "IMSMA holds incidents in hazard areas only; this is where two partners' figures part.",
                          "Nothing to mend if the place is right. If an area is missing, give it with --hazards or in "
                          "the policy.",
                          "V4: {reason}."},
               .reference = "domain D5 V4",
               .fields = {Field::place_district, Field::place_latitude, Field::place_longitude},
               .failing = "incident id=1 date=2014-05-14\n  place district=\"Göyçay\" settlement=\"Bığır\"",
               .passing = "incident id=1 date=2014-05-14\n  place district=\"Füzuli\" settlement=\"Horadiz\""},
      .look = [](const CriterionInputs& given, Evidence& e) {
        const std::optional<PartialDate>& date = given.facts.date;
        const District* district = given.facts.place_facts.resolution.district;
        const Record* place = given.facts.place == 0 ? nullptr : &(*given.facts.group.batch)[given.facts.place];
        const Value latitude = place == nullptr ? Value() : place->get(Field::place_latitude);
        const Value longitude = place == nullptr ? Value() : place->get(Field::place_longitude);
        const bool point = !latitude.empty() && !longitude.empty();
        if (given.inputs.hazards != nullptr && !given.inputs.hazards->areas().empty() && point) {
          std::vector<HazardHit> hits;
          given.inputs.hazards->find({latitude.as_decimal(), longitude.as_decimal()}, date,
                                     given.policy.hazard_distance_m, hits);
          const auto with = [&hits](Counts wanted) {
            return std::find_if(hits.begin(), hits.end(),
                                [wanted](const HazardHit& hit) { return counts(hit.timing) == wanted; });
          };
          auto best = with(Counts::yes);
          if (best == hits.end()) best = with(Counts::unsure);
          if (best == hits.end() && !hits.empty()) best = hits.begin();
          if (given.words && best != hits.end())
            e.detail = Text::as_is(given.inputs.hazards->evidence(*best, given.policy.hazard_distance_m));
          if (best == hits.end()) return say(e, Verdict::not_met, "no known hazard area is there"_text);
          if (counts(best->timing) == Counts::yes)
            return say(e, Verdict::met, best->inside ? "inside a hazard area"_text : "near a hazard area"_text);
          if (counts(best->timing) == Counts::unsure)
            return say(e, Verdict::open, "the dates of the hazard area do not decide"_text);
          return say(e, Verdict::not_met, "the hazard area had been cleared before"_text);
        }
        const bool listed_zones = given.inputs.hazards != nullptr && !given.inputs.hazards->zones().empty();
        if (!given.policy.district_list && !listed_zones)
          return say(e, Verdict::open, point ? "no hazard areas were given"_text : "no coordinates are given"_text);
        if (district == nullptr) return say(e, Verdict::open, "the district is not known"_text, "verification-place");
        if (listed_zones) {
          const auto zones = given.inputs.hazards->zones_of(district->id, date);
          if (zones.empty())
            return say(e, Verdict::not_met,
                       "the district is not in the list of hazard districts (a list, not polygons)"_text);
          if (given.words) e.detail = Text::as_is(HazardIndex::evidence(*zones.front()));
          return say(e, Verdict::met, "the district is in the list of hazard districts (a list, not polygons)"_text);
        }
        const bool exact = date && date->is_exact();
        const auto zone = given.zones.find(district->id);
        if (zone == given.zones.end())
          return say(e, Verdict::not_met,
                     "the district is not in the policy's list of hazard districts (a list, not polygons)"_text);
        for (const HazardDistrict* each : zone->second) {
          const bool begun = !each->from || (exact && date->first >= *each->from);
          const bool lasts = !each->to || (exact && date->first <= *each->to);
          if (!begun || !lasts) continue;
          if (given.words) e.detail = Text::as_is(district->title() + ": " + each->note);
          return say(e, Verdict::met,
                     "the district is in the policy's list of hazard districts (a list, not polygons)"_text);
        }
        say(e, Verdict::not_met, "the district was not in the policy's list of hazard districts on that day"_text);
      }};
}

}  // namespace maex::rules
