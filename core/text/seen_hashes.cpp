#include "core/text/seen_hashes.hpp"

#include <algorithm>

namespace maex {

std::size_t SeenHashes::place_of(std::uint64_t key) const {
  std::size_t at = key >> 1 & (places_.size() - 1);
  while (places_[at] != 0 && places_[at] != key) at = (at + 1) & (places_.size() - 1);
  return at;
}

bool SeenHashes::insert_digest(std::uint64_t key) {
  if (used_ * 4 >= places_.size() * 3) grow();
  std::uint64_t& place = places_[place_of(key)];
  if (place != 0) return false;
  place = key;
  ++used_;
  return true;
}

void SeenHashes::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(1024, places_.size() * 2), 0);
  old.swap(places_);
  for (const std::uint64_t key : old)
    if (key != 0) places_[place_of(key)] = key;
}

}  // namespace maex
