// The descriptor of an adapter must be complete, and the adapter must accept exactly the options in it.
#include <algorithm>

#include "core/io/error.hpp"
#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/record_probe.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/table_probe.hpp"

namespace maex::conformance {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_sentence(std::string_view text) {
  return !text.empty() && (text.ends_with('.') || text.ends_with('?') || text.ends_with(".)")) &&
         text.find('\n') == std::string_view::npos;
}

/// The message of check() about one option value; empty when the value is accepted.
std::string refusal(const Descriptor& card, const std::string& name, const std::string& value) {
  Options options;
  options.set(name, value);
  try {
    check(options, card);
  } catch (const UsageError& error) { return error.what(); }
  return {};
}

void check_option(Trial& trial, const OptionSpec& option) {
  const std::string where = "option " + option.name;
  if (!is_name(option.name)) trial.fail(where, "its name is not of small letters, digits and dashes");
  if (!is_sentence(option.help)) trial.fail(where, "its help is no sentence");
  if (option.since.empty()) trial.fail(where, "it does not say since when it is there");
  if (option.type == OptionType::choice && option.choices.empty()) trial.fail(where, "it is a choice without choices");
  const bool may_be_absent = option.type == OptionType::text && option.fallback.empty();
  if (!may_be_absent)
    if (const std::string problem = refusal(trial.card, option.name, option.fallback); !problem.empty())
      trial.fail(where, "its default is refused: " + problem);
  for (const std::string& choice : option.choices)
    if (const std::string problem = refusal(trial.card, option.name, choice); !problem.empty())
      trial.fail(where, "its own choice is refused: " + problem);
  if (option.type != OptionType::text && refusal(trial.card, option.name, "no such value").empty())
    trial.fail(where, "a value outside its choices is accepted");
  if (refusal(trial.card, option.name + "x", "1").find(option.name) == std::string::npos)
    trial.fail(where, "a slip of its name is not refused with the nearest name");
}

/// Uses the adapter with one option. The adapter must succeed or reject the option with a message.
void use(Trial& trial, const OptionSpec& option, const std::string& value, const std::filesystem::path& own) {
  const std::string where = "option " + option.name + "=" + value;
  Options options;
  options.set(option.name, value);
  const auto path = trial.folder.path() / ("option" + own.extension().string());
  const bool is_default = value == option.fallback;
  try {
    if (trial.format() != nullptr) {
      if (trial.card.writes)
        write_specimen_table(*trial.format(), path, options);
      else
        trial.write_bytes(path.filename().string(), bytes_of(own));
      const TableReading reading = read_tables(*trial.format(), path, {options, {}});
      if (!reading.fault.empty()) trial.fail(where, reading.fault);
      if (is_default && !reading.refused.empty()) trial.fail(where, "the default does not work: " + reading.refused);
    } else {
      if (trial.card.writes)
        write_specimen_records(*trial.partner(), container_of(trial.registry, trial.card), path, options);
      else
        trial.write_bytes(path.filename().string(), bytes_of(own));
      if (!trial.card.reads) return;
      const RecordReading reading = read_records(trial.registry, *trial.partner(), path, {options, {}, nullptr, false});
      if (!reading.fault.empty()) trial.fail(where, reading.fault);
      if (is_default && !reading.refused.empty()) trial.fail(where, "the default does not work: " + reading.refused);
    }
  } catch (const UsageError& error) {
    if (is_default) trial.fail(where, std::string("the default does not work: ") + error.what());
  } catch (const OutputError& error) {
    if (is_default) trial.fail(where, std::string("the default does not work: ") + error.what());
  } catch (const std::exception& error) {
    trial.fail(where, "an exception of another kind leaves it: " + words_of(error));
  }
}

}  // namespace

void check_descriptor(Trial& trial) {
  const Descriptor& card = trial.card;
  const auto require = [&trial](bool holds, const char* what, const char* reason) {
    if (!holds) trial.fail(what, reason);
  };
  require(is_name(card.id), "id", "it is not of small letters, digits and dashes");
  require(!card.title.empty(), "title", "it is empty");
  require(is_sentence(card.about), "about", "it is no sentence");
  require(card.reads || card.writes, "reads and writes", "it does neither");
  require(!card.extensions.empty() || !card.containers.empty(), "extensions", "there is none, and no container either");
  for (const std::string& extension : card.extensions)
    require(extension.size() > 1 && extension[0] == '.' && is_name(std::string_view(extension).substr(1)), "extensions",
            "one is not a dot and small letters");
  for (const std::string& media : card.media_types)
    require(media.find('/') != std::string::npos, "media types", "one has no slash");
  for (const std::string& id : card.containers)
    if (trial.registry.format(id) == nullptr) trial.fail("containers", "there is no format " + id);
  for (const LossType& loss : card.losses) {
    if (!loss.code.starts_with("loss-") || !is_name(loss.code))
      trial.fail("loss " + loss.code, "its code does not begin with loss-");
    if (!is_sentence(loss.summary)) trial.fail("loss " + loss.code, "its summary is no sentence");
  }
  for (const NoticeType* notice : card.notices) {
    const std::string where = "notice " + (notice == nullptr ? std::string("?") : std::string(notice->code));
    if (notice == nullptr || !is_name(notice->code))
      trial.fail(where, "its code is not of small letters, digits and dashes");
    else if (!is_sentence(notice->summary) || !is_sentence(notice->why) || !is_sentence(notice->fix))
      trial.fail(where, "its summary, why or fix is no sentence");
  }
  trial.tried("the facts of the card");
  trial.tried(card.losses.size(), "loss", "losses");
  trial.tried(card.notices.size(), "notice", "notices");
}

void check_options(Trial& trial) {
  if (refusal(trial.card, "no-such-option", "1").empty()) trial.fail("no-such-option", "an unknown option is accepted");
  for (const OptionSpec& option : trial.card.options) check_option(trial, option);
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  std::uint64_t values = 0;
  for (const OptionSpec& option : trial.card.options) {
    std::vector<std::string> tried = option.choices;
    if (option.type == OptionType::boolean) tried = {"true", "false"};
    if (option.type == OptionType::text) tried = {"no such value"};
    if (std::find(tried.begin(), tried.end(), option.fallback) == tried.end() && !option.fallback.empty())
      tried.push_back(option.fallback);
    for (const std::string& value : tried) {
      use(trial, option, value, own);
      ++values;
    }
  }
  trial.tried(trial.card.options.size(), "option", "options");
  trial.tried(values, "value in use", "values in use");
}

}  // namespace maex::conformance
