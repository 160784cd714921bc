// Limits of an OpenDocument text. core/io/bounds.hpp limits rows, columns, the text of a cell and what is held.
#pragma once
#include <cstdint>

namespace maex::odt {

inline constexpr std::uint64_t most_repeated = 1'000'000;  // cells that are stored only as a repeat count
inline constexpr std::uint64_t most_merged = 1 << 20;      // merged ranges of a document
inline constexpr unsigned deepest = 60;                    // tables, frames, lists and notes inside each other

}  // namespace maex::odt
