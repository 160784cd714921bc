// Finds the language of a text by the words of the pattern files.
#pragma once
#include <memory>
#include <string_view>

#include "core/adapter/adapter.hpp"
#include "core/mapping/prose/grammar.hpp"

namespace maex::prose {

/// The built-in language with the most known words in `text` (its first 64 KiB); nullptr when no word is known.
std::shared_ptr<const Grammar> language_of(std::string_view text);
/// The first paragraphs of all text parts, for language_of(), up to 64 KiB.
std::string first_text(TableDocument& document);

/// How much of a document the patterns read, from its first paragraphs.
struct Share {
  std::size_t paragraphs = 0;  ///< with numbers
  std::size_t bound = 0;       ///< of these, with at least one figure that was read
  std::size_t figures = 0;
  bool text = false;  ///< the document has running text
  std::string words;  ///< the text that was looked at
};
Share share_of(TableDocument& document);

/// Number of headings of `partner`, listed in the pattern files, that the text contains.
std::size_t marks_of(std::string_view partner, std::string_view text);

}  // namespace maex::prose
