#include <algorithm>
#include <map>

#include "core/match/bridge.hpp"
#include "core/match/reconcile.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::match {
namespace {

/// One direction of a comparison: records of `here` that `there` may lack.
struct Direction {
  const Side& here;
  const Side& there;
  const CasualtyLinks& links;
  std::size_t side;  ///< 0: here is side A
  bool there_verified_only;
  std::optional<DateValue> there_span;
  std::int32_t there_last_received;

  Direction(const Side& from, const Side& to, const CasualtyLinks& with, std::size_t number)
      : here(from),
        there(to),
        links(with),
        side(number),
        there_verified_only(to.for_imsma ? to.has_verified_only()
                                         : to.has_verified_only() && !from.has_verified_only()),
        there_span(to.span()),
        there_last_received(DateValue::no_day) {
    for (const SideIncident& each : to.incidents)
      if (each.received && each.received->first.day != 0)
        there_last_received = std::max(there_last_received, days_from_epoch(each.received->first));
    if (to.issued && to.issued->first.day != 0) there_last_received = days_from_epoch(to.issued->first);
  }

  [[nodiscard]] std::uint32_t row_here(const Pair& pair) const { return side == 0 ? pair.a : pair.b; }
  [[nodiscard]] std::uint32_t row_there(const Pair& pair) const { return side == 0 ? pair.b : pair.a; }
  [[nodiscard]] const Pair* pair_of(std::uint32_t victim) const {
    const std::uint32_t pair = links.victims.pair_of[side][victim];
    return pair == Links::none ? nullptr : &links.victims.assigned[pair];
  }
  [[nodiscard]] const Pair* pair_there(std::uint32_t victim) const {
    const std::uint32_t pair = links.victims.pair_of[1 - side][victim];
    return pair == Links::none ? nullptr : &links.victims.assigned[pair];
  }
};

/// A record that is matched already is the same as this one, which is of another incident of this side.
Cause double_count(const Direction& way, std::uint32_t victim) {
  for (const Pair& each : way.links.victims.candidates) {
    if (way.row_here(each) != victim || each.decision != Decision::same) continue;
    const Pair* taken = way.pair_there(way.row_there(each));
    if (taken == nullptr) continue;
    const SideVictim& other = way.here.victims[way.row_here(*taken)];
    if (other.incident == way.here.victims[victim].incident) continue;
    return {"double-counted",
            {"the same as incident {other}, which is matched with {there}"_text,
             {{"other", way.here.incidents[other.incident].id},
              {"there", way.there.incidents[way.there.victims[way.row_there(each)].incident].id}}}};
  }
  return {};
}

std::string day_text(std::int32_t day) { return rules::day_text(day); }

Cause period(const Direction& way, const SideIncident& incident) {
  if (!way.there_span || !incident.date) return {};
  const auto date = date_value(*incident.date, std::nullopt);
  if (!date || (date->last >= way.there_span->first && date->first <= way.there_span->last)) return {};
  return {"period",
          {"{date} is outside the period of the other side, {begins} to {ends}"_text,
           {{"date", to_text(*incident.date)},
            {"begins", day_text(way.there_span->first)},
            {"ends", day_text(way.there_span->last)}}}};
}

Cause citizenship(const Direction& way, const SideVictim& victim) {
  const bool foreign =
      victim.nationality == Code::nationality_group_OTHER || victim.status == Code::status_FOREIGN_MILITARY;
  if (!foreign) return {};
  const bool citizens_only =
      std::none_of(way.there.victims.begin(), way.there.victims.end(), [](const SideVictim& each) {
        return each.nationality == Code::nationality_group_OTHER || each.status == Code::status_FOREIGN_MILITARY;
      });
  if (!citizens_only) return {};
  return {"citizenship", "not a citizen; the other side counts citizens only"_text};
}

Cause later_addition(const Direction& way, const SideIncident& incident) {
  if (!incident.received || incident.received->first.day == 0 || way.there_last_received == DateValue::no_day)
    return {};
  const std::int32_t day = days_from_epoch(incident.received->first);
  if (day <= way.there_last_received) return {};
  return {"later-addition",
          {"received on {day}; the newest report of the other side is of {last}"_text,
           {{"day", day_text(day)}, {"last", day_text(way.there_last_received)}}}};
}

/// The other side has the incident and lists nobody, or fewer persons.
Cause incident_without_person(const Direction& way, const SideVictim& victim) {
  const std::uint32_t pair = way.links.incidents.pair_of[way.side][victim.incident];
  if (pair == Links::none || way.links.incidents.assigned[pair].decision != Decision::same) return {};
  const SideIncident& other = way.there.incidents[way.row_there(way.links.incidents.assigned[pair])];
  if (other.casualties >= way.here.incidents[victim.incident].casualties) return {};
  return {"incident-or-casualty",
          {"the other side has the incident as {id} with {count:casualty|casualties}"_text,
           {{"id", other.id}, {"count", static_cast<std::uint64_t>(other.casualties)}}}};
}

Cause undecided(const Direction& way, const SideVictim& victim) {
  const std::uint32_t pair = way.links.incidents.pair_of[way.side][victim.incident];
  if (pair == Links::none || way.links.incidents.assigned[pair].decision != Decision::ask) return {};
  const SideIncident& other = way.there.incidents[way.row_there(way.links.incidents.assigned[pair])];
  return {"undecided", {"perhaps of incident {id}; a person must decide"_text, {{"id", other.id}}}};
}

Cause cause_of(const Direction& way, std::uint32_t row) {
  const SideVictim& victim = way.here.victims[row];
  const SideIncident& incident = way.here.incidents[victim.incident];
  if (Cause cause = double_count(way, row); !cause.name.empty()) return cause;
  if (Cause cause = period(way, incident); !cause.name.empty()) return cause;
  if (way.there_verified_only)
    if (Cause cause = cause_of_state(incident); !cause.name.empty()) return cause;
  if (Cause cause = citizenship(way, victim); !cause.name.empty()) return cause;
  if (Cause cause = later_addition(way, incident); !cause.name.empty()) return cause;
  if (Cause cause = incident_without_person(way, victim); !cause.name.empty()) return cause;
  if (Cause cause = undecided(way, victim); !cause.name.empty()) return cause;
  return {"unexplained", "nothing in the inputs explains it"_text};
}

void add_difference(std::vector<DifferenceFact>& to, Field field, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == b) return;
  const FieldInfo& about = info(field);
  to.push_back({std::string(about.full_name), about.type == Type::code ? std::string(name(about.list)) : "", a, b,
                is_personal(about.sensitivity)});
}

