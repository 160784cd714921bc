// Years without a month: "2014", "in 2019-2021".
#pragma once
#include <vector>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"

namespace maex::prose {

/// The items of a paragraph, with numbers made dates where the words around them say that they are years. The dates are
/// added to `paragraph`. Linear in the items.
std::vector<Item> with_years(std::vector<Item> items, const Grammar& grammar, int this_year, Paragraph& paragraph);

}  // namespace maex::prose
