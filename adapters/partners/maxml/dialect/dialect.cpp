#include "adapters/partners/maxml/dialect/dialect.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <toml++/toml.h>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/schema/make_schema.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::maxml {
namespace {

constexpr std::uintmax_t dialect_limit = 4u << 20;  // a learned dialect has thousands of lines, not millions

/// Adds the file and line to every error message.
class Reader {
 public:
  Reader(const std::string& name, std::string_view toml) : name_(name), root_(checked_toml::parse(toml, name)) {}

  [[nodiscard]] const toml::table& root() const { return root_; }

  [[noreturn]] void refuse(const toml::node& at, const std::string& problem) const {
    throw UsageError(name_ + ", line " + std::to_string(at.source().begin.line) + ": " + problem);
  }

  const toml::table& section(std::string_view key) const {
    const toml::table* found = root_[key].as_table();
    if (found == nullptr) throw UsageError(name_ + ": the section [" + std::string(key) + "] is missing");
    return *found;
  }

  std::string text(const toml::table& from, std::string_view key, bool required = true) const {
    const toml::node* found = from.get(key);
    if (found == nullptr) {
      if (required) refuse(from, "\"" + std::string(key) + "\" is missing here");
      return {};
    }
    const auto value = found->value_exact<std::string>();
    if (!value) refuse(*found, "\"" + std::string(key) + "\" must be a text in quotes");
    return *value;
  }

  std::optional<double> number(const toml::table& from, std::string_view key) const {
    const toml::node* found = from.get(key);
    if (found == nullptr) return std::nullopt;
    const auto value = found->value<double>();
    if (!value) refuse(*found, "\"" + std::string(key) + "\" must be a number");
    return value;
  }

  std::vector<std::string> texts(const toml::table& from, std::string_view key) const {
    std::vector<std::string> list;
    if (const toml::array* found = from[key].as_array())
      for (const toml::node& entry : *found) list.push_back(entry.value_or(std::string()));
    return list;
  }

  template <class Each>
  void each_table(const toml::table& from, std::string_view key, Each&& each) const {
    const toml::node* found = from.get(key);
    if (found == nullptr) return;
    const toml::array* list = found->as_array();
    if (list == nullptr) refuse(*found, "\"" + std::string(key) + "\" must be a list of tables");
    for (const toml::node& entry : *list) {
      if (entry.as_table() == nullptr) refuse(entry, "an entry of \"" + std::string(key) + "\" must be a table");
      each(*entry.as_table());
    }
  }

  Kind kind(const toml::table& from, std::string_view key) const {
    const std::string word = text(from, key);
    const auto found = find_kind(word);
    if (!found) refuse(from, "there is no kind of record \"" + word + "\"");
    return *found;
  }

  std::optional<Field> field(const toml::table& from, std::string_view key) const {
    const std::string word = text(from, key, false);
    if (word.empty()) return std::nullopt;
    return field_named(from, word);
  }

  Field field_named(const toml::node& at, const std::string& word) const {
    if (const auto found = find_field(word)) return *found;
    std::vector<std::string> known;
    for (const FieldInfo& one : all_fields()) known.emplace_back(one.full_name);
    refuse(at, "there is no field \"" + word + "\"" + did_you_mean(word, known));
  }

  Evidence evidence(const toml::table& from) const {
    const std::string word = text(from, "certainty");
    if (word != "documented" && word != "inferred" && word != "learned")
      refuse(from, "certainty must be \"documented\", \"inferred\" or \"learned\", not \"" + word + "\"");
    return {word == "documented", word == "learned", text(from, "source")};
  }

  LeafType type(const toml::table& from, const std::optional<Field>& of) const {
    LeafType type;
    const std::string word = text(from, "type", false);
    type.min = number(from, "min");
    type.max = number(from, "max");
    if (word.empty() || word == "text") {
      type.terms = texts(from, "terms");
      return type;
    }
    if (word == "date")
      type.kind = LeafType::Kind::date;
    else if (word == "integer")
      type.kind = LeafType::Kind::integer;
    else if (word == "decimal")
      type.kind = LeafType::Kind::decimal;
    else if (word == "code")
      type.kind = LeafType::Kind::code;
    else if (word == "boolean")
      type.kind = LeafType::Kind::boolean;
    else
      refuse(from, "type must be text, date, integer, decimal, boolean or code, not \"" + word + "\"");
    spelling(from, type);
    if (type.kind == LeafType::Kind::code) {
      type.list = of ? info(*of).list : CodeList::none;
      if (type.list == CodeList::none) refuse(from, "type \"code\" needs a field with a code list");
      if (const toml::node* terms = from.get("terms")) type.own_terms = code_terms(*terms, type.list);
    }
    return type;
  }