std::string known(Code code) {
  const std::string_view name = info(code).name;
  return name == "UNKNOWN" ? std::string() : std::string(name);
}

std::vector<DifferenceFact> differences(const SideIncident& a, const SideIncident& b) {
  std::vector<DifferenceFact> out;
  add_difference(out, Field::incident_date, a.date ? to_text(*a.date) : "", b.date ? to_text(*b.date) : "");
  add_difference(out, Field::place_district, a.district, b.district);
  add_difference(out, Field::device_category, known(a.device), known(b.device));
  if (a.lists_people != b.lists_people || a.casualties != b.casualties)
    add_difference(out, Field::incident_casualties, std::to_string(a.casualties), std::to_string(b.casualties));
  return out;
}

std::vector<DifferenceFact> differences(const SideVictim& a, const SideVictim& b) {
  std::vector<DifferenceFact> out;
  const auto age = [](const SideVictim& of) { return of.age.age < 0 ? std::string() : std::to_string(of.age.age); };
  add_difference(out, Field::victim_outcome, known(a.outcome), known(b.outcome));
  add_difference(out, Field::victim_status, known(a.status), known(b.status));
  add_difference(out, Field::victim_sex, known(a.sex), known(b.sex));
  add_difference(out, Field::victim_age, age(a), age(b));
  add_difference(out, Field::victim_nationality_group, known(a.nationality), known(b.nationality));
  return out;
}

