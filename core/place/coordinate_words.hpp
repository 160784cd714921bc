// Words in coordinates, in English, Russian and Azerbaijani. Private to the coordinate parser.
#pragma once
#include <optional>
#include <string_view>

#include "core/place/coordinate_tokens.hpp"

namespace maex::place {

/// The meaning of a folded word without points and blanks; none when the word is unknown.
std::optional<TokenKind> kind_of_word(std::string_view folded);
/// True for words that introduce a coordinate and add no information about it.
bool says_nothing(std::string_view folded);

}  // namespace maex::place
