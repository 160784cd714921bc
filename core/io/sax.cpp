#include "core/io/sax.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "core/io/error.hpp"

namespace maex::xml {

struct SaxParser::State {
  std::string name;
  Bounds bounds;
  SaxHandler& handler;
  std::chrono::steady_clock::time_point deadline;
  xmlParserCtxtPtr parser = nullptr;
  std::exception_ptr failure;
  std::uint64_t depth = 0, expanded = 0;

  State(std::string file, const Bounds& limits, SaxHandler& taker)
      : name(std::move(file)), bounds(limits), handler(taker), deadline(deadline_of(limits)) {}
  ~State() {
    if (parser == nullptr) return;
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    parser->myDoc = nullptr;
    xmlFreeParserCtxt(parser);
  }

  [[nodiscard]] std::uint32_t line() const {
    return parser->input == nullptr || parser->input->line < 0 ? 0 : static_cast<std::uint32_t>(parser->input->line);
  }
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(name + ", line " + std::to_string(line()) + ": " + why);
  }

  /// Exceptions must not pass through the parser's C frames. After an exception, the handler gets no more events.
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

  void start(const xmlChar* local, int count, const xmlChar** raw) {
    if (++depth > bounds.xml_depth)
      refuse("elements are nested deeper than " + std::to_string(bounds.xml_depth) + raise_advice("xml-depth"));
    const SaxAttributes attributes(count, raw);
    for (int i = 0; i < count; ++i)
      if (attributes.value(i).size() > bounds.xml_attribute_bytes)
        refuse("an attribute is longer than " + std::to_string(bounds.xml_attribute_bytes) + " bytes" +
               raise_advice("xml-attribute-bytes"));
    handler.start(reinterpret_cast<const char*>(local), attributes);
  }

  void document_type(const xmlChar* root, const xmlChar* public_id, const xmlChar* system_id) {
    if (bounds.xml_entity_bytes == 0)
      refuse(
          "the document has a DTD (<!DOCTYPE), which data files do not need and which can make a small file grow "
          "without "
          "end; remove it, or if the file can be trusted, allow entities with --limit xml-entity-bytes=…");
    if (public_id != nullptr || system_id != nullptr)
      refuse("its DTD stands in another file, which is never fetched; remove the <!DOCTYPE");
    xmlSAX2InternalSubset(parser, root, public_id, system_id);
  }

  /// One use of an entity. libxml2 asks for an entity at each use, also inside other entities, so the sum of lengths is
  /// the expanded size. libxml2 itself has no bound that could be set.
  xmlEntityPtr use(xmlEntityPtr entity) {
    if (failure) return nullptr;
    guarded([&] {
      if (entity == nullptr) return;
      if (entity->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY || entity->etype == XML_EXTERNAL_PARAMETER_ENTITY)
        refuse("it uses an external entity, which is never fetched; remove it");
      if (entity->etype == XML_INTERNAL_PREDEFINED_ENTITY) return;
      expanded += static_cast<std::uint64_t>(std::max(entity->length, 0)) + 1;
      if (expanded > bounds.xml_entity_bytes)
        refuse("its entities expand to more than " + std::to_string(bounds.xml_entity_bytes) + " bytes" +
               raise_advice("xml-entity-bytes"));
    });
    return failure ? nullptr : entity;
  }
};

