// A small pull tokenizer for the XML of office parts: start tags, end tags, and text on demand.
//
// It works in place on one buffer. Text is decoded in place (decoded text is never longer), so that the cells of a row
// can be views into the buffer. hold() keeps everything from the current position on, and calls a Movable when the
// buffer moves. Rejected (InputError): DOCTYPE, entities other than the five of XML and character references, bad
// UTF-8, NUL, and markup that is not well-formed where the reader looks. Namespaces are not resolved: names are
// compared without prefix.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/part_stream.hpp"

namespace maex::xml {

/// Owner of views into the buffer.
class Movable {
 public:
  virtual ~Movable() = default;
  /// Bytes [from, from + size) are about to move to `to`. Both ranges are still allocated.
  virtual void moved(const char* from, std::size_t size, const char* to) = 0;
};

/// Receives the elements that Tokenizer::skim() skips.
class Skimmed {
 public:
  virtual ~Skimmed() = default;
  virtual void passed(std::string_view local) = 0;
};

class Tokenizer {
 public:
  enum class Tag : std::uint8_t { start, end, finished };

  explicit Tokenizer(PartStream stream);

  /// Reads the next tag. White space before it is skipped. Other text is rejected, or skipped with `any_text`.
  Tag next(bool any_text = false);
  /// Local name of the last tag; valid until the next call.
  [[nodiscard]] std::string_view name() const { return name_; }
  /// The last start tag was <name/>: no end tag follows.
  [[nodiscard]] bool is_empty() const { return empty_; }
  [[nodiscard]] unsigned depth() const { return depth_; }
  /// Level of the last start tag: 1 for the root. Elements of extensions have the names of others on other levels.
  [[nodiscard]] unsigned level() const { return depth_ + (empty_ ? 1 : 0); }
  /// Value of an attribute by local name, decoded; `found` distinguishes absent from empty. Valid until the next call
  /// of next().
  std::string_view attribute(std::string_view local, bool* found = nullptr);
  /// All attributes of the last start tag, names with prefix, values not decoded.
  struct Attribute {
    std::string_view name, local;
    char* value;
    std::uint32_t size;
    bool coded;  ///< holds references
  };
  [[nodiscard]] const std::vector<Attribute>& attributes() const { return attributes_; }

  /// Text up to the end tag of the element just started; the end tag is consumed. Elements inside are rejected. The
  /// text is valid until the next call, or for as long as it is held.
  std::span<char> text(std::size_t most);
  /// Text up to the next start or end tag; the tag is not consumed. For elements that mix text and elements.
  std::span<char> characters(std::size_t most);
  // Shortcuts for most cells (tokenizer_shortcuts.cpp). Each reads exactly the markup in its comment, and returns what
  // the general functions would return. For any other markup it consumes nothing, and the caller uses the general
  // functions.

  /// `<c r="…" s="…" t="…">`, the attributes in any order; each may be absent. Afterwards is_empty() and depth() are
  /// set; name() and attributes() are not.
  struct CellTag {
    std::string_view reference, style, type;
  };
  bool plain_cell(CellTag& tag);
  /// After a cell's start tag: `<v>text without references</v></c>`. Empty when nothing was consumed.
  std::span<char> plain_value(std::size_t most);
  /// After a cell's start tag: `<is><t>text without references</t></is></c>`. `keeps_space`: t has
  /// xml:space="preserve".
  std::span<char> plain_inline(std::size_t most, bool& keeps_space);
  /// After an element's start tag: `<text:p>text without references</text:p></table:table-cell>`.
  std::span<char> plain_paragraph(std::size_t most);
  /// Skips the rest of the element just started, with its end tag.
  void skip();
  /// The same, several times faster. Reports the local name of every start tag that it skips. Does not check that the
  /// skipped markup is well-formed, except to find the end. For a first look at content that will be read again.
  void skim(Skimmed& skimmed);
  /// The same from any position inside an open element with that local name, but not inside a nested element of the
  /// same name. `depth`: as it was after the start tag.
  void skim_out_of(std::string_view local, unsigned depth, Skimmed& skimmed);
  /// Reads to the end of the part, so that its checksum is verified. Rejects an end that is not well-formed.
  void drain();

  /// Keeps the buffer from the current position on until release().
  void hold(Movable& owner) { owner_ = &owner, held_ = at_; }
  [[nodiscard]] char* held() const { return held_; }
  void release() { owner_ = nullptr, held_ = nullptr; }

  /// With `drop`, an attribute that is longer than the bound is left out instead of rejected. For tags whose attributes
  /// the caller does not read. Nothing may be held.
  void drop_long_attributes(bool drop = true) { drops_ = drop; }

  [[noreturn]] void fail(const std::string& why) const;
  /// Throws InputError for content beyond a bound. The message names the bound, so that the user can raise it.
  [[noreturn]] void refuse(const std::string& what, std::string_view bound) const;
  [[nodiscard]] const std::string& part() const { return stream_.part(); }
  /// As PartStream::progress(); ahead by the content of the buffer.
  [[nodiscard]] double progress() const { return stream_.progress(); }

 private:
  bool refill(char*& token);
  void need(char*& token);
  void skip_misc(char*& p);
  std::size_t cdata_end(char*& p);
  void pass_cdata(char* p);
  void check_tag_size(const char* p) const;
  bool parse_start(char* p);
  void drop(char* value);
  void parse_end();
  std::size_t decode(char* text, std::size_t size) const;

  PartStream stream_;
  std::vector<char> buffer_;
  char* at_ = nullptr;   ///< next byte to look at
  char* end_ = nullptr;  ///< *end_ is a NUL: the sentinel of every loop
  char* held_ = nullptr;
  Movable* owner_ = nullptr;
  bool at_end_ = false;
  bool empty_ = false;
  bool seen_root_ = false;
  bool drops_ = false;
  unsigned depth_ = 0;
  static constexpr unsigned deepest = 256;
  unsigned allowed_depth_;           ///< the bound xml-depth, at most `deepest`
  std::uint64_t longest_attribute_;  ///< xml-attribute-bytes
  std::uint64_t longest_tag_;        ///< with all attributes: a tag is scanned again until its end is in the buffer
  std::array<std::uint32_t, deepest + 1> open_{};  ///< a mark of each open element's name
  std::string_view name_;
  std::vector<Attribute> attributes_;
};

}  // namespace maex::xml
