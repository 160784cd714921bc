// What a partner sent before, for comparison with what the partner sends now.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/group.hpp"

namespace maex::rules {

/// Digests of the numbered incidents and victims of an earlier submission: 4 bytes for each value, and 50 bytes and the
/// number for each record. Records whose numbers the reader made cannot be followed, so they are skipped. Immutable
/// after it is filled.
class PreviousSubmission {
 public:
  /// A value: its field, and 16 bits of its digest.
  using Fact = std::uint32_t;
  struct Known {
    std::string id;
    Kind kind;
    std::uint32_t first, last;    ///< its facts
    std::int32_t incident;        ///< index in known() of a victim's incident; -1: not in that file
    std::optional<Code> outcome;  ///< of a victim, if the submission states it
  };

  explicit PreviousSubmission(std::string name) : name_(std::move(name)) {}
  void add(const Group& group);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Known>& known() const { return known_; }
  /// The index in known() of the incident or victim that has the same number as record `at`; -1 when there is none.
  [[nodiscard]] std::int32_t find(const Batch& batch, std::size_t at) const;
  /// Names of fields in which record `at`, with its places, devices and sources, differs from `known`; empty when it
  /// does not.
  [[nodiscard]] std::vector<Field> differences(const Known& known, const Batch& batch, std::size_t at) const;

 private:
  std::string name_;
  std::vector<Known> known_;
  std::vector<Fact> facts_;
  std::unordered_map<std::uint64_t, std::int32_t> by_id_;
};

}  // namespace maex::rules
