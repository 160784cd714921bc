#include "adapters/partners/maxml/schema/schema_tree.hpp"

#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/dialect/plan.hpp"
#include "core/model/value.hpp"

namespace maex::maxml {
namespace {

std::string number_text(double number) {
  std::string text;
  append_decimal(text, number);
  return text;
}

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : escape_markup(text))
    if (c == '"')
      out += "&quot;";
    else
      out += c;
  return out;
}

std::string restriction(std::string_view base, const std::vector<std::string>& facets) {
  std::string out = "    <xs:restriction base=\"" + std::string(base) + "\">\n";
  for (const std::string& facet : facets) out += "      " + facet + "\n";
  return out + "    </xs:restriction>\n";
}

std::string facet(std::string_view name, std::string_view value) {
  return "<xs:" + std::string(name) + " value=\"" + quoted(value) + "\"/>";
}

/// "accident_type" → "AccidentType".
std::string pascal(std::string_view words) {
  std::string out;
  bool upper = true;
  for (const char c : words) {
    if (c == '_') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    upper = false;
  }
  return out;
}

}  // namespace

SchemaNode& node_at(SchemaNode& root, std::string_view path, const Evidence& evidence) {
  SchemaNode* at = &root;
  for (const std::string& part : parts_of(path)) {
    const auto found =
        std::find_if(at->below.begin(), at->below.end(), [&](const SchemaNode& one) { return one.name == part; });
    if (found != at->below.end()) {
      at = &*found;
      continue;
    }
    SchemaNode made;
    made.name = part;
    made.evidence = evidence;
    at = &at->below.emplace_back(std::move(made));
  }
  return *at;
}

void merge(SchemaNode& into, const SchemaNode& more) {
  into.many = into.many || more.many;
  for (const std::string& field : more.fields)
    if (std::find(into.fields.begin(), into.fields.end(), field) == into.fields.end()) into.fields.push_back(field);
  if (into.type != more.type) into.type = into.below.empty() && more.below.empty() ? "xs:string" : "";
  std::size_t at = 0;
  for (const SchemaNode& one : more.below) {
    const auto found = std::find_if(into.below.begin(), into.below.end(),
                                    [&](const SchemaNode& other) { return other.name == one.name; });
    if (found == into.below.end()) {
      into.below.insert(into.below.begin() + static_cast<std::ptrdiff_t>(at), one);
      ++at;
    } else {
      merge(*found, one);
      at = std::max(at, static_cast<std::size_t>(found - into.below.begin()) + 1);
    }
  }
}

std::string SimpleTypes::named(std::string wanted, const std::string& body) {
  if (const auto found = by_body_.find(body); found != by_body_.end()) return found->second;
  std::string name = wanted;
  for (int i = 2; by_name_.count(name) != 0; ++i) name = wanted + std::to_string(i);
  by_body_.emplace(body, name);
  by_name_.emplace(name, body);
  return name;
}

std::string SimpleTypes::numeric(const LeafType& type, std::string_view element) {
  const bool integer = type.kind == LeafType::Kind::integer;
  if (type.point != '.')
    return named(std::string(element) + "Number",
                 restriction("xs:string",
                             {facet("pattern", type.decimals < 0 ? "[+\\-]?[0-9]+(,[0-9]+)?"
                                               : type.decimals == 0
                                                   ? "[+\\-]?[0-9]+"
                                                   : "[+\\-]?[0-9]+,[0-9]{" + std::to_string(type.decimals) + "}")}));
  std::vector<std::string> facets;
  if (type.decimals == 0) facets.push_back(facet("pattern", "[+\\-]?[0-9]+"));
  if (type.decimals > 0)
    facets.push_back(facet("pattern", "[+\\-]?[0-9]+\\.[0-9]{" + std::to_string(type.decimals) + "}"));
  if (type.min) facets.push_back(facet("minInclusive", number_text(*type.min)));
  if (type.max) facets.push_back(facet("maxInclusive", number_text(*type.max)));
  const std::string base = integer ? "xs:integer" : "xs:decimal";
  if (facets.empty()) return base;
  std::string name = integer ? "Integer" : "Decimal";
  if (type.min && type.max && *type.min == -*type.max)
    name += "Within" + number_text(*type.max);
  else if (type.min && !type.max && *type.min >= 0)
    name += "From" + number_text(*type.min);
  else
    name = std::string(element) + "Number";
  if (type.decimals >= 0) name += "Places" + std::to_string(type.decimals);
  return named(name, restriction(base, facets));
}

std::string SimpleTypes::of(const LeafType& type, std::string_view element) {
  const std::string local(local_name(element));
  std::vector<std::string> facets;
  switch (type.kind) {
    case LeafType::Kind::text:
      if (type.terms.empty()) return "xs:string";
      for (const std::string& term : type.terms) facets.push_back(facet("enumeration", term));
      return named(local + "Word", restriction("xs:string", facets));
    case LeafType::Kind::date:
      if (type.form.empty() || type.form == "YYYY-MM-DD") return "xs:date";
      return named("Day", restriction("xs:string", {facet("pattern", form_pattern(type.form))}));
    case LeafType::Kind::integer:
    case LeafType::Kind::decimal: return numeric(type, local);
    case LeafType::Kind::boolean:
      return named(local + "Word",
                   restriction("xs:string", {facet("enumeration", type.yes), facet("enumeration", type.no)}));
    case LeafType::Kind::code: break;
  }
  const auto list = dialect_.values.find(type.list);
  const std::vector<std::pair<Code, std::string>> none;
  const auto& terms = !type.own_terms.empty() ? type.own_terms : list != dialect_.values.end() ? list->second : none;
  for (const auto& [code, term] : terms)
    if (std::find(facets.begin(), facets.end(), facet("enumeration", term)) == facets.end())
      facets.push_back(facet("enumeration", term));
  return named((type.own_terms.empty() ? pascal(name(type.list)) : local) + "Term", restriction("xs:string", facets));
}

std::string SimpleTypes::text() const {
  std::string out;
  for (const auto& [name, body] : by_name_)
    out += "  <xs:simpleType name=\"" + name + "\">\n" + body + "  </xs:simpleType>\n";
  return out;
}

}  // namespace maex::maxml
