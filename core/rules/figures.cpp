#include "core/rules/figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/text/fold.hpp"

namespace maex::rules {
namespace {

std::int32_t day_number(Day day, bool last) {
  if (day.year == 0) return Figure::no_day;
  if (day.month == 0) day.month = last ? 12 : 1;
  if (day.day == 0 && last) {
    day.day = 31;
    while (day.day > 28 && !is_valid(day)) --day.day;  // a year may be invalid, too
  }
  if (day.day == 0) day.day = 1;
  return days_from_epoch(day);
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) (out += out.empty() ? "" : ";") += part;
  return out;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

std::string breakdown_of(const Record& tally) {
  std::vector<std::string> parts = split(tally.text(Field::tally_breakdown));
  if (const std::string_view place = tally.text(Field::tally_place_name); !place.empty())
    parts.push_back("place=" + folded(place));
  std::sort(parts.begin(), parts.end());
  return joined(parts);
}

}  // namespace

bool Figure::of_people() const {
  return measure == Code::measure_INCIDENTS || measure == Code::measure_CASUALTIES || measure == Code::measure_KILLED ||
         measure == Code::measure_INJURED || measure == Code::measure_OUTCOME_UNKNOWN;
}

bool Figure::of_stock() const {
  return measure == Code::measure_STAFF_OPERATIONS || measure == Code::measure_STAFF_SUPPORT ||
         measure == Code::measure_MACHINES || measure == Code::measure_DOGS || measure == Code::measure_SURVIVORS;
}

std::int32_t first_day(const PartialDate& date) {
  return date.form == PartialDate::Form::before ? Figure::no_day : day_number(date.first, false);
}

std::int32_t last_day(const PartialDate& date) {
  if (date.form == PartialDate::Form::after) return Figure::no_day;
  return day_number(date.form == PartialDate::Form::range ? date.last : date.first, true);
}

// Sums of decimals have rounding errors after the last printed digit.
std::string number_text(double value) { return to_text(Value::decimal(std::round(value * 1e4) / 1e4)); }
std::string day_text(std::int32_t day) { return to_text(PartialDate{PartialDate::Form::at, day_from_epoch(day), {}}); }

std::string span_text(const Figure& figure) {
  if (!figure.dated()) return "?";
  return (figure.running || figure.first == Figure::no_day ? ".." : day_text(figure.first)) + "/" +
         day_text(figure.last);
}

std::string sum_text(const std::vector<const Figure*>& parts) {
  std::string out;
  for (std::size_t i = 0; i != parts.size(); ++i) {
    if (i == 12) return out + " + …";
    out += (i == 0 ? "" : " + ") + number_text(parts[i]->value);
  }
  return out;
}

void Figures::add(const Record& record) {
  if (record.kind() == Kind::submission) {
    About& about = about_[record.origin().document];
    if (const Value value = record.get(Field::submission_period); !value.empty()) about.period = value.as_date();
    if (const Value value = record.get(Field::submission_issued); !value.empty()) about.issued = value.as_date();
    return;
  }
  const Value value = record.get(Field::tally_value), measure = record.get(Field::tally_measure);
  if (record.kind() != Kind::tally || value.empty() || measure.empty()) return;
  if (record.has(Field::tally_wording)) about_[record.origin().document].is_text = true;
  if (figures_.size() == most) {
    left_out_ = true;
    return;
  }
  Figure figure;
  figure.measure = measure.as_code();
  figure.value = value.as_decimal();
  figure.said_by = record.text(Field::tally_source);
  figure.source = folded(figure.said_by);
  figure.exact = !record.has(Field::tally_qualifier);
  figure.base = trimmed(record.text(Field::tally_base));
  figure.breakdown = breakdown_of(record);
  const Value period = record.get(Field::tally_period), as_of = record.get(Field::tally_as_of);
  if (!period.empty()) {
    figure.first = first_day(period.as_date());
    figure.last = last_day(period.as_date());
    if (!as_of.empty()) figure.stated = last_day(as_of.as_date());
  } else if (!as_of.empty()) {
    figure.running = true;
    figure.last = last_day(as_of.as_date());
    if (const auto base = parse_iso_date(figure.base)) figure.first = first_day(*base);
  }
  figure.origin = record.origin();
  for (const Slot& slot : record.slots())
    if (slot.field == Field::tally_value) figure.column = slot.column;
  figures_.push_back(std::move(figure));
}

const Figures::About& Figures::about(std::uint32_t document) const {
  static const About none;
  const auto found = about_.find(document);
  return found == about_.end() ? none : found->second;
}

bool is_month(const Figure& figure) {
  if (figure.running || !figure.dated() || figure.first == Figure::no_day) return false;
  const Day first = day_from_epoch(figure.first), next = day_from_epoch(figure.last + 1);
  return first.day == 1 && next.day == 1 && figure.last - figure.first < 31;
}

std::vector<std::string> breakdown_parts(const Figure& figure) { return split(figure.breakdown); }

bool is_digit_swap(double a, double b) {
  const std::string one = number_text(a), other = number_text(b);
  const auto all_digits = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char each) { return each >= '0' && each <= '9'; });
  };
  if (one.size() != other.size() || one.size() < 2 || !all_digits(one) || !all_digits(other)) return false;
  std::size_t at = 0;
  while (at != one.size() && one[at] == other[at]) ++at;
  if (at + 1 >= one.size() || one[at] != other[at + 1] || one[at + 1] != other[at]) return false;
  return one.compare(at + 2, std::string::npos, other, at + 2, std::string::npos) == 0;
}

