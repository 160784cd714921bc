#include "adapters/partners/maxml/read/sax.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <new>
#include <optional>
#include <stdexcept>
#include <vector>

#include "adapters/partners/maxml/lexical.hpp"
#include "adapters/partners/maxml/read/source_bytes.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"
#include "core/text/text_source.hpp"

namespace maex::maxml {
namespace {

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::uint64_t deepest = 64;         // maex nests to about 30; real files stay far below this
constexpr std::size_t most_nodes = 4u << 20;  // one report with a shape of a million points
constexpr std::size_t most_text = 64u << 20;  // one report
constexpr std::size_t most_names = 1u << 16;  // different names in one document

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

struct SaxParser::State final : xml::SaxHandler {
  std::string name;
  std::optional<text::FileBytes> file;
  Names* names = nullptr;
  SaxEvents events;
  NameId report_name = 0;
  xml::SaxParser parser;
  const xmlParserCtxt* context = parser.native();  // provides the line of every element
  std::unique_ptr<Schema> schema;
  xmlSchemaValidCtxtPtr validator = nullptr;
  xmlSchemaSAXPlugPtr plug = nullptr;
  std::vector<char> piece;
  Tree tree;
  std::vector<std::int32_t> open;  // nodes from the child of the root down
  std::uint64_t fed = 0;           // bytes of the file
  std::size_t depth = 0;           // of elements, the root is 1
  std::size_t run_at = 0;          // start of the text since the last tag
  bool done = false;
  bool keep = false;     // the caller wants the bytes of reports
  bool in_list = false;  // the root contains auxiliary data
  AuxiliaryList list;
  SourceBytes source{context};
  std::string scope;
  std::size_t tag_at = 0;                     // position of the open report's tag in the copied bytes
  std::uint64_t asides = 0, asides_left = 0;  // since the last child of the root; passed to no function

  State(std::string file_name, Bounds bounds)
      : name(std::move(file_name)),
        parser(name, (bounds.xml_depth = std::min(bounds.xml_depth, deepest), bounds), *this) {}
  ~State() override {
    if (plug != nullptr) xmlSchemaSAXUnplug(plug);
    if (validator != nullptr) xmlSchemaFreeValidCtxt(validator);
  }

  [[nodiscard]] std::uint32_t line() const {
    return context->input == nullptr || context->input->line < 0 ? 0 : static_cast<std::uint32_t>(context->input->line);
  }
  [[nodiscard]] std::string where() const { return name + ", line " + std::to_string(line()); }

  void end_run(bool leaf) {
    if (open.empty()) return;
    const std::size_t size = tree.text.size() - run_at;
    if (size != 0) {
      Node& node = tree.nodes[static_cast<std::size_t>(open.back())];
      if (leaf && !node.has_children) {
        node.text_at = run_at;
        node.text_size = size;
      } else if (is_blank(std::string_view(tree.text).substr(run_at))) {
        tree.text.resize(run_at);
      } else {
        Node beside;
        beside.what = Node::What::text;
        beside.line = line();
        beside.parent = open.back();
        beside.text_at = run_at;
        beside.text_size = size;
        tree.add(beside);
      }
    }
    run_at = tree.text.size();
  }

  void start_root(const char* local, const xml::SaxAttributes& attributes) {
    in_list = events.root(local, line());
    std::uint64_t told = 0;
    for (int i = 0; i < attributes.size(); ++i) told += !attributes.value(i).empty();
    events.root_attributes(told);
    // In a document with a DTD, reports may contain references that have no meaning elsewhere.
    if (!keep || in_list || (context->myDoc != nullptr && context->myDoc->intSubset != nullptr)) return;
    source.start();
    scope = declarations(source.bytes());
    source.drop();
  }

  /// The copied bytes from the report's tag on, and the comments before it.
  [[nodiscard]] ReportSource report_source() const {
    const std::string_view bytes = source.bytes();
    if (!source.on() || !source.whole() || tag_at >= bytes.size() || bytes.size() > most_text ||
        scan(bytes) == Scan::refused)
      return {};
    std::string_view before = bytes.substr(0, tag_at);
    if (!before.empty() && before.front() == '>') before.remove_prefix(1);  // of the root's tag
    const auto first = before.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
      before = {};
    else
      before = before.substr(first, before.find_last_not_of(" \t\r\n") - first + 1);
    return {before, bytes.substr(tag_at), asides};
  }

  void aside() override {
    if (depth == 0) return;
    source.catch_up();
    ++asides;
  }

