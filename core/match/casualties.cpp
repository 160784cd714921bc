#include "core/match/casualties.hpp"

#include <algorithm>

#include "core/model/hash.hpp"

namespace maex::match {
namespace {

using Sides = std::array<const Side*, 2>;

ValueId add_date(Dictionary& dictionary, std::size_t side, const SideIncident& incident) {
  if (!incident.date) return 0;
  const auto value = date_value(*incident.date, incident.received);
  return value ? dictionary.add_date(side, *value) : 0;
}

/// Fills the column of a field, if the model has it.
template <class Rows, class Add>
void fill(Task& task, std::string_view field, std::size_t side, const Rows& rows, const Add& add) {
  Column* column = task.column(field);
  if (column == nullptr) return;
  for (const auto& row : rows) column->values[side].push_back(add(column->dictionary, row));
}

std::uint64_t key_of(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return mix64(mix64(mix64(kind + a) + b) + c) | 1;
}

enum KeyKind : std::uint64_t { by_day = 1, by_district_year, by_settlement, by_district_alone, by_name, by_birth };

std::int32_t year_of(const SideIncident& incident) { return incident.date ? incident.date->first.year : 0; }

std::uint64_t day_key(const SideIncident& each) {
  return each.date && each.date->first.day != 0
             ? key_of(by_day, static_cast<std::uint64_t>(days_from_epoch(each.date->first)))
             : 0;
}
std::uint64_t district_key(const SideIncident& each) {
  return each.place.district != 0
             ? key_of(by_district_year, each.place.district, static_cast<std::uint64_t>(year_of(each)))
             : 0;
}
std::uint64_t settlement_key(const SideIncident& each) {
  return each.place.settlement.empty()
             ? 0
             : key_of(by_settlement, hash64(each.place.settlement), static_cast<std::uint64_t>(each.device));
}
/// Dates in neighbouring years or unknown years, in small lists only: there every pair may be compared.
std::uint64_t everything_key(const SideIncident&) { return 1; }

using IncidentKey = std::uint64_t (*)(const SideIncident&);

std::vector<IncidentKey> incident_keys(const Sides& sides) {
  constexpr std::size_t few = 1'000'000;  // pairs
  if (sides[0]->incidents.size() * sides[1]->incidents.size() <= few) return {everything_key};
  return {district_key, day_key, settlement_key};
}

std::unique_ptr<Task> incident_task(const Sides& sides, const Model& model) {
  auto task = std::make_unique<Task>(model);
  const auto keys = incident_keys(sides);
  task->blocking.resize(keys.size());
  for (std::size_t s : {0, 1}) {
    const auto& rows = sides[s]->incidents;
    for (const SideIncident& each : rows) task->content[s].push_back(each.content);
    fill(*task, "date", s, rows, [s](Dictionary& to, const SideIncident& row) { return add_date(to, s, row); });
    fill(*task, "place", s, rows, [s](Dictionary& to, const SideIncident& row) { return to.add_place(s, row.place); });
    fill(*task, "device", s, rows, [s](Dictionary& to, const SideIncident& row) { return to.add_code(s, row.device); });
    fill(*task, "killed", s, rows,
         [s](Dictionary& to, const SideIncident& row) { return to.add_count(s, row.killed); });
    fill(*task, "injured", s, rows,
         [s](Dictionary& to, const SideIncident& row) { return to.add_count(s, row.injured); });
    for (std::size_t k = 0; k != keys.size(); ++k)
      for (const SideIncident& each : rows) task->blocking[k].keys[s].push_back(keys[k](each));
  }
  task->finish();
  return task;
}

/// Keys of victims: those of their incident, and name or year of birth.
std::unique_ptr<Task> victim_task(const Sides& sides, const Model& model, const Links& incidents) {
  auto task = std::make_unique<Task>(model);
  const auto keys = incident_keys(sides);
  task->blocking.resize(keys.size() + 1);
  for (std::size_t s : {0, 1}) {
    const Side& side = *sides[s];
    const auto& rows = side.victims;
    const auto incident_of = [&side](const SideVictim& row) -> const SideIncident& {
      return side.incidents[row.incident];
    };
    for (const SideVictim& each : rows) task->content[s].push_back(each.content);
    fill(*task, "incident", s, rows, [](Dictionary&, const SideVictim& row) { return row.incident + 1; });
    fill(*task, "date", s, rows,
         [&](Dictionary& to, const SideVictim& row) { return add_date(to, s, incident_of(row)); });
    fill(*task, "place", s, rows,
         [&](Dictionary& to, const SideVictim& row) { return to.add_place(s, incident_of(row).place); });
    fill(*task, "outcome", s, rows, [s](Dictionary& to, const SideVictim& row) { return to.add_code(s, row.outcome); });
    fill(*task, "status", s, rows, [s](Dictionary& to, const SideVictim& row) { return to.add_code(s, row.status); });
    fill(*task, "sex", s, rows, [s](Dictionary& to, const SideVictim& row) { return to.add_code(s, row.sex); });
    fill(*task, "age", s, rows, [s](Dictionary& to, const SideVictim& row) { return to.add_age(s, row.age); });
    fill(*task, "name", s, rows, [s](Dictionary& to, const SideVictim& row) { return to.add_name(s, row.name); });
    for (const SideVictim& each : rows) {
      const std::uint64_t name = each.name.key();
      task->blocking[keys.size()].keys[s].push_back(name == 0 ? 0 : key_of(by_name, name));
    }
    for (std::size_t k = 0; k != keys.size(); ++k)
      for (const SideVictim& each : rows) task->blocking[k].keys[s].push_back(keys[k](incident_of(each)));
  }
  if (Column* linked = task->column("incident")) {
    std::vector<std::uint32_t> partner(sides[0]->incidents.size());
    for (std::uint32_t i = 0; i != partner.size(); ++i)
      if (const std::uint32_t pair = incidents.pair_of[0][i]; pair != Links::none)
        partner[i] = incidents.assigned[pair].b + 1;
    linked->dictionary.link(partner, sides[1]->incidents.size());
  }
  task->finish();
  return task;
}

/// Applies the rulings of persons to the candidates of a task: pairs ruled the same come first, others are taken away.
template <class Rows>
std::vector<const PairRuling*> apply(Links& links, const Task& task, const Rows& a, const Rows& b,
                                     const std::vector<PairRuling>& rulings) {
  std::vector<const PairRuling*> used;
  if (!rulings.empty()) {
    constexpr double certain = 60;
    const auto row_of = [](const Rows& rows, const std::string& id) {
      const auto found = std::find_if(rows.begin(), rows.end(), [&id](const auto& row) { return row.id == id; });
      return found == rows.end() ? Links::none : static_cast<std::uint32_t>(found - rows.begin());
    };
    for (const PairRuling& ruling : rulings) {
      const std::uint32_t x = row_of(a, ruling.a), y = row_of(b, ruling.b);
      if (x == Links::none || y == Links::none) continue;
      std::erase_if(links.candidates, [&](const Pair& each) {
        return (each.a == x && each.b == y) || (ruling.same && (each.a == x || each.b == y));
      });
      if (ruling.same) links.candidates.push_back({x, y, certain, Decision::same});
    }
    links.assigned = assign(task, links.candidates, task.model.ask - 1e-3);
    for (std::size_t side : {0, 1}) std::fill(links.pair_of[side].begin(), links.pair_of[side].end(), Links::none);
    for (std::uint32_t i = 0; i != links.assigned.size(); ++i) {
      links.pair_of[0][links.assigned[i].a] = i;
      links.pair_of[1][links.assigned[i].b] = i;
    }
  }
  for (const Pair& each : links.assigned) {
    const auto found = std::find_if(rulings.begin(), rulings.end(), [&](const PairRuling& ruling) {
      return ruling.same && ruling.a == a[each.a].id && ruling.b == b[each.b].id;
    });
    used.push_back(found == rulings.end() ? nullptr : &*found);
  }
  return used;
}

}  // namespace

CasualtyLinks link_casualties(const Side& a, const Side& b, const Models& models,
                              const std::vector<PairRuling>& rulings) {
  const Sides sides = {&a, &b};
  CasualtyLinks out;
  out.incident_task = incident_task(sides, models.incidents);
  out.incidents = link(*out.incident_task);
  out.incident_rulings = apply(out.incidents, *out.incident_task, a.incidents, b.incidents, rulings);
  out.victim_task = victim_task(sides, models.victims, out.incidents);
  out.victims = link(*out.victim_task);
  out.victim_rulings = apply(out.victims, *out.victim_task, a.victims, b.victims, rulings);
  return out;
}

}  // namespace maex::match
