#include "core/text/lost_letters.hpp"

namespace maex::text {
namespace {

/// True for a byte of a letter in UTF-8 or ASCII.
bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool has_lost_letters(std::string_view utf8) {
  for (std::size_t i = 1; i + 1 < utf8.size(); ++i)
    if (utf8[i] == '?' && is_letter_byte(utf8[i - 1]) && is_letter_byte(utf8[i + 1])) return true;
  return utf8.find("???") != std::string_view::npos;
}

std::size_t count_lost_letters(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = utf8.find('?'); i != std::string_view::npos; i = utf8.find('?', i)) {
    std::size_t begin = i, end = i;
    const auto in_word = [&](std::size_t at) { return is_letter_byte(utf8[at]) || utf8[at] == '?'; };
    while (begin > 0 && in_word(begin - 1)) --begin;
    while (end < utf8.size() && in_word(end)) ++end;
    // In an address a slash or an equals sign is next to the word.
    const bool address =
        (begin > 0 && (utf8[begin - 1] == '/' || utf8[begin - 1] == '.')) || (end < utf8.size() && utf8[end] == '=');
    if (!address && has_lost_letters(utf8.substr(begin, end - begin)) && is_letter_byte(utf8[begin])) ++count;
    i = end;
  }
  return count;
}

}  // namespace maex::text
