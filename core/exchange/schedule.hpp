// What runs an exchange every night: a service and a timer of systemd, or lines for cron.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/exchange_job.hpp"

namespace maex::exchange {

struct Schedule {
  std::filesystem::path program;  ///< maex itself, absolute
  std::filesystem::path job;      ///< the job file, absolute
  std::string at = "01:00";       ///< local time, HH:MM
  std::string user;               ///< whose rights the service has; empty: it is a service of the user's own manager
  [[nodiscard]] bool is_for_system() const { return !user.empty(); }
};

/// Throws UsageError when the text is not a time HH:MM.
void check_time(std::string_view at);

/// A file for systemd.
struct Unit {
  std::string name, text;
};
/// The service and its timer. Throws UsageError for a path that a unit cannot name.
std::vector<Unit> units_of(const ExchangeJob& job, const Schedule& schedule);
/// True when the text of a unit was made for this job file by units_of().
bool is_unit_of(std::string_view text, const Schedule& schedule);

/// Lines for `crontab -e`: one for every night, one for the start of the machine, which catches up a missed night.
std::string cron_lines(const Schedule& schedule);

/// The folders in which a run makes, changes or removes files: absolute and sorted.
std::vector<std::filesystem::path> written_folders(const ExchangeJob& job);

}  // namespace maex::exchange
