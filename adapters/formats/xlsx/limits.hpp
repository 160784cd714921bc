// Limits of a workbook: Excel's own limits, and limits against hostile files.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::xlsx {

inline constexpr std::uint32_t last_column = 16'384;
inline constexpr std::uint32_t last_row = 1'048'576;
inline constexpr std::size_t longest_text = 32'767 * 4;  // Excel counts UTF-16 units, this counts bytes of UTF-8
inline constexpr std::size_t longest_value = 1024;       // a number, reference or date as written
inline constexpr std::size_t longest_formula = 1 << 20;  // skipped, but in memory while its row is read
inline constexpr std::size_t largest_table = std::size_t{1} << 30;  // all shared strings; offsets into it are 32 bits
inline constexpr std::size_t most_merged = 1 << 20;                 // merged ranges of one sheet

}  // namespace maex::xlsx
