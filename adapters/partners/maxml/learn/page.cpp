#include "adapters/partners/maxml/learn/entries.hpp"
#include "adapters/partners/maxml/learn/facts.hpp"

namespace maex::maxml {
namespace {

/// Formats text for one cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '|')
      out += "\\|";
    else if (c == '<')
      out += "&lt;";
    else
      out += c == '\n' ? ' ' : c;
  return out;
}

std::string table(const std::vector<DialectEntry>& entries) {
  std::string out = "| path | holds | type | times | certainty | source |\n|---|---|---|---|---|---|\n";
  for (const DialectEntry& entry : entries)
    out += "| `" + cell(entry.path) + "` | " + (entry.unknown ? "not known yet" : cell(entry.holds)) + " | " +
           cell(entry.type) + " | " +
           (entry.required  ? entry.repeats ? "1 or more" : "1"
            : entry.repeats ? "any"
                            : "0 or 1") +
           " | " + std::string(entry.evidence->word()) + " | " + cell(entry.evidence->source) + " |\n";
  return out;
}

}  // namespace

std::string dictionary_page(const Dialect& dialect) {
  std::string out =
      "## Dictionary: " + cell(dialect.title) + "\n\nRoot element `" + cell(dialect.root) + "`, " +
      (dialect.namespace_uri.empty() ? "without a namespace" : "namespace `" + cell(dialect.namespace_uri) + "`") +
      "; each record is a `" + cell(dialect.field_report) + "`. Paths begin below the element in the heading.\n";
  if (!dialect.header.empty()) out += "\n### `" + cell(dialect.header) + "`\n\n" + table(header_entries(dialect));
  out += "\n### `" + cell(dialect.field_report_info) + "`\n\n" + table(report_entries(dialect));
  for (const Block& item : dialect.items)
    out += "\n### `" + cell(item.element) + "` (" + std::string(name(item.kind)) + ", " +
           std::string(item.evidence.word()) + ", " + cell(item.evidence.source) + ")\n\n" +
           table(entries_of(dialect, item));
  std::string terms;
  const auto add = [&](const std::string& place, const LeafType& type) {
    const std::vector<std::string> list = terms_of(dialect, type);
    if (list.empty()) return;
    std::string words;
    for (const std::string& term : list) words += (words.empty() ? "" : ", ") + cell(term);
    terms += "| `" + cell(place) + "` | " + words + " |\n";
  };
  if (dialect.strict) {
    for (const Block& item : dialect.items)
      for (const DialectEntry& entry : entries_of(dialect, item))
        if (entry.leaf != nullptr) add(item.element + "/" + entry.path, *entry.leaf);
  } else {
    for (const auto& [list, codes] : dialect.values) {
      LeafType type;
      type.kind = LeafType::Kind::code;
      type.list = list;
      add(std::string(name(list)), type);
    }
  }
  if (!terms.empty()) out += "\n### Base terms\n\n| where | terms |\n|---|---|\n" + terms;
  return out;
}

}  // namespace maex::maxml
