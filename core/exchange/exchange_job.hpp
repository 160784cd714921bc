// What a nightly exchange does: where files arrive, what each becomes, where it goes. Read from a job file (TOML).
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/codes.hpp"
#include "core/run/job.hpp"

namespace maex::exchange {

/// Files that arrive in one way and become one thing. The keys are those of `maex convert --job`, with these
/// differences: `inputs` are patterns, and `output` is a folder.
struct Route {
  std::string name;                          ///< unique in the job; the ledger knows the route by it
  std::vector<std::string> patterns;         ///< FOLDER/NAME, with * and ? in the name only
  ConvertJob job;                            ///< of one input: `inputs` is empty, `output` is the folder
  std::vector<std::filesystem::path> files;  ///< settings and lists that the job reads, apart from the inputs
};

/// Who hears of a run, and how.
struct Telling {
  std::vector<std::string> mail_to;  ///< addresses; empty: no mail
  std::string mail_from;
  Language language = Language::en;                       ///< of the mail
  bool mail_always = false;                               ///< also when nothing needs a person
  std::filesystem::path sendmail = "/usr/sbin/sendmail";  ///< a program that takes `-t -i`
  std::vector<std::string> hook;                          ///< a program and its arguments; empty: none
};

struct ExchangeJob {
  std::filesystem::path file;         ///< the job file; all relative paths are relative to its folder
  std::string name;                   ///< in status, mail and metrics
  std::filesystem::path state;        ///< folder of ledger, lock and unfinished work
  std::filesystem::path done;         ///< folder of files that were exchanged
  std::filesystem::path quarantine;   ///< folder of files that could not be exchanged
  std::filesystem::path metrics;      ///< text file for the Prometheus node exporter; empty: none
  std::uint64_t settle_seconds = 60;  ///< a file must not have changed for this long
  std::uint64_t workers = 1;          ///< processes at work at the same time
  std::uint64_t memory_mb = 1024;     ///< of one worker
  std::uint64_t item_seconds = 600;   ///< longest time for one file
  std::uint64_t run_seconds = 0;      ///< no file is begun later than this after the start; 0: no limit
  std::uint64_t keep_days = 0;        ///< files in `done` are removed after this many days; 0: kept
  Telling telling;
  std::vector<Route> routes;
};

/// Throws UsageError with file, line and fix.
ExchangeJob parse_exchange_job(std::string_view toml, const std::filesystem::path& file);

/// SHA-256 over the route's options, the bytes of the files that it names, and the version of the program: when it
/// changes, a file that waits may have another result. Throws UsageError for a file that cannot be read.
std::string settings_digest(const Route& route, std::string_view program);

/// The JSON Schema of exchange job files.
std::string exchange_job_schema();

}  // namespace maex::exchange
