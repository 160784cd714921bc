// Asides of a sentence: words between commas or dashes that say more about the number before them.
#pragma once
#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"

namespace maex::prose {

/// Puts the asides of one sequence into sequences of their own, as brackets are. Linear in the items.
void set_asides_apart(const Grammar& grammar, Sentence& of, std::size_t index);

}  // namespace maex::prose
