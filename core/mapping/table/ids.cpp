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
  std::memcpy(&key, digest.data(), 6);  // as many bits as the id shows: two ids that look alike count as doubles
  return key;
}

std::string with_prefix(std::string_view prefix, const std::string& digits) {
  std::string text(prefix);
  if (!text.empty() && text.back() != '-') text += '-';
  return text + digits;
}

}  // namespace

bool is_made_field(Field field) {
  return field == Field::incident_id || field == Field::victim_id || field == Field::victim_incident ||
         field == Field::hazard_area_id || field == Field::assistance_id;
}

void append_content(std::string& out, const Batch& batch, std::size_t index, const Losses* losses) {
  const Record& record = batch[index];
  std::vector<const Slot*> slots;
  slots.reserve(record.slots().size());
  for (std::size_t i = 0; i != record.slots().size(); ++i)
    if (!is_made_field(record.slots()[i].field) && (losses == nullptr || losses->of_value(index, i) == nullptr))
      slots.push_back(&record.slots()[i]);
  // Declaration order may change between versions and ids must not, so names are sorted rather than numbers. Slots lie
  // in one array: their addresses keep the order of equal fields.
  std::sort(slots.begin(), slots.end(), [](const Slot* a, const Slot* b) {
    return a->field == b->field ? a < b : info(a->field).full_name < info(b->field).full_name;
  });
  for (std::size_t i = 0; i < slots.size();) {
    std::size_t end = i + 1;
    while (end < slots.size() && slots[end]->field == slots[i]->field) ++end;
    std::vector<std::string> values;
    if (end - i > 1) {
      for (std::size_t k = i; k != end; ++k) values.push_back(to_text(slots[k]->value));
      std::sort(values.begin(), values.end());
    }
    for (std::size_t k = i; k != end; ++k) {
      out += '\x1f';
      out += info(slots[i]->field).full_name;
      out += '=';
      if (values.empty())
        append_text(out, slots[k]->value);
      else
        out += values[k - i];
    }
    i = end;
  }
  std::vector<std::pair<std::string_view, std::string_view>> extras;
  for (std::size_t i = 0; i != record.extras().size(); ++i)
    if (losses == nullptr || losses->of_extra(index, i) == nullptr)
      extras.emplace_back(record.extras()[i].heading, record.extras()[i].text);
  std::sort(extras.begin(), extras.end());
  for (const auto& [heading, text] : extras) {
    out += "\x1f+";
    out += heading;
    out += '=';
    out += text;
  }
  std::vector<std::string> children;
  for (std::size_t i = index + 1; i < batch.size() && is_child(batch[i].kind()); ++i)
    if (batch[i].parent() == static_cast<std::int32_t>(index)) {
      std::string child(name(batch[i].kind()));
      const std::size_t empty = child.size();
      append_content(child, batch, i, losses);
      if (child.size() != empty) children.push_back(std::move(child));
    }
  std::sort(children.begin(), children.end());
  for (const std::string& child : children) {
    out += '\x1e';
    out += child;
  }
}

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
  std::size_t at = (key * 0x9E3779B97F4A7C15u >> 20) & mask;
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
  std::size_t at = (key * 0x9E3779B97F4A7C15u >> 20) & mask;
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

std::uint64_t hash64(std::string_view text) {
  std::uint64_t h = 0x243F6A8885A308D3u ^ text.size();
  while (text.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
    text.remove_prefix(8);
  }
  std::uint64_t word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  h = (h ^ word) * 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

}  // namespace maex
