#include "cli/profiles.hpp"

#include <filesystem>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

constexpr std::uintmax_t profile_limit = 4u << 20;  ///< a profile is some pages of text

}  // namespace

Profile load_profile(const std::string& file) { return parse_profile(read_file(file, profile_limit), file); }

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

void add_profiles(Registry&, const std::vector<std::string>&) {}
std::vector<FitFact> fits_of(TableDocument&, const std::vector<std::string>&, std::vector<HeadingRows>&) { return {}; }
std::vector<ExampleResult> test_examples(const Profile&) { return {}; }

}  // namespace maex::cli
