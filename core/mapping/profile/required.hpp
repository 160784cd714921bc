// The values that a profile requires in a row.
#pragma once
#include <algorithm>

#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/table/row_values.hpp"

namespace maex {

/// A required field without a value in the row; null when the row has all required values. A row without a victim is an
/// incident without victims, so fields of a victim are not required in it.
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
