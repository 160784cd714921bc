// Words in coordinates, in English, Russian and Azerbaijani. Private to the coordinate parser.
#pragma once
#include <optional>
#include <string_view>

#include "core/place/coordinate_tokens.hpp"

namespace maex::place {

/// What a folded word (points and blanks taken out) means.
std::optional<TokenKind> kind_of_word(std::string_view folded);
/// Words that introduce a coordinate and say nothing about it.
bool says_nothing(std::string_view folded);

}  // namespace maex::place
