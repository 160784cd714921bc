#include "adapters/partners/maxml/sax.hpp"

#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <vector>

#include "core/io/error.hpp"

namespace maex::maxml {
namespace {

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::size_t deepest = 64;                // ours nest to about 30; nothing real comes near
constexpr std::size_t most_nodes = 4u << 20;       // one report with a million points of a shape
constexpr std::size_t most_text = 64u << 20;       // one report
constexpr std::size_t most_names = 1u << 16;       // different names in one document

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }
bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

struct SaxParser::State {
  std::string name;
  int file = -1;
  Names* names = nullptr;
  SaxEvents events;
  NameId report_name = 0;
  xmlParserCtxtPtr parser = nullptr;
  std::unique_ptr<Schema> schema;
  xmlSchemaValidCtxtPtr validator = nullptr;
  xmlSchemaSAXPlugPtr plug = nullptr;
  std::exception_ptr failure;
  std::vector<char> piece;
  Tree tree;
  std::vector<std::int32_t> open;  // nodes from the child of the root down
  std::uint64_t fed = 0;           // bytes of the file
  std::size_t depth = 0;           // of elements, the root is 1
  std::size_t run_at = 0;          // where the text since the last tag begins
  bool done = false;

  ~State() {
    if (plug != nullptr) xmlSchemaSAXUnplug(plug);
    if (validator != nullptr) xmlSchemaFreeValidCtxt(validator);
    if (parser != nullptr) {
      if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
      parser->myDoc = nullptr;
      xmlFreeParserCtxt(parser);
    }
    if (file >= 0) ::close(file);
  }

  [[nodiscard]] std::uint32_t line() const {
    return parser->input == nullptr || parser->input->line < 0 ? 0 : static_cast<std::uint32_t>(parser->input->line);
  }
  [[nodiscard]] std::string where() const { return name + ", line " + std::to_string(line()); }

  /// Exceptions must not pass through the parser's C frames.
  template <class Work>
  void guarded(Work&& work) {
    if (failure) return;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(parser);
    }
  }

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

  void start(const xmlChar* local, int attribute_count, const xmlChar** attributes) {
    if (++depth > deepest)
      throw InputError(where() + ": elements are nested deeper than " + std::to_string(deepest) + "; this is no maXML document");
    if (depth == 1) {
      events.root(std::string(view(local)), line());
      std::uint64_t told = 0;
      for (int i = 0; i < attribute_count; ++i) told += attributes[i * 5 + 4] != attributes[i * 5 + 3];
      events.root_attributes(told);
      return;
    }
    end_run(false);
    if (names->count() > most_names) throw InputError(where() + ": more than 65536 different names; this is no maXML document");
    Node node;
    node.line = line();
    node.spelled = names->spelling(local, view(local), false);
    node.name = names->number(node.spelled);
    node.parent = open.empty() ? -1 : open.back();
    const std::int32_t index = tree.add(node);
    open.push_back(index);
    for (int i = 0; i < attribute_count; ++i) {
      const xmlChar** attribute = attributes + i * 5;
      Node value;
      value.what = Node::What::attribute;
      value.line = node.line;
      value.spelled = names->spelling(attribute[0], view(attribute[0]), true);
      value.name = names->number(value.spelled);
      value.parent = index;
      value.text_at = tree.text.size();
      value.text_size = static_cast<std::size_t>(attribute[4] - attribute[3]);
      tree.text.append(reinterpret_cast<const char*>(attribute[3]), value.text_size);
      tree.add(value);
    }
    run_at = tree.text.size();
    if (tree.nodes.size() > most_nodes || tree.text.size() > most_text)
      throw InputError(where() + ": one report holds more than 4 million elements or 64 MiB of text; split the file");
  }

  void end() {
    --depth;
    if (open.empty()) return;
    end_run(true);
    open.pop_back();
    if (!open.empty()) return;
    if (tree.nodes.front().name == report_name) events.report(tree);
    else events.other(tree);
    tree.clear();
    run_at = 0;
  }

