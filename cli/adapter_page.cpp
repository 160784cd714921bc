#include "cli/adapter_page.hpp"

#include <string_view>
#include <vector>

namespace maex::cli {
namespace {

/// As one cell of a table: no bar and no line end of its own.
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
  if (card.marks) text += " Cells can be marked in a copy of a file.";
  return text;
}

}  // namespace

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

}  // namespace maex::cli
