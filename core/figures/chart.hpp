// A bar chart of months. It holds only bars and digits, so that it is the same in every language and needs no font: the
// words are in the paragraph next to it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/document/document_writer.hpp"

namespace maex::figures {

/// The two bars of one month, and its number below them.
struct ChartMonth {
  unsigned month = 0;  ///< 1 to 12
  std::uint64_t killed = 0, injured = 0;
};

/// The chart as SVG and as PNG (150 dots per inch), both drawn from the same shapes. `description` is for people
/// who cannot see it.
Picture draw_chart(const std::vector<ChartMonth>& months, std::string description);

}  // namespace maex::figures
