// The interface of a command as data. The parser, --help, the man page, bash completion and `maex help --json` are all
// made from these structs, so that each option is described only once. Options of jobs and the common ones come from
// core/run/job_options.
#pragma once
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/run/option.hpp"

namespace maex::cli {

struct PositionalDecl {
  std::string name;  ///< "INPUT"; empty: the command takes no such arguments
  std::string help;
  std::size_t least = 0;
  std::size_t most = 0;
  Completes completes = Completes::nothing;
  std::vector<std::string> choices;  ///< for completion and help of the first one
};
inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

struct ExampleDecl {
  std::string command;
  std::string what;  ///< one sentence
};

struct Declaration {
  std::string name;                ///< the verb
  std::string line;                ///< what it does, one line without a full stop
  std::string usage;               ///< the usage line, after "maex VERB "
  std::vector<std::string> about;  ///< paragraphs
  PositionalDecl positional;
  std::vector<OptionDecl> options;  ///< without the common ones
  std::vector<ExampleDecl> examples;
};

/// Options that mean the same in every command.
const std::vector<OptionDecl>& common_options();
/// The command's own options followed by the common ones.
std::vector<OptionDecl> all_options(const Declaration& command);
/// "-o, --output FILE", "--cells[=csv|jsonl]".
std::string spelled(const OptionDecl& option);
/// "usage: maex convert INPUT… --to PARTNER".
std::string usage_line(const Declaration& command);

}  // namespace maex::cli
