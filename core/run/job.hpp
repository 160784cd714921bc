// One conversion: the same object whether it comes from a command line or a job file.
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/facts.hpp"
#include "core/model/codes.hpp"
#include "core/run/check_settings.hpp"

namespace maex {

struct Checks;

/// What happens to personal values (domain G2) on the way out.
enum class PersonalPolicy : std::uint8_t {
  withhold,  ///< identity fields are left out and counted as losses (default)
  keep,      ///< everything goes
};

/// How the program speaks of a run, and the reports that it leaves.
struct ReportSettings {
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  std::filesystem::path html, sarif;  ///< empty: not written
  std::filesystem::path mark;         ///< folder of marked copies; empty: none
  Language language = Language::en;
};

/// What a command line or a job file asks for; core/run/job_options binds each option to its member.
struct ConvertJob {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;  ///< a file for one input; a folder (made when missing) when output_is_folder
  bool output_is_folder = false;
  SourceChoice source;                ///< forced format/partner of the inputs and the format's options
  Options from_options;               ///< of the reading partner
  std::vector<std::string> profiles;  ///< files of partner profiles to know as well
  std::string to;                     ///< partner to write; empty: the inputs are only checked
  std::string to_format;              ///< container format; empty: by the output's extension, else the partner's usual
  Options to_options;                 ///< of the writing partner
  Options to_format_options;
  PersonalPolicy personal = PersonalPolicy::withhold;
  bool overwrite = false;
  bool dry_run = false;
  bool digest = false;
  bool verify = false;  ///< read the output back and compare it with what was handed over
  bool show_personal = false;
  std::size_t stored_per_code = 100;     ///< findings kept of one code; all are counted
  unsigned jobs = 1;                     ///< inputs converted side by side
  Severity fail_on = Severity::error;    ///< findings of at least this severity make exit code 1
  std::filesystem::path store;           ///< SQLite file that keeps the records; empty: not written
  std::filesystem::path fates;           ///< CSV of every non-empty cell's fate; empty: not written
  std::vector<std::string> plugin_path;  ///< folders with plugins that the job needs, each "DIR" or "DIR:DIR"
  Include include = Include::usual;
  CheckSettings check;
  ReportSettings report;
  std::string pinned_day;                ///< YYYY-MM-DD: work as if today were this day; empty: the clock's own
  std::shared_ptr<const Checks> checks;  ///< made of `check` by whoever runs the job; null: no rules run
  Day today;
  std::string now;      ///< YYYY-MM-DDThh:mm:ss for file headers
  std::string program;  ///< "maex 0.1.0"
};

/// Checks all that can be known before touching anything: adapters and options exist, names do not clash, outputs may
/// be written. Throws UsageError.
void check(const ConvertJob& job, const Registry& registry);

struct Progress {
  std::string input;
  std::uint64_t records = 0;  ///< so far
  double done = -1;           ///< 0..1, by bytes of the input where known; negative: unknown
};

struct RunHooks {
  const std::atomic<bool>* stop = nullptr;        ///< set by Ctrl-C
  std::function<void(const Progress&)> progress;  ///< called from worker threads, a few times a second at most
};

/// Converts every input; a bad one is reported and the rest goes on. Never throws for faults of one input or output.
RunFacts run(const ConvertJob& job, const Registry& registry, const RunHooks& hooks);

}  // namespace maex
