// Links between accidents and victims that only one side states, or that name the other side only by its system id.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/record.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::maxml {

/// One Association of an accident that points to a victim. One of the two texts may be empty.
struct VictimLink {
  std::string id, guid;
};

/// Gives each victim the number of its accident, in whatever order the reports are in. Memory: about 40 bytes and the
/// number for each accident with a system id, and for each victim that an accident names before the victim is read.
/// Victims without a known accident wait, up to `most_waiting` records.
class Links {
 public:
  static constexpr std::size_t most_waiting = 100'000;

  /// Sees an accident. An accident without a number gets its system id as the number, because links need one. Returns
  /// true in that case.
  bool accident(Batch& batch, std::size_t record, const std::vector<VictimLink>& victims);
  enum class Found : std::uint8_t { linked, waits, unlinked };
  /// Sees a victim and sets victim.incident where its accident is known. `waits`: the accident may be in a later
  /// report, so the caller holds the victim and asks again with resolve().
  Found victim(Batch& batch, std::size_t record, bool may_wait);
  /// Sets victim.incident of a victim that waited. Keeps the victim's source bytes valid. Returns false when no
  /// accident of the file belongs to it.
  bool resolve(Batch& batch, std::size_t record);
  /// Number of links of accidents to victims that no report seen so far is about.
  [[nodiscard]] std::size_t dangling() const;

 private:
  [[nodiscard]] std::string_view number_for(const Record& victim);
  std::string_view claimed(std::uint64_t key);

  struct Claim {
    std::uint32_t number;  ///< index in numbers_
    std::uint32_t link;    ///< index in met_; the two keys of one link share it
  };
  std::uint32_t number_of(std::string_view text);
  std::vector<std::string> numbers_;  ///< of accidents, each once
  std::unordered_map<std::uint64_t, std::uint32_t> accident_by_guid_;
  std::unordered_map<std::uint64_t, Claim> claims_;
  SeenHashes seen_;        ///< ids and system ids of victims that need no claim any more
  std::vector<bool> met_;  ///< for each link of an accident: its victim was seen
};

}  // namespace maex::maxml
