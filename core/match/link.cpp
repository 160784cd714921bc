#include "core/match/link.hpp"

#include <algorithm>
#include <cmath>

#include "core/match/candidates.hpp"

namespace maex::match {
namespace {

/// A value that agrees says more when few rows have it. With few rows, the model's own figure counts for more.
std::vector<float> bits_by_value(const FieldModel& field, const Column& column, std::size_t rows) {
  constexpr double model_rows = 100, most_bits = 20;
  std::vector<float> bits(column.dictionary.values() + 1);
  for (ValueId value = 1; value != bits.size(); ++value) {
    const auto seen = static_cast<double>(column.dictionary.rows(0, value) + column.dictionary.rows(1, value));
    const double frequency = (seen / 2 + model_rows * field.u[1]) / (static_cast<double>(rows) / 2 + model_rows);
    bits[value] = static_cast<float>(std::min(most_bits, std::log2(field.m[1] / frequency)));
  }
  return bits;
}

bool is_better(const Task& task, const Pair& a, const Pair& b) {
  if (a.bits != b.bits) return a.bits > b.bits;
  const auto mark = [&](const Pair& of) { return task.content[0][of.a] + task.content[1][of.b]; };
  return mark(a) < mark(b);
}

/// Another candidate of a row that is nearly as good, and whose partner has no better pair.
void ask_when_ambiguous(const Task& task, Links& links, const std::function<bool(const Pair&, const Pair&)>& alike) {
  constexpr double margin = 1;
  for (const Pair& other : links.candidates) {
    const auto bits_of = [&](std::size_t side, std::uint32_t row) {
      const std::uint32_t pair = links.pair_of[side][row];
      return pair == Links::none ? -1e9 : links.assigned[pair].bits;
    };
    for (const std::size_t side : {0, 1}) {
      const std::uint32_t row = side == 0 ? other.a : other.b;
      const std::uint32_t pair = links.pair_of[side][row];
      if (pair == Links::none) continue;
      Pair& assigned = links.assigned[pair];
      if ((assigned.a == other.a && assigned.b == other.b) || (alike && alike(assigned, other))) continue;
      const double free_bits = side == 0 ? bits_of(1, other.b) : bits_of(0, other.a);
      if (assigned.decision == Decision::same && other.bits > assigned.bits - margin && free_bits < task.model.ask)
        assigned.decision = Decision::ask;
    }
  }
}

}  // namespace

Weights::Weights(const Task& task) : task_(task) {
  const std::size_t rows = task.rows(0) + task.rows(1);
  for (std::size_t i = 0; i != task.columns.size(); ++i) {
    const FieldModel& field = task.model.fields[i];
    auto& bits = by_level_.emplace_back();
    for (std::size_t level = 1; level <= field.levels(); ++level)
      bits[level] = static_cast<float>(field.bits(static_cast<Level>(level)));
    by_value_.push_back(field.frequencies ? bits_by_value(field, task.columns[i], rows) : std::vector<float>());
  }
}

double Weights::bits(std::size_t field, Level level, ValueId a, ValueId b) const {
  if (level == 1 && a == b && !by_value_[field].empty()) return by_value_[field][a];
  return by_level_[field][level];
}

std::vector<Weights::Part> Weights::parts(std::uint32_t a, std::uint32_t b) const {
  std::vector<Part> parts;
  for (std::size_t i = 0; i != task_.columns.size(); ++i) {
    const Column& column = task_.columns[i];
    const ValueId x = column.values[0][a], y = column.values[1][b];
    const Level level = column.dictionary.level(x, y);
    parts.push_back({level, bits(i, level, x, y)});
  }
  return parts;
}

double Weights::sum(std::uint32_t a, std::uint32_t b) const {
  double sum = 0;
  for (std::size_t i = 0; i != task_.columns.size(); ++i) {
    const Column& column = task_.columns[i];
    const ValueId x = column.values[0][a], y = column.values[1][b];
    sum += bits(i, column.dictionary.level(x, y), x, y);
  }
  return sum;
}

void BlockComparer::bound(std::size_t field, std::uint32_t row, std::size_t from, std::size_t count) {
  const Column& column = task_.columns[field];
  const ValueId value = column.values[0][row];
  if (value == 0) return;
  const auto& by_level = weights_.by_level_[field];
  const ValueId* others = values_[field].data() + from;
  const bool is_text = column.dictionary.comparison() == Comparison::text;
  if (!is_text || column.dictionary.has_table()) {
    for (std::size_t i = 0; i != count; ++i)
      sums_[i] += static_cast<float>(weights_.bits(field, column.dictionary.level(value, others[i]), value, others[i]));
    return;
  }
  const float equal = static_cast<float>(weights_.bits(field, 1, value, value));
  const std::size_t levels = level_names(Comparison::text).size();
  const float near =
      *std::max_element(by_level.begin() + 2, by_level.begin() + static_cast<std::ptrdiff_t>(levels) + 1);
  const float different = by_level[levels];
  const std::uint64_t mark = column.dictionary.mark(value);
  const std::uint64_t* marks = marks_[field].data() + from;
  for (std::size_t i = 0; i != count; ++i) {
    const bool may_be_near = Word::may_be_near(mark ^ marks[i]);
    const float bits = others[i] == value ? equal : may_be_near ? near : different;
    sums_[i] += others[i] == 0 ? 0.0f : bits;
  }
}

bool BlockComparer::reaches(std::uint32_t row, std::size_t other, float sum) const {
  for (std::size_t field = 0; field != task_.columns.size(); ++field) {
    const Column& column = task_.columns[field];
    const ValueId x = column.values[0][row], y = values_[field][other];
    if (x == 0 || y == 0 || x == y || column.dictionary.comparison() != Comparison::text ||
        column.dictionary.has_table())
      continue;  // the bound is exact
    const auto& by_level = weights_.by_level_[field];
    const std::size_t levels = level_names(Comparison::text).size();
    const std::uint64_t changed = column.dictionary.mark(x) ^ marks_[field][other];
    if (!Word::may_be_near(changed)) continue;
    const float near =
        *std::max_element(by_level.begin() + 2, by_level.begin() + static_cast<std::ptrdiff_t>(levels) + 1);
    sum += by_level[column.dictionary.level(x, y)] - near;
    if (sum < least_) return false;
  }
  return true;
}

void BlockComparer::compare(std::span<const KeyedRow> a, std::span<const KeyedRow> b,
                            std::vector<std::pair<std::uint32_t, std::uint32_t>>& out) {
  const std::size_t fields = task_.columns.size();
  values_.resize(fields);
  marks_.resize(fields);
  for (std::size_t field = 0; field != fields; ++field) {
    const Column& column = task_.columns[field];
    values_[field].resize(b.size());
    for (std::size_t i = 0; i != b.size(); ++i) values_[field][i] = column.values[1][b[i].second];
    if (column.dictionary.comparison() != Comparison::text) continue;
    marks_[field].resize(b.size());
    for (std::size_t i = 0; i != b.size(); ++i) marks_[field][i] = column.dictionary.mark(values_[field][i]);
  }
  for (const KeyedRow& row : a)
    for (std::size_t from = 0; from < b.size(); from += at_once) {
      const std::size_t count = std::min(at_once, b.size() - from);
      std::fill_n(sums_.begin(), count, 0.0f);
      for (std::size_t field = 0; field != fields; ++field) bound(field, row.second, from, count);
      for (std::size_t i = 0; i != count; ++i) {
        if (sums_[i] < least_) continue;
        const std::uint32_t other = b[from + i].second;
        if (task_.one_side && row.second >= other) continue;
        if (reaches(row.second, from + i, sums_[i])) out.emplace_back(row.second, other);
      }
    }
}

void settle(const Task& task, Links& links, const std::function<bool(const Pair&, const Pair&)>& alike) {
  std::sort(links.candidates.begin(), links.candidates.end(),
            [&](const Pair& a, const Pair& b) { return is_better(task, a, b); });
  links.assigned = task.one_side ? links.candidates : assign(task, links.candidates, task.model.ask - 1e-3);
  for (std::size_t side : {0, 1}) links.pair_of[side].assign(task.rows(side), Links::none);
  for (std::uint32_t i = 0; i != links.assigned.size(); ++i) {
    links.pair_of[0][links.assigned[i].a] = i;
    links.pair_of[1][links.assigned[i].b] = i;
  }
  if (!task.one_side) ask_when_ambiguous(task, links, alike);
}

Links link(const Task& task, unsigned threads) {
  threads = threads_of(threads);
  Links links;
  links.prior = task.model.prior(task.rows(0), task.rows(1));
  const Weights weights(task);
  const auto least = static_cast<float>(task.model.ask - links.prior);
  struct Found {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<Pair> kept;
    std::uint64_t compared = 0;
    char apart[64]{};  ///< the counters of two threads are in different lines of the cache
  };
  std::vector<Found> found(threads);
  std::vector<BlockComparer> comparers(threads, BlockComparer(task, weights, least - 0.01f));
  for_blocks(task, threads,
             [&](unsigned thread, std::size_t rule, std::span<const KeyedRow> a, std::span<const KeyedRow> b) {
               Found& mine = found[thread];
               mine.compared += a.size() * b.size();
               mine.pairs.clear();
               comparers[thread].compare(a, b, mine.pairs);
               for (const auto& [x, y] : mine.pairs)
                 if (!is_found_earlier(task, rule, x, y)) mine.kept.push_back({x, y, 0, Decision::different});
             });
  for (Found& each : found) {
    links.compared += each.compared;
    links.candidates.insert(links.candidates.end(), each.kept.begin(), each.kept.end());
  }
  for (Pair& each : links.candidates) {
    each.bits = links.prior + weights.sum(each.a, each.b);
    each.decision = task.model.decide(each.bits);
  }
  std::erase_if(links.candidates, [](const Pair& each) { return each.decision == Decision::different; });
  settle(task, links);
  return links;
}

}  // namespace maex::match