double tolerance(double total, const std::vector<const Figure*>& parts) {
  const bool all_whole = total == std::floor(total) && std::all_of(parts.begin(), parts.end(), [](const Figure* part) {
                           return part->value == std::floor(part->value);
                         });
  return all_whole ? 1e-6 : 0.05 * static_cast<double>(parts.size() + 1) + 1e-6;
}

namespace {

using ByName = std::map<std::pair<Code, std::string_view>, const Figure*>;

void take_measures(const ByName& names, Code total, std::initializer_list<Code> needed,
                   std::initializer_list<Code> optional, const std::function<void(const Sum&)>& take) {
  for (const auto& entry : names) {
    const auto& [measure, name] = entry.first;
    if (measure != total) continue;
    Sum sum{*entry.second, {}, 0, true};
    const auto look = [&, of = name](Code code) {
      const auto found = names.find({code, of});
      if (found == names.end()) return false;
      sum.parts.push_back(found->second);
      sum.sum += found->second->value;
      return true;
    };
    for (const Code code : needed) sum.complete &= look(code);
    for (const Code code : optional) look(code);
    if (!sum.parts.empty()) take(sum);
  }
}

void take_breakdowns(const ByName& names, const std::function<void(const Sum&)>& take) {
  std::map<std::pair<const Figure*, std::string>, std::vector<const Figure*>> parts;  // by total and dimension
  for (const auto& [name, figure] : names) {
    const std::vector<std::string> pairs = split(name.second);
    for (std::size_t i = 0; i != pairs.size(); ++i) {
      std::vector<std::string> rest = pairs;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      const auto total = names.find({name.first, joined(rest)});
      if (total != names.end()) parts[{total->second, pairs[i].substr(0, pairs[i].find('='))}].push_back(figure);
    }
  }
  for (auto& [of, figures] : parts) {
    Sum sum{*of.first, std::move(figures), 0, false};
    for (const Figure* part : sum.parts) sum.sum += part->value;
    sum.complete = sum.parts.size() > 1 && of.second != "including";
    // Parts of "including" do not cover the total and may overlap each other. Each one is compared with the total
    // alone.
    if (of.second != "including") {
      take(sum);
      continue;
    }
    for (const Figure* part : sum.parts) take({sum.total, {part}, part->value, false});
  }
}

}  // namespace

