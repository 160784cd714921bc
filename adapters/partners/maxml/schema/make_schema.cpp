#include "adapters/partners/maxml/schema/make_schema.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/dialect/plan.hpp"
#include "adapters/partners/maxml/schema/schema_tree.hpp"
#include "core/text/joined.hpp"

namespace maex::maxml {
namespace {

constexpr std::string_view rules =
    "     Rules of this schema, on which the writer's validation rests: every element occurs at most once or any "
    "number of\n"
    "     times (no other maxOccurs), no choice, no wildcard, no identity constraint (xs:key, xs:keyref, xs:unique), "
    "no default\n"
    "     and no list or union type. A test holds them. -->\n";

class Maker {
 public:
  explicit Maker(const Dialect& dialect) : dialect_(dialect), simple_(dialect) {}

  std::string make() {
    for (const Block& block : dialect_.items) item(block);
    // In a strict dialect a block belongs to its item. In the draft any child may be below any other child.
    if (!dialect_.strict) shared_blocks();
    std::string out = head();
    root(out);
    header(out);
    report(out);
    info(out);
    if (!dialect_.link.element.empty() && !links_are_children()) link(out);
    for (const auto& [name, node] : types_) complex(out, name, node);
    if (dialect_.custom.exists()) custom(out);
    return out + fixed_ + simple_.text() + "</xs:schema>\n";
  }

 private:
  std::string head() const {
    const std::string& space = dialect_.namespace_uri;
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- maXML as maex writes it in its ";
    std::string title = dialect_.title;
    for (std::size_t at = 0; (at = title.find("--", at)) != std::string::npos;) title.insert(at + 1, " ");
    out += escape_markup(title) +
           ", made by `maex dialect xsd`. The schema of maXML itself is\n     not public: this one states what maex "
           "writes, "
           "and marks every element and attribute: documented (its name was seen in the\n     source given), learned "
           "(seen in "
           "exports of the installation) or inferred (a guess), then the source, then what it holds.\n";
    out += std::string(rules) + "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
    if (!space.empty())
      out += " xmlns=\"" + escape_markup(space) + "\" targetNamespace=\"" + escape_markup(space) + "\"";
    // Elements without a prefix are in the namespace that the root declares as the default.
    if (!space.empty() && dialect_.prefix.empty()) out += " elementFormDefault=\"qualified\"";
    return out + ">\n";
  }

  [[nodiscard]] std::string naming(const std::string& name) const {
    const bool prefixed = name.find(':') != std::string::npos;
    return "name=\"" + std::string(local_name(name)) + "\"" + (prefixed ? " form=\"qualified\"" : "");
  }

  static std::string note(const Evidence& evidence, const std::string& holds) {
    return "<xs:annotation><xs:documentation>" + std::string(evidence.word()) + " | " + escape_markup(evidence.source) +
           (holds.empty() ? "" : " | " + escape_markup(holds)) + "</xs:documentation></xs:annotation>";
  }

  static void fields_below(const SchemaNode& node, std::vector<std::string>& all) {
    for (const SchemaNode& one : node.below) {
      all.insert(all.end(), one.fields.begin(), one.fields.end());
      fields_below(one, all);
    }
  }

  void element(std::string& out, const SchemaNode& node, std::size_t depth) const {
    const std::string indent(2 * depth, ' ');
    std::vector<std::string> held;
    fields_below(node, held);
    const std::string holds = node.type.empty() && !held.empty() ? "holds " + joined(held) : joined(node.fields);
    out += indent + "<xs:element " + naming(node.name);
    if (!node.type.empty()) out += " type=\"" + node.type + "\"";
    if (!node.needed) out += " minOccurs=\"0\"";
    if (node.many) out += " maxOccurs=\"unbounded\"";
    out += ">\n" + indent + "  " + note(node.evidence, holds) + "\n";
    if (node.type.empty()) {
      out += indent + "  <xs:complexType><xs:sequence>\n";
      for (const SchemaNode& one : node.below) element(out, one, depth + 2);
      out += indent + "  </xs:sequence></xs:complexType>\n";
    }
    out += indent + "</xs:element>\n";
  }

  void complex(std::string& out, const std::string& name, const SchemaNode& node,
               const std::string& attributes = {}) const {
    out += "  <xs:complexType name=\"" + name + "\">\n    <xs:sequence>\n";
    for (const SchemaNode& one : node.below) element(out, one, 3);
    out += "    </xs:sequence>\n" + attributes + "  </xs:complexType>\n";
  }

