// What a profile requires of a row.
#pragma once
#include <algorithm>

#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/table/row_values.hpp"

namespace maex {

/// A required field that the row has no value for; null when it has all. A row that names nobody is an incident without
/// victims: nothing of a victim can be required of it.
inline const Field* missing_required(const Compiled& profile, const RowValues& row) {
  for (const Field& field : profile.profile.required) {
    bool found = false, asked = true;
    for (std::size_t node = 0; node != profile.plan.nodes.size(); ++node) {
      if (profile.plan.nodes[node].kind != info(field).kind) continue;
      if (profile.victim_level[node] && !row.has_victim) asked = false;
      for (const Slot& slot : row.nodes[node]) found = found || slot.field == field;
    }
    if (!found && asked) return &field;
  }
  return nullptr;
}

inline bool requires_victim(const Compiled& profile) {
  return std::any_of(profile.profile.required.begin(), profile.profile.required.end(),
                     [](Field field) { return info(field).kind == Kind::victim; });
}

}  // namespace maex
