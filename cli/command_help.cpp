#include "cli/command_help.hpp"

#include <algorithm>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help_text.hpp"
#include "cli/man_page.hpp"
#include "cli/usage_json.hpp"
#include "core/exchange/exchange_job.hpp"
#include "core/io/error.hpp"
#include "core/mapping/meaning/meaning.hpp"
#include "core/report/adapters.hpp"
#include "core/report/reference.hpp"
#include "core/run/job_file.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

std::vector<Declaration> all_declarations() {
  std::vector<Declaration> all;
  for (const CommandInfo& command : commands()) all.push_back(command.make()->declare());
  return all;
}

const std::vector<std::string>& reference_topics() {
  static const std::vector<std::string> topics = {"fields",     "codes",      "formats",        "limits",
                                                  "exit-codes", "job-schema", "exchange-schema"};
  return topics;
}

std::vector<std::string> known_fields() {
  std::vector<std::string> names;
  for (const FieldInfo& field : all_fields()) names.emplace_back(field.full_name);
  for (std::size_t i = 0; i != kind_count; ++i) names.emplace_back(name(static_cast<Kind>(i)));
  return names;
}

std::vector<std::string> known_lists() {
  std::vector<std::string> names;
  for (const CodeInfo& code : all_codes())
    if (names.empty() || names.back() != name(code.list)) names.emplace_back(name(code.list));
  return names;
}

constexpr std::size_t most_found = 12;  // fields that a search prints

std::string fields_topic(const std::string& wanted, bool json) {
  if (wanted.empty()) return json ? fields_json(std::nullopt) : fields_text();
  if (const auto kind = find_kind(wanted)) return json ? fields_json(kind) : fields_text(*kind);
  if (const auto field = find_field(wanted)) return json ? field_json(*field) : field_text(*field);
  if (const std::vector<Field> found = fields_meaning(wanted, most_found); !found.empty())
    return json ? fields_json(found) : fields_text(found);
  throw UsageError("there is no field and no kind of record \"" + wanted + "\"" + did_you_mean(wanted, known_fields()) +
                   "\nusage: maex help fields [FIELD|KIND|WORD]");
}

std::string codes_topic(const std::string& wanted, bool json) {
  if (wanted.empty()) return json ? codes_json(std::nullopt) : codes_text();
  const auto list = find_code_list(wanted);
  if (!list || *list == CodeList::none)
    throw UsageError("there is no code list \"" + wanted + "\"" + did_you_mean(wanted, known_lists()) +
                     "\nusage: maex help codes [LIST]");
  return json ? codes_json(list) : codes_text(*list);
}

std::string formats_topic(Session& session, const std::string& wanted) {
  if (wanted.empty()) return session.json ? adapters_json(session.registry()) : formats_text(session.registry());
  const Descriptor& card = session.registry().require_descriptor(wanted);
  return session.json ? adapter_json(card) : card_text(card);
}

std::string topic_text(Session& session, const std::string& topic, const std::string& name) {
  if (topic.empty()) return session.json ? usage_json(all_declarations()) : overview_text();
  if (topic == "fields") return fields_topic(name, session.json);
  if (topic == "codes") return codes_topic(name, session.json);
  if (topic == "formats") return formats_topic(session, name);
  if (topic == "limits") return session.json ? limits_json() : limits_text();
  if (topic == "job-schema") return job_schema();
  if (topic == "exchange-schema") return exchange::exchange_job_schema();
  if (topic == "exit-codes") return session.json ? exit_codes_json() : exit_codes_text();
  const Declaration command = find_command(topic)->make()->declare();
  return session.json ? usage_json(command) : help_text(command);
}

}  // namespace

Declaration HelpCommand::declare() const {
  return {
      .name = "help",
      .line = "Explain a command, the fields, the code lists or the exit codes",
      .usage =
          "[COMMAND | fields [FIELD|KIND|WORD] | codes [LIST] | formats [NAME] | limits | exit-codes | job-schema | "
          "exchange-schema]",
      .about = {"Without a topic it lists the commands. Topics: any command; fields (all fields of the canonical "
                "records, one "
                "of them, those of one kind of record, or those that a word means); codes (the code lists); formats; "
                "limits (what one input "
                "may cost); exit-codes; job-schema and exchange-schema (the JSON Schemas of job files of convert "
                "and validate, and of "
                "exchange).",
                "With --json a command's help is its usage as data: arguments, options, defaults and choices."},
      .positional = {.name = "TOPIC",
                     .help = "A command, or fields, codes, formats, limits, exit-codes, job-schema, "
                             "exchange-schema, followed by a name.",
                     .least = 0,
                     .most = 2,
                     .completes = Completes::choices,
                     .choices = reference_topics()},
      .options = {{.name = "man",
                   .help = "Print the manual page in troff, for man -l; with a command, the page of that command.",
                   .group = "Help options"},
                  {.name = "bash", .help = "Print a completion script for bash.", .group = "Help options"},
                  {.name = "zsh", .help = "Print a completion script for zsh.", .group = "Help options"},
                  {.name = "fish", .help = "Print a completion script for fish.", .group = "Help options"}},
      .examples = {{"maex help convert", "Explains one command."},
                   {"maex help fields incident.date", "Shows one field: type, sensitivity, labels, source."},
                   {"maex help fields village", "Searches the fields by a word, in any language that has words."},
                   {"maex help codes device_category", "Lists the values of a code list in three languages."}}};
}

void HelpCommand::setup(const Arguments& arguments, Session&) {
  for (const std::string output : {"man", "bash", "zsh", "fish"}) {
    if (!arguments.has(output)) continue;
    if (!output_.empty())
      throw UsageError("--" + output_ + " and --" + output + " are two different outputs; ask for one of them");
    output_ = output;
  }
  if (!arguments.positional().empty()) topic_ = arguments.positional()[0];
  if (arguments.positional().size() > 1) name_ = arguments.positional()[1];
  std::vector<std::string> known = reference_topics();
  for (const std::string& command : command_names()) known.push_back(command);
  if (!topic_.empty() && std::find(known.begin(), known.end(), topic_) == known.end())
    throw UsageError("there is no help on \"" + topic_ + "\"" + did_you_mean(topic_, known) + "\n" +
                     usage_line(declare()));
  const bool takes_name = topic_ == "fields" || topic_ == "codes" || topic_ == "formats";
  if (!name_.empty() && !takes_name)
    throw UsageError("help " + topic_ + " takes no further argument, so \"" + name_ + "\" is one too many\n" +
                     usage_line(declare()));
}

Outcome HelpCommand::run(Session& session) {
  if (const CommandInfo* command = topic_.empty() ? nullptr : find_command(topic_);
      output_ == "man" && command != nullptr)
    session.out << man_page(command->make()->declare());
  else if (output_ == "man")
    session.out << man_page(session.registry());
  else if (output_ == "bash")
    session.out << bash_completion(session.registry());
  else if (output_ == "zsh")
    session.out << zsh_completion(session.registry());
  else if (output_ == "fish")
    session.out << fish_completion(session.registry());
  else
    session.out << topic_text(session, topic_, name_);
  return Outcome::done;
}

}  // namespace maex::cli
