// What the first and last letters of words say about where a paragraph begins and goes on.
#pragma once
#include <string>
#include <string_view>

namespace maex::pdf {

/// The mark of an item in a list: "1.", "a)", "•", "–".
bool is_list_mark(std::string_view word);
/// The mark of an item whose first letter is neither a digit nor a letter: "•", "–".
bool is_bullet(std::string_view word);
/// Begins with a small letter of any alphabet.
bool begins_small(std::string_view word);
/// Ends as a sentence or a heading of a list does: . ! ? : ;
bool ends_sentence(std::string_view word);
/// Only digits.
bool is_number(std::string_view word);
/// The digits as raised characters: "2" becomes "²".
std::string raised(std::string_view digits);

}  // namespace maex::pdf
