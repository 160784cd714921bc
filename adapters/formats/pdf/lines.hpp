// Words on one height of the page, whatever their column: the rows of a table, or lines of columns side by side.
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// Words with only small gaps between them.
struct Segment {
  Box box;
  std::vector<std::uint32_t> words;  ///< into Page::words, from left to right
};

struct Line {
  Box box;
  float size = 0;                 ///< usual height of its words
  std::vector<Segment> segments;  ///< from left to right
};

/// The lines of these words from top to bottom. A gap wider than `gap` × the height of a line begins a new segment.
std::vector<Line> make_lines(const Page& page, std::vector<std::uint32_t> words, float gap);

/// A gap that is wider than between words of a sentence, as a share of the height of the line.
inline constexpr float clear_gap = 0.75F;

/// The words in reading order: lines from top to bottom, each from left to right.
void sort_for_reading(const Page& page, std::vector<std::uint32_t>& words);

}  // namespace maex::pdf
