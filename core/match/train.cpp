#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/match/candidates.hpp"
#include "core/match/link.hpp"
#include "core/model/hash.hpp"

namespace maex::match {
namespace {

/// The levels of one pair, four bits for each of at most 32 fields.
using Levels = std::array<std::uint64_t, 2>;
struct LevelsHash {
  std::size_t operator()(const Levels& of) const { return mix64(of[0] + mix64(of[1])); }
};
using Patterns = std::unordered_map<Levels, std::uint64_t, LevelsHash>;
constexpr std::size_t most_fields = 32;

Level level_of(const Levels& levels, std::size_t field) {
  return static_cast<Level>(levels[field / 16] >> field % 16 * 4 & 15);
}

constexpr double no_pair = 1e-4;  ///< added to each level, so that a level that was not seen decides nothing

Levels levels_of(const Task& task, std::uint32_t a, std::uint32_t b) {
  Levels levels{};
  for (std::size_t i = 0; i != std::min(most_fields, task.columns.size()); ++i) {
    const Column& column = task.columns[i];
    const std::uint64_t level = column.dictionary.level(column.values[0][a], column.values[1][b]);
    levels[i / 16] |= level << i % 16 * 4;
  }
  return levels;
}

/// The rows of a side whose content has the smallest fingerprints: a sample at random that no order changes.
std::vector<std::uint32_t> sample(const Task& task, std::size_t side, std::size_t most) {
  std::vector<std::uint32_t> rows(task.rows(side));
  for (std::uint32_t i = 0; i != rows.size(); ++i) rows[i] = i;
  std::sort(rows.begin(), rows.end(),
            [&](std::uint32_t a, std::uint32_t b) { return task.content[side][a] < task.content[side][b]; });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

void normalize(FieldModel& field, std::array<double, most_levels>& parts) {
  double sum = 0;
  for (std::size_t level = 1; level <= field.levels(); ++level) sum += parts[level] += no_pair;
  for (std::size_t level = 1; level <= field.levels(); ++level) parts[level] /= sum;
}

/// Nearly all pairs at random are not the same.
void learn_u(Task& task) {
  constexpr std::size_t most = 1000;
  const auto a = sample(task, 0, most), b = sample(task, 1, most);
  std::vector<std::array<double, most_levels>> seen(task.columns.size());
  for (const std::uint32_t x : a)
    for (const std::uint32_t y : b) {
      if (task.one_side && x == y) continue;
      const Levels levels = levels_of(task, x, y);
      for (std::size_t i = 0; i != std::min(most_fields, seen.size()); ++i) seen[i][level_of(levels, i)] += 1;
    }
  for (std::size_t i = 0; i != seen.size(); ++i) {
    double all = 0;
    for (std::size_t level = 1; level != most_levels; ++level) all += seen[i][level];
    if (all == 0) continue;
    for (double& each : seen[i]) each /= all;
    normalize(task.model.fields[i], seen[i]);
    task.model.fields[i].u = seen[i];
  }
}

/// One run of expectation maximization. Fields in `left_out` agree in all pairs and are not used.
void learn_m(const Model& model, const Patterns& patterns, std::uint32_t left_out,
             std::vector<std::array<double, most_levels>>& m) {
  const std::size_t used = std::min(most_fields, m.size());
  double share = 0.2;  // of the pairs of a block, the part that is the same
  for (int round = 0; round != 30; ++round) {
    std::vector<std::array<double, most_levels>> next(m.size());
    double same = 0, all = 0;
    for (const auto& [levels, count] : patterns) {
      double bits = std::log2(share / (1 - share));
      for (std::size_t i = 0; i != used; ++i)
        if (const Level level = level_of(levels, i); level != 0 && (left_out >> i & 1) == 0)
          bits += std::log2(m[i][level] / model.fields[i].u[level]);
      const double probability = 1 / (1 + std::exp2(-bits));
      const auto times = static_cast<double>(count);
      same += probability * times;
      all += times;
      for (std::size_t i = 0; i != used; ++i) next[i][level_of(levels, i)] += probability * times;
    }
    share = std::clamp(same / all, 1e-6, 1 - 1e-6);
    for (std::size_t i = 0; i != m.size(); ++i) {
      double known = 0;
      for (std::size_t level = 1; level != most_levels; ++level) known += next[i][level];
      if (known <= 0) continue;
      FieldModel field = model.fields[i];
      for (double& each : next[i]) each /= known;
      normalize(field, next[i]);
      m[i] = next[i];
    }
  }
}

}  // namespace

void train(Task& task) {
  learn_u(task);
  Model& model = task.model;
  // The pairs of each rule, also those that an earlier rule found.
  std::vector<std::array<double, most_levels>> sums(model.fields.size());
  std::vector<double> runs(model.fields.size());
  for (const BlockingRule& rule : task.blocking) {
    const std::vector<KeyedRow> a = keyed_rows(rule.keys[0]), b = keyed_rows(rule.keys[1]);
    Patterns patterns;
    std::uint64_t pairs = 0;
    constexpr std::uint64_t most_pairs = 300'000;
    // Whole blocks only, in the order of their keys, so that the order of rows changes nothing.
    for_equal_keys(a, b, [&](std::span<const KeyedRow> rows_a, std::span<const KeyedRow> rows_b) {
      if (pairs >= most_pairs) return;
      for (const KeyedRow& x : rows_a)
        for (const KeyedRow& y : rows_b)
          if (!task.one_side || x.second < y.second) {
            ++patterns[levels_of(task, x.second, y.second)];
            ++pairs;
          }
    });
    if (pairs < 20) continue;
    std::vector<std::array<double, most_levels>> m;
    for (const FieldModel& field : model.fields) m.push_back(field.m);
    learn_m(model, patterns, rule.fields, m);
    for (std::size_t i = 0; i != m.size(); ++i)
      if ((rule.fields >> i & 1) == 0) {
        runs[i] += 1;
        for (std::size_t level = 1; level != most_levels; ++level) sums[i][level] += m[i][level];
      }
  }
  for (std::size_t i = 0; i != sums.size(); ++i) {
    if (runs[i] == 0) continue;
    for (double& each : sums[i]) each /= runs[i];
    normalize(model.fields[i], sums[i]);
    model.fields[i].m = sums[i];
  }
}

}  // namespace maex::match
