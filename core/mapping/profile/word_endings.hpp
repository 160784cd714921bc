// Endings of Azerbaijani, Russian and English words, folded.
#pragma once
#include <string_view>

namespace maex {

/// True for an ending of a past tense or a participle; also for no ending. Endings of a negation or of the present
/// tense are not among them: "yaralanmayıb" (not hurt), "təsdiqlənir" (being confirmed).
bool is_verb_ending(std::string_view folded);
/// True for a case ending of a noun or an adjective; also for no ending.
bool is_noun_ending(std::string_view folded);

}  // namespace maex
