// One number for "the same content": equal however rows are ordered, re-saved or packed.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "core/model/fingerprint.hpp"

namespace maex {

/// Ids of records and the link of a victim to its incident: what ids are generated for.
bool is_made_field(Field field);

/// Says whether a fact takes part; nullptr: all do.
using FactFilter = std::function<bool(const Fact& fact)>;

/// Appends the content of a record and its children, from which ids are generated: fields, values, extras and children
/// in an order of their own, without the ids themselves (incident.id, victim.id, victim.incident, hazard_area.id,
/// assistance.id). Origin and column do not count.
void append_content(std::string& out, const Batch& batch, std::size_t record, const FactFilter& filter = nullptr);

/// Appends all that a top-level record and its children say, in an order of its own.
void append_canonical(std::string& out, const Batch& batch, std::size_t top);

/// Order-independent digest of any number of records: SHA-256 of each, added modulo 2^256 (so doubles count).
/// Submission records do not take part: they describe the sending, not the content.
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
