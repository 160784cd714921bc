#include "core/model/digest.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory_resource>
#include <vector>

#include "core/io/sha256.hpp"

namespace maex {

bool is_made_field(Field field) {
  return field == Field::incident_id || field == Field::victim_id || field == Field::victim_incident ||
         field == Field::hazard_area_id || field == Field::assistance_id || field == Field::activity_id ||
         field == Field::education_id || field == Field::quality_id;
}

namespace {

// XML 1.0 text cannot contain unit and record separators, and readers reject them in tables.
constexpr char field_mark = '\x1f';
constexpr char record_mark = '\x1e';

/// Which facts are included, and in which order.
struct Form {
  bool whole;  ///< all facts, in the order of declaration; otherwise without ids and without empty records
  const FactFilter* filter = nullptr;
  [[nodiscard]] bool takes(const Fact& fact) const {
    return whole || ((fact.is_extra() || !is_made_field(fact.field)) && (!*filter || (*filter)(fact)));
  }
  [[nodiscard]] bool is_before(const Fact& a, const Fact& b) const {
    if (a.is_extra() != b.is_extra()) return b.is_extra();
    if (a.is_extra()) return std::pair(a.heading, a.value.as_text()) < std::pair(b.heading, b.value.as_text());
    if (a.field == b.field) return to_text(a.value) < to_text(b.value);
    // The order of declaration may change between versions, but ids must not change. So ids use fields sorted by name.
    return whole ? a.field < b.field : info(a.field).full_name < info(b.field).full_name;
  }
};

void append(std::string& out, const Form& form, const Batch& batch, std::size_t index);

void append_facts(std::string& out, const Form& form, const Batch& batch, std::size_t index) {
  std::array<std::byte, 2048> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  std::pmr::vector<Fact> facts(&memory);
  facts.reserve(batch[index].slots().size() + batch[index].extras().size());
  for_each_fact(Group{&batch, index, index + 1}, [&](const Fact& fact) {
    if (form.takes(fact)) facts.push_back(fact);
  });
  std::sort(facts.begin(), facts.end(), [&form](const Fact& a, const Fact& b) { return form.is_before(a, b); });
  for (const Fact& fact : facts) {
    out += field_mark;
    if (fact.is_extra())
      (out += '+') += fact.heading;
    else
      out += info(fact.field).full_name;
    out += '=';
    append_text(out, fact.value);
  }
}

void append_children(std::string& out, const Form& form, const Batch& batch, std::size_t index) {
  const std::size_t begin = out.size();
  std::array<std::byte, 256> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  std::pmr::vector<std::size_t> starts(&memory);
  for (std::size_t i = index + 1; i < batch.size() && is_child(batch[i].kind()); ++i) {
    if (batch[i].parent() != static_cast<std::int32_t>(index)) continue;
    starts.push_back(out.size());
    (out += record_mark) += name(batch[i].kind());
    const std::size_t empty = out.size();
    append(out, form, batch, i);
    if (form.whole || out.size() != empty) continue;
    out.resize(starts.back());
    starts.pop_back();
  }
  if (starts.size() < 2) return;
  const std::string all = out.substr(begin);
  std::vector<std::string_view> children;
  for (std::size_t k = 0; k != starts.size(); ++k) {
    const std::size_t end = k + 1 == starts.size() ? out.size() : starts[k + 1];
    children.push_back(std::string_view(all).substr(starts[k] - begin, end - starts[k]));
  }
  std::sort(children.begin(), children.end());
  out.resize(begin);
  for (const std::string_view child : children) out += child;
}

void append(std::string& out, const Form& form, const Batch& batch, std::size_t index) {
  append_facts(out, form, batch, index);
  append_children(out, form, batch, index);
  if (form.whole) out += record_mark;
}

}  // namespace

void append_content(std::string& out, const Batch& batch, std::size_t record, const FactFilter& filter) {
  append(out, {false, &filter}, batch, record);
}

void append_canonical(std::string& out, const Batch& batch, std::size_t top) {
  out += name(batch[top].kind());
  append(out, {true}, batch, top);
}

void ContentDigest::add(const Batch& batch) {
  for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
    if (batch[i].kind() == Kind::submission) continue;
    bytes_.clear();
    append_canonical(bytes_, batch, i);
    const Sha256Digest digest = sha256(bytes_);
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
