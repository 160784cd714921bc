// Makes paragraphs of the words of a page that are in no table.
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// Words of one line of one column, as poppler groups them.
struct TextLine {
  Box box;
  float size = 0;  ///< height of most of its words
  bool upright = true;
  std::uint32_t flow = 0;
  std::vector<std::uint32_t> words;
};

struct Paragraph {
  Box box;
  float size = 0;
  bool filled = false;  ///< its last line is as long as the column, so that it may go on in the next one
  std::vector<std::uint32_t> words;
};

/// The lines of the words that are not taken, in reading order.
std::vector<TextLine> text_lines(const Page& page, const std::vector<bool>& taken);

/// Joins the lines of each paragraph. A new one begins after a gap, at an indent, at the mark of a list, in letters of
/// another size, and where the first word would have had room in the line before.
std::vector<Paragraph> join_paragraphs(const Page& page, std::vector<TextLine> lines);

}  // namespace maex::pdf