  void start(const char* local, const xml::SaxAttributes& attributes) override {
    if (++depth == 1) return start_root(local, attributes);
    if (in_list) return list.start(depth, local, attributes);
    if (source.on()) {
      source.catch_up();
      if (open.empty()) tag_at = source.bytes().rfind('<');
    }
    end_run(false);
    if (names->count() > most_names)
      throw InputError(where() + ": more than 65536 different names; this is no maXML document");
    Node node;
    node.line = line();
    node.spelled = names->spelling(local, local, false);
    node.name = names->number(node.spelled);
    node.parent = open.empty() ? -1 : open.back();
    const std::int32_t index = tree.add(node);
    open.push_back(index);
    for (int i = 0; i < attributes.size(); ++i) {
      Node value;
      value.what = Node::What::attribute;
      value.line = node.line;
      value.spelled = names->spelling(attributes.name(i), attributes.name(i), true);
      value.name = names->number(value.spelled);
      value.parent = index;
      value.text_at = tree.text.size();
      value.text_size = attributes.value(i).size();
      tree.text.append(attributes.value(i));
      tree.add(value);
    }
    run_at = tree.text.size();
    if (tree.nodes.size() > most_nodes || tree.text.size() > most_text)
      throw InputError(where() + ": one report holds more than 4 million elements or 64 MiB of text; split the file");
  }

  void end() override {
    --depth;
    if (in_list) {
      list.end();
      if (depth == 0) events.auxiliary(list);
      return;
    }
    source.catch_up();
    if (open.empty()) {
      asides_left += asides;
      return;
    }
    end_run(true);
    open.pop_back();
    if (!open.empty()) return;
    const bool report = tree.nodes.front().name == report_name;
    const ReportSource made = report ? report_source() : ReportSource();
    if (made.bytes.empty()) asides_left += asides;
    if (report)
      events.report(tree, made);
    else
      events.other(tree);
    tree.clear();
    run_at = 0;
    source.drop();
    asides = 0;
  }

  void text(std::string_view words) override {
    if (in_list) return list.text(words);
    source.catch_up(words);
    if (open.empty()) {
      if (depth == 1 && !is_blank(words))
        throw InputError(where() + ": text stands between the reports; this is no maXML document");
      return;
    }
    tree.text.append(words);
    if (tree.text.size() > most_text)
      throw InputError(where() + ": one report holds more than 64 MiB of text; split the file");
  }
};

SaxParser::SaxParser(const std::string& path, const std::string& name, const Dialect& dialect, Names& names,
                     bool validate, bool keep, const Bounds& bounds, SaxEvents events)
    : state_(std::make_unique<State>(name, bounds)) {
  State& s = *state_;
  s.names = &names;
  s.events = std::move(events);
  s.keep = keep;
  s.list = AuxiliaryList(dialect.header);
  s.report_name = names.id(dialect.field_report);
  s.piece.resize(piece_size);
  s.file.emplace(path);
  if (!validate || dialect.schema.empty()) return;

  s.schema = std::make_unique<Schema>(dialect.schema, dialect.schema_name);
  s.validator = xmlSchemaNewValidCtxt(s.schema->get());
  if (s.validator == nullptr) throw std::bad_alloc();
  xmlSchemaSetValidStructuredErrors(
      s.validator,
      [](void* user, xmlErrorPtr error) {
        auto& state = *static_cast<State*>(user);
        if (state.in_list) return;  // the schema does not describe auxiliary lists
        state.parser.guarded(
            [&] { state.events.invalid(error->message == nullptr ? "" : error->message, state.line()); });
      },
      &s);
  xmlSchemaValidateSetLocator(
      s.validator,
      [](void* user, const char** file, unsigned long* line) {
        auto& state = *static_cast<State*>(user);
        if (file != nullptr) *file = state.name.c_str();
        if (line != nullptr) *line = state.line();
        return 0;
      },
      &s);
  const xmlParserCtxtPtr parser = s.parser.native();
  s.plug = xmlSchemaSAXPlug(s.validator, &parser->sax, &parser->userData);
  if (s.plug == nullptr) throw std::logic_error("maxml: the schema cannot be plugged into the parser");
}

SaxParser::~SaxParser() = default;

std::uint64_t SaxParser::fed() const { return state_->fed; }
std::string_view SaxParser::scope() const { return state_->scope; }
std::uint64_t SaxParser::asides_left() const { return state_->asides_left; }

bool SaxParser::feed() {
  State& s = *state_;
  if (s.done) return false;
  const std::size_t size = s.file->read(s.piece.data(), s.piece.size());
  s.done = size == 0;
  s.fed += size;
  s.parser.feed(s.piece.data(), size, s.done);
  return !s.done;
}

}  // namespace maex::maxml
