#include "core/report/adapters.hpp"

#include "core/adapter/foreign.hpp"
#include "core/report/wrap.hpp"
#include "core/text/joined.hpp"

namespace maex {
namespace {

std::string ability_words(const Descriptor& card) {
  std::vector<std::string> words;
  if (card.reads) words.emplace_back("reads");
  if (card.writes) words.emplace_back("writes");
  if (card.writes_documents) words.emplace_back("writes reports");
  if (card.streams) words.emplace_back("streams");
  return joined(words);
}

/// The containers of a partner that uses table formats, else the extensions of the adapter.
std::string comes_as(const Descriptor& card) {
  return joined(card.containers.empty() ? card.extensions : card.containers);
}

/// "plugin dashma 1.0 (FILE)", empty for a built-in adapter.
std::string provider_text(const Provider& provider) {
  if (provider.plugin.empty()) return {};
  return "plugin " + provider.plugin + " " + provider.version + " (" + provider.file + ")";
}

std::string kind_text(const Registry& registry, AdapterKind kind) {
  std::vector<std::vector<std::string>> rows;
  for (const Descriptor* card : registry.descriptors()) {
    if (card->kind != kind) continue;
    std::string does = card->provider.problem.empty() ? ability_words(*card) : "unusable";
    if (!card->provider.plugin.empty()) does += " (plugin)";
    rows.push_back({card->id, card->title, comes_as(*card), does});
  }
  return rows.empty() ? "  none\n" : table_text(rows);
}

std::string plugins_text(const Registry& registry) {
  std::vector<std::vector<std::string>> rows;
  for (const Descriptor* card : registry.descriptors())
    if (const Provider& from = card->provider; !from.plugin.empty())
      rows.push_back({card->id, from.plugin + " " + from.version, from.problem.empty() ? from.file : from.problem});
  return rows.empty() ? std::string() : "\nPlugins (what is not built in)\n" + table_text(rows);
}

std::string option_meaning(const OptionSpec& option) {
  static constexpr std::string_view types[] = {"text", "whole number", "true or false", "one of: "};
  std::string text(types[static_cast<std::size_t>(option.type)]);
  if (option.type == OptionType::choice) text += joined(option.choices);
  text += option.fallback.empty() ? "; no default" : "; default " + option.fallback;
  return text;
}

/// Text for one cell of a Markdown table. Bars are escaped, and line ends become spaces.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '|')
      out += "\\|";
    else
      out += c == '\n' ? ' ' : c;
  return out;
}

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "`" : ", `") + word + "`";
  return text;
}

std::string taken(const OptionSpec& option) {
  switch (option.type) {
    case OptionType::text: return "text";
    case OptionType::number: return "whole number";
    case OptionType::boolean: return "`true`, `false`";
    case OptionType::choice: return quoted(option.choices);
  }
  return "text";
}

std::string abilities(const Descriptor& card) {
  std::string text = card.reads && card.writes ? "It is read and written" : card.reads ? "It is read" : "It is written";
  text += card.streams ? ", row by row, so that memory does not grow with the file." : ".";
  if (card.writes_documents) text += " Reports can be written in it.";
  if (card.marks) text += " Cells can be marked in a copy of a file.";
  return text;
}

}  // namespace

std::string formats_text(const Registry& registry) {
  return "Formats (what a file is made of: --format, --to-format)\n" + kind_text(registry, AdapterKind::format) +
         "\nPartners (whose layout it has: --from, --to)\n" + kind_text(registry, AdapterKind::partner) +
         plugins_text(registry) +
         "\nRecognised, not read: a refusal says what to do (maex formats --foreign lists them)\n"
         "\nmaex formats NAME shows options, losses and findings of one.\n";
}

std::string foreign_text() {
  std::vector<std::vector<std::string>> rows;
  for (const ForeignFormat& format : foreign_formats())
    rows.push_back({std::string(format.id), std::string(format.title), std::string(format.advice)});
  return "Recognised, not read (what it is, and what to do)\n" + table_text(rows);
}

