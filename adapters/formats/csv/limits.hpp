// Limits of this reader. A hostile or broken file causes one error message and does not fill the memory.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/io/bounds.hpp"
#include "core/text/text_source.hpp"

namespace maex::csv {

using text::block_size;
using text::sample_size;

/// Limits of one row. The reader holds a whole row in memory.
struct RowLimits {
  explicit RowLimits(const Bounds& bounds)
      : cell(std::min(bounds.cell_bytes, std::uint64_t{1} << 40)),
        record(2 * cell),
        columns(static_cast<std::uint32_t>(std::min<std::uint64_t>(bounds.columns, 65'535))) {}
  std::uint64_t cell;     ///< bytes; a longer cell has a quote that is never closed
  std::uint64_t record;   ///< bytes: twice the longest cell
  std::uint32_t columns;  ///< records store column numbers in 16 bits
};

}  // namespace maex::csv
