// Pairs of rows that share a key of a blocking rule.
#pragma once
#include <algorithm>
#include <atomic>
#include <span>
#include <thread>
#include <utility>

#include "core/match/task.hpp"

namespace maex::match {

using KeyedRow = std::pair<std::uint64_t, std::uint32_t>;

/// Rows that have a key, sorted by it.
inline std::vector<KeyedRow> keyed_rows(const std::vector<std::uint64_t>& keys) {
  std::vector<KeyedRow> rows;
  rows.reserve(keys.size());
  for (std::uint32_t row = 0; row != keys.size(); ++row)
    if (keys[row] != 0) rows.emplace_back(keys[row], row);
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Calls `each(rows_a, rows_b)` for each key that both lists have, with the rows that have it.
template <class Each>
void for_equal_keys(const std::vector<KeyedRow>& a, const std::vector<KeyedRow>& b, const Each& each) {
  for (std::size_t i = 0, k = 0; i != a.size() && k != b.size();) {
    if (a[i].first != b[k].first) {
      ++(a[i].first < b[k].first ? i : k);
      continue;
    }
    std::size_t end_a = i, end_b = k;
    while (end_a != a.size() && a[end_a].first == a[i].first) ++end_a;
    while (end_b != b.size() && b[end_b].first == b[k].first) ++end_b;
    each(std::span(a).subspan(i, end_a - i), std::span(b).subspan(k, end_b - k));
    i = end_a;
    k = end_b;
  }
}

inline unsigned threads_of(unsigned wanted) {
  return wanted != 0 ? wanted : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

/// Runs `body(thread)` in each thread.
template <class Body>
void in_threads(unsigned threads, const Body& body) {
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back([&body, i] { body(i); });
  body(0u);
  for (std::thread& each : others) each.join();
}

/// True when a rule before `rule` finds the pair, too.
inline bool is_found_earlier(const Task& task, std::size_t rule, std::uint32_t a, std::uint32_t b) {
  for (std::size_t before = 0; before != rule; ++before) {
    const std::uint64_t key = task.blocking[before].keys[0][a];
    if (key != 0 && key == task.blocking[before].keys[1][b]) return true;
  }
  return false;
}

/// Calls `each(thread, rule, rows_a, rows_b)` for every block of every rule. A large block comes in several pieces.
template <class Each>
void for_blocks(const Task& task, unsigned threads, const Each& each) {
  using Rows = std::span<const KeyedRow>;
  for (std::size_t rule = 0; rule != task.blocking.size(); ++rule) {
    const std::vector<KeyedRow> a = keyed_rows(task.blocking[rule].keys[0]),
                                b = keyed_rows(task.blocking[rule].keys[1]);
    std::vector<std::pair<Rows, Rows>> blocks;
    constexpr std::size_t most_rows = 256;  // of side a in one piece of work
    for_equal_keys(a, b, [&](Rows rows_a, Rows rows_b) {
      for (std::size_t i = 0; i < rows_a.size(); i += most_rows)
        blocks.emplace_back(rows_a.subspan(i, std::min(most_rows, rows_a.size() - i)), rows_b);
    });
    std::atomic<std::size_t> next = 0;
    in_threads(threads, [&](unsigned thread) {
      constexpr std::size_t at_once = 64;
      for (std::size_t from = next.fetch_add(at_once); from < blocks.size(); from = next.fetch_add(at_once))
        for (std::size_t n = from; n != std::min(blocks.size(), from + at_once); ++n)
          each(thread, rule, blocks[n].first, blocks[n].second);
    });
  }
}

}  // namespace maex::match
