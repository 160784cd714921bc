#include "core/rules/decide.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/place/hazard_index.hpp"

namespace maex::rules {
namespace {

bool holds(const std::vector<Code>& list, Code code) { return std::find(list.begin(), list.end(), code) != list.end(); }

Evidence& slot(Decision& decision, Criterion criterion) {
  return decision.evidence[static_cast<std::size_t>(criterion)];
}

void say(Evidence& e, Verdict verdict, Pattern reason, std::string_view reported_by = {}) {
  e.verdict = verdict;
  e.reason = reason;
  e.reported_by = reported_by;
}

Text list_of(std::vector<Text> names) {
  if (names.empty()) return {};
  return {"{names}"_text, {{"names", std::move(names)}}};
}

}  // namespace

std::string_view label(Criterion criterion) {
  static constexpr std::string_view labels[] = {"V1 device", "V2 date",   "V3 place",       "V4 hazard area",
                                                "V5 source", "V6 people", "V7 check state", "V8 training ground"};
  return labels[static_cast<std::size_t>(criterion)];
}

std::string_view name(Verdict verdict) {
  return verdict == Verdict::met ? "met" : verdict == Verdict::open ? "open" : "not met";
}

Decider::Decider(const RuleInputs& inputs, const std::vector<Ruling>& rulings)
    : inputs_(inputs), policy_(*inputs.policy) {
  for (const Ruling& ruling : rulings) rulings_.emplace(ruling.incident, &ruling);
  for (const HazardDistrict& zone : policy_.hazard_districts) {
    if (inputs.gazetteer != nullptr && inputs.gazetteer->find(zone.id) == nullptr)
      throw UsageError(policy_.name + ": the hazard district \"" + zone.id + "\" is not in the gazetteer");
    zones_[zone.id].push_back(&zone);
  }
}

// V1. An unknown device leaves the question open; only a device that the policy rules out excludes.
void Decider::device(const Group& group, Evidence& e, bool words) const {
  bool any = false, in = false, out = false;
  std::vector<Text> names;
  for_children(group, group.first, Kind::device, [&](std::size_t i) {
    const Value category = (*group.batch)[i].get(Field::device_category);
    if (category.empty()) return;
    any = true;
    in = in || holds(policy_.in_scope, category.as_code());
    out = out || holds(policy_.out_of_scope, category.as_code());
    if (words) names.push_back(text_of(category.as_code()));
  });
  e.detail = list_of(std::move(names));
  if (in)
    say(e, Verdict::met, "a device in scope"_text);
  else if (out)
    say(e, Verdict::not_met, "the device is out of scope"_text);
  else if (any)
    say(e, Verdict::open, "the kind of device is not known"_text);
  else
    say(e, Verdict::open, "no device is given"_text, "device-missing");
}

void Decider::date(const GroupFacts& facts, Evidence& e, bool words) const {
  if (!facts.date) return say(e, Verdict::not_met, "no date is given"_text);
  const PartialDate& date = *facts.date;
  if (words) e.detail = Text::as_is(to_text(date));
  if (date.form != PartialDate::Form::at)
    return say(e, Verdict::not_met, "the date is a range or a bound"_text, "incident-date-is-a-span");
  if (date.first > inputs_.today) return say(e, Verdict::not_met, "the date is in the future"_text, "date-in-future");
  const bool enough = policy_.precision == Policy::Precision::year ||
                      (policy_.precision == Policy::Precision::month && date.first.month != 0) || date.first.day != 0;
  if (!enough) return say(e, Verdict::not_met, "the date is not exact enough"_text);
  say(e, Verdict::met, "the date is known"_text);
}

void Decider::place(const GroupFacts& facts, Evidence& e, bool words) const {
  if (facts.place == 0) return say(e, Verdict::not_met, "no place is given"_text, "district-missing");
  const Record& place = (*facts.group.batch)[facts.place];
  if (facts.place_facts.elsewhere)
    return say(e, Verdict::open, "the place is in another country than the gazetteer"_text);
  const bool point = place.has(Field::place_latitude) && place.has(Field::place_longitude);
  const bool finer = point || place.has(Field::place_settlement) || place.has(Field::place_note);
  const Resolution& found = facts.place_facts.resolution;
  const bool ambiguous = !found.candidates.empty() && found.candidates.front().score >= 1;
  if (words && found.district != nullptr) e.detail = Text::as_is(found.district->title());
  if (place.text(Field::place_district).empty())
    say(e, Verdict::not_met, "no district is given"_text, "district-missing");
  else if (inputs_.gazetteer == nullptr)
    say(e, Verdict::open, "no gazetteer was given"_text);
  else if (found.district == nullptr)
    say(e, Verdict::not_met, "the district is not known or not clear"_text,
        ambiguous ? "district-ambiguous" : "district-unknown");
  else if (policy_.finer_than_district && !finer)
    say(e, Verdict::not_met, "nothing finer than the district is given"_text);
  else
    say(e, Verdict::met, point ? "district and coordinates are given"_text : "district and place are given"_text);
}

// V4. Polygons and points say more than a list of districts, which speaks only where they cannot.
void Decider::hazard(const GroupFacts& facts, Evidence& e, bool words) const {
  const std::optional<PartialDate>& date = facts.date;
  const District* district = facts.place_facts.resolution.district;
  const Record* place = facts.place == 0 ? nullptr : &(*facts.group.batch)[facts.place];
  const Value latitude = place == nullptr ? Value() : place->get(Field::place_latitude);
  const Value longitude = place == nullptr ? Value() : place->get(Field::place_longitude);
  const bool point = !latitude.empty() && !longitude.empty();
  if (inputs_.hazards != nullptr && !inputs_.hazards->areas().empty() && point) {
    std::vector<HazardHit> hits;
    inputs_.hazards->find({latitude.as_decimal(), longitude.as_decimal()}, date, policy_.hazard_distance_m, hits);
    const auto with = [&hits](Counts wanted) {
      return std::find_if(hits.begin(), hits.end(),
                          [wanted](const HazardHit& hit) { return counts(hit.timing) == wanted; });
    };
    auto best = with(Counts::yes);
    if (best == hits.end()) best = with(Counts::unsure);
    if (best == hits.end() && !hits.empty()) best = hits.begin();
    if (words && best != hits.end())
      e.detail = Text::as_is(inputs_.hazards->evidence(*best, policy_.hazard_distance_m));
    if (best == hits.end()) return say(e, Verdict::not_met, "no known hazard area is there"_text);
    if (counts(best->timing) == Counts::yes)
      return say(e, Verdict::met, best->inside ? "inside a hazard area"_text : "near a hazard area"_text);
    if (counts(best->timing) == Counts::unsure)
      return say(e, Verdict::open, "the dates of the hazard area do not decide"_text);
    return say(e, Verdict::not_met, "the hazard area had been cleared before"_text);
  }
  const bool listed_zones = inputs_.hazards != nullptr && !inputs_.hazards->zones().empty();
  if (!policy_.district_list && !listed_zones)
    return say(e, Verdict::open, point ? "no hazard areas were given"_text : "no coordinates are given"_text);
  if (district == nullptr) return say(e, Verdict::open, "the district is not known"_text, "verification-place");
  if (listed_zones) {
    const auto zones = inputs_.hazards->zones_of(district->id, date);
    if (zones.empty())
      return say(e, Verdict::not_met,
                 "the district is not in the list of hazard districts (a list, not polygons)"_text);
    if (words) e.detail = Text::as_is(HazardIndex::evidence(*zones.front()));
    return say(e, Verdict::met, "the district is in the list of hazard districts (a list, not polygons)"_text);
  }
  const bool exact = date && date->is_exact();
  const auto zone = zones_.find(district->id);
  if (zone == zones_.end())
    return say(e, Verdict::not_met,
               "the district is not in the policy's list of hazard districts (a list, not polygons)"_text);
  for (const HazardDistrict* each : zone->second) {
    const bool begun = !each->from || (exact && date->first >= *each->from);
    const bool lasts = !each->to || (exact && date->first <= *each->to);
    if (!begun || !lasts) continue;
    if (words) e.detail = Text::as_is(district->title() + ": " + each->note);
    return say(e, Verdict::met, "the district is in the policy's list of hazard districts (a list, not polygons)"_text);
  }
  say(e, Verdict::not_met, "the district was not in the policy's list of hazard districts on that day"_text);
}

// V5. Two sources of one kind are one voice.
void Decider::source(const Group& group, Evidence& e, bool words) const {
  bool official = false, any = false;
  std::vector<Text> names;
  std::uint64_t kinds = 0;
  for_children(group, group.first, Kind::source, [&](std::size_t i) {
    any = true;
    const Value kind = (*group.batch)[i].get(Field::source_kind);
    if (kind.empty()) return;
    official = official || holds(policy_.official, kind.as_code());
    const auto bit =
        static_cast<std::uint64_t>(kind.as_code()) - static_cast<std::uint64_t>(Code::source_kind_REGIONAL_COORDINATOR);
    kinds |= std::uint64_t{1} << (bit & 63u);
    if (words) names.push_back(text_of(kind.as_code()));
  });
  unsigned voices = 0;
  for (; kinds != 0; kinds &= kinds - 1) ++voices;
  e.detail = list_of(std::move(names));
  if (official)
    say(e, Verdict::met, "an official source"_text);
  else if (voices >= policy_.independent)
    say(e, Verdict::met, "several independent sources"_text);
  else
    say(e, Verdict::not_met, voices == 0 ? "no source is given"_text : "one source alone that is not official"_text,
        any ? std::string_view() : "source-missing");
}

// A person who was not hurt is not a casualty.
void Decider::people(const Casualties& casualties, Evidence& e, bool words) const {
  const auto& [killed, injured, unhurt, unknown, listed, stated_killed, stated_injured, stated_total, stated] =
      casualties;
  if (words) {
    std::vector<Text> counts;
    const auto add = [&counts](std::int64_t count, Pattern pattern) {
      counts.emplace_back(pattern, std::vector<Argument>{{"count", std::to_string(count)}});
    };
    add(killed, "{count} killed"_text);
    add(injured, "{count} injured"_text);
    if (unknown != 0) add(unknown, "{count} unknown"_text);
    if (unhurt != 0) add(unhurt, "{count} not hurt"_text);
    e.detail = list_of(std::move(counts));
  }
  if (listed == 0) {
    // Counts without a list of persons are all that many reports have.
    const bool some = stated_killed.value_or(0) > 0 || stated_injured.value_or(0) > 0;
    return say(e, some ? Verdict::met : Verdict::not_met,
               some ? "casualties are stated, not listed"_text : "no one was hurt, or no one is listed"_text);
  }
  if (casualties.contradicts(stated_killed, killed) || casualties.contradicts(stated_injured, injured))
    return say(e, Verdict::not_met, "listed and stated casualties differ"_text);
  if (casualties.hurt() == 0) return say(e, Verdict::not_met, "no one was hurt, or no one is listed"_text);
  if (policy_.known_outcome && killed + injured == 0) return say(e, Verdict::not_met, "no outcome is known"_text);
  say(e, Verdict::met, "casualties with known outcome"_text);
}

void Decider::check_state(const Group& group, Evidence& e, bool words) const {
  const Value state = group.head().get(Field::incident_check_state);
  if (words && !state.empty()) e.detail = text_of(state.as_code());
  if (state.empty()) return say(e, policy_.confirmed ? Verdict::open : Verdict::met, "no check state is given"_text);
  if (state.as_code() == Code::check_state_REFUTED)
    return say(e, Verdict::not_met, "the report was refuted"_text, "check-state-refuted");
  if (state.as_code() != Code::check_state_CONFIRMED && policy_.confirmed)
    return say(e, Verdict::open, "the report is not confirmed yet"_text);
  if (policy_.reviewer &&
      !(group.head().has(Field::incident_reviewed_by) && group.head().has(Field::incident_reviewed_on)))
    return say(e, Verdict::open, "reviewer or day of review is missing"_text);
  say(e, Verdict::met, "the report is confirmed"_text);
}

void Decider::training_ground(const Group& group, Evidence& e) const {
  const Value flag = group.head().get(Field::incident_training_ground);
  const bool on = !flag.empty() && flag.as_boolean();
  say(e, on && policy_.training_ground_excluded ? Verdict::not_met : Verdict::met,
      on ? "on a military training ground"_text : "not on a military training ground"_text);
}

Decision Decider::decide(const GroupFacts& facts, bool words) const {
  const Group& group = facts.group;
  Decision d;
  device(group, slot(d, Criterion::device), words);
  date(facts, slot(d, Criterion::date), words);
  place(facts, slot(d, Criterion::place), words);
  d.district = facts.place_facts.resolution.district;
  hazard(facts, slot(d, Criterion::hazard), words);
  source(group, slot(d, Criterion::source), words);
  people(facts.casualties, slot(d, Criterion::people), words);
  check_state(group, slot(d, Criterion::check_state), words);
  training_ground(group, slot(d, Criterion::training_ground));

  const auto decided = [&d](Code state, Criterion by) {
    d.by_criteria = state;
    d.reason = d.of(by).reason;
  };
  const Value state = group.head().get(Field::incident_check_state);
  const bool refuted = !state.empty() && state.as_code() == Code::check_state_REFUTED;
  const auto first_open = [&d](std::initializer_list<Criterion> list, Verdict worst) {
    return std::find_if(list.begin(), list.end(), [&](Criterion c) { return d.of(c).verdict == worst; });
  };
  const std::initializer_list<Criterion> needed = {Criterion::device, Criterion::date, Criterion::place,
                                                   Criterion::source, Criterion::people};
  if (d.of(Criterion::device).verdict == Verdict::not_met)
    decided(Code::verification_EXCLUDED, Criterion::device);
  else if (refuted)
    decided(Code::verification_EXCLUDED, Criterion::check_state);
  else if (d.of(Criterion::training_ground).verdict == Verdict::not_met)
    decided(Code::verification_EXCLUDED, Criterion::training_ground);
  else if (const auto* unmet = first_open(needed, Verdict::not_met); unmet != needed.end())
    decided(Code::verification_REPORTED, *unmet);
  else if (const auto* open = first_open(needed, Verdict::open); open != needed.end())
    decided(Code::verification_PENDING, *open);
  else if (d.of(Criterion::check_state).verdict != Verdict::met)
    decided(Code::verification_PENDING, Criterion::check_state);
  else
    decided(d.of(Criterion::hazard).verdict == Verdict::met ? Code::verification_VERIFIED_HAZARD_AREA
                                                            : Code::verification_VERIFIED,
            Criterion::hazard);

  d.state = d.by_criteria;
  if (const auto ruled = rulings_.find(group.head().text(Field::incident_id)); ruled != rulings_.end()) {
    d.ruling = ruled->second;
    d.state = ruled->second->state;
    d.reason = "a person's ruling"_text;
  }
  return d;
}

}  // namespace maex::rules
