// The values and extras of one batch that a target does not carry. The writer reports them while it writes.
#pragma once
#include <cstdint>
#include <vector>

#include "core/adapter/descriptor.hpp"
#include "core/model/fingerprint.hpp"

namespace maex {

/// One entry for each value and each extra of a batch: why it is lost, or nullptr when it is carried and reads back
/// equal. Records are identified by their index in the batch, values and extras by their index in the record.
class Losses {
 public:
  Losses() = default;
  explicit Losses(const Batch& batch) { reset(batch); }
  /// Clears all entries. The records of `batch` must not change while this object is in use.
  void reset(const Batch& batch) {
    records_.clear();
    std::size_t size = 0;
    for (std::size_t i = 0; i != batch.size(); ++i) {
      const std::size_t slots = batch[i].slots().size(), extras = batch[i].extras().size();
      records_.push_back({size, size + slots, size + slots + extras});
      size += slots + extras;
    }
    types_.assign(size, nullptr);
    in_custom_field_.clear();
  }

  void value(std::size_t record, std::size_t slot, const LossType* type) {
    types_[records_[record].values + slot] = type;
  }
  void extra(std::size_t record, std::size_t extra, const LossType* type) {
    types_[records_[record].extras + extra] = type;
  }
  void all_values(std::size_t record, const LossType* type) {
    for (std::size_t i = records_[record].values; i != records_[record].extras; ++i) types_[i] = type;
  }
  void all_extras(std::size_t record, const LossType* type) {
    for (std::size_t i = records_[record].extras; i != records_[record].end; ++i) types_[i] = type;
  }
  void all(std::size_t record, const LossType* type) {
    all_values(record, type);
    all_extras(record, type);
  }

  /// Marks a carried value or extra that the target holds in a custom field, which the receiving system must define
  /// before it can take the value.
  void value_in_custom_field(std::size_t record, std::size_t slot) { mark_custom(records_[record].values + slot); }
  void extra_in_custom_field(std::size_t record, std::size_t extra) { mark_custom(records_[record].extras + extra); }
  [[nodiscard]] bool is_value_in_custom_field(std::size_t record, std::size_t slot) const {
    return is_custom(records_[record].values + slot);
  }
  [[nodiscard]] bool is_extra_in_custom_field(std::size_t record, std::size_t extra) const {
    return is_custom(records_[record].extras + extra);
  }

  [[nodiscard]] const LossType* of_value(std::size_t record, std::size_t slot) const {
    return types_[records_[record].values + slot];
  }
  [[nodiscard]] const LossType* of_extra(std::size_t record, std::size_t extra) const {
    return types_[records_[record].extras + extra];
  }
  [[nodiscard]] const LossType* of(const Fact& fact) const {
    return fact.is_extra() ? of_extra(fact.record, fact.nth) : of_value(fact.record, fact.nth);
  }
  /// Every entry, carried ones included.
  [[nodiscard]] const std::vector<const LossType*>& types() const { return types_; }

 private:
  struct Range {
    std::size_t values, extras, end;
  };
  void mark_custom(std::size_t at) {
    if (in_custom_field_.empty()) in_custom_field_.resize(types_.size());
    in_custom_field_[at] = true;
  }
  [[nodiscard]] bool is_custom(std::size_t at) const { return !in_custom_field_.empty() && in_custom_field_[at]; }
  std::vector<Range> records_;
  std::vector<const LossType*> types_;
  std::vector<bool> in_custom_field_;  ///< empty until the first mark
};

}  // namespace maex
