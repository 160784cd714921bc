#include "adapters/partners/maxml/dialect/dialect_names.hpp"

#include <algorithm>

#include "core/io/error.hpp"

namespace maex::maxml {

bool is_path(std::string_view path) {
  bool first = true, prefixed = false;
  for (const char c : path) {
    const bool letter =
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    const bool later = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (c == '/' || (c == ':' && !prefixed)) {
      if (first) return false;
      prefixed = c == ':';
      first = true;
      continue;
    }
    if (!letter && (first || !later)) return false;
    first = false;
  }
  return !first;
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    parts.emplace_back(path.substr(from, slash - from));
    from = slash + 1;
  }
  return parts;
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_within(std::string_view path, std::string_view outer) {
  return path.substr(0, outer.size()) == outer && (path.size() == outer.size() || path[outer.size()] == '/');
}

void check_names(const Dialect& dialect, const std::string& file) {
  std::vector<std::string> names{dialect.root, dialect.field_report, dialect.field_report_info};
  const auto add = [&names](const std::string& name) {
    if (!name.empty()) names.push_back(name);
  };
  for (const std::string* name :
       {&dialect.prefix, &dialect.header, &dialect.link.element, &dialect.link.guid, &dialect.link.id,
        &dialect.link.target, &dialect.custom.element, &dialect.custom.name, &dialect.custom.label,
        &dialect.custom.type, &dialect.custom.value, &dialect.custom.at})
    add(*name);
  for (const FixedAttribute& attribute : dialect.root_attributes) add(attribute.name);
  for (const auto* list : {&dialect.header_elements, &dialect.report_attributes, &dialect.report_elements})
    for (const FrameElement& element : *list) names.push_back(element.path);
  for (const auto* blocks : {&dialect.items, &dialect.children})
    for (const Block& block : *blocks) {
      names.push_back(block.element);
      for (const SharedElement& shared : block.shared) names.push_back(shared.element);
      for (const Element& element : block.elements) {
        add(element.at);
        if (element.role == Element::Role::leaf || element.role == Element::Role::unknown)
          names.push_back(element.path);
      }
    }
  for (const std::string& one : names) {
    if (!is_path(one)) throw UsageError(file + ": \"" + one + "\" is no name of an XML element");
    for (const std::string& part : parts_of(one)) {
      const auto colon = part.find(':');
      if (colon == std::string::npos) continue;
      const std::string prefix = part.substr(0, colon);
      const bool declared = prefix == dialect.prefix || prefix == "xmlns" || prefix == "xml" ||
                            std::any_of(dialect.root_attributes.begin(), dialect.root_attributes.end(),
                                        [&](const FixedAttribute& one_of) { return one_of.name == "xmlns:" + prefix; });
      if (!declared)
        throw UsageError(file + ": the root element declares no prefix \"" + prefix + "\" for \"" + one + "\"");
    }
  }
}

std::optional<Field> FrameElement::field_of(Kind kind) const {
  if (field) return info(*field).kind == kind ? field : std::nullopt;
  const auto found = field_by_kind.find(kind);
  return found == field_by_kind.end() ? std::nullopt : std::optional<Field>(found->second);
}

std::string FrameElement::field_name() const {
  if (field) return std::string(info(*field).full_name);
  return "*." + std::string(info(field_by_kind.begin()->second).name);
}

const Block* Dialect::item(Kind kind) const {
  for (const Block& block : items)
    if (block.kind == kind) return &block;
  return nullptr;
}

bool Dialect::source_in_info(Kind top) const {
  const Block* block = item(top);
  if (!strict || block == nullptr) return false;
  return std::none_of(block->elements.begin(), block->elements.end(), [](const Element& element) {
    return element.role == Element::Role::children
               ? element.kind == Kind::source
               : element.role == Element::Role::leaf && info(*element.field).kind == Kind::source;
  });
}

const Block* Dialect::child(Kind top, Kind kind) const {
  const Block* general = nullptr;
  for (const Block& block : children) {
    if (block.kind != kind) continue;
    if (block.of == top) return &block;
    if (!block.of && general == nullptr) general = &block;
  }
  return general;
}

}  // namespace maex::maxml
