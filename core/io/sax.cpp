#include "core/io/sax.hpp"

#include <libxml/SAX2.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

#include "core/io/error.hpp"

namespace maex::xml {
namespace {

/// Counts the attributes of each tag before libxml2 sees the tag, because libxml2 compares each attribute with all
/// others of the tag. It knows no more of XML than this needs: '<' begins a tag wherever it is, because no attribute
/// may contain it.
class AttributeCounter {
 public:
  explicit AttributeCounter(std::uint64_t most) : most_(most) {}

  /// Returns false once a tag has more attributes than allowed.
  bool look(const char* bytes, std::size_t size) {
    std::size_t at = 0;
    if (seen_ < start_.size()) {  // the first bytes show how wide a character is
      while (seen_ < start_.size() && at < size) start_[seen_++] = bytes[at++];
      if (seen_ < start_.size()) return true;
      width_ = width_of_start();
      if (!passes(start_.data(), start_.size())) return false;
    }
    return passes(bytes + at, size - at);
  }

 private:
  /// 1, 2 or 4 bytes. In UTF-16 and UTF-32 the first character is '<' or a byte order mark.
  unsigned width_of_start() {
    const auto byte = [this](std::size_t i) { return static_cast<unsigned char>(start_[i]); };
    if (byte(0) == 0xFE && byte(1) == 0xFF) return low_ = 1, 2;
    if (byte(0) == 0xFF && byte(1) == 0xFE) return byte(2) == 0 && byte(3) == 0 ? 4 : 2;
    if (byte(0) == 0 && byte(1) == 0) return low_ = 3, 4;
    if (byte(0) == 0) return low_ = 1, 2;
    if (byte(1) == 0) return byte(2) == 0 && byte(3) == 0 ? 4 : 2;
    return 1;
  }

  bool passes(const char* p, std::size_t size) {
    const char* const end = p + size;
    if (width_ != 1) {
      for (; p != end; ++p) {
        const bool low = in_unit_ == low_;
        if (low)
          unit_ = *p;
        else
          ascii_ = ascii_ && *p == '\0';
        if (++in_unit_ != width_) continue;
        if (!take(ascii_ ? unit_ : 'x')) return false;
        in_unit_ = 0;
        ascii_ = true;
      }
      return true;
    }
    while (p != end) {
      if (!in_tag_) {
        p = static_cast<const char*>(std::memchr(p, '<', static_cast<std::size_t>(end - p)));
        if (p == nullptr) return true;
      }
      if (!take(*p++)) return false;
    }
    return true;
  }

  bool take(char c) {
    switch (c) {
      case '<':
        in_tag_ = first_ = true;
        quote_ = 0;
        count_ = 0;
        return true;
      case '!':
      case '?':
        if (first_) in_tag_ = false;  // a comment, a CDATA section or an instruction
        break;
      case '"':
      case '\'':
        if (!in_tag_) break;
        if (quote_ == 0)
          quote_ = c;
        else if (quote_ == c)
          quote_ = 0;
        break;
      case '>':
        if (quote_ == 0) in_tag_ = false;
        break;
      case '=':
        if (in_tag_ && quote_ == 0 && ++count_ > most_) return false;
        break;
      default: break;
    }
    first_ = false;
    return true;
  }

  std::uint64_t most_, count_ = 0;
  std::array<char, 4> start_{};
  std::size_t seen_ = 0;
  unsigned width_ = 1, low_ = 0, in_unit_ = 0;
  char unit_ = 0, quote_ = 0;
  bool ascii_ = true, in_tag_ = false;
  bool first_ = false;  ///< the next character is the first of a tag
};

/// libxml2 shows the bytes of an error on a separate line; a message is one sentence.
std::string one_line(const char* message) {
  std::string text = message == nullptr ? "unknown error" : message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

extern "C" {
static void ignore_message(void*, const char*, ...) {}
static void ignore_error(void*, xmlErrorPtr) {}
}

void silence_libxml2() {
  xmlSetGenericErrorFunc(nullptr, ignore_message);
  xmlSetStructuredErrorFunc(nullptr, ignore_error);
}

struct SaxParser::State {
  std::string name;
  Bounds bounds;
  SaxHandler& handler;
  Watch watch;
  AttributeCounter attributes;
  xmlParserCtxtPtr parser = nullptr;
  std::exception_ptr failure;
  std::uint64_t depth = 0, expanded = 0;
  bool has_root = false, has_ended = false, has_begun = false;

  State(std::string file, const Bounds& limits, SaxHandler& taker)
      : name(std::move(file)), bounds(limits), handler(taker), watch(limits), attributes(limits.xml_attributes) {}
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

  [[nodiscard]] bool has_bad_encoding() const {
    return parser->input != nullptr && parser->input->buf != nullptr && parser->input->buf->error != 0;
  }
  [[noreturn]] void refuse_encoding() const {
    const char* const encoding = reinterpret_cast<const char*>(parser->encoding != nullptr ? parser->encoding
                                                               : parser->input != nullptr  ? parser->input->encoding
                                                                                           : nullptr);
    refuse("the text behind this line cannot be read as " +
           (encoding == nullptr ? std::string("the encoding that it declares") : std::string(encoding).substr(0, 40)) +
           ", so the document is damaged or its encoding is another one; ask for the file again");
  }
  /// The parser proves that the document is whole: its root is closed, and no byte is left over.
  void check_end() const {
    const bool left = parser->input != nullptr && parser->input->buf != nullptr && parser->input->buf->raw != nullptr &&
                      xmlBufUse(parser->input->buf->raw) != 0;
    if (left) refuse("the document ends inside a character, so it is cut off; ask for the file again");
    if (!has_root || depth != 0 || !has_ended)
      refuse("the document ends before its last element is closed, so it is cut off; ask for the file again");
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
    has_root = true;
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
  sax.endDocument = [](void* user) { static_cast<State*>(user)->has_ended = true; };
  sax.serror = [](void*, xmlErrorPtr) {};  // the context keeps the error; nothing is printed on stderr
  if (bounds.xml_entity_bytes != 0) allow_entities<State>(sax);
  silence_libxml2();
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
  s.watch.look(s.name);
  if (!s.attributes.look(bytes, size))
    s.refuse("a tag has more than " + std::to_string(s.bounds.xml_attributes) + " attributes" +
             raise_advice("xml-attributes"));
  silence_libxml2();
  // Editors put the mark of UTF-8 in front of a declaration that names the encoding from before. The mark is the truth.
  if (!s.has_begun && std::string_view(bytes, size).starts_with("\xEF\xBB\xBF"))
    xmlCtxtUseOptions(s.parser, s.parser->options | XML_PARSE_IGNORE_ENC);
  s.has_begun = s.has_begun || size != 0;
  const int code = xmlParseChunk(s.parser, bytes, static_cast<int>(size), last ? 1 : 0);
  if (s.failure) std::rethrow_exception(std::exchange(s.failure, nullptr));
  if (s.parser->wellFormed == 0) {
    const xmlErrorPtr error = xmlCtxtGetLastError(s.parser);
    throw InputError(s.name + ", line " + std::to_string(error == nullptr ? 0 : error->line) +
                     ": not well-formed XML (" + one_line(error == nullptr ? nullptr : error->message) + ")");
  }
  // libxml2 stops without an error of the document where its converter fails, so the code counts, too.
  if (code != XML_ERR_OK || s.has_bad_encoding()) s.refuse_encoding();
  if (last) s.check_end();
}

}  // namespace maex::xml
