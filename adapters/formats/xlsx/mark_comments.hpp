// Comments: their texts (comments part) and their boxes (legacy VML drawing).
#pragma once
#include <string>

#include "adapters/formats/xlsx/mark.hpp"
#include "adapters/formats/xlsx/package.hpp"

namespace maex::xlsx {

/// Returns the comments part with the new comments. Sets has_note for cells that already had a comment; the new text is
/// appended to it. `part` is empty when the sheet has no comments part. Throws UsageError when a cell's comment has no
/// room left.
std::string edited_comments(const Package& package, const std::string& part, MarkedCells& cells, bool strict);

/// Returns the drawing with a box for each cell that has no note yet. `drawing` is the existing drawing, empty for
/// none. Error messages use `name`.
std::string edited_drawing(std::string drawing, const MarkedCells& cells, const std::string& name);

}  // namespace maex::xlsx
