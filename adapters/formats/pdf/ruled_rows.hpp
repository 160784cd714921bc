// Tables with lines between rows and none between columns.
#pragma once
#include <vector>

#include "adapters/formats/pdf/lines.hpp"
#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// Joins lines of text that are between the same two rulings into one line with taller segments, where only one of them
/// has several segments: the others continue its cells. Between the rulings of other tables are many rows.
void join_ruled_rows(const Page& page, const Rulings& rulings, std::vector<Line>& lines);

}  // namespace maex::pdf
