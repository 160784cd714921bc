#include "core/run/join.hpp"

#include <unordered_map>

namespace maex {
namespace {

/// Two inputs may use one number for two incidents, so the number counts together with its input. 0: no number.
std::uint64_t key_of(const Record& record, Field number) {
  const std::string_view text = record.text(number);
  if (text.empty()) return 0;
  // The factor is odd, so that the digests of one number in different inputs differ.
  return (SeenHashes::digest(text) + record.origin().document * 0x9E3779B97F4A7C15u * 2) | 1;
}

}  // namespace

bool Join::waits(const Group& group) {
  const Record& head = group.head();
  // This victim does not follow its incident. A victim without an incident number has no parent and does not wait.
  if (head.kind() == Kind::victim) return head.has(Field::victim_incident);
  if (head.kind() != Kind::incident) return false;
  const Casualties counts = casualties_of(group);
  if (counts.listed == 0 || counts.listed < counts.stated.value_or(0)) return true;
  // A later victim may still name this incident.
  if (const std::uint64_t key = key_of(head, Field::incident_id)) passed_on_.insert_digest(key);
  return false;
}

void Join::hold(const Group& group) {
  const Record& head = group.head();
  Waiting one;
  one.is_incident = head.kind() == Kind::incident;
  one.key = key_of(head, one.is_incident ? Field::incident_id : Field::victim_incident);
  one.place = waiting_.size();
  waiting_.append(*group.batch, group.first, group.last);
  one.last = static_cast<std::uint32_t>(waiting_.size());
  list_.push_back(one);
  if (waiting_.size() > most_in_memory_) spill();
}

void Join::spill() {
  for (; spilled_ != list_.size(); ++spilled_) {
    Waiting& one = list_[spilled_];
    one.place = spool_.write({&waiting_, static_cast<std::size_t>(one.place), one.last});
    one.last = 0;
  }
  waiting_.reset();
}

void Join::append_to(Batch& batch, const Waiting& waiting) {
  if (waiting.last == 0)
    spool_.read(waiting.place, batch);
  else
    batch.append(waiting_, static_cast<std::size_t>(waiting.place), waiting.last);
}

void Join::finish(const Take& take) {
  std::unordered_map<std::uint64_t, std::int32_t> incidents;  // the first one, if two incidents have the same number
  for (std::size_t i = 0; i != list_.size(); ++i)
    if (list_[i].is_incident && list_[i].key != 0) incidents.emplace(list_[i].key, static_cast<std::int32_t>(i));
  for (std::size_t i = 0; i != list_.size(); ++i) {
    if (list_[i].is_incident) continue;
    const auto found = incidents.find(list_[i].key);
    if (found == incidents.end()) continue;
    Waiting& incident = list_[static_cast<std::size_t>(found->second)];
    std::int32_t& before =
        incident.next < 0 ? incident.next : list_[static_cast<std::size_t>(incident.last_victim)].next;
    before = incident.last_victim = static_cast<std::int32_t>(i);
    list_[i].is_joined = true;
  }
  const auto pass_on = [&](const Waiting& one) {
    if (one.last != 0 && one.next < 0) return take({&waiting_, static_cast<std::size_t>(one.place), one.last});
    joined_.reset();
    append_to(joined_, one);
    for (std::int32_t victim = one.next; victim >= 0; victim = list_[static_cast<std::size_t>(victim)].next)
      append_to(joined_, list_[static_cast<std::size_t>(victim)]);
    take({&joined_, 0, joined_.size()});
  };
  for (const Waiting& one : list_)
    if (one.is_incident) pass_on(one);
  for (const Waiting& one : list_) {
    if (one.is_incident || one.is_joined) continue;
    const auto alone = [&](const Batch& batch, std::size_t first, std::size_t last) {
      take({&batch, first, last, passed_on_.contains_digest(one.key)});
    };
    if (one.last != 0) {
      alone(waiting_, static_cast<std::size_t>(one.place), one.last);
      continue;
    }
    joined_.reset();
    append_to(joined_, one);
    alone(joined_, 0, joined_.size());
  }
  list_.clear();
  spilled_ = 0;
  waiting_.reset();
}

}  // namespace maex
