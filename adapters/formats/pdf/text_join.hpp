// Makes the text of a paragraph or cell from its words.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// The words of the document, which decide whether a hyphen at the end of a line divides a word.
class Vocabulary {
 public:
  void add(const Page& page);
  /// Whether `before` (without its hyphen) and `after` are one word. Text within lines decides: "anti-personnel" seen
  /// there keeps the hyphen; "minefield", or "field" never seen as a word of its own, drops it.
  [[nodiscard]] bool is_divided(std::string_view before, std::string_view after) const;

 private:
  [[nodiscard]] bool has(std::string_view word, std::uint32_t times = 1) const;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;  ///< hash of a word in small letters → how often
};

struct JoinCounts {
  std::uint64_t hyphens = 0;  ///< hyphens at the end of a line that were dropped
};

/// The text of words in reading order. A gap becomes a space; pieces of one word are joined; small raised digits become
/// raised characters, so that "2,440" with a note 3 does not become 24,403.
/// `width`: of the cell; a line that ends although the next word had room in it ends with a line break. 0: not known.
std::string join_words(const Page& page, std::span<const std::uint32_t> words, float width,
                       const Vocabulary& vocabulary, JoinCounts& counts);
/// Adds `next` to `text` as its next line.
void append_line(std::string& text, std::string_view next, const Vocabulary& vocabulary, JoinCounts& counts);

}  // namespace maex::pdf
