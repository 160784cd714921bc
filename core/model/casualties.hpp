// The number of people that an incident killed and injured: the stated numbers, and the numbers from its list of
// victims.
#pragma once
#include <cstdint>
#include <optional>

#include "core/model/group.hpp"

namespace maex {

/// Counted once for each group. Every total of killed and injured comes from here.
struct Casualties {
  std::int64_t killed = 0, injured = 0;  ///< listed victims
  std::int64_t unhurt = 0;               ///< listed persons who were not hurt; they are not casualties
  std::int64_t unknown = 0;              ///< listed victims whose outcome is missing or not known
  std::int64_t listed = 0;               ///< all listed persons
  /// The numbers that the incident states. `stated` is the larger of the stated total and of killed plus injured.
  std::optional<std::int64_t> stated_killed, stated_injured, stated_total, stated;

  /// Listed persons who were hurt, or may have been.
  [[nodiscard]] std::int64_t hurt() const { return killed + injured + unknown; }
  /// True when a stated number of killed or of injured cannot be true together with the list: `counted` persons have
  /// this outcome, and more of those with an unknown outcome may have it.
  [[nodiscard]] bool contradicts(const std::optional<std::int64_t>& number, std::int64_t counted) const {
    return number && listed != 0 && (*number < counted || *number > counted + unknown);
  }
};

Casualties casualties_of(const Group& group);

}  // namespace maex