  static SchemaNode leaf(std::string name, std::string type, Evidence evidence, std::vector<std::string> fields = {}) {
    SchemaNode node;
    node.name = std::move(name);
    node.type = std::move(type);
    node.evidence = std::move(evidence);
    node.fields = std::move(fields);
    return node;
  }

  void attribute(std::string& out, const std::string& name, const Evidence& evidence, const std::string& holds,
                 bool required) const {
    out += "    <xs:attribute " + naming(name) + " type=\"xs:string\"" + (required ? " use=\"required\"" : "") +
           ">\n      " + note(evidence, holds) + "\n    </xs:attribute>\n";
  }

  void root(std::string& out) {
    out += "  <xs:element name=\"" + dialect_.root + "\" type=\"" + dialect_.root + "Type\">\n    " +
           note(frame, dialect_.strict ? "" : "its namespace is not known") + "\n  </xs:element>\n";
    SchemaNode node;
    if (!dialect_.header.empty()) node.below.push_back(leaf(dialect_.header, "HeaderType", frame));
    node.below.push_back(leaf(dialect_.field_report, "ReportType", frame, {"one record with its children"}));
    node.below.back().many = true;
    std::string attributes;
    for (const FixedAttribute& one : dialect_.root_attributes)
      if (one.name.find(':') == std::string::npos) attribute(attributes, one.name, frame, "as it was seen", false);
    complex(out, dialect_.root + "Type", node, attributes);
  }

  void header(std::string& out) {
    if (dialect_.header.empty()) return;
    SchemaNode node;
    for (const FrameElement& element : dialect_.header_elements) {
      SchemaNode& made = node_at(node, element.path, element.evidence);
      const bool moment = element.value == "{now}" && element.type.form.empty();
      made.type = moment ? "xs:dateTime" : "xs:string";
      made.fields = {element.unknown ? "not tied to anything" : element.value};
    }
    complex(out, "HeaderType", node);
  }

  void report(std::string& out) {
    SchemaNode node;
    node.below.push_back(leaf(dialect_.field_report_info, "InfoType", frame));
    node.below.back().needed = true;
    for (const Block& block : dialect_.items)
      node.below.push_back(leaf(block.element, item_type(block), block.evidence, {std::string(name(block.kind))}));
    complex(out, "ReportType", node);
  }

  void info(std::string& out) {
    SchemaNode node;
    for (const FrameElement& element : dialect_.report_elements) {
      LeafType type = element.type;
      if (element.from == "report.date") type.kind = LeafType::Kind::date;
      node.below.push_back(leaf(element.path, simple_.of(type, element.path), element.evidence,
                                {element.unknown       ? "not tied to anything"
                                 : element.has_field() ? element.field_name()
                                                       : element.from}));
    }
    std::string attributes;
    for (const FrameElement& element : dialect_.report_attributes)
      attribute(attributes, element.path, element.evidence, element.unknown ? "not tied to anything" : element.from,
                !element.unknown);
    complex(out, "InfoType", node, attributes);
  }

  /// Whether links are also blocks of children. One type then holds both.
  [[nodiscard]] bool links_are_children() const {
    return std::any_of(dialect_.children.begin(), dialect_.children.end(), [this](const Block& block) {
      return block.kind == Kind::link && block.element == dialect_.link.element;
    });
  }

  [[nodiscard]] std::string link_type() const { return std::string(local_name(dialect_.link.element)) + "LinkType"; }

  void link(std::string& out) {
    const Evidence evidence = dialect_.strict ? frame : Evidence{true, false, "W-VA"};
    SchemaNode node;
    for (const std::string& part : dialect_.link.order) {
      const Dialect::Link& names = dialect_.link;
      const std::string& path = part == "guid" ? names.guid : part == "id" ? names.id : names.target;
      if (path.empty()) continue;
      SchemaNode& made = node_at(node, path, evidence);
      made.type = "xs:string";
      made.fields = {part == "guid" ? "system id of the linked record"
                     : part == "id" ? "local id of the linked record"
                                    : "item linked to"};
    }
    complex(out, link_type(), node);
  }