std::vector<EvidenceFact> evidence(const Task& task, const Weights& weights, const Pair& pair, bool with_incident) {
  std::vector<EvidenceFact> out;
  const std::vector<Weights::Part> parts = weights.parts(pair.a, pair.b);
  for (std::size_t i = 0; i != parts.size(); ++i) {
    const FieldModel& field = task.model.fields[i];
    const std::string_view level =
        parts[i].level == 0 ? std::string_view() : level_names(field.comparison)[parts[i].level - 1];
    const bool counted = with_incident || !is_of_incident(field);
    out.push_back({field.name, std::string(name(field.comparison)), std::string(level), counted ? parts[i].bits : 0});
  }
  return out;
}

template <class Rows, class Before>
void add_pairs(PartnerComparison& out, Kind kind, const Task& task, const Links& links, const Rows& a, const Rows& b,
               const std::vector<PairRuling>& rulings, const Before& before) {
  const Weights weights(task);
  for (const Pair& pair : links.assigned) {
    const std::optional<double> incidents = before(pair);
    PairFact fact;
    fact.kind = kind;
    fact.a = {a[pair.a].id, a[pair.a].where};
    fact.b = {b[pair.b].id, b[pair.b].where};
    fact.decision = name(pair.decision);
    fact.prior = incidents.value_or(links.prior);
    fact.bits = pair.bits;
    fact.evidence = evidence(task, weights, pair, !incidents);
    fact.differences = differences(a[pair.a], b[pair.b]);
    if (const PairRuling* ruling = ruling_of(rulings, kind, fact.a.id, fact.b.id)) {
      fact.ruled_by = ruling->by;
      fact.ruled_on = ruling->on;
      fact.ruled_why = ruling->why;
    }
    out.pairs.push_back(std::move(fact));
  }
}

using RowOf = std::function<std::string(const Side&, const SideVictim&)>;

BreakdownFact breakdown(const std::string& by, const std::string& list, const Side& a, const Side& b,
                        const Links& links, const RowOf& row_of) {
  std::map<std::string, BreakdownRow> rows;
  const auto at = [&rows](const std::string& name) -> BreakdownRow& {
    BreakdownRow& row = rows[name];
    row.row = name;
    return row;
  };
  for (std::uint32_t i = 0; i != a.victims.size(); ++i) {
    BreakdownRow& row = at(row_of(a, a.victims[i]));
    ++row.a;
    const std::uint32_t pair = links.pair_of[0][i];
    if (pair == Links::none)
      ++row.only_a;
    else if (row_of(b, b.victims[links.assigned[pair].b]) == row.row)
      ++row.both;
  }
  for (std::uint32_t i = 0; i != b.victims.size(); ++i) {
    BreakdownRow& row = at(row_of(b, b.victims[i]));
    ++row.b;
    if (links.pair_of[1][i] == Links::none) ++row.only_b;
  }
  BreakdownFact fact{by, list, {}};
  for (auto& [name, row] : rows) fact.rows.push_back(std::move(row));
  return fact;
}

void add_breakdowns(PartnerComparison& out, const Side& a, const Side& b, const Links& links) {
  const auto code = [](Code of) { return std::string(info(of).name); };
  const auto add = [&](const std::string& by, const std::string& list, const RowOf& row_of) {
    out.breakdowns.push_back(breakdown(by, list, a, b, links, row_of));
  };
  add("outcome", "outcome", [&](const Side&, const SideVictim& of) { return code(of.outcome); });
  add("status", "status", [&](const Side&, const SideVictim& of) { return code(of.status); });
  add("outcome and status", "",
      [&](const Side&, const SideVictim& of) { return code(of.outcome) + " " + code(of.status); });
  add("sex", "sex", [&](const Side&, const SideVictim& of) { return code(of.sex); });
  add("age_group", "age_group", [&](const Side&, const SideVictim& of) {
    if (of.age.age >= 0) return code(of.age.age < 18 ? Code::age_group_CHILD : Code::age_group_ADULT);
    return code(of.age.group);
  });
  add("device", "device_category",
      [&](const Side& side, const SideVictim& of) { return code(side.incidents[of.incident].device); });
  add("district", "", [](const Side& side, const SideVictim& of) { return side.incidents[of.incident].district; });
  add("month", "", [](const Side& side, const SideVictim& of) { return month_text(side.incidents[of.incident]); });
}

