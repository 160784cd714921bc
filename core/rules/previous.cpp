#include "core/rules/previous.hpp"

#include <algorithm>
#include <iterator>

#include "core/model/fingerprint.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {
namespace {

using Fact = PreviousSubmission::Fact;

/// The number that the partner gave the record; empty when there is none.
std::string_view number_of(const Record& record) {
  if (record.kind() != Kind::incident && record.kind() != Kind::victim) return {};
  for (const Slot& slot : record.slots())
    if (slot.field == id_field(record.kind()))
      return number_is_made(record, slot.field, slot.column) ? std::string_view() : slot.value.as_text();
  return {};
}

std::uint64_t key_of(Kind kind, std::string_view id) {
  return SeenHashes::digest(id) * 2 + (kind == Kind::incident ? 0 : 1);
}

void add_facts(std::vector<Fact>& facts, const Batch& batch, std::size_t at) {
  for_each_fact(Group{&batch, at, batch.end_of(at)}, [&facts](const maex::Fact& fact) {
    // In some files victims name their incident, in others they follow it. maex itself sets the verification state.
    // maex also sets filled values. None of these is a change by the partner.
    if (fact.is_extra() || fact.field == Field::victim_incident || fact.field == Field::incident_verification ||
        is_filled(fact.column))
      return;
    facts.push_back(static_cast<Fact>(fact.field) << 16 | static_cast<Fact>(fingerprint(fact.value) & 0xFFFF));
  });
}

}  // namespace

void PreviousSubmission::add(const Group& group) {
  const Batch& batch = *group.batch;
  std::int32_t incident = -1;
  for (std::size_t at = group.first; at < group.last; at = batch.end_of(at)) {
    const Record& record = batch[at];
    const std::string_view id = number_of(record);
    if (id.empty()) continue;
    const auto number = static_cast<std::int32_t>(known_.size());
    if (!by_id_.emplace(key_of(record.kind(), id), number).second)
      continue;  // a duplicate number is reported in its own file
    Known known{std::string(id), record.kind(), static_cast<std::uint32_t>(facts_.size()), 0, -1, {}};
    add_facts(facts_, batch, at);
    known.last = static_cast<std::uint32_t>(facts_.size());
    std::sort(facts_.begin() + known.first, facts_.end());
    if (record.kind() == Kind::incident) {
      incident = number;
    } else {
      known.incident = incident;
      if (const std::string_view named = record.text(Field::victim_incident); !named.empty()) {
        const auto found = by_id_.find(key_of(Kind::incident, named));
        known.incident = found == by_id_.end() ? -1 : found->second;
      }
      if (const Value outcome = record.get(Field::victim_outcome); !outcome.empty()) known.outcome = outcome.as_code();
    }
    known_.push_back(std::move(known));
  }
}

std::int32_t PreviousSubmission::find(const Batch& batch, std::size_t at) const {
  const std::string_view id = number_of(batch[at]);
  if (id.empty()) return -1;
  const auto found = by_id_.find(key_of(batch[at].kind(), id));
  return found == by_id_.end() ? -1 : found->second;
}

std::vector<Field> PreviousSubmission::differences(const Known& known, const Batch& batch, std::size_t at) const {
  std::vector<Fact> now;
  add_facts(now, batch, at);
  std::sort(now.begin(), now.end());
  const auto first = facts_.begin() + known.first, last = facts_.begin() + known.last;
  std::vector<Field> fields;
  if (std::equal(first, last, now.begin(), now.end())) return fields;
  std::vector<Fact> different;
  std::set_symmetric_difference(first, last, now.begin(), now.end(), std::back_inserter(different));
  for (const Fact fact : different) {
    const auto field = static_cast<Field>(fact >> 16);
    if (fields.empty() || fields.back() != field) fields.push_back(field);
  }
  return fields;
}

}  // namespace maex::rules
