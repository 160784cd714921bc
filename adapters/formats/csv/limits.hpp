// What this reader accepts, so that a hostile or broken file ends in one sentence and not in a full memory.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::csv {

/// Bytes asked of the system at a time: few calls, yet small beside everything else that runs.
inline constexpr std::size_t block_size = std::size_t{1} << 20;
/// Bytes looked at to decide encoding, separator and quote: as many as a Probe holds.
inline constexpr std::size_t sample_size = std::size_t{64} << 10;
/// A file that begins in plain ASCII is searched this far for its first other byte, which tells the encoding.
/// Bounded because it happens before the first row (about 10 ms).
inline constexpr std::size_t ascii_scan = std::size_t{64} << 20;
/// A thousand times what a spreadsheet cell can hold (32,767 characters); longer means a quote that never closes.
inline constexpr std::size_t max_cell = std::size_t{32} << 20;
/// A row is held in memory whole. Two of the longest cells.
inline constexpr std::size_t max_record = std::size_t{64} << 20;
/// Columns of an Excel sheet (XFD); records number columns with 16 bits.
inline constexpr std::uint32_t max_columns = 16384;

}  // namespace maex::csv
