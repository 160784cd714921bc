// What stands in the document between two moments of its parsing, byte for byte, in UTF-8 whatever the file is written
// in.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

struct _xmlParserCtxt;

namespace maex::maxml {

/// Copies the parser's own buffer as it is eaten. Every event must call catch_up(): libxml2 throws away what it has
/// eaten but for some eighty bytes, and eats no more than a few without an event.
class SourceBytes {
 public:
  /// `parser` must outlive this. Nothing is copied before start().
  explicit SourceBytes(const _xmlParserCtxt* parser) : parser_(parser) {}

  [[nodiscard]] bool on() const { return on_; }
  void start();
  /// Copies up to where the parser is, and `ahead` when it is the piece of text that the parser will eat next.
  void catch_up(std::string_view ahead = {}) {
    if (on_) copy(ahead);
  }
  /// Forgets what was copied.
  void drop() { bytes_.clear(); }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// False when something escaped: what was copied must not be used.
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  void copy(std::string_view ahead);

  const _xmlParserCtxt* parser_;
  std::string bytes_;
  std::size_t copied_ = 0;  // bytes of the document up to here are copied or dropped
  bool on_ = false, whole_ = true;
};

/// An attribute of a start tag: its name, and all of it with the white space before it.
struct RawAttribute {
  std::string_view name, all;
};
/// The name of the element whose start tag `tag` begins with, and in `at` where the name ends.
std::string_view tag_name(std::string_view tag, std::size_t& at);
/// The next attribute of a start tag from `at` on; an empty name when there is none. The tag must be well-formed.
RawAttribute next_attribute(std::string_view tag, std::size_t& at);
/// Of a start tag, what its contents rest on wherever they stand: declarations of namespaces, and xml:lang and the
/// like.
std::string declarations(std::string_view tag);

}  // namespace maex::maxml