  std::vector<std::pair<Code, std::string>> code_terms(const toml::node& node, CodeList list) const {
    const toml::table* terms = node.as_table();
    if (terms == nullptr) refuse(node, "a value list is a table CODE = \"base term\"");
    std::vector<std::pair<Code, std::string>> all;
    for (const auto& [word, term] : *terms) {
      const auto code = find_code(list, word.str());
      if (!code) refuse(term, "the list has no code \"" + std::string(word.str()) + "\"");
      all.emplace_back(*code, term.value_or(std::string()));
    }
    return all;
  }

 private:
  /// Reads the spelling of dates, numbers and yes or no.
  void spelling(const toml::table& from, LeafType& type) const {
    type.form = text(from, "form", false);
    if (!type.form.empty() && !is_form(type.form)) refuse(from, "\"form\" must hold YYYY, MM and DD once each");
    const std::string point = text(from, "point", false);
    if (!point.empty() && point != "." && point != ",") refuse(from, "\"point\" must be \".\" or \",\"");
    if (!point.empty()) type.point = point.front();
    if (const auto digits = number(from, "decimals")) {
      if (*digits < 0 || *digits > 15) refuse(from, "\"decimals\" must be between 0 and 15");
      type.decimals = static_cast<int>(*digits);
    }
    if (type.kind != LeafType::Kind::boolean) return;
    type.yes = text(from, "yes");
    type.no = text(from, "no");
    if (type.yes == type.no) refuse(from, "\"yes\" and \"no\" are the same word");
  }

