#include "cli/formats_text.hpp"

#include <vector>

#include "cli/adapter_page.hpp"
#include "cli/help_text.hpp"
#include "cli/joined.hpp"
#include "core/adapter/foreign.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

std::string ability_words(const Descriptor& card) {
  std::vector<std::string> words;
  if (card.reads) words.emplace_back("reads");
  if (card.writes) words.emplace_back("writes");
  if (card.streams) words.emplace_back("streams");
  return joined(words);
}

std::vector<const Descriptor*> cards(const Registry& registry, AdapterKind kind) {
  std::vector<const Descriptor*> all;
  if (kind == AdapterKind::format)
    for (const auto& format : registry.formats()) all.push_back(&format->descriptor());
  else
    for (const auto& partner : registry.partners()) all.push_back(&partner->descriptor());
  return all;
}

/// How it comes: a format by its extensions, a partner over tables by its containers.
std::string comes_as(const Descriptor& card) {
  return joined(card.containers.empty() ? card.extensions : card.containers);
}

/// "plugin dashma 1.0 (FILE)", empty for what is built in.
std::string provider_text(const Provider& provider) {
  if (provider.plugin.empty()) return {};
  return "plugin " + provider.plugin + " " + provider.version + " (" + provider.file + ")";
}

std::string kind_text(const std::vector<const Descriptor*>& all) {
  std::vector<std::vector<std::string>> rows;
  for (const Descriptor* card : all) {
    std::string does = card->provider.problem.empty() ? ability_words(*card) : "unusable";
    if (!card->provider.plugin.empty()) does += " (plugin)";
    rows.push_back({card->id, card->title, comes_as(*card), does});
  }
  return rows.empty() ? "  none\n" : table_text(rows);
}

std::string plugins_text(const Registry& registry) {
  std::vector<std::vector<std::string>> rows;
  for (const AdapterKind kind : {AdapterKind::format, AdapterKind::partner})
    for (const Descriptor* card : cards(registry, kind))
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

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

}  // namespace

std::string formats_text(const Registry& registry) {
  return "Formats (what a file is made of: --format, --to-format)\n" + kind_text(cards(registry, AdapterKind::format)) +
         "\nPartners (whose layout it has: --from, --to)\n" + kind_text(cards(registry, AdapterKind::partner)) +
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
  if (!card.about.empty()) out += wrapped_help(card.about, 2);
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
  for (const AdapterKind kind : {AdapterKind::format, AdapterKind::partner})
    for (const Descriptor* card : cards(registry, kind)) {
      table += "| `" + card->id + "` | " + (kind == AdapterKind::format ? "format" : "partner") + " | " +
               markdown_cell(card->title) + " | " + comes_as(*card) + " | " + ability_words(*card) + " |\n";
      pages += '\n' + adapter_markdown(*card);
    }
  return "# Formats and partners\n\n" + table + pages;
}

const Descriptor& require_adapter(const Registry& registry, const std::string& id) {
  std::vector<std::string> known;
  for (const AdapterKind kind : {AdapterKind::format, AdapterKind::partner})
    for (const Descriptor* card : cards(registry, kind)) {
      if (card->id == id) return *card;
      known.push_back(card->id);
    }
  throw UsageError("there is no format and no partner \"" + id + "\"" + did_you_mean(id, known) +
                   " Known: " + joined(known) + ".");
}

}  // namespace maex::cli
