#include "adapters/formats/pdf/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace maex::pdf {
namespace {

UChar32 first_character(std::string_view word) {
  UChar32 character = 0;
  std::int32_t at = 0;
  U8_NEXT(word.data(), at, static_cast<std::int32_t>(word.size()), character);
  return character;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_bullet(std::string_view word) {
  constexpr std::size_t longest = 4;  // bytes of one character
  if (word.empty() || word.size() > longest) return false;
  if (word == "-" || word == "*") return true;
  const UChar32 first = first_character(word);
  return first > 0x7F && u_isalnum(first) == 0 && static_cast<std::size_t>(U8_LENGTH(first)) == word.size();
}

bool is_list_mark(std::string_view word) {
  constexpr std::size_t longest = 4;
  if (is_bullet(word)) return true;
  if (word.size() < 2 || word.size() > longest) return false;
  return word.back() == '.' || word.back() == ')';
}

bool begins_small(std::string_view word) { return !word.empty() && u_islower(first_character(word)) != 0; }

bool ends_sentence(std::string_view word) {
  while (!word.empty() && (word.back() == '"' || word.back() == ')' || word.back() == '\'')) word.remove_suffix(1);
  return !word.empty() && std::string_view(".!?:;").find(word.back()) != std::string_view::npos;
}

bool is_number(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

std::string raised(std::string_view digits) {
  constexpr std::array<std::string_view, 10> forms = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : digits) text += forms[static_cast<std::size_t>(digit - '0')];
  return text;
}

}  // namespace maex::pdf
