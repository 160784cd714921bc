// Comments: their texts (comments part) and their boxes (legacy VML drawing).
#pragma once
#include <string>

#include "adapters/formats/xlsx/mark.hpp"
#include "adapters/formats/xlsx/package.hpp"

namespace maex::xlsx {

/// The comments part with ours; sets has_note of cells that had a comment, to which ours is appended. `part` is empty
/// when the sheet has none. Throws UsageError where a cell's comment has no room left.
std::string edited_comments(const Package& package, const std::string& part, MarkedCells& cells, bool strict);

/// The drawing with a box for each cell that has no note yet. `drawing` is what is there, empty for none; `name` is for
/// messages.
std::string edited_drawing(std::string drawing, const MarkedCells& cells, const std::string& name);

}  // namespace maex::xlsx
