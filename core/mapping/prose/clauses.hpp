// What the clause around a number says about it: a plan that makes it no figure, and what was done to an area.
#pragma once
#include <string>

#include "core/mapping/prose/bind.hpp"

namespace maex::prose {

/// True for a number of a plan, an estimate or another event.
bool is_blocked(const Grammar& grammar, const Paragraph& paragraph, const Sentence& of, const Bound& bound);
/// The act of the area at `item`: the nearest one in its clause, in the sentence, or in the text before. Empty: none.
std::string act_of(const Grammar& grammar, const Memory& memory, const Sentence& of, std::size_t sequence,
                   std::uint32_t item);

}  // namespace maex::prose
