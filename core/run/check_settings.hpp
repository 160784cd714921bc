// What a command line or job file may say about checking.
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

namespace maex {

/// Empty paths: what is built in, or nothing.
struct CheckSettings {
  std::filesystem::path rule_set;                  ///< TOML, see rules::RuleSet
  std::filesystem::path policy;                    ///< TOML, see rules::Policy
  std::filesystem::path rulings;                   ///< TOML, see rules::Ruling
  std::filesystem::path gazetteer;                 ///< CSV, see schemas/gazetteer/README.md
  std::filesystem::path districts;                 ///< polygons of districts, in any map that is read
  std::vector<std::filesystem::path> hazards;      ///< files of any partner that can be read: their hazard areas
  bool for_imsma = false;                          ///< run the importer's rules
  std::vector<std::filesystem::path> imsma_lists;  ///< auxiliary exports of the receiving installation
  std::filesystem::path sent;                      ///< CSV incident,date: Dates of Information last sent
  std::filesystem::path previous;          ///< an earlier submission of the same partner, in any form that is read
  std::filesystem::path hazard_districts;  ///< CSV of districts that count as hazard zones, see parse_hazard_zones
};

/// Which incidents go on to the target.
enum class Include : std::uint8_t {
  usual,     ///< nobody said: hazard_area for targets that go into IMSMA (Descriptor::for_imsma), else any, not marked
  any,       ///< all, marked with their state
  verified,  ///< VERIFIED and VERIFIED_HAZARD_AREA
  hazard_area,  ///< VERIFIED_HAZARD_AREA
};

/// The same, settled for one target.
struct Included {
  Include which = Include::any;
  bool mark = false;  ///< incidents that go on get their state
};

}  // namespace maex
