// Reads XML of any size with libxml2's push parser. Only this file sets the parser up, so that hostile documents can do
// no harm.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/io/bounds.hpp"

struct _xmlParserCtxt;

namespace maex::xml {

/// Attributes of one start tag. Views are valid only during the call that passes them.
class SaxAttributes {
 public:
  SaxAttributes(int count, const unsigned char** raw) : count_(count), raw_(raw) {}
  [[nodiscard]] int size() const { return count_; }
  /// Local name; equal names of one parser have equal pointers.
  [[nodiscard]] const char* name(int i) const { return reinterpret_cast<const char*>(raw_[i * 5]); }
  /// nullptr: none. Valid only during the call.
  [[nodiscard]] const char* prefix(int i) const { return reinterpret_cast<const char*>(raw_[i * 5 + 1]); }
  [[nodiscard]] std::string_view value(int i) const {
    const char* const* of = reinterpret_cast<const char* const*>(raw_ + i * 5);
    return {of[3], static_cast<std::size_t>(of[4] - of[3])};
  }

 private:
  int count_;
  const unsigned char** raw_;
};

/// Receives the events of the parser. Functions may throw: the parser then stops, and feed() throws the exception.
class SaxHandler {
 public:
  virtual ~SaxHandler() = default;
  /// Called before each start(), for handlers that need the original form of a name: its prefix (nullptr: none) and the
  /// namespaces that the tag declares, as `declared` pairs of prefix (nullptr: the default) and URI.
  virtual void names(const char* /*prefix*/, int /*declared*/, const unsigned char** /*pairs*/) {}
  /// `local` is a C string that stays valid, and equal names have equal pointers.
  virtual void start(const char* local, const SaxAttributes& attributes) = 0;
  virtual void end() = 0;
  /// A piece of text. One text may come in several pieces. White space and CDATA come here too.
  virtual void text(std::string_view piece) = 0;
  /// A comment or a processing instruction has ended.
  virtual void aside() {}
};

/// libxml2 writes some errors to stderr when no function takes them, for each thread anew. Call this in each thread
/// before libxml2 works in it.
void silence_libxml2();

/// Rejects with InputError: XML that is not well-formed or does not end as a document ends; bytes that its encoding
/// does not define, and text behind the last whole character; a DOCTYPE, unless `xml_entity_bytes` allows one; external
/// entities and external subsets in all cases, without access to network or disk; elements nested deeper, attributes
/// longer or more in one tag, entities that expand to more, and work that takes longer than `bounds` allow. Namespaces
/// are not resolved: names are local.
class SaxParser {
 public:
  /// `name` is the name of the file, for messages. `handler` must outlive the parser.
  SaxParser(std::string name, const Bounds& bounds, SaxHandler& handler);
  ~SaxParser();
  SaxParser(const SaxParser&) = delete;
  SaxParser& operator=(const SaxParser&) = delete;

  /// Parses the next bytes. `last` marks the last call, which may have no bytes. Throws InputError, and passes on what
  /// the handler throws.
  void feed(const char* bytes, std::size_t size, bool last);
  [[nodiscard]] std::uint32_t line() const;
  /// The context of libxml2, for connecting a schema. This object owns it.
  [[nodiscard]] _xmlParserCtxt* native() const;
  /// For callbacks that libxml2 calls: runs `work` and keeps its exception, which feed() then throws.
  template <class Work>
  void guarded(Work&& work) {
    if (failed()) return;
    try {
      work();
    } catch (...) { keep_failure(); }
  }

 private:
  struct State;
  [[nodiscard]] bool failed() const;
  void keep_failure();
  std::unique_ptr<State> state_;
};

}  // namespace maex::xml
