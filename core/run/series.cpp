#include "core/run/series.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/io/error.hpp"
#include "core/rules/gaps.hpp"
#include "core/run/inputs.hpp"
#include "core/text/joined.hpp"

namespace maex {
namespace {

using rules::Figure;

std::string qualifier_of(const Record& tally) {
  const Value value = tally.get(Field::tally_qualifier);
  return value.empty() ? std::string() : std::string(info(value.as_code()).name);
}

/// "2014" and "2014-03" for whole years and months, as people write them.
std::string time_text(const Figure& figure) {
  if (figure.running) return rules::day_text(figure.last);
  const Day first = day_from_epoch(figure.first), next = day_from_epoch(figure.last + 1);
  const std::string day = rules::day_text(figure.first);
  if (first.month == 1 && first.day == 1 && next.month == 1 && next.day == 1 && next.year == first.year + 1)
    return day.substr(0, 4);
  if (rules::is_month(figure)) return day.substr(0, 7);
  return rules::span_text(figure);
}

/// Figures with the words about their precision, which the rules do not keep.
struct Read {
  rules::Figures figures;
  std::vector<std::string> qualifiers;  ///< by number in figures.all()
};

bool is_wanted(const Figure& figure, const std::string& breakdown) {
  if (breakdown.empty() || breakdown.find('=') != std::string::npos) return figure.breakdown == breakdown;
  const std::vector<std::string> parts = rules::breakdown_parts(figure);
  return parts.size() == 1 && parts.front().starts_with(breakdown + "=");
}

/// Reads all inputs again without an input that breaks after its beginning.
Read read_figures(const SeriesJob& job, const Registry& registry, Item& item, ItemFacts& facts,
                  const std::function<void(const Inputs&, const Read&)>& take) {
  for (;;) {
    facts = {};
    Notices ignored;  // validate reports findings
    try {
      ConvertJob begun = job.read;
      begun.source.bounds.seconds *= item.inputs.size();
      begun.source.bounds = begin_work(begun.source.bounds, job.stop);
      Inputs inputs(item, begun, registry, facts);
      inputs.begin(ignored, nullptr, nullptr, job.stop, false);
      Read read;
      Batch batch;
      while (inputs.next(batch)) {
        for (std::size_t i = 0; i != batch.size(); ++i) {
          const std::size_t before = read.figures.all().size();
          read.figures.add(batch[i]);
          if (read.figures.all().size() != before) read.qualifiers.push_back(qualifier_of(batch[i]));
        }
        batch.reset();
      }
      inputs.report_end(ignored);
      if (read.figures.left_some_out())
        throw InputError("the inputs state more than " + std::to_string(rules::Figures::most) +
                         " figures, which is more than a series can show; give fewer inputs");
      take(inputs, read);
      return read;
    } catch (const InputError&) {
      const std::size_t before = item.left_out.size();
      for (std::size_t i = 0; i != facts.inputs.size(); ++i)
        if (!facts.inputs[i].problem.empty()) item.left_out.emplace(i, facts.inputs[i].problem);
      if (!job.read.skip_broken || item.left_out.size() == before || item.left_out.size() == facts.inputs.size()) throw;
    }
  }
}

[[noreturn]] void refuse(const SeriesJob& job, const rules::Figures& figures) {
  std::set<std::string> stated;
  for (const Figure& each : figures.all()) stated.emplace(info(each.measure).name);
  throw UsageError(
      "no input states a dated figure of " + std::string(info(job.measure).name) +
      (job.breakdown.empty() ? "" : " by " + job.breakdown) +
      (stated.empty() ? "; they state no figures at all" : "; they state " + joined({stated.begin(), stated.end()})));
}

}  // namespace

SeriesFacts read_series(const SeriesJob& job, const Registry& registry) {
  Item item;
  item.inputs = job.read.inputs;
  ItemFacts facts;
  SeriesFacts out;
  out.measure = info(job.measure).name;
  read_figures(job, registry, item, facts, [&](const Inputs& inputs, const Read& read) {
    const auto place = [&inputs](const Figure& figure) {
      return inputs.locate(figure.origin, figure.column, Field::tally_value);
    };
    using Name = std::tuple<std::string, std::string, bool, std::string>;
    std::map<Name, Series> series;
    for (std::size_t i = 0; i != read.figures.all().size(); ++i) {
      const Figure& each = read.figures.all()[i];
      if (each.measure != job.measure) continue;
      if (!is_wanted(each, job.breakdown)) {
        ++out.other_breakdowns;
        continue;
      }
      if (!each.dated() || (!each.running && each.first == Figure::no_day)) {
        ++out.undated;
        continue;
      }
      Series& one = series[{each.source, each.breakdown, each.running, each.running ? each.base : std::string()}];
      one.source = each.said_by;
      one.breakdown = each.breakdown;
      one.running = each.running;
      if (each.running) one.base = each.base;
      const std::int32_t first = each.running ? each.last : each.first;
      one.points.push_back({first, each.last, time_text(each), each.value, read.qualifiers[i], place(each)});
    }
    rules::for_each_gap(read.figures, [&](const rules::Gap& gap) {
      const auto found = series.find({gap.after.source, gap.after.breakdown, false, std::string()});
      if (gap.after.measure != job.measure || found == series.end()) return;
      SeriesGap one{gap.first, gap.last, rules::months_text(gap), gap.implied(), {}};
      if (one.implied) one.from = {place(*gap.earlier), place(*gap.later), place(gap.after)};
      found->second.gaps.push_back(std::move(one));
    });
    for (auto& [name, one] : series) {
      std::stable_sort(one.points.begin(), one.points.end(), [](const SeriesPoint& a, const SeriesPoint& b) {
        return std::tie(a.first, a.last) < std::tie(b.first, b.last);
      });
      out.series.push_back(std::move(one));
    }
    if (out.series.empty()) refuse(job, read.figures);
  });
  std::stable_sort(out.series.begin(), out.series.end(),
                   [](const Series& a, const Series& b) { return a.running < b.running; });
  out.inputs = std::move(facts.inputs);
  return out;
}

}  // namespace maex