  void custom(std::string& out) {
    const Dialect::Custom& names = dialect_.custom;
    const Evidence evidence = dialect_.strict ? frame : Evidence{false, false, "W-CDF (data side only)"};
    SchemaNode node;
    for (const std::string& part : names.order) {
      const std::string& element = part == "name" ? names.name : part == "label" ? names.label : names.type;
      if (element.empty()) continue;
      const std::string type = dialect_.strict   ? "xs:string"
                               : part == "name"  ? "CustomName"
                               : part == "label" ? "CustomLabel"
                                                 : "CustomType";
      node.below.push_back(
          leaf(element, type, evidence,
               {part == "name"    ? "documented rule (W-CDF): at most 60 characters a-z 0-9, not a digit first"
                : part == "label" ? "documented rule (W-CDF): at most 50 characters, no full stop, no underscore"
                                  : "type names documented (W-CDF)"}));
      node.below.back().needed = true;
    }
    node.below.push_back(leaf(names.value, "xs:string", evidence, {"the value"}));
    node.below.back().needed = true;
    complex(out, custom_type(), node);
    if (dialect_.strict) return;
    fixed_ =
        "  <xs:simpleType name=\"CustomName\">\n    <xs:restriction base=\"xs:string\"><xs:pattern "
        "value=\"[a-z][a-z0-9]*\"/><xs:maxLength value=\"" +
        std::to_string(names.name_length) +
        "\"/></xs:restriction>\n  </xs:simpleType>\n  <xs:simpleType name=\"CustomLabel\">\n" +
        "    <xs:restriction base=\"xs:string\"><xs:pattern value=\"[^._]*\"/><xs:maxLength value=\"" +
        std::to_string(names.label_length) +
        "\"/></xs:restriction>\n  </xs:simpleType>\n  <xs:simpleType name=\"CustomType\">\n    <xs:restriction "
        "base=\"xs:string\">\n";
    for (const std::string* word : {&names.text, &names.number, &names.date, &names.single, &names.multiple})
      fixed_ += "      <xs:enumeration value=\"" + escape_markup(*word) + "\"/>\n";
    fixed_ += "    </xs:restriction>\n  </xs:simpleType>\n";
  }

  static std::string item_type(const Block& block) { return std::string(local_name(block.element)) + "ItemType"; }

  void add(SchemaNode& node, const Element& element) {
    if (element.role == Element::Role::leaf) {
      SchemaNode& made = node_at(node, element.path, element.evidence);
      made.type = simple_.of(element.type, made.name);
      made.fields = {std::string(maex::info(*element.field).full_name)};
      if (!element.repeats.empty())
        node_at(node, element.repeats, element.evidence).many = true;
      else if (!dialect_.strict)
        made.many = maex::info(*element.field).many;
    } else if (element.role == Element::Role::link) {
      SchemaNode& holder = element.at.empty() ? node : node_at(node, element.at, element.evidence);
      SchemaNode& made = node_at(holder, dialect_.link.element, element.evidence);
      made.type = link_type();
      made.many = true;
      made.fields.push_back(element.back ? "names the records whose " +
                                               std::string(maex::info(*element.back).full_name) + " is this one"
                                         : std::string(maex::info(*element.field).full_name));
    }
  }

  /// The elements that a run of records has once, in front of them.
  void shared(const Block& block, SchemaNode& node) {
    for (const SharedElement& one : block.shared) {
      const bool first = &one == &block.shared.front();
      node.below.push_back(
          leaf(one.element, simple_.of(one.type, one.element), one.evidence,
               {std::string(maex::info(one.field).full_name) + (first ? "; present, if empty, in every shape" : "")}));
    }
  }

  /// One child block as a tree: the parts of its path; the last part contains its elements.
  SchemaNode tree_of(const Block& block) {
    SchemaNode node;
    const auto parts = parts_of(block.element);
    SchemaNode* at = &node;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size();
      if (last) shared(block, *at);
      at = &node_at(*at, parts[i], block.evidence);
      at->many = i == 0 || last;
    }
    for (const Element& element : block.elements) add(*at, element);
    if (!dialect_.strict) nested(*at);
    node.below.front().fields = {std::string(name(block.kind))};
    return node.below.front();
  }

  [[nodiscard]] std::string custom_type() const {
    return std::string(local_name(dialect_.custom.element)) + "BlockType";
  }

  [[nodiscard]] SchemaNode custom_node(const Evidence& evidence) const {
    SchemaNode node = leaf(dialect_.custom.element, custom_type(), evidence,
                           {"every field without an element, and the sender's own columns"});
    node.many = true;
    return node;
  }

  /// Draft: the elements allowed below any child.
  void nested(SchemaNode& node) {
    for (const Kind kind : children_of_children)
      for (const Block& block : dialect_.children)
        if (block.kind == kind) reference(node, block);
    node.below.push_back(custom_node({false, false, "W-CDF (data side only)"}));
  }

  void reference(SchemaNode& node, const Block& block) {
    SchemaNode& made = node_at(node, parts_of(block.element).front(), block.evidence);
    // The first of these blocks may be in fields of the item itself. One type has the fields of both.
    if (!made.below.empty()) own_.emplace(local_name(made.name), made);
    made.type = std::string(local_name(made.name)) + "Type";
    made.many = true;
    made.fields.push_back(std::string(name(block.kind)));
  }

