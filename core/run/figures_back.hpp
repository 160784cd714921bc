// Compares the figures of a written report with those that are read from it.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "core/adapter/losses.hpp"
#include "core/model/record.hpp"

namespace maex {

/// A report states a figure in a sentence and again in a table, in an order of its own, and in the words of its
/// language. So figures are compared as a set: what is counted, the breakdown and place, the number and its precision,
/// and the time. Who states a figure, where and in which words is not compared.
class FiguresBack {
 public:
  /// A tally that the report must have. Does nothing when it is reported as lost.
  void wrote(const Batch& batch, std::size_t tally, const Losses& losses);
  /// A tally that the report may have.
  void allow(const Record& tally);
  /// A tally that was read from the report.
  void found(const Record& tally);

  [[nodiscard]] std::uint64_t records() const { return wanted_.size(); }
  [[nodiscard]] std::uint64_t matched() const;
  /// Of the figures that were not read back, the first one that has a place in the input; row 0: none has.
  [[nodiscard]] Origin first_missing() const;
  /// The number of figures that were read and never written.
  [[nodiscard]] std::uint64_t strangers() const { return strangers_.size(); }

 private:
  struct Wanted {
    Origin origin;
    bool found = false;
  };
  // By digest of the figure.
  std::unordered_map<std::uint64_t, Wanted> wanted_;
  std::unordered_set<std::uint64_t> allowed_, strangers_;
};

}  // namespace maex
