// The texts that the receiving IMSMA knows, and the dates of what it received before.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/model/date.hpp"
#include "core/text/string_map.hpp"

namespace maex::rules {

/// The texts of one auxiliary export, unchanged, because IMSMA matches exactly (maxml R16). Every text of the file
/// counts as known, because the names of its elements are not public.
using KnownTexts = std::unordered_set<std::string, StringHash, std::equal_to<>>;

struct ImporterLists {
  KnownTexts organisations, ordnance, places;  ///< empty: not given
  StringMap<Day> last_sent;                    ///< incident.id → Date of Information last sent
};

}  // namespace maex::rules
