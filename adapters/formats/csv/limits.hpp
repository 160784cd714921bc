// What this reader accepts, so that a hostile or broken file ends in one sentence and not in a full memory.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/io/bounds.hpp"
#include "core/text/text_source.hpp"

namespace maex::csv {

using text::block_size;
using text::sample_size;

/// What one row may cost; it is held in memory whole.
struct RowLimits {
  explicit RowLimits(const Bounds& bounds)
      : cell(std::min(bounds.cell_bytes, std::uint64_t{1} << 40)),
        record(2 * cell),
        columns(static_cast<std::uint32_t>(std::min<std::uint64_t>(bounds.columns, 65'535))) {}
  std::uint64_t cell;     ///< bytes; longer means a quote that never closes
  std::uint64_t record;   ///< bytes: two of the longest cells
  std::uint32_t columns;  ///< records number columns with 16 bits
};

}  // namespace maex::csv
