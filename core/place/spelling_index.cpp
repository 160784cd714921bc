#include "core/place/spelling_index.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "core/model/hash.hpp"

namespace maex::place {

std::uint64_t letters_in(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char c : text) bits |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64);
  return bits;
}

void SpellingIndex::add(std::string_view key, Posting posting) {
  added_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(key.size()), posting});
  letters_ += key;
}

void SpellingIndex::finish() {
  const auto text_of = [&](const Added& a) { return std::string_view(letters_).substr(a.key, a.key_length); };
  std::sort(added_.begin(), added_.end(), [&](const Added& a, const Added& b) {
    return std::tuple(text_of(a), a.posting.place, a.posting.spelling) <
           std::tuple(text_of(b), b.posting.place, b.posting.spelling);
  });
  for (std::size_t i = 0; i != added_.size(); ++i) {
    const std::string_view key = text_of(added_[i]);
    if (entries_.empty() || text(entries_.back()) != key)
      entries_.push_back({hash64(key), letters_in(key), added_[i].key, added_[i].key_length,
                          static_cast<std::uint32_t>(postings_.size()), 0});
    postings_.push_back(added_[i].posting);
    ++entries_.back().count;
  }
  added_ = {};
  slots_.assign(std::bit_ceil(entries_.size() * 2 + 1), 0);
  for (std::size_t i = 0; i != entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::span<const Posting> SpellingIndex::find(std::string_view key) const {
  if (slots_.empty()) return {};
  const std::uint64_t hash = hash64(key);
  for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && text(entry) == key) return std::span(postings_).subspan(entry.first, entry.count);
  }
  return {};
}

SpellingIndex::Key SpellingIndex::at(std::size_t i) const {
  return {text(entries_[i]), entries_[i].letters, std::span(postings_).subspan(entries_[i].first, entries_[i].count)};
}

}  // namespace maex::place
