#include "core/mapping/prose/told_incident.hpp"

#include <algorithm>
#include <set>

#include "core/mapping/table/ids.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::prose {
namespace {

constexpr std::size_t most_kept = 5000;     // longer documents are read for their figures only
constexpr std::size_t longest_notice = 40;  // paragraphs

/// The day that a figure is for, when it is an exact number for one day.
std::optional<Day> day_of(const Statement& figure) {
  const bool exact = figure.period && figure.period->is_exact() && !figure.as_of && figure.base.empty() &&
                     !figure.running && figure.qualifier == no_code && !figure.other_reading;
  return exact ? std::optional(figure.period->first) : std::nullopt;
}

/// The one value of all; nullptr: none or several.
template <class T>
const T* only_one(const std::vector<T>& of) {
  const bool same = !of.empty() && std::all_of(of.begin(), of.end(), [&](const T& each) { return each == of.front(); });
  return same ? &of.front() : nullptr;
}

/// What is said up to a byte.
template <class T>
void add_until(std::uint32_t end, const std::vector<Said<T>>& from, std::vector<T>& to) {
  for (const Said<T>& each : from)
    if (each.at <= end) to.push_back(each.what);
}

/// "Two were injured. One of them died": one person may be in both numbers, or the other number was not read.
bool may_count_twice(const std::vector<const Statement*>& figures, bool part_of_them) {
  const auto has = [&](Code measure) {
    return std::any_of(figures.begin(), figures.end(), [&](const Statement* each) { return each->measure == measure; });
  };
  const bool both = has(Code::measure_KILLED) && has(Code::measure_INJURED);
  return part_of_them && !has(Code::measure_CASUALTIES) && (both || figures.size() == 1);
}

void set_code(Record& record, Field field, Code code) {
  if (code != no_code) record.set(field, Value::code(code));
}

std::string content_of(const ToldPerson& person) {
  std::string content;
  for (const Code code : {person.outcome, person.status, person.sex, person.age_group})
    content += (code == no_code ? std::string() : std::string(info(code).name)) + '\x1f';
  if (person.age) content += std::to_string(*person.age);
  content += '\x1f';
  if (person.birth_year) content += std::to_string(*person.birth_year);
  return content;
}

std::string content_of(const ToldIncident& told) {
  std::string content = to_text(PartialDate{PartialDate::Form::at, told.day, {}});
  for (const std::string& part : {told.time, told.district, told.settlement}) content += '\x1f' + part;
  content += '\x1f' + (told.device == no_code ? std::string() : std::string(info(told.device).name));
  for (const ToldPerson& each : told.persons) content += '\x1e' + content_of(each);
  return content;
}

void add_victim(Batch& batch, const Origin& origin, const ToldPerson& person, const std::string& incident,
                SeenKeys& seen) {
  Record& victim = batch.add(maex::Kind::victim, origin);
  const MadeId id = made_victim_id(incident, content_of(person));
  victim.set(Field::victim_id, Value::text(batch.keep(numbered(id, seen))));
  victim.set(Field::victim_incident, Value::text(batch.keep(incident)));
  set_code(victim, Field::victim_outcome, person.outcome);
  set_code(victim, Field::victim_status, person.status);
  set_code(victim, Field::victim_sex, person.sex);
  set_code(victim, Field::victim_age_group, person.age_group);
  if (person.age) victim.set(Field::victim_age, Value::integer(*person.age));
  if (person.birth_year) {
    PartialDate born;
    born.first.year = static_cast<std::int16_t>(*person.birth_year);
    victim.set(Field::victim_birth_date, Value::date(born));
  }
}

}  // namespace

/// The figures of one day. No other figure of people is in their paragraphs.
struct ToldIncidents::Scope {
  Day day;
  Figures figures;
  bool whole_text = false;  ///< the text counts no other people
};

/// The paragraphs that may name the place, time and device of an incident.
struct ToldIncidents::Window {
  std::set<std::size_t> counting;  ///< paragraphs that count the persons
  bool before = false;             ///< and all those before them
  std::size_t last = 0;
  std::uint32_t end = 0;  ///< of the last sentence of `last` that counts persons
  [[nodiscard]] bool has(std::size_t i) const { return before ? i <= last : counting.count(i) != 0; }
};

void ToldIncidents::paragraph(const Paragraph& paragraph, const TextReading& reading, const Grammar& grammar,
                              const Origin& origin) {
  if (paragraphs_.size() == most_kept) return;
  by_origin_.try_emplace({origin.part, origin.row}, paragraphs_.size());
  paragraphs_.push_back(look_at(paragraph, reading, grammar, origin));
}

void ToldIncidents::statement(const Statement& of, const Origin& origin) {
  const auto found = by_origin_.find({origin.part, origin.row});
  if (found != by_origin_.end() && of.value != 0) figures_.push_back({of, found->second});
}

std::vector<ToldIncidents::Scope> ToldIncidents::scopes() const {
  std::map<Day, Scope> by_day;
  std::map<std::size_t, std::optional<Day>> day_of_paragraph;  // nullopt: several, or other times than a day
  for (const Figure& each : figures_) {
    const auto day = day_of(each.statement);
    const auto known = day_of_paragraph.try_emplace(each.paragraph, day).first;
    if (known->second != day) known->second.reset();
    if (!day) continue;
    by_day[*day].day = *day;
    by_day[*day].figures.push_back(&each);
  }
  std::vector<Scope> made;
  for (auto& entry : by_day) {
    Scope& scope = entry.second;
    const bool alone = std::all_of(scope.figures.begin(), scope.figures.end(),
                                   [&](const Figure* each) { return day_of_paragraph[each->paragraph].has_value(); });
    scope.whole_text = scope.figures.size() == figures_.size() && paragraphs_.size() <= longest_notice;
    if (alone) made.push_back(std::move(scope));
  }
  return made;
}

