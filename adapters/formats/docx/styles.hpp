// What the styles of a document say about its text: headings, captions and hidden text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/formats/docx/package.hpp"
#include "core/text/string_map.hpp"

namespace maex::docx {

struct StyleFacts {
  std::uint8_t level = 0;  ///< of a heading, 1 to 6; 0: not a heading
  bool caption = false;
  bool hidden = false;
};

class Styles {
 public:
  /// Reads the style part; "": the document has none, and styles are known by their usual ids only. Throws InputError.
  Styles(const Package& package, const std::string& part);

  /// Of a paragraph without a style.
  [[nodiscard]] const StyleFacts& usual() const { return usual_; }
  /// Of the style with this id. An unknown id gives usual().
  [[nodiscard]] const StyleFacts& of(std::string_view id) const;
  /// The style with this id makes text hidden; false for an unknown id.
  [[nodiscard]] bool hides(std::string_view id) const;

 private:
  StringMap<StyleFacts> by_id_;
  StyleFacts usual_;
};

/// The level of an outline level (0 to 8) as headings count it; 0 for body text (9) and all else.
std::uint8_t level_of_outline(std::string_view value);
/// The value of an on-off property: true without a value.
bool is_on(xml::Tokenizer& tags);

}  // namespace maex::docx