void for_each_sum(const Figures& figures, const std::function<void(const Sum&)>& take) {
  using Scope = std::tuple<std::string_view, bool, std::int32_t, std::int32_t, std::int32_t, std::string_view>;
  std::map<Scope, ByName> scopes;
  for (const Figure& each : figures.all())
    if (each.exact)
      scopes[{each.source, each.running, each.first, each.last, each.stated, each.base}].emplace(
          std::pair{each.measure, std::string_view(each.breakdown)}, &each);
  for (const auto& [scope, names] : scopes) {
    take_measures(names, Code::measure_CASUALTIES, {Code::measure_KILLED, Code::measure_INJURED},
                  {Code::measure_OUTCOME_UNKNOWN}, take);
    take_measures(names, Code::measure_ITEMS, {Code::measure_AP_MINES, Code::measure_AV_MINES, Code::measure_UXO}, {},
                  take);
    take_breakdowns(names, take);
  }
}

void for_each_series(const Figures& figures, const std::function<void(const std::vector<const Figure*>&)>& take) {
  using Name = std::tuple<std::string_view, Code, std::string_view, std::string_view>;
  std::map<Name, std::vector<const Figure*>> series;
  for (const Figure& each : figures.all())
    if (each.exact && each.running && each.dated())
      series[{each.source, each.measure, each.breakdown, each.base}].push_back(&each);
  for (auto& [name, run] : series) {
    std::stable_sort(run.begin(), run.end(), [](const Figure* a, const Figure* b) { return a->last < b->last; });
    take(run);
  }
}

void for_each_period_series(const Figures& figures,
                            const std::function<void(const std::vector<const Figure*>&)>& take) {
  using Name = std::tuple<std::string_view, Code, std::string_view>;
  std::map<Name, std::vector<const Figure*>> series;
  for (const Figure& each : figures.all())
    if (each.exact && !each.running && each.dated() && each.first != Figure::no_day)
      series[{each.source, each.measure, each.breakdown}].push_back(&each);
  for (auto& [name, run] : series) {
    std::stable_sort(run.begin(), run.end(), [](const Figure* a, const Figure* b) {
      return a->first != b->first ? a->first < b->first : a->last > b->last;
    });
    take(run);
  }
}

void for_each_repeat(const Figures& figures, const std::function<void(const Figure&, const Figure&)>& take) {
  using Name = std::tuple<std::string_view, Code, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
  std::map<Name, const Figure*> seen;
  for (const Figure& each : figures.all()) {
    if (!each.exact || !each.dated()) continue;
    const auto [first, fresh] = seen.emplace(
        Name{each.source, each.measure, each.breakdown, each.running, each.first, each.last, each.base}, &each);
    if (!fresh && first->second->value != each.value) take(*first->second, each);
  }
}

void for_each_swap_of_mines(const Figures& figures, const std::function<void(const SwappedMines&)>& take) {
  // Sources that repeat a figure state another source, so the source is not a part of the name.
  using Name = std::tuple<bool, std::int32_t, std::int32_t, std::string_view, std::string_view>;
  struct Stated {
    std::vector<const Figure*> ap, av;
  };
  std::map<Name, Stated> stated;
  for (const Figure& each : figures.all()) {
    if (!each.exact || !each.dated()) continue;
    Stated& of = stated[{each.running, each.first, each.last, each.breakdown, each.base}];
    if (each.measure == Code::measure_AP_MINES) of.ap.push_back(&each);
    if (each.measure == Code::measure_AV_MINES) of.av.push_back(&each);
  }
  for (const auto& [name, of] : stated) {
    // Each statement has both numbers, so they are in the same order. Otherwise nothing says which belong together.
    if (of.ap.size() != of.av.size()) continue;
    for (std::size_t later = 1; later < of.ap.size(); ++later)
      if (of.ap[0]->value == of.av[later]->value && of.av[0]->value == of.ap[later]->value &&
          of.ap[0]->value != of.av[0]->value)
        take({*of.ap[0], *of.av[0], *of.ap[later], *of.av[later]});
  }
}

bool is_revision(const Figure& first, const Figure& later) {
  return first.stated != Figure::no_day && later.stated != Figure::no_day && first.stated != later.stated;
}

}  // namespace maex::rules