void add_bridges(PartnerComparison& out, const Direction& from_a, const Direction& from_b,
                 const std::vector<Cause>& causes_a, const std::vector<Cause>& causes_b) {
  const Side &a = from_a.here, &b = from_a.there;
  for (const Code measure : bridge_measures) {
    Steps steps;
    std::int64_t from = 0, to = 0;
    for (std::uint32_t i = 0; i != a.victims.size(); ++i) {
      const SideVictim& victim = a.victims[i];
      const bool here = counts(measure, victim.outcome);
      from += here;
      const Pair* pair = from_a.pair_of(i);
      if (pair == nullptr) {
        if (here) steps.add(causes_a[i].name, -1, step_record(a, victim, causes_a[i].evidence));
        continue;
      }
      const SideVictim& other = b.victims[pair->b];
      const bool there = counts(measure, other.outcome);
      if (pair->decision == Decision::ask) {
        steps.add("undecided", there - here,
                  step_record(a, victim,
                              {"perhaps the same as one of incident {id}; a person must decide"_text,
                               {{"id", b.incidents[other.incident].id}}}));
      } else if (here != there) {
        const bool death = victim.outcome != Code::outcome_UNKNOWN && other.outcome != Code::outcome_UNKNOWN;
        steps.add(death ? "later-death" : "other-outcome", there - here,
                  step_record(a, victim,
                              {"{one} here, {other} there"_text,
                               {{"one", text_of(victim.outcome)}, {"other", text_of(other.outcome)}}}));
      }
    }
    for (std::uint32_t i = 0; i != b.victims.size(); ++i) {
      const SideVictim& victim = b.victims[i];
      const bool here = counts(measure, victim.outcome);
      to += here;
      if (here && from_b.pair_of(i) == nullptr)
        steps.add(causes_b[i].name, 1, step_record(b, victim, causes_b[i].evidence));
    }
    out.bridges.push_back(std::move(steps).finish(measure, from, to));
  }
}

std::vector<Cause> causes(const Direction& way, PartnerComparison& out, std::uint64_t& only) {
  std::vector<Cause> causes(way.here.victims.size());
  for (std::uint32_t i = 0; i != way.here.victims.size(); ++i) {
    if (way.pair_of(i) != nullptr) continue;
    ++only;
    causes[i] = cause_of(way, i);
    out.only.push_back(step_record(way.here, way.here.victims[i], causes[i].evidence));
  }
  return causes;
}

}  // namespace

PartnerComparison compare_records(const Side& a, const Side& b, const CasualtyLinks& links,
                                  const std::vector<PairRuling>& rulings) {
  PartnerComparison out;
  out.records = true;
  const Direction from_a(a, b, links, 0), from_b(b, a, links, 1);
  const std::vector<Cause> causes_a = causes(from_a, out, out.only_a), causes_b = causes(from_b, out, out.only_b);
  for (const Pair& each : links.victims.assigned) {
    if (each.decision == Decision::ask) {
      ++out.ask;
      continue;
    }
    ++out.matched;
    if (!differences(a.victims[each.a], b.victims[each.b]).empty()) ++out.different;
  }
  for (const Pair& each : links.incidents.assigned)
    ++(each.decision == Decision::ask ? out.ask_incidents : out.matched_incidents);
  out.only_a_incidents = a.incidents.size() - links.incidents.assigned.size();
  out.only_b_incidents = b.incidents.size() - links.incidents.assigned.size();
  add_bridges(out, from_a, from_b, causes_a, causes_b);
  add_breakdowns(out, a, b, links.victims);
  add_pairs(out, Kind::incident, *links.incident_task, links.incidents, a.incidents, b.incidents, rulings,
            [](const Pair&) { return std::optional<double>(); });
  add_pairs(out, Kind::victim, *links.victim_task, links.victims, a.victims, b.victims, rulings,
            [&](const Pair& pair) { return bits_of_incidents(links, a, b, pair); });
  return out;
}

}  // namespace maex::match