  void characters(const xmlChar* text, int size) {
    if (open.empty()) {
      if (depth == 1 && !is_blank({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}))
        throw InputError(where() + ": text stands between the reports; this is no maXML document");
      return;
    }
    tree.text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    if (tree.text.size() > most_text) throw InputError(where() + ": one report holds more than 64 MiB of text; split the file");
  }
};


SaxParser::SaxParser(const std::string& path, const std::string& name, const Dialect& dialect, Names& names, bool validate, SaxEvents events)
    : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.name = name;
  s.names = &names;
  s.events = std::move(events);
  s.report_name = names.id(dialect.field_report);
  s.piece.resize(piece_size);
  s.file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (s.file < 0) throw InputError("cannot open " + name + ": " + std::strerror(errno));

  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* user, const xmlChar* local, const xmlChar*, const xmlChar*, int, const xmlChar**, int count,
                          int, const xmlChar** attributes) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.start(local, count, attributes); });
  };
  sax.endElementNs = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.end(); });
  };
  sax.characters = [](void* user, const xmlChar* text, int size) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.characters(text, size); });
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] {
      throw InputError(state.where() + ": the document has a DTD (<!DOCTYPE), which maXML does not use and maex never reads; remove it");
    });
  };
  sax.getEntity = [](void*, const xmlChar* entity) { return xmlGetPredefinedEntity(entity); };
  sax.serror = [](void*, xmlErrorPtr) {};  // kept by the context; silence on stderr
  s.parser = xmlCreatePushParserCtxt(&sax, &s, nullptr, 0, nullptr);
  if (s.parser == nullptr) throw std::bad_alloc();
  // Without NOENT predefined references in attributes arrive unresolved. There are no others: a DTD is refused.
  xmlCtxtUseOptions(s.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  if (!validate || dialect.schema.empty()) return;

  s.schema = std::make_unique<Schema>(dialect.schema, dialect.schema_name);
  s.validator = xmlSchemaNewValidCtxt(s.schema->get());
  if (s.validator == nullptr) throw std::bad_alloc();
  xmlSchemaSetValidStructuredErrors(s.validator, [](void* user, xmlErrorPtr error) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.events.invalid(error->message == nullptr ? "" : error->message, state.line()); });
  }, &s);
  xmlSchemaValidateSetLocator(s.validator, [](void* user, const char** file, unsigned long* line) {
    auto& state = *static_cast<State*>(user);
    if (file != nullptr) *file = state.name.c_str();
    if (line != nullptr) *line = state.line();
    return 0;
  }, &s);
  s.plug = xmlSchemaSAXPlug(s.validator, &s.parser->sax, &s.parser->userData);
  if (s.plug == nullptr) throw std::logic_error("maxml: the schema cannot be plugged into the parser");
}

SaxParser::~SaxParser() = default;

std::uint64_t SaxParser::fed() const { return state_->fed; }

bool SaxParser::feed() {
  State& s = *state_;
  if (s.done) return false;
  ::ssize_t size = 0;
  do size = ::read(s.file, s.piece.data(), s.piece.size());
  while (size < 0 && errno == EINTR);
  if (size < 0) throw InputError("cannot read " + s.name + ": " + std::strerror(errno));
  s.done = size == 0;
  s.fed += static_cast<std::uint64_t>(size);
  xmlParseChunk(s.parser, s.piece.data(), static_cast<int>(size), s.done ? 1 : 0);
  if (s.failure) std::rethrow_exception(std::exchange(s.failure, nullptr));
  if (s.parser->wellFormed == 0) {
    const xmlErrorPtr error = xmlCtxtGetLastError(s.parser);
    std::string reason = error == nullptr || error->message == nullptr ? "unknown error" : error->message;
    while (!reason.empty() && (reason.back() == '\n' || reason.back() == ' ')) reason.pop_back();
    throw InputError(s.name + ", line " + std::to_string(error == nullptr ? 0 : error->line) + ": not well-formed XML (" + reason + ")");
  }
  return !s.done;
}

}  // namespace maex::maxml
