// Copies a part of the document while it is parsed, byte for byte, in UTF-8 for any encoding of the file.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

struct _xmlParserCtxt;

namespace maex::maxml {

/// Copies the parser's own buffer as the parser consumes it. Every event must call catch_up(): libxml2 discards
/// consumed bytes except for about eighty, and consumes only a few bytes without an event.
class SourceBytes {
 public:
  /// `parser` must outlive this object. Nothing is copied before start().
  explicit SourceBytes(const _xmlParserCtxt* parser) : parser_(parser) {}

  [[nodiscard]] bool on() const { return on_; }
  void start();
  /// Copies up to the parser's position, and `ahead` when it is the piece of text that the parser will consume next.
  void catch_up(std::string_view ahead = {}) {
    if (on_) copy(ahead);
  }
  /// Discards the copied bytes.
  void drop() { bytes_.clear(); }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// False when some bytes were missed: the caller must not use the copy.
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  void copy(std::string_view ahead);

  const _xmlParserCtxt* parser_;
  std::string bytes_;
  std::size_t copied_ = 0;  // the document is copied or dropped up to this offset
  bool on_ = false, whole_ = true;
};

/// An attribute of a start tag: its name, and its whole spelling with the white space before it.
struct RawAttribute {
  std::string_view name, all;
};
/// The name in the start tag that `tag` begins with. `at` receives the position after the name.
std::string_view tag_name(std::string_view tag, std::size_t& at);
/// The next attribute of a start tag from `at` on; an empty name when there is none. The tag must be well-formed.
RawAttribute next_attribute(std::string_view tag, std::size_t& at);
/// The parts of a start tag that its contents depend on anywhere: declarations of namespaces, and attributes such as
/// xml:lang.
std::string declarations(std::string_view tag);

}  // namespace maex::maxml
