#include "cli/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace po = boost::program_options;

namespace maex::cli {
namespace {

using Values = std::vector<std::string>;

/// The value of a switch that the user gave, so that given_ has the same type for all options.
constexpr const char* switch_on = "true";

po::options_description describe(const std::vector<OptionDecl>& options) {
  po::options_description described;
  for (const OptionDecl& option : options) {
    const std::string names = option.letter == 0 ? option.name : option.name + "," + option.letter;
    if (option.value.empty()) {
      described.add_options()(names.c_str(), po::value<Values>()->zero_tokens()->implicit_value({switch_on}, switch_on),
                              "");
    } else {
      auto* value = po::value<Values>()->composing();
      if (!option.bare.empty()) value->implicit_value({option.bare}, option.bare);
      described.add_options()(names.c_str(), value, "");
    }
  }
  return described;
}

/// When the value of an option is optional, Boost takes any next word as the value. Here the next word is the value
/// only if it is one of the choices.
Values attach_optional_values(std::span<const std::string> words, const std::vector<OptionDecl>& options) {
  Values attached;
  for (std::size_t i = 0; i != words.size(); ++i) {
    attached.push_back(words[i]);
    if (words[i] == "--") {
      attached.insert(attached.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    for (const OptionDecl& option : options) {
      if (option.bare.empty() || words[i] != "--" + option.name) continue;
      const bool chosen =
          i + 1 != words.size() && std::count(option.choices.begin(), option.choices.end(), words[i + 1]) != 0;
      attached.back() += "=" + (chosen ? words[++i] : option.bare);
      break;
    }
  }
  return attached;
}

[[noreturn]] void unknown_option(const Declaration& command, const std::vector<OptionDecl>& options,
                                 std::string given) {
  given.erase(0, given.find_first_not_of('-'));
  given = given.substr(0, given.find('='));
  Values known;
  for (const OptionDecl& option : options) known.push_back("--" + option.name);
  const Values near = nearest("--" + given, known, 1);
  std::string text =
      command.name + " has no option " + (given.size() == 1 ? "-" : "--") + given + did_you_mean("--" + given, known);
  for (const OptionDecl& option : options)
    if (!near.empty() && near[0] == "--" + option.name)
      throw UsageError(text + "\n  " + spelled(option) + "   " + option.help);
  throw UsageError(text + "\n" + usage_line(command));
}

[[noreturn]] void missing_value(const Declaration& command, const std::vector<OptionDecl>& options,
                                const std::string& given) {
  const std::string bare = given.substr(std::min(given.find_first_not_of('-'), given.size()));
  for (const OptionDecl& option : options) {
    if (option.name != bare && bare != std::string(1, option.letter)) continue;
    if (option.value.empty())
      throw UsageError("--" + option.name + " takes no value\n  " + spelled(option) + "   " + option.help);
    throw UsageError("--" + option.name + " needs a value: " + option.value + "\n  " + spelled(option) + "   " +
                     option.help);
  }
  throw UsageError("the option " + given + " is not complete\n" + usage_line(command));
}

void check_values(const OptionDecl& option, const Values& values) {
  if (!option.repeated && !option.value.empty() && values.size() > 1)
    throw UsageError("--" + option.name + " may be given once only, and stands here " + std::to_string(values.size()) +
                     " times\n  " + spelled(option) + "   " + option.help);
  if (option.choices.empty()) return;
  for (const std::string& value : values) require_known("--" + option.name, value, option.choices);
}

void check_positional(const Declaration& command, const Values& given) {
  const PositionalDecl& wanted = command.positional;
  if (given.size() < wanted.least)
    throw UsageError(command.name + " needs " + wanted.name + ": " + wanted.help + "\n" + usage_line(command));
  if (given.size() <= wanted.most) return;
  const std::string limit =
      wanted.most == 0 ? "no argument"
                       : "at most " + std::to_string(wanted.most) + " argument" + (wanted.most == 1 ? "" : "s");
  throw UsageError(command.name + " takes " + limit + "; \"" + given[wanted.most] + "\" is one too many\n" +
                   usage_line(command));
}

}  // namespace

bool Arguments::has(std::string_view name) const { return given_.find(name) != given_.end(); }

const std::vector<std::string>& Arguments::all(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto it = given_.find(name);
  return it == given_.end() ? none : it->second;
}

std::string Arguments::text(std::string_view name) const {
  if (const auto& values = all(name); !values.empty()) return values.back();
  const auto it = fallbacks_.find(name);
  return it == fallbacks_.end() ? std::string() : it->second;
}

Arguments parse(const Declaration& command, std::span<const std::string> words) {
  const std::vector<OptionDecl> options = all_options(command);
  po::options_description described = describe(options);
  // Guessing is off, because a shortened option that works today can break scripts when another option is added.
  const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  Arguments arguments;
  try {
    const po::parsed_options parsed =
        po::command_line_parser(attach_optional_values(words, options)).options(described).style(style).run();
    for (const auto& option : parsed.options) {
      if (option.position_key >= 0 || option.string_key.empty()) {
        arguments.positional_.insert(arguments.positional_.end(), option.value.begin(), option.value.end());
        continue;
      }
      Values& values = arguments.given_[option.string_key];
      if (!option.value.empty())
        values.insert(values.end(), option.value.begin(), option.value.end());
      else
        for (const OptionDecl& declared : options)
          if (declared.name == option.string_key) values.push_back(declared.bare.empty() ? switch_on : declared.bare);
    }
  } catch (const po::unknown_option& error) {
    unknown_option(command, options, error.get_option_name());
  } catch (const po::error_with_option_name& error) { missing_value(command, options, error.get_option_name()); }
  for (const OptionDecl& option : options) {
    if (!option.fallback.empty()) arguments.fallbacks_[option.name] = option.fallback;
    check_values(option, arguments.all(option.name));
  }
  if (!arguments.has("help")) check_positional(command, arguments.positional());
  return arguments;
}

void take(ConvertJob& job, const Arguments& arguments, Commands command) {
  for (const JobOption& option : job_options())
    if ((option.commands & command) != 0 && !option.is_argument())
      for (const std::string& value : arguments.all(option.about.name))
        option.binding.read(job, {option.about, "--" + option.about.name, value});
}

}  // namespace maex::cli
