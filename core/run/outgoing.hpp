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

/// Counts the losses of an output: values that are withheld from it, and the losses that its writer reports.
class LossCount {
 public:
  /// Counts a value that is not handed to the writer. `what`: "extra: HEADING", or what else is lost.
  void lost(const LossType& type, Field field) { ++fields_[{&type, field}]; }
  void lost_extra(const LossType& type, std::string what) { ++extras_[{&type, std::move(what)}]; }
  /// Counts the losses that the writer reported for a batch.
  void add(const Batch& batch, const Losses& losses);
  [[nodiscard]] std::vector<LossFact> losses() const;
  /// Where the carried values are: in named places, or in custom fields of the target.
  [[nodiscard]] CarriedFact carried() const;

 private:
  void count_custom(std::string_view heading);

  struct Key {
    const LossType* type;
    std::string field;
    auto operator<=>(const Key&) const = default;
  };
  std::map<std::pair<const LossType*, Field>, std::uint64_t> fields_;
  std::map<Key, std::uint64_t> extras_;
  std::uint64_t named_ = 0;
  std::map<Field, std::uint64_t> custom_fields_;
  std::map<std::string, std::uint64_t, std::less<>> custom_extras_;  // by heading
};

}  // namespace maex
