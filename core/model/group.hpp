// A group: an incident with its children and its victims, or one other top-level record with its children.
#pragma once
#include <cstddef>

#include "core/model/record.hpp"

namespace maex {

/// Records [first, last) of a batch. `first` is a top-level record. If it is an incident, the victims after it belong
/// to it.
struct Group {
  const Batch* batch = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  bool incident_before = false;  ///< a victim alone; its incident was passed on earlier

  [[nodiscard]] const Record& head() const { return (*batch)[first]; }
  [[nodiscard]] bool is_incident() const { return head().kind() == Kind::incident; }
};

/// Records of two inputs never belong together: each input counts its incidents for itself.
inline bool is_victim_of(const Record& victim, const Record& incident) {
  if (victim.origin().document != incident.origin().document) return false;
  const std::string_view named = victim.text(Field::victim_incident);
  return named.empty() || named == incident.text(Field::incident_id);
}

/// End of the group that begins at top-level record `first`: victims directly after their incident belong to it.
inline std::size_t group_end(const Batch& batch, std::size_t first) {
  std::size_t end = batch.end_of(first);
  if (batch[first].kind() != Kind::incident) return end;
  while (end < batch.size() && batch[end].kind() == Kind::victim && is_victim_of(batch[end], batch[first]))
    end = batch.end_of(end);
  return end;
}

/// Calls `each(number)` for each victim of the group.
template <class Each>
void for_victims(const Group& group, Each&& each) {
  for (std::size_t i = group.first; i < group.last; i = group.batch->end_of(i))
    if ((*group.batch)[i].kind() == Kind::victim) each(i);
}

/// Calls `each(number)` for each child of `kind` directly below record `parent`.
template <class Each>
void for_children(const Group& group, std::size_t parent, Kind kind, Each&& each) {
  for (std::size_t i = parent + 1; i < group.last && is_child((*group.batch)[i].kind()); ++i) {
    const Record& record = (*group.batch)[i];
    if (record.kind() == kind && record.parent() == static_cast<std::int32_t>(parent)) each(i);
  }
}

/// True when the table reader generated this number because no column has one. Equal rows get different numbers.
inline bool number_is_made(const Record& record, Field field, std::uint16_t column) {
  return column == 0 && record.origin().part != 0 &&
         (field == Field::incident_id || field == Field::victim_id || field == Field::victim_incident);
}

}  // namespace maex
