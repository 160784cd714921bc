#include "adapters/partners/anama/write/lines.hpp"

#include "core/figures/period.hpp"
#include "core/figures/row_labels.hpp"

namespace maex::anama {
namespace {

using figures::By;

std::vector<Code> all_measures() {
  std::vector<Code> all;
  for (std::size_t i = 0; i != all_codes().size(); ++i)
    if (all_codes()[i].list == CodeList::measure) all.push_back(static_cast<Code>(i));
  return all;
}

/// True for measures whose stated numbers give way to those that are counted from incidents.
bool is_counted(Code measure) {
  return measure == Code::measure_INCIDENTS || measure == Code::measure_CASUALTIES || measure == Code::measure_KILLED ||
         measure == Code::measure_INJURED || measure == Code::measure_OUTCOME_UNKNOWN;
}

class Lines {
 public:
  explicit Lines(const ReportData& data) : data_(data), period_(figures::text_of(data.period)) {}

  std::vector<Line> run() && {
    for (const Code measure : all_measures())
      if (const auto figure = data_.stated.of(measure); figure && !(data_.has_incidents && is_counted(measure)))
        add({measure, figure->value, {}, {}, figure->qualifier, period_});
    if (data_.has_incidents) casualties();
    for (const By by : {By::district, By::device, By::status, By::sex, By::age_group}) breakdown(by);
    if (data_.counts_year()) year();
    for (const Code measure : all_measures())
      if (const figures::RunningTotal* total = data_.stated.running(measure))
        add({measure, total->figure.value, {}, {}, no_code, {}, to_text(total->as_of), total->base});
    return std::move(lines_);
  }

 private:
  void add(Line line) { lines_.push_back(std::move(line)); }

  /// Zeros, and the sum of them and one other number, are in no sentence.
  void people(const figures::Count& count, const std::string& period, bool without_zeros) {
    const std::uint64_t killed = count.people(Code::outcome_KILLED), injured = count.people(Code::outcome_INJURED);
    const auto put = [&](Code measure, std::uint64_t number, bool implied) {
      add({measure, static_cast<double>(number), {}, {}, no_code, period, {}, {}, without_zeros && implied});
    };
    put(Code::measure_CASUALTIES, count.people(), killed == 0 || injured == 0);
    put(Code::measure_KILLED, killed, killed == 0);
    put(Code::measure_INJURED, injured, injured == 0);
  }

  void casualties() {
    add({Code::measure_INCIDENTS, static_cast<double>(data_.count.incidents()), {}, {}, no_code, period_});
    people(data_.count, period_, true);
    if (const std::uint64_t unknown = data_.count.people(Code::outcome_UNKNOWN); unknown != 0)
      add({Code::measure_OUTCOME_UNKNOWN, static_cast<double>(unknown), {}, {}, no_code, period_});
  }

  void breakdown(By by) {
    figures::Grid grid = data_.grid(by);
    if (grid.rows.empty() || !figures::hide_small_numbers(grid, data_.least)) return;
    for (std::size_t row = 0; row != grid.rows.size(); ++row) {
      Line line;
      line.period = period_;
      line.breakdown = figures::part_of(by, grid.rows[row]);
      if (by == By::district) line.place = data_.words->row(by, grid.rows[row]);
      line.implied = data_.has_incidents && data_.count.people() == 0;  // the report has no tables of zeros
      const auto put = [&](Code measure, std::optional<std::uint64_t> number) {
        if (!number) return;
        line.measure = measure;
        line.value = static_cast<double>(*number);
        add(line);
      };
      if (!grid.incidents.empty()) put(Code::measure_INCIDENTS, grid.incidents[row]);
      for (std::size_t column = 0; column != grid.width(); ++column)
        if (!grid.at(row, column).hidden)
          put(figures::measure_of(column == grid.outcomes.size() ? no_code : grid.outcomes[column]),
              grid.at(row, column).value);
    }
  }

  /// From the beginning of the year to the end of the period.
  void year() {
    figures::Count count;
    for (const auto& [month, each] : data_.months) count.add(each);
    const PartialDate time{PartialDate::Form::range, {data_.period.year, 1, 1}, figures::last_day(data_.period)};
    people(count, to_text(time), false);
  }

  const ReportData& data_;
  std::string period_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> lines_of(const ReportData& data) { return Lines(data).run(); }

void add_tally(const Line& line, Batch& to) {
  Record& record = to.add(Kind::tally, {});
  const auto text = [&](Field field, const std::string& value) {
    if (!value.empty()) record.set(field, Value::text(to.keep(value)));
  };
  const auto date = [&](Field field, const std::string& value) {
    if (const auto parsed = parse_iso_date(value)) record.set(field, Value::date(*parsed));
  };
  record.set(Field::tally_measure, Value::code(line.measure));
  record.set(Field::tally_value, Value::decimal(line.value));
  text(Field::tally_breakdown, line.breakdown);
  text(Field::tally_place_name, line.place);
  if (line.qualifier != no_code) record.set(Field::tally_qualifier, Value::code(line.qualifier));
  date(Field::tally_period, line.period);
  date(Field::tally_as_of, line.as_of);
  text(Field::tally_base, line.base);
}

}  // namespace maex::anama
