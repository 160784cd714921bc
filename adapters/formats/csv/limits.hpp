// What this reader accepts, so that a hostile or broken file ends in one sentence and not in a full memory.
#pragma once
#include <cstddef>
#include <cstdint>

#include "core/text/text_source.hpp"

namespace maex::csv {

using text::block_size;
using text::sample_size;

/// A thousand times what a spreadsheet cell can hold (32,767 characters); longer means a quote that never closes.
inline constexpr std::size_t max_cell = std::size_t{32} << 20;
/// A row is held in memory whole. Two of the longest cells.
inline constexpr std::size_t max_record = std::size_t{64} << 20;
/// Columns of an Excel sheet (XFD); records number columns with 16 bits.
inline constexpr std::uint32_t max_columns = 16384;

}  // namespace maex::csv
