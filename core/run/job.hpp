// One conversion job. A command line and a job file make the same object.
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/facts.hpp"
#include "core/io/placement.hpp"
#include "core/io/standard_input.hpp"
#include "core/model/codes.hpp"
#include "core/model/group.hpp"
#include "core/place/programme.hpp"
#include "core/run/check_settings.hpp"

namespace maex {

struct Checks;

/// What happens to personal values (domain G2) in the output.
enum class PersonalPolicy : std::uint8_t {
  /// Identity fields, unlisted columns and texts that identify a person are left out and counted as losses (default).
  withhold,
  keep,  ///< all values are written
};

/// Who may open the outputs.
enum class OutputAccess : std::uint8_t {
  by_content,  ///< only the owner where an output holds personal values; otherwise as the umask says (default)
  owner,       ///< only the owner
  umask,       ///< as the umask says; a replaced file keeps its mode
};

/// How the program reports a run, and which report files it writes.
struct ReportSettings {
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  std::filesystem::path html, sarif, text;  ///< empty: not written
  std::filesystem::path mark;               ///< folder of marked copies; empty: none
  Language language = Language::en;
};

/// The options of a command line or a job file. core/run/job_options binds each option to its member.
struct ConvertJob {
  std::vector<std::filesystem::path> inputs;
  std::shared_ptr<const StandardInput> standard_input;  ///< what one of the inputs is the path of, if any
  std::filesystem::path output;                         ///< a file; a folder (made when missing) when output_is_folder
  bool output_is_folder = false;
  bool together = false;              ///< read all inputs as one submission; see reads_together() in item.hpp
  bool skip_broken = false;           ///< of inputs that are read together, leave out those that cannot be read
  SourceChoice source;                ///< forced format/partner of the inputs and the format's options
  Options from_options;               ///< of the reading partner
  std::vector<std::string> profiles;  ///< additional files of partner profiles
  std::string to;                     ///< partner to write; empty: the inputs are only checked
  std::string to_format;              ///< container format; empty: by the output's extension, else the partner's usual
  Options to_options;                 ///< of the writing partner
  Options to_format_options;
  PersonalPolicy personal = PersonalPolicy::withhold;
  bool overwrite = false;
  bool allow_empty = false;  ///< write an output that has no record
  bool dry_run = false;
  bool digest = false;
  bool verify = false;  ///< read the output back and compare it with the records handed to the writer
  bool show_personal = false;
  std::size_t stored_per_code = 100;   ///< findings stored for each code; all are counted
  unsigned jobs = 1;                   ///< inputs converted at the same time
  Severity fail_on = Severity::error;  ///< findings of at least this severity make exit code 1
  std::filesystem::path store;         ///< SQLite file that keeps the records; empty: not written
  std::filesystem::path fates;         ///< CSV of every non-empty cell's fate; empty: not written
  OutputAccess access = OutputAccess::by_content;
  std::filesystem::path job_file;        ///< the job was read from it; empty: from a command line only
  std::filesystem::path save_job;        ///< the job is only written to this file; empty: it is run
  std::vector<std::string> plugin_path;  ///< folders with plugins that the job needs, each "DIR" or "DIR:DIR"
  bool trust_plugins = false;            ///< load plugins that another user can change; only the command line sets it
  Include include = Include::usual;
  CheckSettings check;
  ReportSettings report;
  std::string pinned_day;                ///< YYYY-MM-DD: use this day as today; empty: the day of the system clock
  std::shared_ptr<const Checks> checks;  ///< the caller loads them from `check`; null: no rules run
  /// The checks for the programme of a partner; null: `checks` for all. See checks_by_programme().
  std::function<std::shared_ptr<const Checks>(const Programme&)> checks_of;
  Day today;
  std::string now;      ///< YYYY-MM-DDThh:mm:ss for file headers
  std::string program;  ///< "maex 0.1.0"
};

/// Checks what can be known before a file is changed: adapters and options exist, names do not clash, outputs may be
/// written. Throws UsageError.
void check(const ConvertJob& job, const Registry& registry);

struct Progress {
  std::string input;
  std::uint64_t records = 0;  ///< so far
  double done = -1;           ///< 0..1, by bytes of the input where known; negative: unknown
};

struct RunHooks {
  const std::atomic<bool>* stop = nullptr;        ///< set by Ctrl-C
  std::function<void(const Progress&)> progress;  ///< called from worker threads, a few times a second at most
  /// The caller places the finished outputs, together with its own reports. Null: run() places them.
  Placement* placement = nullptr;
  /// Called with every complete group that goes on to the writer, from one thread for each input. Only when rules run.
  std::function<void(const Group&)> group;
  /// Called with a sentence for each earlier run that was killed and whose outputs are repaired now.
  std::function<void(const std::string&)> repaired;
};

/// The access to an output of the job.
Access access_of(const ConvertJob& job, bool personal);

/// Converts every input. When one input fails, the run reports it and continues with the next one. All outputs are put
/// in place together at the end. Never throws for errors of one input or output.
RunFacts run(const ConvertJob& job, const Registry& registry, const RunHooks& hooks);

}  // namespace maex
