// Running headers and footers: the same text at the same place on most pages.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

struct RunningLine {
  std::uint32_t page = 0;            ///< index of the first page that has it
  std::vector<std::uint32_t> words;  ///< on that page
  bool at_top = true;
};

struct Running {
  std::vector<RunningLine> lines;  ///< each text once: headers first, from top to bottom
  std::uint64_t repeated = 0;      ///< words of the other pages, which say the same
};

/// `taken[page][word]` is set for each word of a running line.
Running find_running(const std::vector<Page>& pages, std::vector<std::vector<bool>>& taken);

}  // namespace maex::pdf
