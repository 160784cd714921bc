// One number for "the same content". It does not depend on the order of rows, on saving again or on the container.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "core/model/fingerprint.hpp"

namespace maex {

/// True for the fields that maex can generate: ids of records and the link of a victim to its incident.
bool is_made_field(Field field);

/// True for a fact to include; nullptr: all facts are included.
using FactFilter = std::function<bool(const Fact& fact)>;

/// Appends the content of a record and its children, from which ids are generated: fields, values, extras and children
/// in a fixed order, without the fields of is_made_field(). Origin and column do not count.
void append_content(std::string& out, const Batch& batch, std::size_t record, const FactFilter& filter = nullptr);

/// Appends all content of a top-level record and its children in a fixed order.
void append_canonical(std::string& out, const Batch& batch, std::size_t top);

/// Order-independent digest of any number of records: SHA-256 of each, added modulo 2^256 (so duplicates count).
/// Submission records are excluded, because they describe the sending, not the content.
class ContentDigest {
 public:
  void add(const Batch& batch);
  [[nodiscard]] std::uint64_t records() const { return records_; }
  /// 64 hex digits.
  [[nodiscard]] std::string hex() const;
  friend bool operator==(const ContentDigest& a, const ContentDigest& b) {
    return a.sum_ == b.sum_ && a.records_ == b.records_;
  }

 private:
  std::array<std::uint64_t, 4> sum_{};
  std::uint64_t records_ = 0;
  std::string bytes_;
};

}  // namespace maex