std::string card_text(const Descriptor& card) {
  std::string out = card.id + "   " + card.title + "\n";
  if (!card.about.empty()) out += paragraph(card.about, 2);
  std::vector<std::vector<std::string>> facts = {{"kind", card.kind == AdapterKind::format ? "format" : "partner"},
                                                 {"does", ability_words(card)}};
  if (!card.extensions.empty()) facts.push_back({"extensions", joined(card.extensions)});
  if (!card.containers.empty())
    facts.push_back(
        {"comes as", joined(card.containers) + " (the first is written unless --to-format says otherwise)"});
  if (!card.media_types.empty()) facts.push_back({"media types", joined(card.media_types)});
  facts.push_back({"from", card.provider.plugin.empty() ? "built in" : provider_text(card.provider)});
  if (!card.provider.problem.empty()) facts.push_back({"problem", card.provider.problem});
  out += table_text(facts);
  const bool format = card.kind == AdapterKind::format;
  if (!card.options.empty()) {
    out += std::string("\nOptions (") + (format ? "--in-option, --out-option" : "--from-option, --to-option") +
           " NAME=VALUE)\n";
    std::vector<std::vector<std::string>> rows;
    for (const OptionSpec& option : card.options) rows.push_back({option.name, option_meaning(option), option.help});
    out += table_text(rows);
  }
  if (!card.losses.empty()) {
    out += "\nWhat it cannot carry\n";
    std::vector<std::vector<std::string>> rows;
    for (const LossType& loss : card.losses) rows.push_back({loss.code, loss.summary});
    out += table_text(rows);
  }
  if (!card.notices.empty()) {
    out += "\nWhat it may find\n";
    std::vector<std::vector<std::string>> rows;
    for (const NoticeType* notice : card.notices)
      rows.push_back({std::string(notice->code), std::string(to_string(notice->severity)),
                      std::string(notice->summary) + " " + std::string(notice->fix)});
    out += table_text(rows);
  }
  return out;
}

std::string formats_markdown(const Registry& registry) {
  std::string table = "| name | kind | what | comes as | does |\n|---|---|---|---|---|\n", pages;
  for (const Descriptor* card : registry.descriptors()) {
    table += "| `" + card->id + "` | " + (card->kind == AdapterKind::format ? "format" : "partner") + " | " +
             cell(card->title) + " | " + comes_as(*card) + " | " + ability_words(*card) + " |\n";
    pages += '\n' + adapter_markdown(*card);
  }
  return "# Formats and partners\n\n" + table + pages;
}

std::string adapter_markdown(const Descriptor& card) {
  const bool format = card.kind == AdapterKind::format;
  std::string out = "## `" + card.id + "`: " + card.title + "\n\n";
  if (!card.about.empty()) out += card.about + "\n\n";
  out += abilities(card) + "\n\n";
  const auto fact = [&out](std::string_view name, const std::string& text) {
    if (!text.empty()) out += "- " + std::string(name) + ": " + text + "\n";
  };
  fact("kind", format ? "format" : "partner");
  fact("extensions", quoted(card.extensions));
  fact("media types", quoted(card.media_types));
  fact("comes as", quoted(card.containers));
  if (!card.options.empty()) {
    out += std::string("\nOptions (") + (format ? "`--in-option`, `--out-option`" : "`--from-option`, `--to-option`") +
           " NAME=VALUE):\n\n"
           "| option | takes | default | what it does | since |\n|---|---|---|---|---|\n";
    for (const OptionSpec& option : card.options)
      out += "| `" + option.name + "` | " + cell(taken(option)) + " | " +
             (option.fallback.empty() ? "" : "`" + cell(option.fallback) + "`") + " | " + cell(option.help) + " | " +
             option.since + " |\n";
  }
  if (!card.losses.empty()) {
    out += "\nWhat it cannot carry:\n\n| loss | what |\n|---|---|\n";
    for (const LossType& loss : card.losses) out += "| `" + loss.code + "` | " + cell(loss.summary) + " |\n";
  }
  if (!card.notices.empty()) {
    out +=
        "\nWhat it may find:\n\n| finding | severity | what | why it matters | what to do |\n|---|---|---|---|---|\n";
    for (const NoticeType* notice : card.notices)
      out += "| `" + std::string(notice->code) + "` | " + std::string(to_string(notice->severity)) + " | " +
             cell(notice->summary) + " | " + cell(notice->why) + " | " + cell(notice->fix) + " |\n";
  }
  return out;
}

}  // namespace maex
