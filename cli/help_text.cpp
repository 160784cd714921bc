#include "cli/help_text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"

namespace maex::cli {
namespace {

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// What an option's help says beyond its sentence.
std::string full_help(const OptionDecl& option) {
  std::string text = option.help;
  if (!option.choices.empty()) {
    text += " One of:";
    for (const std::string& choice : option.choices) text += (&choice == &option.choices.front() ? " " : ", ") + choice;
    text += ".";
  }
  if (!option.fallback.empty()) text += " Default: " + option.fallback + ".";
  if (option.repeated) text += " May be repeated.";
  return text;
}

void append_options(std::string& out, const std::vector<OptionDecl>& options) {
  std::vector<std::string> groups;
  for (const OptionDecl& option : options)
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  for (const std::string& group : groups) {
    std::vector<std::vector<std::string>> rows;
    for (const OptionDecl& option : options)
      if (option.group == group) rows.push_back({spelled(option), full_help(option)});
    out += "\n" + group + "\n" + table_text(rows);
  }
}

}  // namespace

std::string wrapped_help(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::string line(indent, ' ');
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!fresh && width_of(line) + 1 + width_of(word) > width) {
      out += line + '\n';
      line.assign(indent, ' ');
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
    fresh = false;
  }
  return out + line + '\n';
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    std::size_t column = indent;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
      column += widths[i] + 2;
    }
    if (!row.empty()) line += wrapped_help(row.back(), column).substr(column);
    line.erase(line.find_last_not_of(" \n") + 1);
    out += line + '\n';
  }
  return out;
}

std::string help_text(const Declaration& command) {
  std::string out = usage_line(command) + "\n\n";
  for (const std::string& paragraph : command.about)
    out += wrapped_help(paragraph, 0) + (&paragraph == &command.about.back() ? "" : "\n");
  if (!command.positional.name.empty())
    out += "\nArguments\n" + table_text({{command.positional.name, command.positional.help}});
  append_options(out, all_options(command));
  if (!command.examples.empty()) out += "\nExamples\n";
  for (const ExampleDecl& example : command.examples)
    out += "  " + example.command + "\n" + wrapped_help(example.what, 6);
  return out;
}

std::string overview_text() {
  std::vector<std::vector<std::string>> rows;
  for (const CommandInfo& command : commands()) rows.push_back({std::string(command.name), std::string(command.line)});
  return "maex carries mine action data between partners' spreadsheets, reports and IMSMA XML.\n\n"
         "usage: maex FILE          say what a file is (changes nothing)\n"
         "       maex COMMAND …     do something with it\n\nCommands\n" +
         table_text(rows) +
         "\nmaex COMMAND --help explains a command; maex help fields, codes, formats and exit-codes print the "
         "reference.\n";
}

std::string exit_codes_text() {
  std::vector<std::vector<std::string>> rows;
  for (const ExitCodeInfo& info : exit_codes())
    rows.push_back({std::to_string(info.code), std::string(info.name),
                    std::string(info.meaning) + " " + std::string(info.advice)});
  return table_text(rows, 0);
}

}  // namespace maex::cli
