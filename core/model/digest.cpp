#include "core/model/digest.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

#include "core/io/sha256.hpp"

namespace maex {
namespace {

// Unit and record separators cannot stand in XML 1.0 text, and readers refuse them in tables.
constexpr char field_mark = '\x1f';
constexpr char record_mark = '\x1e';

std::string canonical_record(const Batch& batch, std::size_t index) {
  const Record& record = batch[index];
  std::vector<const Slot*> slots;
  for (const Slot& slot : record.slots()) slots.push_back(&slot);
  std::vector<std::pair<std::uint16_t, std::string>> pieces;
  for (const Slot* slot : slots) pieces.emplace_back(static_cast<std::uint16_t>(slot->field), to_text(slot->value));
  std::sort(pieces.begin(), pieces.end());
  std::string out(name(record.kind()));
  for (const auto& [field, text] : pieces) {
    out += field_mark;
    out += info(static_cast<Field>(field)).full_name;
    out += '=';
    out += text;
  }
  std::vector<std::pair<std::string_view, std::string_view>> extras;
  for (const Extra& extra : record.extras()) extras.emplace_back(extra.heading, extra.text);
  std::sort(extras.begin(), extras.end());
  for (const auto& [heading, text] : extras) {
    out += field_mark;
    out += '+';
    out += heading;
    out += '=';
    out += text;
  }
  std::vector<std::string> children;
  const std::size_t end = is_child(record.kind()) ? batch.size() : batch.end_of(index);
  for (std::size_t i = index + 1; i < end && is_child(batch[i].kind()); ++i)
    if (batch[i].parent() == static_cast<std::int32_t>(index)) children.push_back(canonical_record(batch, i));
  std::sort(children.begin(), children.end());
  for (const std::string& child : children) {
    out += record_mark;
    out += child;
  }
  out += record_mark;
  return out;
}

}  // namespace

void append_canonical(std::string& out, const Batch& batch, std::size_t top) { out += canonical_record(batch, top); }

void ContentDigest::add(const Batch& batch) {
  for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
    if (batch[i].kind() == Kind::submission) continue;
    const std::string bytes = canonical_record(batch, i);
    const Sha256Digest digest = sha256(bytes);
    std::uint64_t carry = 0;
    for (std::size_t word = 0; word != sum_.size(); ++word) {
      std::uint64_t part;
      std::memcpy(&part, digest.data() + word * 8, 8);
      const unsigned __int128 sum = static_cast<unsigned __int128>(sum_[word]) + part + carry;
      sum_[word] = static_cast<std::uint64_t>(sum);
      carry = static_cast<std::uint64_t>(sum >> 64);
    }
    ++records_;
  }
}

std::string ContentDigest::hex() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (auto word = sum_.rbegin(); word != sum_.rend(); ++word)
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[*word >> shift & 15];
  return text;
}

}  // namespace maex
