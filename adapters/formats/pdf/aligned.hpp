// Tables without lines: columns that hold over at least three lines, with clear gaps between them.
#pragma once
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "adapters/formats/pdf/table.hpp"

namespace maex::pdf {

/// What gaps between words make of a page.
struct Alignment {
  std::vector<Table> tables;
  bool doubtful = false;  ///< lines have gaps that no clean table explains: rulings may say what they are
};

/// The tables among the words that are not taken. `rulings`: of the page; empty when they are not known.
Alignment find_aligned(const Page& page, const std::vector<bool>& taken, const Rulings& rulings);

}  // namespace maex::pdf
