// The names that other programs use for properties of incidents and hazard areas. They come from a text file, which is
// built in or the user's.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/mapping/map/keys.hpp"
#include "core/text/string_map.hpp"

namespace maex {

struct ForeignNames {
  StringMap<std::string> hazard_area, incident;  ///< folded name → maex key
  std::map<CodeList, StringMap<Code>> values;    ///< folded spelling → code

  StringMap<std::string> own_hazard_area, own_incident;  ///< folded maex key → maex key

  /// The maex key for a name, compared without regard to case and punctuation; nullopt when the file does not list the
  /// name. Programs write "hazard_area_id" for "hazard_area.id", so keys of maex are compared in the same way. `own`:
  /// maex wrote the feature, so that only its own keys count.
  [[nodiscard]] std::optional<std::string_view> find(Kind top, std::string_view name, bool own = false) const;
};

/// `path` empty: the built-in file (schemas/geojson/names.toml). Throws UsageError with the file, the line and the
/// problem.
std::shared_ptr<const ForeignNames> load_names(std::string_view path);

}  // namespace maex