  const std::string& name_;
  toml::table root_;
};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

Element read_element(const Reader& in, const toml::table& entry) {
  Element element;
  element.evidence = in.evidence(entry);
  element.required = entry["required"].value_or(false);
  element.at = in.text(entry, "at", false);
  element.repeats = in.text(entry, "repeats", false);
  if (entry.contains("custom")) {
    element.role = Element::Role::custom;
    return element;
  }
  if (in.text(entry, "field", false) == "?") {
    element.role = Element::Role::unknown;
    element.path = in.text(entry, "path");
    element.guess = in.text(entry, "guess", false);
    return element;
  }
  element.field = in.field(entry, "field");
  if (entry.contains("children")) {
    element.role = Element::Role::children;
    element.kind = in.kind(entry, "children");
    if (!is_child(element.kind)) in.refuse(entry, "children must be place, point, device or source");
  } else if (entry.contains("link")) {
    element.role = Element::Role::link;
    element.kind = in.kind(entry, "link");
    element.target = in.text(entry, "target");
    element.back = in.field(entry, "back");
    element.guid = in.field(entry, "guid");
    if (!element.field == !element.back) in.refuse(entry, "a link has either \"field\" or \"back\"");
  } else {
    element.path = in.text(entry, "path");
    if (!element.field) in.refuse(entry, "\"field\" is missing here");
    element.type = in.type(entry, element.field);
    if (!element.repeats.empty() && !is_within(element.path, element.repeats))
      in.refuse(entry, "\"repeats\" must be the path or the beginning of it");
  }
  return element;
}

/// `shared` is a list of elements, or the name of one element whose field is `shared_field`.
void read_shared(const Reader& in, const toml::table& entry, Block& block) {
  if (entry["shared"].is_string()) {
    block.shared.push_back({in.text(entry, "shared"), in.field_named(entry, in.text(entry, "shared_field")), {}, {}});
    block.shared.back().evidence = block.evidence;
    return;
  }
  in.each_table(entry, "shared", [&](const toml::table& line) {
    SharedElement shared;
    shared.element = in.text(line, "path");
    shared.field = in.field_named(line, in.text(line, "field"));
    if (info(shared.field).kind != block.kind)
      in.refuse(line,
                std::string(info(shared.field).full_name) + " is not a field of " + std::string(name(block.kind)));
    shared.type = in.type(line, shared.field);
    shared.evidence = in.evidence(line);
    block.shared.push_back(std::move(shared));
  });
}

Block read_block(const Reader& in, const toml::table& entry, bool strict) {
  Block block;
  block.kind = in.kind(entry, "kind");
  block.element = in.text(entry, "element");
  block.prefix = in.text(entry, "prefix", false);
  block.evidence = in.evidence(entry);
  read_shared(in, entry, block);
  if (entry.contains("of")) block.of = in.kind(entry, "of");
  for (const std::string& word : in.texts(entry, "omit")) block.omit.push_back(in.field_named(entry, word));
  std::string last_parent;
  std::set<std::string> left;  // parents that other elements have followed: opening them again would repeat them
  in.each_table(entry, "elements", [&](const toml::table& line) {
    Element element = read_element(in, line);
    const bool inlined = strict && !is_child(block.kind) && element.field && is_child(info(*element.field).kind);
    if (element.role == Element::Role::leaf && info(*element.field).kind != block.kind && !inlined)
      in.refuse(line,
                std::string(info(*element.field).full_name) + " is not a field of " + std::string(name(block.kind)));
    const std::string& path = element.path.empty() ? element.at : element.path;
    const auto slash = element.path.empty() ? path.size() : path.find('/');
    const std::string parent = slash == std::string::npos ? std::string() : path.substr(0, path.find('/'));
    if (parent != last_parent && !last_parent.empty()) left.insert(last_parent);
    if (!parent.empty() && left.count(parent) != 0)
      in.refuse(line, "the elements below " + parent + " must stand next to each other");
    last_parent = parent;
    block.elements.push_back(std::move(element));
  });
  return block;
}

std::vector<FrameElement> read_frame(const Reader& in, const toml::table& from, std::string_view key,
                                     std::string_view path) {
  std::vector<FrameElement> list;
  in.each_table(from, key, [&](const toml::table& entry) {
    FrameElement element;
    element.path = in.text(entry, path);
    element.value = in.text(entry, "value", false);
    element.from = in.text(entry, "from", false);
    element.required = entry["required"].value_or(false);
    element.guess = in.text(entry, "guess", false);
    element.unknown = in.text(entry, "field", false) == "?";
    const std::string field = in.text(entry, "field", false);
    if (field.starts_with("*.")) {
      for (std::size_t k = 0; k != kind_count; ++k)
        if (const auto found = find_field(std::string(name(static_cast<Kind>(k))) + field.substr(1)))
          element.field_by_kind.emplace(static_cast<Kind>(k), *found);
      if (element.field_by_kind.empty()) in.refuse(entry, "no kind of record has a field \"" + field.substr(2) + "\"");
    } else if (!element.unknown) {
      element.field = in.field(entry, "field");
    }
    element.type = in.type(entry, element.field);
    if (element.type.kind == LeafType::Kind::code) in.refuse(entry, "a code cannot stand in the frame of a report");
    element.evidence = in.evidence(entry);
    list.push_back(std::move(element));
  });
  return list;
}

void read_values(const Reader& in, Dialect& dialect) {
  const toml::table* lists = in.root()["values"].as_table();
  if (lists == nullptr) return;
  for (const auto& [key, node] : *lists) {
    const auto list = find_code_list(key.str());
    if (!list) in.refuse(node, "there is no code list \"" + std::string(key.str()) + "\"");
    dialect.values[*list] = in.code_terms(node, *list);
  }
}

void read_document(const Reader& in, Dialect& dialect, const std::string& folder) {
  const toml::table& document = in.section("document");
  dialect.id = in.text(document, "id");
  dialect.title = in.text(document, "title");
  dialect.root = in.text(document, "root");
  dialect.namespace_uri = in.text(document, "namespace", false);
  dialect.prefix = in.text(document, "prefix", false);
  dialect.field_report = in.text(document, "field_report");
  dialect.field_report_info = in.text(document, "field_report_info");
  dialect.auxiliary = in.texts(document, "auxiliary");
  dialect.not_modelled = in.texts(document, "not_modelled");
  dialect.open = in.texts(document, "open");
  dialect.schema_name = in.text(document, "schema", false);
  if (!dialect.prefix.empty() && dialect.namespace_uri.empty()) in.refuse(document, "a prefix needs a namespace");
  dialect.strict = document["strict"].value_or(false);
  dialect.unconfirmed = document["unconfirmed"].value_or(false);
  in.each_table(document, "root_attributes", [&](const toml::table& entry) {
    dialect.root_attributes.push_back({in.text(entry, "name"), in.text(entry, "value")});
  });
  if (dialect.schema_name.empty() || dialect.schema_name == "generated") return;
  if (const auto builtin = find_resource(dialect.schema_name)) {
    dialect.schema = *builtin;
    return;
  }
  try {
    dialect.schema = read_file(std::filesystem::path(folder) / dialect.schema_name, dialect_limit);
  } catch (const InputError& error) {
    throw UsageError("the schema of dialect " + dialect.id + " cannot be read: " + error.what());
  }
}

void read_custom(const Reader& in, Dialect& dialect) {
  if (dialect.strict && !in.root().contains("custom")) return;
  const toml::table& custom = in.section("custom");
  Dialect::Custom& block = dialect.custom;
  const bool all = !dialect.strict;  // an installation may have no labels and types
  block.element = in.text(custom, "element");
  block.at = in.text(custom, "at", false);
  block.name = in.text(custom, "name");
  block.label = in.text(custom, "label", all);
  block.type = in.text(custom, "type", all);
  block.value = in.text(custom, "value");
  block.name_length = static_cast<std::size_t>(in.number(custom, "name_length").value_or(60));
  block.label_length = static_cast<std::size_t>(in.number(custom, "label_length").value_or(50));
  if (const auto order = in.texts(custom, "order"); !order.empty()) block.order = order;
  for (const std::string& word : block.order)
    if (word != "name" && word != "label" && word != "type")
      in.refuse(custom, "\"order\" holds \"name\", \"label\" and \"type\"");
  in.each_table(custom, "known", [&](const toml::table& entry) {
    block.known.push_back({in.text(entry, "name"), in.text(entry, "label", false), in.text(entry, "type", false)});
  });
  if (block.type.empty()) return;
  const toml::table* types = custom["types"].as_table();
  if (types == nullptr) in.refuse(custom, "the section [custom.types] is missing");
  block.text = in.text(*types, "text");
  block.number = in.text(*types, "number");
  block.date = in.text(*types, "date");
  block.single = in.text(*types, "single");
  block.multiple = in.text(*types, "multiple");
}

void read_link(const Reader& in, Dialect& dialect) {
  if (dialect.strict && !in.root().contains("link")) return;
  const toml::table& link = in.section("link");
  const bool all = !dialect.strict;
  Dialect::Link& parts = dialect.link;
  parts.element = in.text(link, "element");
  parts.guid = in.text(link, "guid", all);
  parts.id = in.text(link, "id", all);
  parts.target = in.text(link, "target", all);
  if (const auto order = in.texts(link, "order"); !order.empty()) parts.order = order;
  for (const std::string& word : parts.order)
    if (word != "guid" && word != "id" && word != "target")
      in.refuse(link, "\"order\" holds \"guid\", \"id\" and \"target\"");
  if (parts.id.empty()) in.refuse(link, "a link needs \"id\": the local id of the record that it names");
}

}  // namespace

