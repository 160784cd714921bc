// Finds the rows of two sides that describe the same thing.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/match/candidates.hpp"

namespace maex::match {

struct Pair {
  std::uint32_t a = 0, b = 0;  ///< rows
  double bits = 0;             ///< log2 of the odds that the rows are the same, prior included
  Decision decision = Decision::different;
};

struct Links {
  double prior = 0;
  std::uint64_t compared = 0;  ///< pairs
  /// Candidates that are worth a question at least, best first. Each row is in at most one pair of `assigned`.
  std::vector<Pair> candidates, assigned;
  static constexpr std::uint32_t none = UINT32_MAX;
  /// The assigned pair of each row, by side; none.
  std::vector<std::uint32_t> pair_of[2];
};

/// Weights of one task: model and term frequencies.
class Weights {
 public:
  explicit Weights(const Task& task);
  /// Bits of one field of a pair.
  [[nodiscard]] double bits(std::size_t field, Level level, ValueId a, ValueId b) const;
  /// The level and the bits of each field of a pair.
  struct Part {
    Level level = 0;
    double bits = 0;
  };
  [[nodiscard]] std::vector<Part> parts(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] double sum(std::uint32_t a, std::uint32_t b) const;

 private:
  friend class BlockComparer;
  const Task& task_;
  std::vector<std::array<float, most_levels>> by_level_;  ///< by field
  std::vector<std::vector<float>> by_value_;              ///< by field with frequencies: bits of an equal value
};

/// Finds the pairs of a block whose sum reaches a bound. First it bounds the sums of many pairs at once, with numbers
/// and letters only: it looks up no word. Few pairs are left, and these are compared exactly.
class BlockComparer {
 public:
  BlockComparer(const Task& task, const Weights& weights, float least)
      : task_(task), weights_(weights), least_(least) {}
  /// Appends the pairs to `out`.
  void compare(std::span<const KeyedRow> a, std::span<const KeyedRow> b,
               std::vector<std::pair<std::uint32_t, std::uint32_t>>& out);

 private:
  void bound(std::size_t field, std::uint32_t row, std::size_t from, std::size_t count);

  /// `sum` is the bound of the pair of a row of a and a row of the block. Replaces what is bounded by what is compared.
  [[nodiscard]] bool reaches(std::uint32_t row, std::size_t other, float sum) const;

  const Task& task_;
  const Weights& weights_;
  float least_;
  static constexpr std::size_t at_once = 512;
  std::vector<std::vector<ValueId>> values_;       ///< of the rows of b, by field
  std::vector<std::vector<std::uint64_t>> marks_;  ///< of their words, by field
  std::array<float, at_once> sums_{};
};

/// Assigns the candidates of `links` and sorts them. A pair becomes a question when another candidate of one of its
/// rows is nearly as good and its other row is free, unless `alike(pair, other)`: then it does not matter which is
/// which.
void settle(const Task& task, Links& links,
            const std::function<bool(const Pair& pair, const Pair& other)>& alike = nullptr);

/// `threads`: 0: as many as the machine has, at most 8.
Links link(const Task& task, unsigned threads = 0);

/// Learns m and u of all fields from the rows themselves, without labels: u from pairs of rows at random, m by
/// expectation maximization over the candidates of each blocking rule, without the fields that the rule demands.
void train(Task& task);

/// The assignment of rows with the largest sum of (bits - least), each row at most once; for each group of rows that
/// candidates connect. Ties are decided by content, not by order.
std::vector<Pair> assign(const Task& task, const std::vector<Pair>& candidates, double least);

}  // namespace maex::match
