// maex exchange install: writes the units of systemd that run an exchange every night.
#pragma once
#include <string>

#include "cli/session.hpp"
#include "core/exchange/exchange_job.hpp"
#include "core/report/messages.hpp"

namespace maex::cli {

struct InstallRequest {
  std::filesystem::path job_file;  ///< absolute
  bool for_system = false;         ///< units of the system, otherwise of the user
  std::string run_as;              ///< user of a service of the system; empty: who owns the exchange's folder
  std::string at;                  ///< HH:MM
  bool dry_run = false;            ///< print the units and write nothing
};

/// Writes the units, makes the folders of a user's own exchange, and prints what to do next. Throws UsageError and
/// OutputError.
void install(const exchange::ExchangeJob& job, const InstallRequest& request, const Messages& words, Session& session);

}  // namespace maex::cli
