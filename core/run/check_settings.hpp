// The settings for checking, from a command line or a job file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

namespace maex {

/// An empty path means the built-in file, or no file when none is built in.
struct CheckSettings {
  std::filesystem::path rule_set;              ///< TOML, see rules::RuleSet
  std::filesystem::path policy;                ///< name of a built-in policy, or TOML, see rules::Policy
  std::filesystem::path rulings;               ///< TOML, see rules::Ruling
  std::filesystem::path programme;             ///< name of a built-in one, or TOML, see schemas/programmes/README.md
  std::filesystem::path gazetteer;             ///< name of a built-in one, or CSV, see schemas/gazetteer/README.md
  std::filesystem::path settlements;           ///< CSV, see schemas/gazetteer/README.md
  std::filesystem::path districts;             ///< polygons of districts, in any map format that maex reads
  std::vector<std::filesystem::path> hazards;  ///< hazard areas, in files of any partner that maex reads
  bool hazards_complete = false;               ///< `hazards` has every known hazard area
  bool for_imsma = false;                      ///< run the importer's rules
  std::vector<std::filesystem::path> imsma_lists;  ///< auxiliary exports of the receiving installation
  std::filesystem::path sent;                      ///< CSV incident,date: Dates of Information last sent
  std::filesystem::path previous;          ///< an earlier submission of the same partner, in any format that maex reads
  std::filesystem::path hazard_districts;  ///< CSV of districts that count as hazard zones, see parse_hazard_zones
};

/// Which incidents are included in the output.
enum class Include : std::uint8_t {
  usual,     ///< the user gave no option: hazard_area for targets that go into IMSMA (Descriptor::for_imsma), else any
             ///< without marks
  any,       ///< all, marked with their state
  verified,  ///< VERIFIED and VERIFIED_HAZARD_AREA
  hazard_area,  ///< VERIFIED_HAZARD_AREA
};

/// The choice for one target, with Include::usual resolved.
struct Included {
  Include which = Include::any;
  bool mark = false;     ///< write the state into each included incident
  bool restate = false;  ///< where the sender gave another state, write ours and keep the sender's
};

}  // namespace maex
