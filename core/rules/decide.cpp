#include "core/rules/decide.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/place/hazard_index.hpp"
#include "core/rules/place_facts.hpp"

namespace maex::rules {
namespace {

bool holds(const std::vector<Code>& list, Code code) { return std::find(list.begin(), list.end(), code) != list.end(); }

Evidence& slot(Decision& decision, Criterion criterion) {
  return decision.evidence[static_cast<std::size_t>(criterion)];
}

void say(Evidence& e, Verdict verdict, std::string_view reason, std::string_view reported_by = {}) {
  e.verdict = verdict;
  e.reason = reason;
  e.reported_by = reported_by;
}

const Record* own_place(const Group& group) { return find_child(*group.batch, group.first, Kind::place); }

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
  for_children(group, group.first, Kind::device, [&](std::size_t i) {
    const Value category = (*group.batch)[i].get(Field::device_category);
    if (category.empty()) return;
    any = true;
    in = in || holds(policy_.in_scope, category.as_code());
    out = out || holds(policy_.out_of_scope, category.as_code());
    if (words) e.detail += (e.detail.empty() ? "" : ", ") + std::string(info(category.as_code()).name);
  });
  if (in)
    say(e, Verdict::met, "a device in scope");
  else if (out)
    say(e, Verdict::not_met, "the device is out of scope");
  else if (any)
    say(e, Verdict::open, "the kind of device is not known");
  else
    say(e, Verdict::open, "no device is given", "device-missing");
}

void Decider::date(const Group& group, Evidence& e, bool words) const {
  const Value value = group.head().get(Field::incident_date);
  if (value.empty()) return say(e, Verdict::not_met, "no date is given");
  const PartialDate date = value.as_date();
  if (words) e.detail = to_text(date);
  if (date.form != PartialDate::Form::at)
    return say(e, Verdict::not_met, "the date is a range or a bound", "incident-date-is-a-span");
  if (date.first > inputs_.today) return say(e, Verdict::not_met, "the date lies in the future", "date-in-future");
  const bool enough = policy_.precision == Policy::Precision::year ||
                      (policy_.precision == Policy::Precision::month && date.first.month != 0) || date.first.day != 0;
  if (!enough) return say(e, Verdict::not_met, "the date is not exact enough");
  say(e, Verdict::met, "the date is known");
}

const District* Decider::place(const Group& group, Evidence& e, bool words) const {
  const Record* place = own_place(group);
  if (place == nullptr) return say(e, Verdict::not_met, "no place is given", "district-missing"), nullptr;
  const bool point = place->has(Field::place_latitude) && place->has(Field::place_longitude);
  const bool finer = point || place->has(Field::place_settlement) || place->has(Field::place_note);
  if (is_elsewhere(*place, inputs_))
    return say(e, Verdict::open, "the place lies in another country than the gazetteer"), nullptr;
  const District* district = nullptr;
  bool ambiguous = false;
  const std::string_view name = place->text(Field::place_district);
  if (inputs_.gazetteer != nullptr && !name.empty()) {
    PlaceHint hint;
    if (const Value date = group.head().get(Field::incident_date); !date.empty() && date.as_date().is_exact())
      hint.date = date.as_date().first;
    const Resolution found = inputs_.gazetteer->resolve(name, hint);
    district = found.district;
    ambiguous = !found.candidates.empty() && found.candidates.front().score >= 1;
  }
  if (words && district != nullptr) e.detail = district->title();
  if (name.empty())
    say(e, Verdict::not_met, "no district is given", "district-missing");
  else if (inputs_.gazetteer == nullptr)
    say(e, Verdict::open, "there is no gazetteer to ask");
  else if (district == nullptr)
    say(e, Verdict::not_met, "the district is not known or not clear",
        ambiguous ? "district-ambiguous" : "district-unknown");
  else if (policy_.finer_than_district && !finer)
    say(e, Verdict::not_met, "nothing finer than the district is given");
  else
    say(e, Verdict::met, point ? "district and coordinates are given" : "district and place are given");
  return district;
}

// V4. Polygons and points say more than a list of districts, which speaks only where they cannot.
void Decider::hazard(const Group& group, const District* district, Evidence& e, bool words) const {
  const Value value = group.head().get(Field::incident_date);
  std::optional<PartialDate> date;
  if (!value.empty()) date = value.as_date();
  const Record* place = own_place(group);
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
    if (words && best != hits.end()) e.detail = inputs_.hazards->evidence(*best, policy_.hazard_distance_m);
    if (best == hits.end()) return say(e, Verdict::not_met, "no known hazard area lies there");
    if (counts(best->timing) == Counts::yes)
      return say(e, Verdict::met, best->inside ? "inside a hazard area" : "near a hazard area");
    if (counts(best->timing) == Counts::unsure)
      return say(e, Verdict::open, "the dates of the hazard area do not decide");
    return say(e, Verdict::not_met, "the hazard area had been cleared before");
  }
  const bool listed_zones = inputs_.hazards != nullptr && !inputs_.hazards->zones().empty();
  if (!policy_.district_list && !listed_zones)
    return say(e, Verdict::open, point ? "no hazard areas were given" : "no coordinates are given");
  if (district == nullptr) return say(e, Verdict::open, "the district is not known", "verification-place");
  if (listed_zones) {
    const auto zones = inputs_.hazards->zones_of(district->id, date);
    if (zones.empty())
      return say(e, Verdict::not_met, "the district is not in the list of hazard districts (a list, not polygons)");
    if (words) e.detail = HazardIndex::evidence(*zones.front());
    return say(e, Verdict::met, "the district is in the list of hazard districts (a list, not polygons)");
  }
  const bool exact = date && date->is_exact();
  const auto zone = zones_.find(district->id);
  if (zone == zones_.end())
    return say(e, Verdict::not_met,
               "the district is not in the policy's list of hazard districts (a list, not polygons)");
  for (const HazardDistrict* each : zone->second) {
    const bool begun = !each->from || (exact && date->first >= *each->from);
    const bool lasts = !each->to || (exact && date->first <= *each->to);
    if (!begun || !lasts) continue;
    if (words) e.detail = district->title() + ": " + each->note;
    return say(e, Verdict::met, "the district is in the policy's list of hazard districts (a list, not polygons)");
  }
  say(e, Verdict::not_met, "the district was not in the policy's list of hazard districts on that day");
}

