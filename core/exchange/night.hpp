// One run of an exchange: settles what an earlier run left, then takes each file that has arrived: read, check, compare
// with what was sent, write, enter into the ledger.
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/exchange/exchange_job.hpp"
#include "core/exchange/ledger.hpp"
#include "core/facts/facts.hpp"

namespace maex::exchange {

/// What a run did.
struct NightFacts {
  std::int64_t run = 0;
  std::vector<ItemRow> items;         ///< in the order in which they were taken
  std::uint64_t settled = 0;          ///< items of an earlier run whose files were put in place now
  std::vector<std::string> growing;   ///< files that still change, or that another program has not finished
  std::vector<std::string> problems;  ///< sentences: folders that cannot be read, outputs that cannot be written
  std::uint64_t left = 0;             ///< files that the time of the run was too short for
  bool dry_run = false;
  Outcome outcome = Outcome::done;
};

struct NightHooks {
  const std::atomic<bool>* stop = nullptr;  ///< Ctrl-C or the system: running files are ended, the rest is left
  std::function<void(std::size_t all, const Progress& file)> progress;  ///< of each file that is done, and their number
  /// Called for each file once it is in the ledger and its files are in place, or could not be put there.
  std::function<void(const ItemRow& item)> entered;
  /// The time as YYYY-MM-DDThh:mm:ss, for the ledger.
  std::function<std::string()> now;
  /// The report of a file as text, for the folder that keeps the file.
  std::function<std::string(const RunFacts& facts)> report;
};

/// The ledger of a job.
std::filesystem::path ledger_of(const ExchangeJob& job);

/// The routes' jobs must be ready: rules loaded, options checked. With `dry_run`, says what would be taken and changes
/// nothing. Throws UsageError, OutputError, and Busy when another run holds the ledger.
NightFacts run_night(const ExchangeJob& job, const Registry& registry, const NightHooks& hooks, bool dry_run);

}  // namespace maex::exchange
