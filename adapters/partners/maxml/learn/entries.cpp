#include "adapters/partners/maxml/learn/entries.hpp"

#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"

namespace maex::maxml {
namespace {

void add_elements(const Dialect& dialect, const Block& top, const Block& block, const std::string& prefix,
                  std::vector<DialectEntry>& all);

std::string joined(const std::string& a, const std::string& b) { return a.empty() ? b : b.empty() ? a : a + "/" + b; }

void add_child(const Dialect& dialect, const Block& top, Kind kind, const std::string& prefix, const Evidence& evidence,
               std::vector<DialectEntry>& all) {
  const Block* child = dialect.child(top.kind, kind);
  if (child == nullptr) return;
  const std::string path = joined(prefix, child->element);
  DialectEntry entry;
  entry.path = path;
  entry.holds = "one " + std::string(name(kind));
  entry.evidence = &evidence;
  entry.repeats = true;
  all.push_back(entry);
  for (const SharedElement& one : child->shared) {
    DialectEntry shared;
    shared.path = joined(path.substr(0, path.rfind('/')), one.element);
    shared.holds = info(one.field).full_name;
    shared.type = type_words(one.type);
    shared.evidence = &one.evidence;
    shared.leaf = &one.type;
    all.push_back(shared);
  }
  add_elements(dialect, top, *child, path, all);
}

void add_elements(const Dialect& dialect, const Block& top, const Block& block, const std::string& prefix,
                  std::vector<DialectEntry>& all) {
  std::vector<Kind> waiting(std::begin(children_of_items), std::end(children_of_items));
  bool custom = false;
  const auto add_custom = [&](const Evidence& evidence) {
    custom = true;
    DialectEntry entry;
    entry.path = joined(prefix, joined(dialect.custom.at, dialect.custom.element));
    entry.holds = "fields without an element, and the sender's own columns";
    entry.evidence = &evidence;
    entry.repeats = true;
    all.push_back(entry);
  };
  for (const Element& element : block.elements) {
    if (element.role == Element::Role::children) {
      std::erase(waiting, element.kind);
      add_child(dialect, top, element.kind, joined(prefix, element.at), element.evidence, all);
      if (dialect.strict || element.kind != Kind::place) continue;
      std::erase(waiting, Kind::point);
      add_child(dialect, top, Kind::point, prefix, element.evidence, all);
      continue;
    }
    if (element.role == Element::Role::custom) {
      add_custom(element.evidence);
      continue;
    }
    DialectEntry entry;
    entry.evidence = &element.evidence;
    entry.required = element.required;
    if (element.role == Element::Role::link) {
      entry.path = joined(prefix, joined(element.at, dialect.link.element));
      entry.holds = "link to " + std::string(name(element.kind)) +
                    (element.field ? " (" + std::string(info(*element.field).full_name) + ")" : "");
      entry.repeats = element.back.has_value() || !dialect.strict;
    } else {
      entry.path = joined(prefix, element.path);
      entry.unknown = element.role == Element::Role::unknown;
      entry.repeats = !element.repeats.empty() || (!dialect.strict && element.field && info(*element.field).many);
      if (entry.unknown) {
        entry.holds = "?";
      } else {
        entry.holds = info(*element.field).full_name;
        entry.type = type_words(element.type);
        entry.leaf = &element.type;
      }
    }
    all.push_back(std::move(entry));
  }
  if (is_child(block.kind)) return;
  if (!dialect.strict)
    for (const Kind kind : waiting) add_child(dialect, top, kind, prefix, block.evidence, all);
  if (!custom && dialect.custom.exists()) add_custom(block.evidence);
}

DialectEntry frame_entry(const FrameElement& element, const std::string& path) {
  DialectEntry entry;
  entry.path = path;
  entry.holds = element.unknown        ? "?"
                : element.has_field()  ? element.field_name()
                : element.from.empty() ? element.value
                                       : element.from;
  entry.type = type_words(element.type);
  entry.evidence = &element.evidence;
  entry.leaf = &element.type;
  entry.required = element.required;
  entry.unknown = element.unknown;
  return entry;
}

}  // namespace

std::vector<DialectEntry> entries_of(const Dialect& dialect, const Block& item) {
  std::vector<DialectEntry> all;
  add_elements(dialect, item, item, {}, all);
  return all;
}

std::vector<DialectEntry> header_entries(const Dialect& dialect) {
  std::vector<DialectEntry> all;
  for (const FrameElement& element : dialect.header_elements) all.push_back(frame_entry(element, element.path));
  return all;
}

std::vector<DialectEntry> report_entries(const Dialect& dialect) {
  std::vector<DialectEntry> all;
  for (const FrameElement& element : dialect.report_attributes) all.push_back(frame_entry(element, "@" + element.path));
  for (const FrameElement& element : dialect.report_elements) all.push_back(frame_entry(element, element.path));
  return all;
}

std::string type_words(const LeafType& type) {
  switch (type.kind) {
    case LeafType::Kind::text:
      return type.terms.empty() ? "text" : "one of " + std::to_string(type.terms.size()) + " words";
    case LeafType::Kind::date: return type.form.empty() ? "date YYYY-MM-DD" : "date " + type.form;
    case LeafType::Kind::integer: return "integer";
    case LeafType::Kind::decimal:
      return "decimal" + (type.decimals < 0 ? std::string() : ", " + std::to_string(type.decimals) + " places") +
             (type.point == '.' ? "" : ", comma");
    case LeafType::Kind::boolean: return type.yes + " or " + type.no;
    case LeafType::Kind::code: return "base term of " + std::string(name(type.list));
  }
  return {};
}

std::vector<std::string> terms_of(const Dialect& dialect, const LeafType& type) {
  if (type.kind == LeafType::Kind::boolean) return {type.yes, type.no};
  if (type.kind != LeafType::Kind::code) return type.terms;
  std::vector<std::string> terms;
  const auto list = dialect.values.find(type.list);
  if (!type.own_terms.empty())
    for (const auto& [code, term] : type.own_terms) terms.push_back(term);
  else if (list != dialect.values.end())
    for (const auto& [code, term] : list->second) terms.push_back(term);
  return terms;
}

}  // namespace maex::maxml
