#include "adapters/partners/maxml/read/links.hpp"

#include <algorithm>
#include <utility>

#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {
namespace {

/// Key of a local id or of a system id. System ids are compared without braces and letter case, as same_guid() does.
std::uint64_t key_of(bool guid, std::string_view text) {
  std::string key(1, guid ? 'g' : 'i');
  text = tidy_id(text);
  if (guid && text.size() > 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
  for (const char c : text) key += guid && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return SeenHashes::digest(key);
}

}  // namespace

std::uint32_t Links::number_of(std::string_view text) {
  if (numbers_.empty() || numbers_.back() != text) numbers_.emplace_back(text);
  return static_cast<std::uint32_t>(numbers_.size()) - 1;
}

bool Links::accident(Batch& batch, std::size_t record, const std::vector<VictimLink>& victims) {
  Record& accident = batch[record];
  const std::string_view guid = accident.text(Field::incident_guid);
  bool made = false;
  if (!accident.has(Field::incident_id)) {
    if (guid.empty()) return false;
    accident.set(Field::incident_id, Value::text(guid));
    made = true;
  }
  const std::string_view number = accident.text(Field::incident_id);
  if (number.empty()) return made;
  if (!guid.empty()) accident_by_guid_.emplace(key_of(true, guid), number_of(number));
  for (const VictimLink& victim : victims) {
    const std::uint64_t id = key_of(false, victim.id), system_id = key_of(true, victim.guid);
    const bool seen =
        (!victim.id.empty() && seen_.contains_digest(id)) || (!victim.guid.empty() && seen_.contains_digest(system_id));
    if (seen) continue;
    const Claim claim{number_of(number), static_cast<std::uint32_t>(met_.size())};
    met_.push_back(false);
    if (!victim.id.empty()) claims_.emplace(id, claim);
    if (!victim.guid.empty()) claims_.emplace(system_id, claim);
  }
  return made;
}

std::string_view Links::claimed(std::uint64_t key) {
  const auto found = claims_.find(key);
  if (found == claims_.end()) return {};
  const Claim claim = found->second;
  claims_.erase(found);
  met_[claim.link] = true;
  return numbers_[claim.number];
}

std::string_view Links::number_for(const Record& victim) {
  const std::string_view id = victim.text(Field::victim_id), guid = victim.text(Field::victim_guid);
  const std::string_view by_id = id.empty() ? std::string_view() : claimed(key_of(false, id));
  const std::string_view by_guid = guid.empty() ? std::string_view() : claimed(key_of(true, guid));
  if (const std::string_view accident = victim.text(Field::victim_incident_guid); !accident.empty()) {
    const auto found = accident_by_guid_.find(key_of(true, accident));
    if (found != accident_by_guid_.end()) return numbers_[found->second];
  }
  return by_guid.empty() ? by_id : by_guid;
}

Links::Found Links::victim(Batch& batch, std::size_t record, bool may_wait) {
  Record& victim = batch[record];
  const std::string_view number = number_for(victim);
  const bool linked = victim.has(Field::victim_incident);
  if (!linked && number.empty() && may_wait) return Found::waits;
  for (const auto& [guid, text] :
       {std::pair(false, victim.text(Field::victim_id)), std::pair(true, victim.text(Field::victim_guid))})
    if (!text.empty()) seen_.insert_digest(key_of(guid, text));
  if (linked) return Found::linked;
  if (number.empty()) return Found::unlinked;
  victim.set(Field::victim_incident, Value::text(batch.keep(number)));
  return Found::linked;
}

bool Links::resolve(Batch& batch, std::size_t record) {
  const std::string_view number = number_for(batch[record]);
  if (number.empty()) return false;
  // The bytes still say the same: the link is in the accident's report, or names the accident by its system id.
  const Kept* kept = batch.kept(record);
  const Kept copy = kept == nullptr ? Kept{} : *kept;
  batch[record].set(Field::victim_incident, Value::text(batch.keep(number)));
  if (kept != nullptr) batch.keep_source(copy);
  return true;
}

std::size_t Links::dangling() const { return static_cast<std::size_t>(std::count(met_.begin(), met_.end(), false)); }

}  // namespace maex::maxml