  void shared_blocks() {
    std::vector<std::pair<std::string, SchemaNode>> made;
    for (const Kind kind : {Kind::place, Kind::point, Kind::device, Kind::source, Kind::service, Kind::link})
      for (const Block& block : dialect_.children) {
        if (block.kind != kind) continue;
        SchemaNode node = tree_of(block);
        if (const auto own = own_.find(local_name(node.name)); own != own_.end()) merge(node, own->second);
        const std::string type = std::string(local_name(node.name)) + "Type";
        const auto found = std::find_if(made.begin(), made.end(), [&](const auto& one) { return one.first == type; });
        if (found == made.end())
          made.emplace_back(type, std::move(node));
        else
          merge(found->second, node);
      }
    types_.insert(types_.end(), made.begin(), made.end());
  }

  void item(const Block& block) {
    SchemaNode node;
    std::vector<Kind> waiting(std::begin(children_of_items), std::end(children_of_items));
    const auto children = [&](Kind kind, const Element* element) {
      const Block* child = dialect_.child(block.kind, kind);
      if (std::erase(waiting, kind) == 0 || child == nullptr) return;
      if (!dialect_.strict) return reference(node, *child);
      SchemaNode& holder = element->at.empty() ? node : node_at(node, element->at, element->evidence);
      SchemaNode tree = tree_of(*child);
      const auto found = std::find_if(holder.below.begin(), holder.below.end(),
                                      [&](const SchemaNode& one) { return one.name == tree.name; });
      if (found == holder.below.end())
        holder.below.push_back(std::move(tree));
      else
        merge(*found, tree);
    };
    bool has_custom = !dialect_.custom.exists();
    const auto custom = [&] {
      if (std::exchange(has_custom, true)) return;
      const Evidence evidence = dialect_.strict ? frame : Evidence{false, false, "W-CDF (data side only)"};
      SchemaNode& holder = dialect_.custom.at.empty() ? node : node_at(node, dialect_.custom.at, evidence);
      holder.below.push_back(custom_node(evidence));
    };
    for (const Element& element : block.elements) {
      if (element.role == Element::Role::children) {
        children(element.kind, &element);
        if (element.kind == Kind::place && !dialect_.strict) children(Kind::point, nullptr);
      } else if (element.role == Element::Role::custom) {
        custom();
      } else {
        add(node, element);
      }
    }
    if (!dialect_.strict)
      for (const Kind kind : children_of_items) children(kind, nullptr);
    custom();
    types_.emplace_back(item_type(block), std::move(node));
  }

  const Dialect& dialect_;
  const Evidence frame{!dialect_.strict, dialect_.strict, dialect_.strict ? "export" : "W-MX, W-MAFR"};
  SimpleTypes simple_;
  std::vector<std::pair<std::string, SchemaNode>> types_;
  std::map<std::string, SchemaNode, std::less<>> own_;  ///< elements of an item whose further ones are children
  std::string fixed_;
};

/// Whether names have prefixes other than the root's own.
bool has_foreign_prefix(const Dialect& dialect) {
  const auto foreign = [&](const std::string& path) {
    for (const std::string& part : parts_of(path))
      if (const auto colon = part.find(':'); colon != std::string::npos && part.substr(0, colon) != dialect.prefix)
        return true;
    return false;
  };
  for (const FixedAttribute& attribute : dialect.root_attributes) {
    const bool harmless = attribute.name.substr(0, 6) == "xmlns:" || attribute.name.substr(0, 4) == "xsi:";
    if (!harmless && attribute.name.find(':') != std::string::npos) return true;
  }
  std::vector<std::string> names{
      dialect.header,  dialect.field_report, dialect.field_report_info, dialect.link.element, dialect.link.guid,
      dialect.link.id, dialect.link.target,  dialect.custom.element,    dialect.custom.name,  dialect.custom.at};
  for (const auto* list : {&dialect.header_elements, &dialect.report_attributes, &dialect.report_elements})
    for (const FrameElement& element : *list) names.push_back(element.path);
  for (const auto* blocks : {&dialect.items, &dialect.children})
    for (const Block& block : *blocks) {
      names.push_back(block.element);
      for (const Element& element : block.elements)
        if (element.role != Element::Role::unknown) names.push_back(element.path.empty() ? element.at : element.path);
    }
  return std::any_of(names.begin(), names.end(), foreign);
}

}  // namespace

std::string make_schema(const Dialect& dialect) {
  return has_foreign_prefix(dialect) ? std::string() : Maker(dialect).make();
}

}  // namespace maex::maxml
