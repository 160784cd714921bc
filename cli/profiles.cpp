#include "cli/profiles.hpp"

#include <filesystem>

#include "adapters/partners/tabular/tabular.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
Profile find_profile(const std::string& id_or_file) {
  std::vector<std::string> known;
  for (const Profile& profile : builtin_profiles()) {
    if (profile.id == id_or_file) return profile;
    known.push_back(profile.id);
  }
  std::error_code ignored;
  if (std::filesystem::exists(id_or_file, ignored)) return load_profile(id_or_file);
  throw UsageError("there is no profile and no file \"" + id_or_file + "\"" + did_you_mean(id_or_file, known) +
                   "\nusage: maex profile list prints the built-in ones");
}

void add_profiles(Registry& registry, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    Profile profile = load_profile(file);
    if (registry.partner(profile.id) != nullptr)
      throw UsageError(file + " has the id " + profile.id +
                       ", which another partner has already; give it an id of its own");
    registry.add(make_profile_partner(std::move(profile)));
  }
}

}  // namespace maex::cli
