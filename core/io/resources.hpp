// Files of schemas/ that are built into the program: profiles, dialects, XSDs.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace maex {

struct Resource {
  std::string_view name;  ///< path below schemas/, e.g. "profiles/azcbl.toml"
  std::string_view bytes;
};
const std::vector<Resource>& all_resources();
/// nullopt when no resource has that name.
std::optional<std::string_view> find_resource(std::string_view name);

}  // namespace maex
