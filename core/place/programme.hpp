// The programme that a list belongs to: its country, and what follows from the country. A profile, a file of its own
// (--programme) or a built-in file of schemas/programmes says it; nothing in C++ does.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/place/geo.hpp"
#include "core/place/projection.hpp"

namespace maex {

class Gazetteer;

/// Empty members were not given.
struct Programme {
  std::string country;                 ///< ISO 3166-1 code of two letters: "GE"
  std::filesystem::path gazetteer;     ///< name of a built-in one, or a CSV file
  std::filesystem::path settlements;   ///< the same
  std::filesystem::path policy;        ///< name of a built-in one, or a TOML file
  std::vector<std::string> languages;  ///< of its lists, the usual one first: "ka", "ru"
  std::optional<GeoBox> box;           ///< where its points are; none: what the gazetteer says
  std::optional<DatumShift> pulkovo;   ///< of its maps in Pulkovo 1942; none: what the gazetteer says
  friend bool operator==(const Programme&, const Programme&) = default;
};

/// The programme of a name in schemas/programmes, or of a file with a table [programme]; a relative path in it is one
/// next to the file. Throws UsageError "NAME, line N: …", and for a name that is neither.
Programme find_programme(const std::filesystem::path& name_or_file);
/// The built-in programme of a country; nullptr when there is none. Made on the first call.
const Programme* builtin_programme(std::string_view country);
/// Takes over what `programme` does not say. Another country says nothing about it.
void complete(Programme& programme, const Programme& from);

/// The names of the built-in gazetteers.
std::vector<std::string> builtin_gazetteer_names();
/// A built-in gazetteer by its name, made on the first call; nullptr when none has the name.
const Gazetteer* builtin_gazetteer(std::string_view name);

}  // namespace maex
