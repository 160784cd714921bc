#include "cli/profiles.hpp"

#include <algorithm>
#include <filesystem>

#include "adapters/partners/tabular/tabular.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/notice/locator.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

constexpr std::uintmax_t profile_limit = 4u << 20;  ///< a profile is some pages of text

/// What one profile finds in all sheets together.
struct Finding {
  FitFact fact;
  std::vector<HeadingRows> headings;
};

void add_unknown(FitFact& fact, const HeadingRow& found, const Compiled& profile, const std::string& sheet) {
  for (std::size_t i = 0; i != found.columns.size(); ++i) {
    const BoundColumn& column = found.columns[i];
    if (!column.headed || column.column >= 0 || column.ignored >= 0) continue;
    fact.unknown.push_back({sheet, column.heading, cell_address(static_cast<std::uint32_t>(i + 1), found.row),
                            nearest(column.leaf, profile.heading_names)});
  }
}

Finding find(const Compiled& profile, TableDocument& tables) {
  Finding finding;
  finding.fact.profile = profile.profile.id;
  finding.fact.version = profile.profile.version;
  for (std::size_t sheet = 0; sheet != tables.sheets().size(); ++sheet) {
    if (!is_table(tables.sheets()[sheet])) continue;
    const SourceRows rows(tables.open(sheet), nullptr);
    const auto found = find_headings(profile, rows.window(), tables.merged(sheet));
    if (!found) continue;
    finding.headings.push_back({sheet, found->first_row, found->row});
    finding.fact.known += found->known;
    finding.fact.headings += found->headings;
    finding.fact.fits |= found->missing.empty();
    if (!found->missing.empty()) finding.fact.missing = found->missing;
    add_unknown(finding.fact, *found, profile, tables.sheets()[sheet].name);
  }
  // One sheet with everything is enough; what another sheet lacks is then no obstacle.
  if (finding.fact.fits) finding.fact.missing.clear();
  return finding;
}

}  // namespace

Profile load_profile(const std::string& file) { return parse_profile(read_setting(file, profile_limit), file); }

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

std::vector<FitFact> fits_of(TableDocument& tables, const std::vector<std::string>& extra_profiles,
                             std::vector<HeadingRows>& headings) {
  std::vector<Finding> findings;
  for (const Profile& profile : builtin_profiles()) findings.push_back(find(*compile(profile), tables));
  for (const std::string& file : extra_profiles) findings.push_back(find(*compile(load_profile(file)), tables));
  // By share of headings known, fitting ones before all others; known/headings compared without dividing by nothing.
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    if (a.fact.fits != b.fact.fits) return a.fact.fits;
    return a.fact.known * std::max<std::size_t>(b.fact.headings, 1) >
           b.fact.known * std::max<std::size_t>(a.fact.headings, 1);
  });
  std::vector<FitFact> facts;
  for (Finding& finding : findings) facts.push_back(std::move(finding.fact));
  headings =
      !facts.empty() && facts.front().known != 0 ? std::move(findings.front().headings) : std::vector<HeadingRows>();
  return facts;
}

}  // namespace maex::cli
