// Sentences about words that a profile does not know, with the known words that are near. The argument "instead" is the
// right word, where only one is near.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/model/fields.hpp"
#include "core/notice/text.hpp"

namespace maex {

/// A word that no code of the field has. Of a personal field, no word is named: it would reveal the value.
Text unknown_word(Field field, std::string_view word, std::span<const std::string> known);
/// `heading` is the whole heading, `leaf` its lowest part.
Text unknown_heading(const std::string& heading, std::string_view leaf, std::span<const std::string> known);

}  // namespace maex
