// The 64-bit hash of this program. It is stable within a run only. It protects against accidental collisions, not
// against attackers.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace maex {

/// Every bit of the number changes about half the bits of the result.
constexpr std::uint64_t mix64(std::uint64_t number) {
  number += 0x9E3779B97F4A7C15u;
  number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9u;
  number = (number ^ number >> 27) * 0x94D049BB133111EBu;
  return number ^ number >> 31;
}

/// A hash of the text with good quality in all bits. `seed` is the hash of the preceding parts.
inline std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t hash = mix64(seed) ^ text.size();
  std::uint64_t word = 0;
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  }
  word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  return mix64(hash ^ word);
}

/// For unordered containers, so that a look-up by string_view does not make a string.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash64(text); }
};

}  // namespace maex
