// Finds the profiles of core/mapping by id or file, and registers them as partners.
#pragma once
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/mapping/profile/profile.hpp"

namespace maex::cli {

/// A built-in profile by id, else a file of that name. Throws UsageError with the nearest ids.
Profile find_profile(const std::string& id_or_file);

/// Makes partners of the profiles named by --profile. Throws UsageError when an id is already in use.
void add_profiles(Registry& registry, const std::vector<std::string>& files);

}  // namespace maex::cli
