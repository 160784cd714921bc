#include "adapters/partners/maxml/write/header.hpp"

#include <set>

#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/dialect/plan.hpp"
#include "adapters/partners/maxml/lexical.hpp"

namespace maex::maxml {
namespace {

/// Text allowed in a comment: without two hyphens in a row, and only characters that XML can contain.
std::string for_comment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-' && !out.empty() && out.back() == '-') out += ' ';
    out += c;
  }
  return scan(out) == Scan::refused ? "a name that XML cannot carry" : out;
}

void add_list(std::string& out, std::string_view title, const std::set<std::string>& names) {
  if (names.empty()) return;
  out += "\n  ";
  out += title;
  std::size_t column = 200;
  for (const std::string& name : names) {
    if (column + name.size() > 110) {
      out += "\n    ";
      column = 4;
    }
    out += name + " ";
    column += name.size() + 1;
  }
  out.pop_back();
}

std::string comment(const Dialect& dialect, const WriteContext& context) {
  std::set<std::string> documented;
  if (!dialect.strict) documented = {dialect.root, dialect.header, dialect.field_report, dialect.field_report_info};
  std::set<std::string> inferred, learned;
  const auto note = [&](const std::string& name, const Evidence& evidence) {
    (evidence.documented ? documented : evidence.learned ? learned : inferred).insert(name);
  };
  for (const auto* list : {&dialect.header_elements, &dialect.report_elements})
    for (const FrameElement& element : *list) note(element.path, element.evidence);
  for (const FrameElement& element : dialect.report_attributes) note("@" + element.path, element.evidence);
  for (const auto* blocks : {&dialect.items, &dialect.children})
    for (const Block& block : *blocks) {
      note(block.element, block.evidence);
      const std::string inside = block.element + "/";
      for (const Element& element : block.elements)
        if (element.role == Element::Role::leaf)
          note(inside + element.path, element.evidence);
        else if (element.role == Element::Role::link)
          note(inside + dialect.link.element, element.evidence);
    }
  if (!dialect.strict) inferred.insert(dialect.custom.element);
  std::string out = "<!--\n  maXML, " + dialect.title + ", written by " + context.program + " from " +
                    (context.source_name.empty() ? "records" : context.source_name) + ".";
  if (dialect.strict)
    out +=
        "\n  Names, order and terms are those of exports of one installation. Nobody has shown that IMSMA NG accepts "
        "this file.";
  if (dialect.unconfirmed)
    out +=
        "\n  DRAFT: no IMSMA installation was asked. Nobody has shown that IMSMA NG accepts this file. The template "
        "GUIDs\n"
        "  (reportGUID), SchemaVersion and the names of the coordinate system are place-holders.";
  if (dialect.schema.empty()) out += "\n  The dialect names no schema: the file was not validated.";
  add_list(out, "Names seen in public documents:", documented);
  add_list(out, "Names learned from exports of the installation:", learned);
  add_list(out, "Names inferred from patterns, database columns and labels (guesses):", inferred);
  return for_comment(out.substr(4)).insert(0, "<!--") + "\n-->";
}

std::string filled(const FrameElement& element, const WriteContext& context) {
  std::string text = element.value;
  std::string now = context.now;
  if (!element.type.form.empty()) {
    now.clear();
    append_moment(now, element.type.form, context.now);
  }
  const std::pair<std::string_view, std::string_view> words[] = {
      {"{document}", context.document_name}, {"{now}", now}, {"{program}", context.program}};
  for (const auto& [word, value] : words)
    if (const auto at = text.find(word); at != std::string::npos) text.replace(at, word.size(), value);
  return scan(text) == Scan::refused ? std::string() : escape_markup(text);
}

std::string root_name(const Dialect& dialect) {
  return dialect.prefix.empty() ? dialect.root : dialect.prefix + ":" + dialect.root;
}

}  // namespace

std::string namespace_declaration(const Dialect& dialect) {
  if (dialect.namespace_uri.empty()) return {};
  return " xmlns" + (dialect.prefix.empty() ? std::string() : ":" + dialect.prefix) + "=\"" +
         escape_markup(dialect.namespace_uri) + "\"";
}

std::string root_tag(const Dialect& dialect) {
  std::string out = "<" + root_name(dialect) + namespace_declaration(dialect);
  for (const FixedAttribute& attribute : dialect.root_attributes) {
    std::string value = escape_markup(attribute.value);
    for (std::size_t at = 0; (at = value.find('"', at)) != std::string::npos;) value.replace(at, 1, "&quot;");
    out += " " + attribute.name + "=\"" + value + "\"";
  }
  return out + ">";
}

std::string document_head(const Dialect& dialect, const WriteContext& context) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + comment(dialect, context) + "\n" + root_tag(dialect);
  if (dialect.header.empty()) return out;
  out += "\n  <" + dialect.header + ">";
  std::string open;  // element that contains neighbours with a common first part
  const auto leave = [&] {
    if (!open.empty()) out += "\n    </" + open + ">";
    open.clear();
  };
  for (const FrameElement& element : dialect.header_elements) {
    const auto slash = element.path.find('/');
    const std::string parent = slash == std::string::npos ? std::string() : element.path.substr(0, slash);
    const std::string leaf = slash == std::string::npos ? element.path : element.path.substr(slash + 1);
    const std::string value = filled(element, context);
    if (value.empty()) continue;
    if (parent != open) {
      leave();
      if (!parent.empty()) out += "\n    <" + parent + ">";
      open = parent;
    }
    out += (open.empty() ? "\n    <" : "\n      <") + leaf + ">" + value + "</" + leaf + ">";
  }
  leave();
  return out + "\n  </" + dialect.header + ">";
}

std::string document_tail(const Dialect& dialect) { return "\n</" + root_name(dialect) + ">\n"; }

}  // namespace maex::maxml
