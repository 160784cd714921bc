// Finds the rows of two sides that describe the same thing.
#pragma once
#include <cstdint>
#include <vector>

#include "core/match/task.hpp"

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
  /// The sum as far as it can reach `least`: another number below `least` otherwise. Much faster for most pairs.
  [[nodiscard]] float quick_sum(std::uint32_t a, std::uint32_t b, float least) const;

 private:
  const Task& task_;
  std::vector<std::array<float, most_levels>> by_level_;  ///< by field
  std::vector<std::vector<float>> by_value_;              ///< by field with frequencies: bits of an equal value
  std::vector<std::uint32_t> order_;                      ///< fields that exclude most pairs first
  std::vector<float> rest_;                               ///< the largest sum of the fields after a position in order_
};

/// `threads`: 0: as many as the machine has, at most 8.
Links link(const Task& task, unsigned threads = 0);

/// Learns m and u of all fields from the rows themselves, without labels: u from pairs of rows at random, m by
/// expectation maximization over the candidates of each blocking rule, without the fields that the rule demands.
void train(Task& task);

/// The assignment of rows with the largest sum of (bits - least), each row at most once; for each group of rows that
/// candidates connect. Ties are decided by content, not by order.
std::vector<Pair> assign(const Task& task, const std::vector<Pair>& candidates, double least);

}  // namespace maex::match
