#include "core/figures/stated.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/figures/period.hpp"
#include "core/figures/report_losses.hpp"
#include "core/figures/report_words.hpp"

namespace maex::figures {
namespace {

bool counts_people_or_incidents(Code measure) {
  switch (measure) {
    case Code::measure_INCIDENTS:
    case Code::measure_CASUALTIES:
    case Code::measure_KILLED:
    case Code::measure_INJURED:
    case Code::measure_OUTCOME_UNKNOWN: return true;
    default: return false;
  }
}

/// True when the words of reports have a sentence for the measure.
bool has_sentence(Code measure, std::string_view table) {
  const ReportWords& words = ReportWords::of(Language::en);
  return words.has(std::string(table) + "." + std::string(info(measure).name));
}

bool is_count(double value) {
  constexpr double most = 1e15;
  return value >= 0 && value < most && std::trunc(value) == value;
}

/// The row of a breakdown with one part, such as status=CIVILIAN.
std::optional<std::pair<By, std::string>> row_of(std::string_view breakdown) {
  constexpr std::array<std::pair<std::string_view, std::pair<By, CodeList>>, 4> parts = {{
      {"device", {By::device, CodeList::device_category}},
      {"status", {By::status, CodeList::status}},
      {"sex", {By::sex, CodeList::sex}},
      {"age", {By::age_group, CodeList::age_group}},
  }};
  const std::size_t equals = breakdown.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  for (const auto& [name, meaning] : parts)
    if (breakdown.substr(0, equals) == name && find_code(meaning.second, breakdown.substr(equals + 1)))
      return std::pair{meaning.first, std::string(breakdown.substr(equals + 1))};
  return std::nullopt;
}

/// The day, month or year of a date field; a year of 0 when it is missing or of another form.
Day day_of(const Record& tally, Field field) {
  const Value value = tally.get(field);
  if (value.kind() != Value::Kind::date) return {};
  const PartialDate date = value.as_date();
  return date.form == PartialDate::Form::at && date.doubt == PartialDate::Doubt::none ? date.first : Day{};
}

}  // namespace

const LossType* Stated::place(const Record& tally, const Day& period, bool has_incidents,
                              std::optional<BreakdownFigure>& placed) {
  const Code measure = tally.get(Field::tally_measure).as_code();
  const Value number = tally.get(Field::tally_value);
  if (measure == no_code || number.kind() != Value::Kind::decimal) return &losses::no_sentence;
  const Figure figure{number.as_decimal(), tally.get(Field::tally_qualifier).as_code()};
  const std::string_view breakdown = tally.text(Field::tally_breakdown), where = tally.text(Field::tally_place_name);
  const bool people = counts_people_or_incidents(measure);
  if (people && (figure.qualifier != no_code || !is_count(figure.value))) return &losses::no_sentence;
  if (!tally.has(Field::tally_period)) {
    const Day as_of = day_of(tally, Field::tally_as_of);
    if (as_of.year == 0 || !breakdown.empty() || !where.empty() || figure.qualifier != no_code ||
        !has_sentence(measure, "total"))
      return &losses::no_sentence;
    if (!covers(period, as_of)) return &losses::other_period;
    RunningTotal total{figure, tally.get(Field::tally_as_of).as_date(), std::string(tally.text(Field::tally_base))};
    return running_.emplace(measure, std::move(total)).second ? nullptr : &losses::second_figure;
  }
  if (day_of(tally, Field::tally_period) != period) return &losses::other_period;
  if (breakdown.empty() && where.empty()) {
    const bool is_find = has_sentence(measure, "noun");
    if (!people && !is_find && !has_sentence(measure, "measure")) return &losses::no_sentence;
    return period_.emplace(measure, figure).second ? nullptr : &losses::second_figure;
  }
  if (!people || has_incidents || (!breakdown.empty() && !where.empty())) return &losses::no_sentence;
  std::optional<std::pair<By, std::string>> row;
  if (breakdown.empty())
    row.emplace(By::district, std::string(where));
  else
    row = row_of(breakdown);
  const bool by_person = row && row->first != By::district && row->first != By::device;
  if (!row || (by_person && measure == Code::measure_INCIDENTS)) return &losses::no_sentence;
  if (!rows_[{row->first, row->second}].emplace(measure, figure.value).second) return &losses::second_figure;
  placed = {row->first, row->second, measure};
  return nullptr;
}

bool Stated::is_hidden(const BreakdownFigure& figure, std::uint64_t least) const {
  Grid shown = grid(figure.by);
  if (!hide_small_numbers(shown, least)) return true;
  const auto row =
      static_cast<std::size_t>(std::find(shown.rows.begin(), shown.rows.end(), figure.row) - shown.rows.begin());
  for (std::size_t column = 0; column != shown.width(); ++column)
    if (measure_of(column == shown.outcomes.size() ? no_code : shown.outcomes[column]) == figure.measure)
      return shown.at(row, column).hidden;
  return false;  // the number of incidents
}

std::optional<BreakdownFigure> Stated::take(const Record& tally, const Day& period, bool has_incidents,
                                            std::size_t record, Losses& losses) {
  std::optional<BreakdownFigure> placed;
  if (const LossType* loss = place(tally, period, has_incidents, placed)) {
    losses.all(record, loss);
    return std::nullopt;
  }
  losses.all_extras(record, &losses::detail);
  for (std::size_t i = 0; i != tally.slots().size(); ++i) {
    const Field field = tally.slots()[i].field;
    if (field == Field::tally_reference || field == Field::tally_location || field == Field::tally_wording ||
        (field == Field::tally_source && tally.text(field) != "ANAMA") ||
        (field == Field::tally_as_of && tally.has(Field::tally_period)) ||
        (field == Field::tally_base && tally.has(Field::tally_period)))
      losses.value(record, i, &losses::detail);
  }
  if (const std::string_view source = tally.text(Field::tally_source); !source.empty()) sources_.emplace(source);
  return placed;
}

std::optional<Figure> Stated::of(Code measure) const {
  const auto found = period_.find(measure);
  return found == period_.end() ? std::nullopt : std::optional(found->second);
}

const RunningTotal* Stated::running(Code measure) const {
  const auto found = running_.find(measure);
  return found == running_.end() ? nullptr : &found->second;
}

bool Stated::has_casualties() const {
  return std::any_of(period_.begin(), period_.end(),
                     [](const auto& each) { return counts_people_or_incidents(each.first); });
}

Grid Stated::grid(By by) const {
  Grid grid;
  grid.by = by;
  bool incidents = false, unknown = of(Code::measure_OUTCOME_UNKNOWN).has_value();
  for (const auto& [key, numbers] : rows_) {
    if (key.by != by) continue;
    grid.rows.push_back(key.row);
    incidents = incidents || numbers.contains(Code::measure_INCIDENTS);
    unknown = unknown || numbers.contains(Code::measure_OUTCOME_UNKNOWN);
  }
  if (grid.rows.empty()) return grid;
  grid.outcomes = {Code::outcome_KILLED, Code::outcome_INJURED};
  std::vector<Code> measures = {Code::measure_KILLED, Code::measure_INJURED};
  if (unknown) {
    grid.outcomes.push_back(Code::outcome_UNKNOWN);
    measures.push_back(Code::measure_OUTCOME_UNKNOWN);
  }
  measures.push_back(Code::measure_CASUALTIES);
  const auto number = [](double value) { return static_cast<std::uint64_t>(value); };
  for (const std::string& row : grid.rows) {
    const auto& numbers = rows_.at({by, row});
    for (const Code measure : measures) {
      const auto found = numbers.find(measure);
      Cell& cell = grid.cells.emplace_back();
      if (found != numbers.end()) cell.value = number(found->second);
    }
    const auto stated = numbers.find(Code::measure_INCIDENTS);
    if (incidents)
      grid.incidents.push_back(stated == numbers.end() ? std::nullopt : std::optional(number(stated->second)));
  }
  for (const Code measure : measures) {
    const auto total = of(measure);
    grid.cells.push_back({total ? std::optional(number(total->value)) : std::nullopt, false, true});
  }
  if (incidents) {
    const auto total = of(Code::measure_INCIDENTS);
    grid.incidents.push_back(total ? std::optional(number(total->value)) : std::nullopt);
  }
  return grid;
}

Code measure_of(Code outcome) {
  switch (outcome) {
    case Code::outcome_KILLED: return Code::measure_KILLED;
    case Code::outcome_INJURED: return Code::measure_INJURED;
    case Code::outcome_UNKNOWN: return Code::measure_OUTCOME_UNKNOWN;
    default: return Code::measure_CASUALTIES;
  }
}

std::optional<std::uint64_t> PeriodFigures::stated_number(Code measure) const {
  const auto figure = stated.of(measure);
  return figure ? std::optional(static_cast<std::uint64_t>(figure->value)) : std::nullopt;
}

std::optional<std::uint64_t> PeriodFigures::casualties(Code outcome) const {
  return has_incidents ? count.people(outcome) : stated_number(measure_of(outcome));
}

std::optional<std::uint64_t> PeriodFigures::incidents() const {
  return has_incidents ? count.incidents() : stated_number(Code::measure_INCIDENTS);
}

Grid PeriodFigures::grid(By by) const { return has_incidents ? grid_of(count, by) : stated.grid(by); }

}  // namespace maex::figures