Dialect parse_dialect(std::string_view toml, const std::string& name, const std::string& folder) {
  const Reader in(name, toml);
  Dialect dialect;
  read_document(in, dialect, folder);
  if (const toml::table* spellings = in.root()["spellings"].as_table())
    for (const auto& [met, used] : *spellings)
      dialect.spellings[lower(std::string(met.str()))] = lower(used.value_or(std::string()));
  const toml::table& header = in.section("header");
  dialect.header = in.text(header, "element");
  dialect.header_elements = read_frame(in, header, "elements", "path");
  const toml::table& report = in.section("report");
  dialect.report_attributes = read_frame(in, report, "attributes", "name");
  dialect.report_elements = read_frame(in, report, "elements", "path");
  in.each_table(in.root(), "template", [&](const toml::table& entry) {
    const Kind kind = in.kind(entry, "kind");
    Template form{in.text(entry, "guid"), in.text(entry, "name"), in.text(entry, "version"),
                  in.text(entry, "organisation", false)};
    dialect.templates.emplace(kind, form);
    dialect.all_templates.emplace_back(kind, std::move(form));
  });
  read_link(in, dialect);
  read_custom(in, dialect);
  in.each_table(in.root(), "item",
                [&](const toml::table& entry) { dialect.items.push_back(read_block(in, entry, dialect.strict)); });
  in.each_table(in.root(), "child",
                [&](const toml::table& entry) { dialect.children.push_back(read_block(in, entry, dialect.strict)); });
  read_values(in, dialect);
  check_names(dialect, name);
  if (dialect.schema_name == "generated") {
    dialect.schema = make_schema(dialect);
    dialect.schema_name = "made from " + name;
  }
  for (const Block& item : dialect.items)  // a learned dialect may lack some: the writer rejects those records
    if (!dialect.strict && dialect.templates.find(item.kind) == dialect.templates.end())
      throw UsageError(name + ": item \"" + item.element + "\" has no [[template]] of kind " +
                       std::string(maex::name(item.kind)));
  return dialect;
}

std::shared_ptr<const Dialect> load_dialect(std::string_view path) {
  if (path.empty()) {
    static const auto draft = std::make_shared<const Dialect>(
        parse_dialect(find_resource("maxml/draft.toml").value(), "maxml/draft.toml (built in)", "."));
    return draft;
  }
  const std::filesystem::path file(path);
  std::string bytes;
  try {
    bytes = read_file(file, dialect_limit);
  } catch (const InputError& error) { throw UsageError("the dialect cannot be read: " + std::string(error.what())); }
  const auto folder = file.has_parent_path() ? file.parent_path().string() : std::string(".");
  return std::make_shared<const Dialect>(parse_dialect(bytes, file.string(), folder));
}

}  // namespace maex::maxml
