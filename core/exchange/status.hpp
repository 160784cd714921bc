// What an exchange has done and what a person has to do, for the screen, for programs and for monitoring.
#pragma once
#include <string>
#include <vector>

#include "core/exchange/exchange_job.hpp"
#include "core/exchange/ledger.hpp"
#include "core/exchange/night.hpp"
#include "core/report/messages.hpp"

namespace maex::exchange {

struct StatusFacts {
  std::string job;                    ///< its name
  std::vector<RunRow> runs;           ///< the last ones, latest first
  std::vector<ItemRow> items;         ///< of the latest run
  std::vector<ItemRow> open;          ///< waiting and quarantined, of all runs
  std::vector<std::string> growing;   ///< NightFacts::growing
  std::vector<std::string> problems;  ///< sentences
  std::uint64_t left = 0;             ///< files that the time of the run was too short for
  std::uint64_t unfinished = 0;       ///< items whose files are not in place; the next run finishes them
};
/// Reads the ledger. Throws UsageError when there is none.
StatusFacts status_of(const ExchangeJob& job);
/// The same after a run, with what only the run knows.
StatusFacts status_after(const ExchangeJob& job, const NightFacts& night);

/// Whether something is left that no later run does by itself.
bool needs_person(const StatusFacts& facts);
/// The same in a few words: "Needs a person: 2 files, 1 problem".
std::string status_verdict(const StatusFacts& facts, const Messages& words);

/// One screen: the last run, what came, went and waits, and who must do what.
std::string status_text(const StatusFacts& facts, const Messages& words);
/// The same as a page for a browser, a printer or a mail: the verdict first, no script, nothing to load.
std::string status_html(const StatusFacts& facts, const Messages& words);
std::string status_json(const StatusFacts& facts);
/// Items as lines: number, outcome, route, name and reason.
std::string items_text(const std::vector<ItemRow>& items, const Messages& words);
/// The steps of an item that a run was killed before, or files that are not as the ledger says: one sentence each.
std::vector<std::string> differences(const Ledger& ledger);
std::string items_json(const std::vector<ItemRow>& items);
/// The text format of Prometheus, for the node exporter's textfile collector.
std::string metrics_text(const StatusFacts& facts, const NightFacts& night, double seconds, std::int64_t now_seconds);

}  // namespace maex::exchange
