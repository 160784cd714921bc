// Lines that were quoted as one cell each. Spreadsheet programs write this when a whole line was pasted into one cell.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::csv {

/// The sample without the quotes around its lines. Empty when fewer than nine of ten lines are quoted as a whole.
std::string without_line_quotes(std::string_view sample, char quote);

/// The number of cells that a line has; quotes count as in a reader.
std::uint32_t count_cells(std::string_view line, char separator, int quote);

}  // namespace maex::csv