// V5. Two sources of one kind are one voice.
void Decider::source(const Group& group, Evidence& e, bool words) const {
  bool official = false, any = false;
  std::uint64_t kinds = 0;
  for_children(group, group.first, Kind::source, [&](std::size_t i) {
    any = true;
    const Value kind = (*group.batch)[i].get(Field::source_kind);
    if (kind.empty()) return;
    official = official || holds(policy_.official, kind.as_code());
    const auto bit =
        static_cast<std::uint64_t>(kind.as_code()) - static_cast<std::uint64_t>(Code::source_kind_REGIONAL_COORDINATOR);
    kinds |= std::uint64_t{1} << (bit & 63u);
    if (words) e.detail += (e.detail.empty() ? "" : ", ") + std::string(info(kind.as_code()).name);
  });
  unsigned voices = 0;
  for (; kinds != 0; kinds &= kinds - 1) ++voices;
  if (official)
    say(e, Verdict::met, "an official source");
  else if (voices >= policy_.independent)
    say(e, Verdict::met, "several independent sources");
  else
    say(e, Verdict::not_met, voices == 0 ? "no source is given" : "one source alone that is not official",
        any ? std::string_view() : "source-missing");
}

void Decider::people(const Group& group, Evidence& e, bool words) const {
  std::int64_t killed = 0, injured = 0, unknown = 0;
  for_victims(group, [&](std::size_t i) {
    const Value outcome = (*group.batch)[i].get(Field::victim_outcome);
    if (outcome.empty() || outcome.as_code() == Code::outcome_UNKNOWN)
      ++unknown;
    else
      ++(outcome.as_code() == Code::outcome_KILLED ? killed : injured);
  });
  const Value stated_killed = group.head().get(Field::incident_killed),
              stated_injured = group.head().get(Field::incident_injured);
  const auto differs = [&](const Value& stated, std::int64_t listed) {
    return !stated.empty() && (stated.as_integer() < listed || stated.as_integer() > listed + unknown);
  };
  if (words)
    e.detail = std::to_string(killed) + " killed, " + std::to_string(injured) + " injured" +
               (unknown == 0 ? "" : ", " + std::to_string(unknown) + " unknown");
  const std::int64_t listed = killed + injured + unknown;
  if (listed == 0) {
    // Counts without a list of persons are all that many reports have.
    const bool some = (!stated_killed.empty() && stated_killed.as_integer() > 0) ||
                      (!stated_injured.empty() && stated_injured.as_integer() > 0);
    return say(e, some ? Verdict::met : Verdict::not_met,
               some ? "casualties are stated, not listed" : "nobody was hurt, or nobody is listed");
  }
  if (differs(stated_killed, killed) || differs(stated_injured, injured))
    return say(e, Verdict::not_met, "listed and stated casualties differ");
  if (policy_.known_outcome && killed + injured == 0) return say(e, Verdict::not_met, "no outcome is known");
  say(e, Verdict::met, "casualties with known outcome");
}

void Decider::check_state(const Group& group, Evidence& e, bool words) const {
  const Value state = group.head().get(Field::incident_check_state);
  if (words && !state.empty()) e.detail = info(state.as_code()).name;
  if (state.empty()) return say(e, policy_.confirmed ? Verdict::open : Verdict::met, "no check state is given");
  if (state.as_code() == Code::check_state_REFUTED)
    return say(e, Verdict::not_met, "the report was refuted", "check-state-refuted");
  if (state.as_code() != Code::check_state_CONFIRMED && policy_.confirmed)
    return say(e, Verdict::open, "the report is not confirmed yet");
  if (policy_.reviewer &&
      !(group.head().has(Field::incident_reviewed_by) && group.head().has(Field::incident_reviewed_on)))
    return say(e, Verdict::open, "reviewer or day of review is missing");
  say(e, Verdict::met, "the report is confirmed");
}

void Decider::training_ground(const Group& group, Evidence& e) const {
  const Value flag = group.head().get(Field::incident_training_ground);
  const bool on = !flag.empty() && flag.as_boolean();
  say(e, on && policy_.training_ground_excluded ? Verdict::not_met : Verdict::met,
      on ? "on a military training ground" : "on no military training ground");
}

Decision Decider::decide(const Group& group, bool words) const {
  Decision d;
  device(group, slot(d, Criterion::device), words);
  date(group, slot(d, Criterion::date), words);
  const District* district = place(group, slot(d, Criterion::place), words);
  d.district = district;
  hazard(group, district, slot(d, Criterion::hazard), words);
  source(group, slot(d, Criterion::source), words);
  people(group, slot(d, Criterion::people), words);
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
    d.reason = "a person's ruling";
  }
  return d;
}

}  // namespace maex::rules
