// Prepares batches for a writer and counts what the target cannot carry.
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

/// Counts the losses of an output: withheld personal values, and the losses that its writer reports.
class LossCount {
 public:
  explicit LossCount(PersonalPolicy policy) : policy_(policy) {}
  /// Removes personal values from a batch before it is written, if the policy withholds them.
  void withhold(Batch& batch);
  /// Counts the losses that the writer reported for a batch.
  void add(const Batch& batch, const Losses& losses);
  [[nodiscard]] std::vector<LossFact> losses() const;
  /// Where the carried values are: in named places, or in custom fields of the target.
  [[nodiscard]] CarriedFact carried() const;

 private:
  bool withheld(std::string_view heading);
  void count_custom(std::string_view heading);

  struct Key {
    const LossType* type;
    std::string field;
    auto operator<=>(const Key&) const = default;
  };
  PersonalPolicy policy_;
  std::map<std::pair<const LossType*, Field>, std::uint64_t> fields_;
  std::map<Key, std::uint64_t> extras_;
  std::uint64_t named_ = 0;
  std::map<Field, std::uint64_t> custom_fields_;
  std::map<std::string, std::uint64_t, std::less<>> custom_extras_;  // by heading
  std::map<std::string, bool, std::less<>> personal_headings_;       // heading_is_personal(), called once per heading
};

}  // namespace maex
