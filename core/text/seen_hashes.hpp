// Remembers which texts were seen before, with eight bytes for each.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/hash.hpp"

namespace maex {

/// A set of 64-bit digests. Among a million texts, two count as equal by mistake with a probability of 3e-8. Grows by
/// doubling; memory is 8 to 22 bytes for each text.
class SeenHashes {
 public:
  /// True when the text is new.
  bool insert(std::string_view text) { return insert_digest(digest(text)); }
  [[nodiscard]] bool contains(std::string_view text) const { return contains_digest(digest(text)); }
  /// Never 0, which marks a free place. Stable within a run only.
  static std::uint64_t digest(std::string_view text) { return hash64(text) | 1; }
  bool insert_digest(std::uint64_t key);
  [[nodiscard]] bool contains_digest(std::uint64_t key) const {
    return !places_.empty() && places_[place_of(key)] != 0;
  }

 private:
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const;
  void grow();
  std::vector<std::uint64_t> places_;  // a power of two, open addressing
  std::size_t used_ = 0;
};

}  // namespace maex
