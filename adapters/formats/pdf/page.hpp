// The content of a page as poppler's programs print it: words and ruling lines with their positions. Lengths are points
// (1/72 inch). x runs to the right and y runs down from the top left corner.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex::pdf {

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] float width() const { return right - left; }
  [[nodiscard]] float height() const { return bottom - top; }
  [[nodiscard]] float middle_x() const { return (left + right) / 2; }
  [[nodiscard]] float middle_y() const { return (top + bottom) / 2; }
  /// Width of the strip that both boxes cover; negative: the gap between them.
  [[nodiscard]] float shared_width(const Box& other) const {
    return std::min(right, other.right) - std::max(left, other.left);
  }
  void add(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
  }
};

struct Word {
  Box box;
  std::uint32_t offset = 0, length = 0;         ///< into Page::text
  std::uint32_t flow = 0, block = 0, line = 0;  ///< poppler's groups, in the order in which a person reads
  bool upright = true;                          ///< false: its letters run up or down the page
};

struct Page {
  std::uint32_t number = 0;  ///< 1-based
  float width = 0, height = 0;
  std::string text;         ///< of all words
  std::vector<Word> words;  ///< in reading order, as poppler sees it
  [[nodiscard]] std::string_view text_of(const Word& word) const {
    return std::string_view(text).substr(word.offset, word.length);
  }
};

/// A straight line along the page or across it.
struct Ruling {
  float at = 0;            ///< y of a horizontal one, x of a vertical one
  float from = 0, to = 0;  ///< its ends in the other direction
};

struct Rulings {
  std::vector<Ruling> across;  ///< horizontal
  std::vector<Ruling> down;    ///< vertical
  [[nodiscard]] bool is_empty() const { return across.empty() && down.empty(); }
};

}  // namespace maex::pdf
