// The bridge to core/mapping: profiles by name or file, as partners, and how well they fit a table.
#pragma once
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/inspect_facts.hpp"
#include "core/mapping/profile/profile.hpp"

namespace maex::cli {

/// Reads and parses a profile file. Throws InputError or UsageError.
Profile load_profile(const std::string& file);
/// A built-in profile by id, else a file of that name. Throws UsageError with the nearest ids.
Profile find_profile(const std::string& id_or_file);

/// Makes partners of the profiles named by --profile. Throws UsageError when an id is taken already.
void add_profiles(Registry& registry, const std::vector<std::string>& files);

/// Where a fitting profile found the headings of a sheet.
struct HeadingRows {
  std::size_t sheet = 0;  ///< index into sheets()
  std::uint32_t first = 0, last = 0;
};
/// How well each profile fits, best first; `headings` are those of the best.
std::vector<FitFact> fits_of(TableDocument& tables, const std::vector<std::string>& extra_profiles,
                             std::vector<HeadingRows>& headings);

}  // namespace maex::cli
