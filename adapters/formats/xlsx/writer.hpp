// Writes .xlsx workbooks through libxlsxwriter, row by row.
#pragma once
#include <filesystem>
#include <memory>

#include "core/document/table.hpp"

namespace maex::xlsx {

/// Memory use does not grow with the number of rows: rows go to a temporary file of the system. The same calls give the
/// same bytes. Days before 1900 are written as text, because Excel cannot store them as dates. Throws OutputError.
std::unique_ptr<TableWriter> make_writer(const std::filesystem::path& path);

/// Makes a name that Excel accepts: at most 31 UTF-16 units, without []:*?/\ and outer apostrophes, not empty.
std::string sheet_name(std::string_view wanted);

}  // namespace maex::xlsx
