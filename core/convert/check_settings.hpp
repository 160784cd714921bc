// What a command line or job file may say about checking.
#pragma once
#include <cstdint>
#include <filesystem>

namespace maex {

/// Empty paths: what is built in, or nothing.
struct CheckSettings {
  std::filesystem::path rule_set;    ///< TOML, see rules::RuleSet
  std::filesystem::path policy;      ///< TOML, see rules::Policy
  std::filesystem::path rulings;     ///< TOML, see rules::Ruling
  std::filesystem::path gazetteer;   ///< CSV, see schemas/gazetteer/README.md
};

/// Which incidents go on to the target.
enum class Include : std::uint8_t {
  usual,        ///< hazard_area where the target's descriptor says verified_only, else any
  any,          ///< all, marked with their state
  verified,     ///< VERIFIED and VERIFIED_HAZARD_AREA
  hazard_area,  ///< VERIFIED_HAZARD_AREA
};

}  // namespace maex
