// XML of any size through libxml2's push parser, in the one place that sets it up so that hostile documents stay
// harmless.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/io/bounds.hpp"

struct _xmlParserCtxt;

namespace maex::xml {

/// Attributes of one start tag. Views are valid during the call that hands them over.
class SaxAttributes {
 public:
  SaxAttributes(int count, const unsigned char** raw) : count_(count), raw_(raw) {}
  [[nodiscard]] int size() const { return count_; }
  /// Local name; equal names of one parser have equal pointers.
  [[nodiscard]] const char* name(int i) const { return reinterpret_cast<const char*>(raw_[i * 5]); }
  /// nullptr: none. Only good during the call.
  [[nodiscard]] const char* prefix(int i) const { return reinterpret_cast<const char*>(raw_[i * 5 + 1]); }
  [[nodiscard]] std::string_view value(int i) const {
    const char* const* of = reinterpret_cast<const char* const*>(raw_ + i * 5);
    return {of[3], static_cast<std::size_t>(of[4] - of[3])};
  }

 private:
  int count_;
  const unsigned char** raw_;
};

/// What the parser tells. Functions may throw: the parser stops and the exception leaves feed().
class SaxHandler {
 public:
  virtual ~SaxHandler() = default;
  /// Told before each start(), to those who want to know how a name was written: its prefix (nullptr: none) and the
  /// namespaces that the tag declares, as `declared` pairs of prefix (nullptr: the default) and URI.
  virtual void names(const char* /*prefix*/, int /*declared*/, const unsigned char** /*pairs*/) {}
  /// `local` is a C string that stays valid, and equal names have equal pointers.
  virtual void start(const char* local, const SaxAttributes& attributes) = 0;
  virtual void end() = 0;
  /// A piece of text; one text may come in several. White space and CDATA come here as well.
  virtual void text(std::string_view piece) = 0;
  /// A comment or a processing instruction has ended.
  virtual void aside() {}
};

/// Refuses (InputError): what is not well-formed; a DOCTYPE, unless `xml_entity_bytes` allows one; external entities
/// and external subsets, always, without touching network or disk; elements nested deeper, attributes longer, entities
/// expanding to more and work lasting longer than `bounds` allow. Namespaces are not resolved: names are local.
class SaxParser {
 public:
  /// `name` is the file's, for messages. `handler` must outlive the parser.
  SaxParser(std::string name, const Bounds& bounds, SaxHandler& handler);
  ~SaxParser();
  SaxParser(const SaxParser&) = delete;
  SaxParser& operator=(const SaxParser&) = delete;

  /// The next bytes; the last call, which may bring none, says so. Throws InputError and whatever the handler throws.
  void feed(const char* bytes, std::size_t size, bool last);
  [[nodiscard]] std::uint32_t line() const;
  /// libxml2's own context, to plug a schema in. Owned by this.
  [[nodiscard]] _xmlParserCtxt* native() const;
  /// Keeps the exception that `work` throws, from a callback that passes through libxml2, for feed() to throw.
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
