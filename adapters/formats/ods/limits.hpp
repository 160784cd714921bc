// Limits of an OpenDocument spreadsheet. core/io/bounds.hpp limits rows, columns and the text of a cell.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::ods {

inline constexpr std::uint64_t last_row = 16'777'216;       // LibreOffice ends at 1,048,576 rows, its largest mode here
inline constexpr std::uint64_t most_repeated = 64'000'000;  // cells of a sheet that are stored only as a repeat count
inline constexpr std::size_t most_merged = 1 << 20;         // merged ranges of one sheet
inline constexpr std::size_t most_columns_said = 1 << 16;   // column elements of one sheet
inline constexpr std::uint64_t most_row_text = 64 << 20;    // <text:s text:c="…"/> makes long text from few bytes
inline constexpr std::uint32_t written_rows = 1'048'576;    // what LibreOffice and Excel can open
inline constexpr std::uint32_t written_columns = 16'384;

}  // namespace maex::ods
