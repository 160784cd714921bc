// Reads the markup of an XML part piece by piece in its original spelling, to change a few places and keep every other
// byte.
//
// The tokenizer of core/office decodes in place and so destroys the spelling. This reader only finds where pieces begin
// and end. It rejects (InputError) a DOCTYPE, tags that do not match, and pieces that never end or exceed a limit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/part_stream.hpp"

namespace maex::xlsx {

/// A tag in its original spelling: "<x:c r='A1'/>".
class Tag {
 public:
  explicit Tag(std::string_view spelled = {});
  [[nodiscard]] std::string_view spelled() const { return spelled_; }
  [[nodiscard]] std::string_view full_name() const { return full_name_; }
  [[nodiscard]] std::string_view name() const;    ///< without prefix
  [[nodiscard]] std::string_view prefix() const;  ///< with its colon; empty when there is none
  [[nodiscard]] bool is_empty() const { return spelled_.ends_with("/>"); }
  /// The value of the attribute with this local name, decoded.
  [[nodiscard]] std::optional<std::string> attribute(std::string_view local) const;
  /// The tag with this attribute added or changed. `value` must not need escaping.
  [[nodiscard]] std::string with(std::string_view name, std::string_view value) const;
  /// "<x:c …>" for "<x:c …/>"; the tag itself when it is not empty.
  [[nodiscard]] std::string opened() const;
  /// "</x:c>"
  [[nodiscard]] std::string closing() const { return "</" + std::string(full_name_) + '>'; }
  /// URI that this tag itself binds its prefix to; empty when it does not.
  [[nodiscard]] std::string name_space() const;

 private:
  struct Attribute {
    std::string_view name, value;
  };
  bool next(std::size_t& at, Attribute& attribute) const;
  std::string_view spelled_, full_name_;
};

class MarkupReader {
 public:
  enum class Piece : std::uint8_t { start, end, other, finished };  ///< other: text, comments, instructions, CDATA

  explicit MarkupReader(xml::PartStream stream);
  Piece next();
  /// The last piece, unchanged; valid until the next call. Text may come in several pieces. The XML declaration is
  /// changed to UTF-8 where it stated another encoding, because pieces are in UTF-8.
  [[nodiscard]] std::string_view spelled() const { return spelled_; }
  /// The last start or end tag.
  [[nodiscard]] const Tag& tag() const { return tag_; }
  /// Number of open elements, including the one just started; an empty element is not open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[noreturn]] void fail(const std::string& why) const;
  [[nodiscard]] const std::string& part() const { return stream_.part(); }

 private:
  bool refill();
  Piece take(std::size_t size, Piece piece);
  std::size_t find(std::string_view end, std::size_t from);
  std::size_t tag_end();
  Piece start_or_end();
  Piece instruction();

  xml::PartStream stream_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;
  bool begun_ = false;
  bool seen_root_ = false;
  std::string_view spelled_;
  std::string declaration_;
  Tag tag_;
  std::string names_;                ///< of the open elements, one after the other
  std::vector<std::uint32_t> open_;  ///< where each name begins
};

/// Escapes text for use between tags or between double quotes.
std::string escaped(std::string_view text);

}  // namespace maex::xlsx
