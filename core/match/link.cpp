#include "core/match/link.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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
void ask_when_ambiguous(const Task& task, Links& links) {
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
      if (assigned.a == other.a && assigned.b == other.b) continue;
      const double free_bits = side == 0 ? bits_of(1, other.b) : bits_of(0, other.a);
      if (assigned.decision == Decision::same && other.bits > assigned.bits - margin && free_bits < task.model.ask)
        assigned.decision = Decision::ask;
    }
  }
}

}  // namespace

Weights::Weights(const Task& task) : task_(task) {
  const std::size_t rows = task.rows(0) + task.rows(1);
  std::vector<float> most;
  for (std::size_t i = 0; i != task.columns.size(); ++i) {
    const FieldModel& field = task.model.fields[i];
    auto& bits = by_level_.emplace_back();
    for (std::size_t level = 1; level <= field.levels(); ++level)
      bits[level] = static_cast<float>(field.bits(static_cast<Level>(level)));
    by_value_.push_back(field.frequencies ? bits_by_value(field, task.columns[i], rows) : std::vector<float>());
    float largest = *std::max_element(bits.begin(), bits.end());
    for (const float each : by_value_.back()) largest = std::max(largest, each);
    most.push_back(largest);
  }
  order_.resize(task.columns.size());
  std::iota(order_.begin(), order_.end(), 0u);
  // A field with a cheap comparison and much to lose excludes a pair before names and texts are compared.
  const auto cost = [&](std::uint32_t field) {
    const Comparison how = task.model.fields[field].comparison;
    return how == Comparison::text || how == Comparison::name ? 1 : 0;
  };
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (cost(a) != cost(b)) return cost(a) < cost(b);
    return most[a] > most[b];
  });
  rest_.assign(order_.size() + 1, 0);
  for (std::size_t i = order_.size(); i-- != 0;) rest_[i] = rest_[i + 1] + std::max(0.0f, most[order_[i]]);
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
  for (const Part& each : parts(a, b)) sum += each.bits;
  return sum;
}

float Weights::quick_sum(std::uint32_t a, std::uint32_t b, float least) const {
  float sum = 0;
  for (std::size_t i = 0; i != order_.size(); ++i) {
    if (sum + rest_[i] < least) return sum + rest_[i];
    const std::uint32_t field = order_[i];
    const Column& column = task_.columns[field];
    const ValueId x = column.values[0][a], y = column.values[1][b];
    if (x == y && x != 0 && !by_value_[field].empty())
      sum += by_value_[field][x];
    else
      sum += by_level_[field][column.dictionary.level(x, y)];
  }
  return sum;
}

Links link(const Task& task, unsigned threads) {
  threads = threads_of(threads);
  Links links;
  links.prior = task.model.prior(task.rows(0), task.rows(1));
  const Weights weights(task);
  const auto least = static_cast<float>(task.model.ask - links.prior);
  struct Found {
    std::vector<Pair> pairs;
    std::uint64_t compared = 0;
    char apart[64]{};  ///< the counters of two threads are in different lines of the cache
  };
  std::vector<Found> found(threads);
  for_candidates(task, threads, [&](unsigned thread, std::size_t, std::uint32_t a, std::uint32_t b) {
    Found& mine = found[thread];
    ++mine.compared;
    if (weights.quick_sum(a, b, least - 0.01f) >= least - 0.01f) mine.pairs.push_back({a, b, 0, Decision::different});
  });
  for (Found& each : found) {
    links.compared += each.compared;
    links.candidates.insert(links.candidates.end(), each.pairs.begin(), each.pairs.end());
  }
  for (Pair& each : links.candidates) {
    each.bits = links.prior + weights.sum(each.a, each.b);
    each.decision = task.model.decide(each.bits);
  }
  std::erase_if(links.candidates, [](const Pair& each) { return each.decision == Decision::different; });
  std::sort(links.candidates.begin(), links.candidates.end(),
            [&](const Pair& a, const Pair& b) { return is_better(task, a, b); });
  links.assigned = task.one_side ? links.candidates : assign(task, links.candidates, task.model.ask - 1e-3);
  for (std::size_t side : {0, 1}) links.pair_of[side].assign(task.rows(side), Links::none);
  for (std::uint32_t i = 0; i != links.assigned.size(); ++i) {
    links.pair_of[0][links.assigned[i].a] = i;
    links.pair_of[1][links.assigned[i].b] = i;
  }
  if (!task.one_side) ask_when_ambiguous(task, links);
  return links;
}

}  // namespace maex::match
