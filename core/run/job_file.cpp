#include "core/run/job_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/io/error.hpp"
#include "core/run/job_table.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

std::string_view name_of(Commands command) { return command == for_convert ? "convert" : "validate"; }

std::vector<const JobOption*> keys_of(Commands command) {
  std::vector<const JobOption*> keys;
  for (const JobOption& option : job_options())
    if ((option.commands & command) != 0 && !option.only_command_line) keys.push_back(&option);
  return keys;
}

/// A value of a job file as a word of the command line; nullopt for a value of another type.
std::optional<std::string> word_of(const toml::node& node) {
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* value = node.as_boolean()) return value->get() ? "true" : "false";
  if (const auto* value = node.as_integer()) return std::to_string(value->get());
  return std::nullopt;
}

std::vector<std::string> values_in(const JobOption& option, const toml::node& node, const std::string& name) {
  const auto refuse = [&](const toml::node& at, const char* wanted) {
    checked_toml::fail(name, at, std::string(wanted) + " is wanted here");
  };
  const auto word = [&](const toml::node& at, bool fits, const char* wanted) {
    std::optional<std::string> text = word_of(at);
    if (!text || !fits) refuse(at, wanted);
    return std::move(*text);
  };
  switch (option.binding.type) {
    case ValueType::flag: return {word(node, node.is_boolean(), "true or false")};
    case ValueType::number: return {word(node, node.is_integer(), "a whole number")};
    case ValueType::text: break;
    case ValueType::pairs: {
      const char* wanted = "a table of options, for example { separator = \";\" },";
      if (!node.is_table()) refuse(node, wanted);
      std::vector<std::string> words;
      for (const auto& [key, value] : *node.as_table())
        words.push_back(std::string(key.str()) + "=" + word(value, true, "a text in quotes"));
      return words;
    }
  }
  if (!option.about.repeated || !node.is_array()) return {word(node, node.is_string(), "a text in quotes")};
  std::vector<std::string> words;
  for (const toml::node& each : *node.as_array()) words.push_back(word(each, each.is_string(), "a text in quotes"));
  return words;
}

[[noreturn]] void unknown_key(const toml::node& node, std::string_view key, const std::string& name, Commands command) {
  std::vector<std::string> known;
  for (const JobOption* option : keys_of(command)) known.push_back(option->about.name);
  for (const JobOption& other : job_options())
    if (other.about.name == key && other.only_command_line)
      checked_toml::fail(
          name, node,
          std::string(key) + " cannot be in a job file; give --" + std::string(key) + " on the command line");
  for (const JobOption& other : job_options())
    if (other.about.name == key)
      checked_toml::fail(name, node,
                         std::string(key) + " is an option of another command; " + std::string(name_of(command)) +
                             " has none of this name");
  checked_toml::fail(name, node, "there is no key " + std::string(key) + did_you_mean(key, known));
}

toml::table toml_of(const ConvertJob& job, Commands command) {
  toml::table table;
  const ConvertJob defaults;
  for (const JobOption* option : keys_of(command)) {
    const std::vector<std::string> words = option->binding.written(job);
    if (words == option->binding.written(defaults)) continue;
    const std::string& key = option->about.name;
    switch (option->binding.type) {
      case ValueType::flag: table.insert(key, true); break;
      case ValueType::number: table.insert(key, std::stoll(words[0])); break;
      case ValueType::pairs: {
        toml::table pairs;
        for (const std::string& word : words) {
          const std::size_t mark = word.find('=');
          pairs.insert(word.substr(0, mark), word.substr(mark + 1));
        }
        table.insert(key, std::move(pairs));
        break;
      }
      case ValueType::text:
        if (!option->about.repeated) {
          table.insert(key, words[0]);
          break;
        }
        toml::array list;
        for (const std::string& word : words) list.push_back(word);
        table.insert(key, std::move(list));
    }
  }
  return table;
}

bool is_same(const ConvertJob& a, const ConvertJob& b, Commands command) {
  const std::vector<const JobOption*> keys = keys_of(command);
  return std::all_of(keys.begin(), keys.end(),
                     [&](const JobOption* option) { return option->binding.written(a) == option->binding.written(b); });
}

using Json = nlohmann::ordered_json;

Json value_schema(const JobOption& option) {
  const OptionDecl& about = option.about;
  switch (option.binding.type) {
    case ValueType::flag: return {{"type", "boolean"}};
    case ValueType::number: return {{"type", "integer"}, {"minimum", about.least}, {"maximum", about.most}};
    case ValueType::pairs:
      return {{"type", "object"}, {"additionalProperties", {{"type", {"string", "boolean", "integer"}}}}};
    case ValueType::text: break;
  }
  Json text = {{"type", "string"}};
  if (!about.choices.empty()) text = {{"enum", about.choices}};
  if (about.repeated) text = {{"type", {"string", "array"}}, {"items", {{"type", "string"}}}};
  return text;
}

Json schema_of(Commands command) {
  Json properties = Json::object();
  for (const JobOption* option : keys_of(command)) {
    Json value = value_schema(*option);
    value["description"] = option->about.help;
    properties[option->about.name] = std::move(value);
  }
  return {{"title", "For maex " + std::string(name_of(command)) + " --job"},
          {"type", "object"},
          {"properties", properties},
          {"additionalProperties", false}};
}

}  // namespace

ConvertJob parse_job(std::string_view toml, const std::string& name, Commands command) {
  return parse_job(checked_toml::parse(toml, name), name, command);
}

ConvertJob parse_job(const toml::table& table, const std::string& name, Commands command,
                     std::span<const std::string_view> skipped) {
  const std::vector<const JobOption*> keys = keys_of(command);
  ConvertJob job;
  for (const auto& [key, node] : table) {
    if (std::find(skipped.begin(), skipped.end(), key.str()) != skipped.end()) continue;
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&key = key](const JobOption* option) { return option->about.name == key.str(); });
    if (found == keys.end()) unknown_key(node, key.str(), name, command);
    const JobOption& option = **found;
    for (std::string& word : values_in(option, node, name)) {
      try {
        option.binding.read(job, {option.about, option.about.name, std::move(word)});
      } catch (const UsageError& problem) { checked_toml::fail(name, node, problem.what()); }
    }
  }
  return job;
}

std::string job_text(const ConvertJob& job, const std::string& name, Commands command) {
  std::ostringstream text;
  text << "# Run it with: maex " << name_of(command) << " --job FILE\n" << toml_of(job, command) << '\n';
  try {
    if (is_same(parse_job(text.str(), name, command), job, command)) return text.str();
  } catch (const UsageError&) {  // thrown below, because this error names a line of a file that was never written
  }
  throw UsageError(name + " cannot hold this job: a name in it is not UTF-8 text");
}

std::string job_schema() {
  const Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "Job file of maex"},
                       {"description", "What the command line says, as TOML. Keys are the long options, and inputs."},
                       {"anyOf", {schema_of(for_convert), schema_of(for_validate)}}};
  return schema.dump(2) + '\n';
}

}  // namespace maex
