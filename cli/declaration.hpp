// A command's interface as data. The parser, --help, the man page, bash completion and `maex help --json` are all made
// from these structs, so that no option is described twice.
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace maex::cli {

/// What a value names; shells complete it accordingly.
enum class Completes : std::uint8_t { nothing, file, folder, format, partner, profile, field, command, choices };

struct OptionDecl {
  std::string name;   ///< long name, without the dashes
  char letter = 0;    ///< short name, 0: none
  std::string value;  ///< what the value is called in help ("FILE"); empty: a switch without a value
  std::string help;   ///< one sentence, with its full stop
  std::string group;  ///< heading under which help lists it
  bool repeated = false;
  std::string fallback;  ///< value when the option is absent; empty: none
  Completes completes = Completes::nothing;
  std::vector<std::string> choices;  ///< the only values allowed, when not empty
  std::string bare;  ///< value when the option stands without one (the value is optional); empty: value required
};

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
  std::string usage;               ///< the one line of usage that matters, after "maex VERB "
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
