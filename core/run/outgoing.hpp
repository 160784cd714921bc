// Prepares batches for a writer and keeps the count of what the target cannot carry.
#pragma once
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/facts/facts.hpp"
#include "core/run/job.hpp"

namespace maex {

/// Counts records and coded values of batches as they pass.
class Tallies {
 public:
  void add(const Batch& batch);
  void write_to(ItemFacts& facts) const;

 private:
  std::array<std::uint64_t, kind_count> records_{};
  std::array<std::vector<std::uint64_t>, field_count> codes_;  // by field, then by Code; empty: none seen
};

/// Takes withheld values out of a batch and counts every loss that `writer` announces for the rest.
class LossCount {
 public:
  LossCount(const RecordWriter& writer, PersonalPolicy policy) : writer_(writer), policy_(policy) {}
  /// `lost`, when given, becomes a mark for each slot, then each extra, of each record in their order: announced as
  /// lost.
  void prepare(Batch& batch, std::vector<bool>* lost = nullptr);
  [[nodiscard]] std::vector<LossFact> losses() const;

 private:
  void withhold(Batch& batch);
  bool withheld(std::string_view heading);

  struct Key {
    const LossType* type;
    std::string field;
    auto operator<=>(const Key&) const = default;
  };
  const RecordWriter& writer_;
  PersonalPolicy policy_;
  std::map<std::pair<const LossType*, Field>, std::uint64_t> fields_;
  std::map<Key, std::uint64_t> extras_;
  std::map<std::string, bool, std::less<>> personal_headings_;  // asked once per heading
};

}  // namespace maex
