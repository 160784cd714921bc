// Every option of a job, declared once. The command line, help, the manual page, completion, job files, their JSON
// schema and --save-job are all made from this table.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/run/job.hpp"
#include "core/run/option.hpp"

namespace maex {

/// The commands that accept an option: a sum of the constants below.
using Commands = std::uint8_t;
inline constexpr Commands for_convert = 1, for_validate = 2, for_explain = 4, for_others = 8, for_series = 16,
                          for_reconcile = 32;
inline constexpr Commands for_jobs = for_convert | for_validate;
inline constexpr Commands for_readers = for_jobs | for_explain | for_reconcile;
inline constexpr Commands for_every = for_readers | for_others | for_series;

/// How a value is written in a job file.
enum class ValueType : std::uint8_t { flag, text, number, pairs };

/// One value that the user gave for an option.
struct GivenValue {
  const OptionDecl& option;
  std::string name;  ///< as the user wrote it: "--jobs" or "jobs"
  std::string text;
};

/// Binds an option to a member of ConvertJob.
struct Binding {
  ValueType type;
  bool repeated;
  std::vector<std::string> (*choices)();
  void (*read)(ConvertJob&, const GivenValue&);            ///< throws UsageError
  std::vector<std::string> (*written)(const ConvertJob&);  ///< the values that read() would accept
};

struct JobOption {
  OptionDecl about;
  Commands commands;
  Binding binding;
  /// Job files do not have this key: a job file must not be able to trust itself.
  bool only_command_line = false;
  /// True for a key of job files that is an argument on the command line: `inputs`.
  [[nodiscard]] bool is_argument() const { return about.group.empty(); }
};

/// In the order in which help lists them. An option whose help differs between commands has a row for each help text.
const std::vector<JobOption>& job_options();

}  // namespace maex