/// Ages in the order of the persons, only when there is one for each.
void ToldIncidents::add_ages(const Figures& figures, std::vector<ToldPerson>& persons) const {
  std::set<std::size_t> counting;
  for (const Figure* each : figures) counting.insert(each->paragraph);
  for (const std::size_t i : counting) {
    const ToldParagraph& from = paragraphs_[i];
    if (from.ages.size() == persons.size())
      for (std::size_t n = 0; n != persons.size(); ++n) persons[n].age = from.ages[n].what;
    if (from.births.size() == persons.size())
      for (std::size_t n = 0; n != persons.size(); ++n) persons[n].birth_year = from.births[n].what;
  }
}

std::optional<ToldIncident> ToldIncidents::describe(const Scope& scope, const Window& window,
                                                    PlaceNames& places) const {
  std::vector<const District*> districts;
  std::vector<std::string> settlements, times;
  std::vector<Code> devices;
  std::vector<bool> mines;
  for (const Figure* each : scope.figures)
    if (!each->statement.place.empty()) districts.push_back(places.find(each->statement.place));
  for (std::size_t i = 0; i != paragraphs_.size(); ++i) {
    const ToldParagraph& from = paragraphs_[i];
    if (!window.has(i)) continue;
    if (from.another) return std::nullopt;
    const std::uint32_t end = i == window.last ? window.end : UINT32_MAX;
    districts.insert(districts.end(), from.districts.begin(), from.districts.end());
    add_until(end, from.settlements, settlements);
    add_until(end, from.times, times);
    add_until(end, from.devices, devices);
    add_until(end, from.mines, mines);
  }
  const District* const* district = only_one(districts);
  if (district == nullptr || *district == nullptr) return std::nullopt;
  const std::string* settlement = only_one(settlements);
  if (settlement == nullptr && !settlements.empty()) return std::nullopt;  // perhaps two incidents
  ToldIncident made;
  made.origin = paragraphs_[scope.figures.front()->paragraph].origin;
  made.day = scope.day;
  made.district = (*district)->title();
  if (settlement != nullptr) made.settlement = *settlement;
  if (const std::string* time = only_one(times)) made.time = *time;
  if (const Code* device = only_one(devices)) made.device = *device;
  if (devices.empty() && !mines.empty()) made.device = Code::device_category_MINE_UNSPECIFIED;
  return made;
}

std::optional<ToldIncident> ToldIncidents::tell(const Scope& scope, PlaceNames& places) const {
  Window window;
  std::vector<const Statement*> statements;
  bool part_of_them = false;
  for (const Figure* each : scope.figures) {
    statements.push_back(&each->statement);
    window.counting.insert(each->paragraph);
    window.last = std::max(window.last, each->paragraph);
    part_of_them |= paragraphs_[each->paragraph].part_of_them;
    if (paragraphs_[each->paragraph].unread) return std::nullopt;  // perhaps a number of persons
  }
  for (const Figure* each : scope.figures)
    if (each->paragraph == window.last)
      window.end = std::max(window.end, paragraphs_[window.last].end_of_sentence(each->statement.begin));
  auto persons = persons_of(statements);
  if (!persons || may_count_twice(statements, part_of_them)) return std::nullopt;
  if (std::any_of(paragraphs_.begin(), paragraphs_.end(),
                  [&](const ToldParagraph& each) { return scope.whole_text && each.another; }))
    return std::nullopt;
  window.before = scope.whole_text;
  auto told = describe(scope, window, places);
  if (!told && window.before) {
    window.before = false;
    told = describe(scope, window, places);
  }
  if (!told) return std::nullopt;
  add_ages(scope.figures, *persons);
  told->persons = std::move(*persons);
  return told;
}

std::deque<ToldIncident> ToldIncidents::finish(PlaceNames& places) const {
  std::deque<ToldIncident> made;
  for (const Scope& scope : scopes())
    if (auto told = tell(scope, places)) made.push_back(std::move(*told));
  return made;
}

void add_record(Batch& batch, const ToldIncident& told, const std::string& prefix) {
  const std::string id = made_id(prefix, content_of(told)).text;
  const auto parent = static_cast<std::int32_t>(batch.size());
  Record& incident = batch.add(maex::Kind::incident, told.origin);
  incident.set(Field::incident_id, Value::text(batch.keep(id)));
  incident.set(Field::incident_date, Value::date(PartialDate{PartialDate::Form::at, told.day, {}}));
  if (!told.time.empty()) incident.set(Field::incident_time, Value::text(batch.keep(told.time)));
  Record& place = batch.add(maex::Kind::place, told.origin, parent);
  place.set(Field::place_district, Value::text(batch.keep(told.district)));
  if (!told.settlement.empty()) place.set(Field::place_settlement, Value::text(batch.keep(told.settlement)));
  if (told.device != no_code)
    batch.add(maex::Kind::device, told.origin, parent).set(Field::device_category, Value::code(told.device));
  SeenKeys seen;
  for (const ToldPerson& each : told.persons) add_victim(batch, told.origin, each, id, seen);
}

}  // namespace maex::prose
