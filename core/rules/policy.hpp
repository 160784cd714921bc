// The criteria of verification of one programme, and the rulings of persons. Both are text files.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/codes.hpp"
#include "core/model/date.hpp"
#include "core/rules/phrases.hpp"

namespace maex::rules {

/// A whole district that counts as a hazard zone.
struct HazardDistrict {
  std::string id;               ///< of the gazetteer
  std::optional<Day> from, to;  ///< days on which it counts; none: no bound
  std::string note;
};

/// How exactly a date must be known.
enum class Precision : std::uint8_t { day, month, year };

/// See schemas/policies/azerbaijan.toml, which explains every key.
struct Policy {
  std::string name;  ///< file; empty: built in
  std::string title;
  std::string assumption;  ///< printed with every decision report
  std::string country;     ///< ISO 3166-1 alpha-2: places in another country are not decided on; empty: any country
  std::vector<Code> in_scope, out_of_scope;
  Phrases out_of_scope_words;
  Precision precision = Precision::day;
  bool finer_than_district = true;
  double hazard_distance_m = 500;
  bool layer_complete = false;
  bool district_list = true;
  std::vector<Code> official, official_if_confirmed;
  double independent = 2;
  bool wait_for_second = false;
  bool known_outcome = true;
  bool confirmed = true;
  bool without_column = false;
  bool reviewer = false;
  bool training_ground_excluded = true;
  bool silence_counts = false;
  Phrases training_ground_words;
  std::vector<HazardDistrict> hazard_districts;
};

/// Throws UsageError naming file, line and what is wrong.
Policy parse_policy(std::string_view toml, const std::string& name);
/// schemas/policies/azerbaijan.toml.
const Policy& builtin_policy();
/// The names of the policies in schemas/policies: "azerbaijan", "strict".
std::vector<std::string> builtin_policy_names();
/// One of them; nullptr when no built-in policy has the name.
std::unique_ptr<const Policy> find_builtin_policy(std::string_view name);

/// The decision of a person about one incident. It overrides the criteria, and every report says so.
struct Ruling {
  std::string incident;  ///< incident.id
  Code state;
  std::string by;  ///< who is responsible for it; a function or initials are enough
  Day on;
  std::string why;
};
/// Reads [[ruling]] entries: incident, state, by, on, why. Throws UsageError naming file, line and what is wrong, also
/// for two rulings on one incident.
std::vector<Ruling> parse_rulings(std::string_view toml, const std::string& name);

}  // namespace maex::rules
