// Tables by ruling lines: the lines that touch one another make a grid, and cells without a line between them are one.
#pragma once
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "adapters/formats/pdf/table.hpp"

namespace maex::pdf {

/// The tables that rulings of the page make around its words. `taken[word]` is set for each word in one of them.
std::vector<Table> find_ruled(const Page& page, const Rulings& rulings, std::vector<bool>& taken);

}  // namespace maex::pdf
