// Who cleared and found: the operators of the figures of one sentence.
#pragma once
#include <vector>

#include "core/mapping/prose/bind.hpp"

namespace maex::prose {

/// True for this sign.
bool is_mark(const Item& item, char sign);
/// True for mines and ordnance of one kind, and for mines together.
bool is_counted_device(Code measure);
bool is_area_or_find(Code measure);
/// "The agency and the ministry": an operator that "and" joins to another. What both did together has no one operator.
bool is_joint_operator(const Sequence& sequence, std::uint32_t item);

/// "Из 19 человек", "of whom": words between a total and its part.
bool has_of_them_between(const Sequence& sequence, std::uint32_t total, std::uint32_t part);
/// Gives finds the operator that an enumeration or the sentence before them names. An operator stays in the breakdown
/// only where the sentence compares several, or names another than the agency. `all` is in the order of the sequences.
void share_operators(std::vector<Bound>& all, const Sentence& of, const Grammar& grammar);

}  // namespace maex::prose
