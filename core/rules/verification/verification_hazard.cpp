// V4. Polygons and points are stronger evidence than a list of districts. They can say "not there" only when the layer
// has every known hazard area; otherwise the list still counts.
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
                   {"layer_complete", &Policy::layer_complete},
                   {"district_list", &Policy::district_list}},
      .rule =
          {.notice = {"verification-hazard", Severity::info, "The incident does not lie in a known hazard area.",
                      "IMSMA holds incidents in hazard areas only; this is where two partners' figures part.",
                      "Nothing to correct if the place is right. If an area is missing, give it with --hazards or in "
                      "the policy.",
                      "V4: {reason}."},
           .reference = "domain D5 V4",
           .fields = {Field::place_district, Field::place_latitude, Field::place_longitude},
           .failing = "incident id=1 date=2014-05-14\n  place district=\"Göyçay\" settlement=\"Bığır\"",
           .passing = "incident id=1 date=2014-05-14\n  place district=\"Füzuli\" settlement=\"Horadiz\""},
      .look = [](const CriterionInputs& given, Evidence& e) {
        const std::optional<PartialDate>& date = given.facts.date;
        const District* district = given.facts.place_facts.resolution.district;
        const std::optional<GeoPoint>& point = given.facts.place_facts.point;
        const bool polygons = given.inputs.hazards != nullptr && !given.inputs.hazards->areas().empty();
        const bool complete = given.policy.layer_complete || given.inputs.hazards_complete;
        if (polygons && given.facts.place_facts.is_degrees()) {
          std::vector<HazardHit> hits;
          given.inputs.hazards->find(*point, date, given.policy.hazard_distance_m, hits);
          const auto with = [&hits](Counts wanted) {
            return std::find_if(hits.begin(), hits.end(),
                                [wanted](const HazardHit& hit) { return counts(hit.timing) == wanted; });
          };
          auto best = with(Counts::yes);
          if (best == hits.end()) best = with(Counts::unsure);
          if (best == hits.end() && !hits.empty()) best = hits.begin();
          if (given.words && best != hits.end())
            e.detail = Text::as_is(given.inputs.hazards->evidence(*best, given.policy.hazard_distance_m));
          const bool decides = best != hits.end() && (best->inside || counts(best->timing) == Counts::yes);
          if (decides && counts(best->timing) == Counts::yes)
            return say(e, Verdict::met, best->inside ? "inside a hazard area"_text : "near a hazard area"_text);
          if (decides && counts(best->timing) == Counts::unsure)
            return say(e, Verdict::open, "the dates of the hazard area do not decide"_text);
          if (decides) return say(e, Verdict::not_met, "the hazard area had been cleared before"_text);
          if (complete) return say(e, Verdict::not_met, "no known hazard area is there"_text);
          e.detail = {};
        } else if (polygons && complete) {
          return say(e, Verdict::open, "the hazard areas decide, and no coordinates are given"_text);
        }
        const bool listed_zones = given.inputs.hazards != nullptr && !given.inputs.hazards->zones().empty();
        if (!given.policy.district_list && !listed_zones)
          return say(e, Verdict::open,
                     polygons && point ? "no known hazard area is there, and the hazard areas may not be complete"_text
                     : point           ? "no hazard areas were given"_text
                                       : "no coordinates are given"_text);
        if (district == nullptr) return say(e, Verdict::open, "the district is not known"_text, "verification-place");
        if (listed_zones) {
          const auto zones = given.inputs.hazards->zones_of(district->id, date);
          if (zones.empty())
            return say(e, Verdict::not_met,
                       "the district is not in the list of hazard districts (a list, not polygons)"_text);
          if (given.words) e.detail = Text::as_is(HazardIndex::evidence(*zones.front()));
          return say(e, Verdict::met, "the district is in the list of hazard districts (a list, not polygons)"_text);
        }
        const auto zone = given.zones.find(district->id);
        if (zone == given.zones.end())
          return say(e, Verdict::not_met,
                     "the district is not in the policy's list of hazard districts (a list, not polygons)"_text);
        // The day decides only where the incident may be before the first day or after the last one.
        const place::DaySpan span = place::span_of(date);
        bool unsure = false;
        for (const HazardDistrict* each : zone->second) {
          const std::int32_t from = each->from ? days_from_epoch(*each->from) : span.first;
          const std::int32_t to = each->to ? days_from_epoch(*each->to) : span.last;
          if (span.last < from || span.first > to) continue;
          if (span.first < from || span.last > to) {
            unsure = true;
            continue;
          }
          if (given.words) e.detail = Text::as_is(district->title() + ": " + each->note);
          return say(e, Verdict::met,
                     "the district is in the policy's list of hazard districts (a list, not polygons; assumed)"_text);
        }
        if (unsure)
          return say(e, Verdict::open,
                     "the district was on the policy's list for a part of the time: the day is needed"_text);
        say(e, Verdict::not_met, "the district was not in the policy's list of hazard districts on that day"_text);
      }};
}

}  // namespace maex::rules
