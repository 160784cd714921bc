#include "core/match/casualties.hpp"

#include <algorithm>
#include <cmath>

#include "core/model/hash.hpp"
#include "core/text/csv_rows.hpp"
#include "core/text/fold.hpp"

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

/// What two casualties of matched incidents have before the persons are compared. Two lists of equal length are most
/// likely lists of the same persons. Of lists of different length, persons of the longer one may be missing.
double bits_of_incidents(const Pair& incidents, std::uint32_t victims_a, std::uint32_t victims_b) {
  constexpr double listed_by_both = 0.9;
  const double odds = std::exp2(incidents.bits), same_incident = odds / (1 + odds);
  const double shorter = std::min(victims_a, victims_b), longer = std::max(victims_a, victims_b);
  const double probability = same_incident * listed_by_both * std::pow(shorter / longer, 1.5);
  return std::log2(probability / (1 - probability));
}

/// The matched pair of the incidents of two casualties; null: they are not matched with each other.
const Pair* incident_pair(const Links& incidents, const Side& a, const Side& b, const Pair& victims) {
  const std::uint32_t pair = incidents.pair_of[0][a.victims[victims.a].incident];
  if (pair == Links::none || incidents.assigned[pair].b != b.victims[victims.b].incident) return nullptr;
  return &incidents.assigned[pair];
}

/// Replaces the candidates of matched incidents: date and place count with the incident.
void compare_within(CasualtyLinks& out, const Side& a, const Side& b) {
  const Task& task = *out.victim_task;
  const Weights weights(task);
  std::erase_if(out.victims.candidates,
                [&](const Pair& each) { return incident_pair(out.incidents, a, b, each) != nullptr; });
  for (const Pair& pair : out.incidents.assigned) {
    const SideIncident &of_a = a.incidents[pair.a], &of_b = b.incidents[pair.b];
    const double before = bits_of_incidents(pair, of_a.victims, of_b.victims);
    for (std::uint32_t x = of_a.first_victim; x != of_a.first_victim + of_a.victims; ++x)
      for (std::uint32_t y = of_b.first_victim; y != of_b.first_victim + of_b.victims; ++y) {
        double bits = before;
        const std::vector<Weights::Part> parts = weights.parts(x, y);
        for (std::size_t i = 0; i != parts.size(); ++i)
          if (!is_of_incident(task.model.fields[i])) bits += parts[i].bits;
        if (const Decision decision = task.model.decide(bits); decision != Decision::different)
          out.victims.candidates.push_back({x, y, bits, decision});
      }
  }
}

template <class Rows>
std::uint32_t row_of(const Rows& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&id](const auto& row) { return row.id == id; });
  return found == rows.end() ? Links::none : static_cast<std::uint32_t>(found - rows.begin());
}

/// Puts the rulings of persons in place of what was computed.
template <class Rows>
void apply(Links& links, Kind kind, const Rows& a, const Rows& b, const std::vector<PairRuling>& rulings) {
  constexpr double certain = 60;
  for (const PairRuling& ruling : rulings) {
    if (ruling.kind != kind) continue;
    const std::uint32_t x = row_of(a, ruling.a), y = row_of(b, ruling.b);
    if (x == Links::none || y == Links::none) continue;
    std::erase_if(links.candidates, [&](const Pair& each) {
      return (each.a == x && each.b == y) || (ruling.same && (each.a == x || each.b == y));
    });
    if (ruling.same) links.candidates.push_back({x, y, certain, Decision::same});
  }
}

/// Casualties of two incidents that a person ruled to be different are different.
void apply_to_victims(Links& victims, const Side& a, const Side& b, const std::vector<PairRuling>& rulings) {
  for (const PairRuling& ruling : rulings)
    if (ruling.kind == Kind::incident && !ruling.same)
      std::erase_if(victims.candidates, [&](const Pair& each) {
        return a.incidents[a.victims[each.a].incident].id == ruling.a &&
               b.incidents[b.victims[each.b].incident].id == ruling.b;
      });
}

}  // namespace

CasualtyLinks link_casualties(const Side& a, const Side& b, const Models& models,
                              const std::vector<PairRuling>& rulings) {
  const Sides sides = {&a, &b};
  CasualtyLinks out;
  out.incident_task = incident_task(sides, models.incidents);
  out.incidents = link(*out.incident_task);
  if (!rulings.empty()) {
    apply(out.incidents, Kind::incident, a.incidents, b.incidents, rulings);
    settle(*out.incident_task, out.incidents);
  }
  out.victim_task = victim_task(sides, models.victims, out.incidents);
  out.victims = link(*out.victim_task);
  compare_within(out, a, b);
  apply_to_victims(out.victims, a, b, rulings);
  apply(out.victims, Kind::victim, a.victims, b.victims, rulings);
  settle(*out.victim_task, out.victims, [&](const Pair& pair, const Pair& other) {
    return incident_pair(out.incidents, a, b, pair) != nullptr && incident_pair(out.incidents, a, b, other) != nullptr;
  });
  return out;
}

std::optional<double> bits_of_incidents(const CasualtyLinks& links, const Side& a, const Side& b, const Pair& victims) {
  const Pair* pair = incident_pair(links.incidents, a, b, victims);
  if (pair == nullptr) return std::nullopt;
  return bits_of_incidents(*pair, a.incidents[pair->a].victims, b.incidents[pair->b].victims);
}

bool is_of_incident(const FieldModel& field) {
  return field.comparison == Comparison::linked || field.comparison == Comparison::date ||
         field.comparison == Comparison::place;
}

const PairRuling* ruling_of(const std::vector<PairRuling>& rulings, Kind kind, const std::string& a,
                            const std::string& b) {
  for (const PairRuling& each : rulings)
    if (each.same && each.kind == kind && each.a == a && each.b == b) return &each;
  return nullptr;
}

std::vector<PairRuling> parse_pair_rulings(std::string_view csv, const std::string& name) {
  CsvRows rows(csv, name);
  std::vector<std::string> fields;
  std::vector<PairRuling> rulings;
  if (!rows.next(fields)) rows.fail("the file is empty");
  const auto column = [&](std::string_view heading) {
    const auto found = std::find(fields.begin(), fields.end(), heading);
    if (found == fields.end()) rows.fail("the column \"" + std::string(heading) + "\" is missing");
    return static_cast<std::size_t>(found - fields.begin());
  };
  const std::size_t kind = column("kind"), a = column("a"), b = column("b"), decision = column("decision"),
                    by = column("by"), on = column("on"), why = column("why"), columns = fields.size();
  while (rows.next(fields)) {
    fields.resize(columns);
    const std::string_view word = trim(fields[decision]);
    if (word.empty()) continue;
    if (word != "same" && word != "different") rows.fail("write same or different into the column decision");
    if (fields[kind] != "incident" && fields[kind] != "victim") rows.fail("the kind must be incident or victim");
    for (const std::size_t each : {by, on, why})
      if (trim(fields[each]).empty()) rows.fail("a ruling needs by, on and why");
    if (!parse_iso_date(trim(fields[on]))) rows.fail("on must be a day as YYYY-MM-DD");
    rulings.push_back({fields[kind] == "victim" ? Kind::victim : Kind::incident, fields[a], fields[b], word == "same",
                       fields[by], fields[on], fields[why]});
  }
  return rulings;
}

}  // namespace maex::match
