#include "core/mapping/table/ids.hpp"

#include <algorithm>
#include <cstring>

#include "core/io/sha256.hpp"

namespace maex {
namespace {

constexpr std::size_t id_digits = 12;
constexpr std::size_t victim_digits = 8;  // within one incident

std::uint64_t leading(const Sha256Digest& digest) {
  std::uint64_t key = 0;
  std::memcpy(&key, digest.data(), 6);  // as many bits as the id shows: two ids with the same text count as duplicates
  return key;
}

std::string with_prefix(std::string_view prefix, const std::string& digits) {
  std::string text(prefix);
  if (!text.empty() && text.back() != '-') text += '-';
  return text + digits;
}

}  // namespace

MadeId made_id(const std::string& prefix, std::string_view content) {
  const Sha256Digest digest = sha256(content);
  return {with_prefix(prefix, hex(digest).substr(0, id_digits)), leading(digest)};
}

MadeId made_victim_id(std::string_view incident, std::string_view content) {
  std::string bytes(incident);
  bytes += '\x1d';
  bytes += content;
  const Sha256Digest digest = sha256(bytes);
  return {with_prefix(incident, hex(digest).substr(0, victim_digits)), leading(digest)};
}

SeenKeys::Entry& SeenKeys::operator[](std::uint64_t key) {
  if (used_ * 4 >= entries_.size() * 3) grow();
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = mix64(key) & mask;
  while (entries_[at].count != 0 && entries_[at].key != key) at = (at + 1) & mask;
  if (entries_[at].count == 0) {
    if (entries_[at].key != key) entries_[at] = {key, 0, 0};
    ++used_;  // the caller sets count
  }
  return entries_[at];
}

const SeenKeys::Entry* SeenKeys::find(std::uint64_t key) const {
  if (entries_.empty()) return nullptr;
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = mix64(key) & mask;
  while (entries_[at].count != 0) {
    if (entries_[at].key == key) return &entries_[at];
    at = (at + 1) & mask;
  }
  return nullptr;
}

void SeenKeys::grow() {
  std::vector<Entry> old = std::move(entries_);
  entries_.assign(std::max<std::size_t>(1024, old.size() * 2), {});
  used_ = 0;
  for (const Entry& entry : old)
    if (entry.count != 0) {
      Entry& fresh = (*this)[entry.key];
      fresh = entry;
    }
}

std::string numbered(const MadeId& id, SeenKeys& seen) {
  const std::uint32_t nth = ++seen[id.key].count;
  return nth == 1 ? id.text : id.text + '-' + std::to_string(nth);
}

}  // namespace maex
