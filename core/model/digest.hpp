// One number for "the same content": equal however rows are ordered, re-saved or packed.
#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "core/model/record.hpp"

namespace maex {

/// Canonical bytes of a top-level record with its children: fields by number order of declaration, children and
/// repeated values sorted, extras sorted by heading. Neither origin nor column takes part.
void append_canonical(std::string& out, const Batch& batch, std::size_t top);

/// Order-independent digest of any number of records: SHA-256 of each, added modulo 2^256 (so doubles count).
/// Submission records do not take part: they describe the sending, not the content.
class ContentDigest {
 public:
  void add(const Batch& batch);
  [[nodiscard]] std::uint64_t records() const { return records_; }
  /// 64 hex digits.
  [[nodiscard]] std::string hex() const;
  friend bool operator==(const ContentDigest&, const ContentDigest&) = default;

 private:
  std::array<std::uint64_t, 4> sum_{};
  std::uint64_t records_ = 0;
};

}  // namespace maex
