#include <algorithm>
#include <map>

#include "adapters/partners/maxml/learn/entries.hpp"
#include "adapters/partners/maxml/learn/facts.hpp"

namespace maex::maxml {
namespace {

using Facts = std::map<std::string, std::string>;

std::string described(const Dialect& dialect, const DialectEntry& entry, std::size_t place) {
  std::string text = entry.holds;
  if (!entry.type.empty()) text += ", " + entry.type;
  if (entry.leaf != nullptr)
    if (const auto terms = terms_of(dialect, *entry.leaf); !terms.empty()) {
      std::vector<std::string> sorted = terms;
      std::sort(sorted.begin(), sorted.end());
      text += " (";
      for (std::size_t i = 0; i < sorted.size(); ++i) text += (i == 0 ? "" : ", ") + sorted[i];
      text += ")";
    }
  if (entry.required) text += ", required";
  if (entry.repeats) text += ", repeats";
  return text + ", place " + std::to_string(place + 1);
}

Facts facts_of(const Dialect& dialect) {
  Facts facts;
  facts["document/root"] = dialect.root;
  facts["document/namespace"] = dialect.namespace_uri;
  facts["document/prefix"] = dialect.prefix;
  for (const FixedAttribute& attribute : dialect.root_attributes)
    facts["document/@" + attribute.name] = attribute.value;
  const auto add = [&](const std::string& part, const std::vector<DialectEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      std::string& text = facts[part + "/" + entries[i].path];
      text += (text.empty() ? "" : "; ") + described(dialect, entries[i], i);
    }
  };
  add(dialect.header.empty() ? "header" : dialect.header, header_entries(dialect));
  add(dialect.field_report_info, report_entries(dialect));
  for (const Block& item : dialect.items) add(item.element, entries_of(dialect, item));
  for (const auto& [kind, form] : dialect.all_templates)
    facts["template/" + std::string(name(kind)) + "/" + form.guid] = form.name + " " + form.version;
  for (const CustomKnown& known : dialect.custom.known)
    facts["custom/" + known.name] = known.label + (known.type.empty() ? "" : ", " + known.type);
  return facts;
}

}  // namespace

std::vector<DialectChange> diff_dialects(const Dialect& before, const Dialect& after) {
  const Facts old_facts = facts_of(before), new_facts = facts_of(after);
  std::vector<DialectChange> changes;
  for (const auto& [part, text] : old_facts) {
    const auto found = new_facts.find(part);
    if (found == new_facts.end())
      changes.push_back({part, text.empty() ? "(empty)" : text, {}});
    else if (found->second != text)
      changes.push_back({part, text.empty() ? "(empty)" : text, found->second.empty() ? "(empty)" : found->second});
  }
  for (const auto& [part, text] : new_facts)
    if (old_facts.count(part) == 0) changes.push_back({part, {}, text.empty() ? "(empty)" : text});
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
  return changes;
}

}  // namespace maex::maxml
