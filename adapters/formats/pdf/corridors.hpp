// Empty strips that run down between the columns of a table.
#pragma once
#include <span>
#include <vector>

#include "adapters/formats/pdf/lines.hpp"

namespace maex::pdf {

struct Corridor {
  float left = 0, right = 0;
  [[nodiscard]] float middle() const { return (left + right) / 2; }
};

/// The strips that at most one line in eight crosses, with text of at least three lines on both sides, from left to
/// right.
std::vector<Corridor> find_corridors(std::span<const Line> lines);

}  // namespace maex::pdf