namespace {

/// The callbacks for a DTD. They are set only when a DTD is allowed.
template <class State>
void allow_entities(xmlSAXHandler& sax) {
  sax.startDocument = [](void* user) { xmlSAX2StartDocument(static_cast<State*>(user)->parser); };
  sax.entityDecl = [](void* user, const xmlChar* name, int type, const xmlChar* public_id, const xmlChar* system_id,
                      xmlChar* content) {
    xmlSAX2EntityDecl(static_cast<State*>(user)->parser, name, type, public_id, system_id, content);
  };
  sax.unparsedEntityDecl = [](void* user, const xmlChar* name, const xmlChar* public_id, const xmlChar* system_id,
                              const xmlChar* notation) {
    xmlSAX2UnparsedEntityDecl(static_cast<State*>(user)->parser, name, public_id, system_id, notation);
  };
  sax.getEntity = [](void* user, const xmlChar* name) {
    auto& state = *static_cast<State*>(user);
    return state.use(xmlSAX2GetEntity(state.parser, name));
  };
  sax.getParameterEntity = [](void* user, const xmlChar* name) {
    auto& state = *static_cast<State*>(user);
    return state.use(xmlSAX2GetParameterEntity(state.parser, name));
  };
  sax.resolveEntity = [](void* user, const xmlChar*, const xmlChar*) -> xmlParserInputPtr {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.refuse("it uses an external entity, which is never fetched; remove it"); });
    return nullptr;
  };
}

}  // namespace

SaxParser::SaxParser(std::string name, const Bounds& bounds, SaxHandler& handler)
    : state_(std::make_unique<State>(std::move(name), bounds, handler)) {
  State& s = *state_;
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar*, int declared,
                          const xmlChar** pairs, int count, int, const xmlChar** attributes) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] {
      state.handler.names(reinterpret_cast<const char*>(prefix), declared, pairs);
      state.start(local, count, attributes);
    });
  };
  sax.endElementNs = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] {
      --state.depth;
      state.handler.end();
    });
  };
  sax.characters = [](void* user, const xmlChar* text, int size) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.handler.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}); });
  };
  sax.comment = [](void* user, const xmlChar*) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.handler.aside(); });
  };
  sax.processingInstruction = [](void* user, const xmlChar*, const xmlChar*) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.handler.aside(); });
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* user, const xmlChar* root, const xmlChar* public_id, const xmlChar* system_id) {
    auto& state = *static_cast<State*>(user);
    state.guarded([&] { state.document_type(root, public_id, system_id); });
  };
  sax.getEntity = [](void*, const xmlChar* entity) { return xmlGetPredefinedEntity(entity); };
  sax.serror = [](void*, xmlErrorPtr) {};  // the context keeps the error; nothing is printed on stderr
  if (bounds.xml_entity_bytes != 0) allow_entities<State>(sax);
  s.parser = xmlCreatePushParserCtxt(&sax, &s, nullptr, 0, nullptr);
  if (s.parser == nullptr) throw std::bad_alloc();
  // Without NOENT references in attributes arrive unresolved. Never DTDLOAD, DTDATTR or HUGE.
  xmlCtxtUseOptions(s.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
}

SaxParser::~SaxParser() = default;

std::uint32_t SaxParser::line() const { return state_->line(); }
_xmlParserCtxt* SaxParser::native() const { return state_->parser; }
bool SaxParser::failed() const { return state_->failure != nullptr; }
void SaxParser::keep_failure() {
  state_->failure = std::current_exception();
  xmlStopParser(state_->parser);
}

void SaxParser::feed(const char* bytes, std::size_t size, bool last) {
  State& s = *state_;
  if (std::chrono::steady_clock::now() > s.deadline)
    s.refuse("reading takes longer than " + std::to_string(s.bounds.seconds) + " seconds" + raise_advice("seconds"));
  xmlParseChunk(s.parser, bytes, static_cast<int>(size), last ? 1 : 0);
  if (s.failure) std::rethrow_exception(std::exchange(s.failure, nullptr));
  if (s.parser->wellFormed == 0) {
    const xmlErrorPtr error = xmlCtxtGetLastError(s.parser);
    std::string reason = error == nullptr || error->message == nullptr ? "unknown error" : error->message;
    while (!reason.empty() && (reason.back() == '\n' || reason.back() == ' ')) reason.pop_back();
    // libxml2 shows the bytes on a separate line; a message is one sentence.
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    throw InputError(s.name + ", line " + std::to_string(error == nullptr ? 0 : error->line) +
                     ": not well-formed XML (" + reason + ")");
  }
}

}  // namespace maex::xml
