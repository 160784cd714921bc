// Pairs of rows that share a key of a blocking rule.
#pragma once
#include <algorithm>
#include <atomic>
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

/// Calls `each(thread, rule, a, b)` for every candidate pair, once: by the first rule that finds it.
template <class Each>
void for_candidates(const Task& task, unsigned threads, const Each& each) {
  struct Block {
    std::uint32_t first_a, last_a, first_b, last_b;
  };
  for (std::size_t rule = 0; rule != task.blocking.size(); ++rule) {
    const std::vector<KeyedRow> a = keyed_rows(task.blocking[rule].keys[0]),
                                b = keyed_rows(task.blocking[rule].keys[1]);
    std::vector<Block> blocks;
    constexpr std::uint32_t most_rows = 256;  // of side a in one piece of work, so that a large block has many pieces
    for (std::uint32_t i = 0, k = 0; i != a.size() && k != b.size();) {
      if (a[i].first < b[k].first) {
        ++i;
      } else if (b[k].first < a[i].first) {
        ++k;
      } else {
        std::uint32_t end_a = i, end_b = k;
        while (end_a != a.size() && a[end_a].first == a[i].first) ++end_a;
        while (end_b != b.size() && b[end_b].first == b[k].first) ++end_b;
        for (; i != end_a; i = std::min(end_a, i + most_rows))
          blocks.push_back({i, std::min(end_a, i + most_rows), k, end_b});
        k = end_b;
      }
    }
    const auto is_earlier = [&](std::uint32_t x, std::uint32_t y) {
      for (std::size_t before = 0; before != rule; ++before) {
        const std::uint64_t key = task.blocking[before].keys[0][x];
        if (key != 0 && key == task.blocking[before].keys[1][y]) return true;
      }
      return false;
    };
    std::atomic<std::size_t> next = 0;
    in_threads(threads, [&](unsigned thread) {
      constexpr std::size_t at_once = 64;
      for (std::size_t from = next.fetch_add(at_once); from < blocks.size(); from = next.fetch_add(at_once))
        for (std::size_t n = from; n != std::min(blocks.size(), from + at_once); ++n) {
          const Block& block = blocks[n];
          for (std::uint32_t i = block.first_a; i != block.last_a; ++i)
            for (std::uint32_t k = block.first_b; k != block.last_b; ++k) {
              const std::uint32_t x = a[i].second, y = b[k].second;
              if (task.one_side && x >= y) continue;
              if (!is_earlier(x, y)) each(thread, rule, x, y);
            }
        }
    });
  }
}

}  // namespace maex::match
