#include "core/rules/text_signs.hpp"

#include <algorithm>
#include <array>

namespace maex::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool looks_mojibake(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    if (at(0) == 0xEF && at(1) == 0xBF && at(2) == 0xBD) return true;  // U+FFFD
    if (at(0) != 0xC3 || i + 3 >= text.size()) continue;
    // Lead bytes C3-D1 of UTF-8 shown in Latin-1 are the letters U+00C3-U+00D1: "Ã", "Ä", "Å", "É", "Ð", "Ñ". After one
    // of them comes the character for a continuation byte: U+0080-U+00BF, or the sign that Windows-1252 has there.
    const bool lead =
        at(1) == 0x83 || at(1) == 0x84 || at(1) == 0x85 || at(1) == 0x89 || at(1) == 0x90 || at(1) == 0x91;
    const bool latin1 = at(2) == 0xC2;
    const bool windows = at(2) == 0xE2 ||
                         (at(2) == 0xC5 && (at(3) == 0xB8 || at(3) == 0x93 || at(3) == 0xA1 || at(3) == 0xBE)) ||
                         (at(2) == 0xC6 && at(3) == 0x92) || (at(2) == 0xCB && (at(3) == 0x86 || at(3) == 0x9C));
    if (lead && (latin1 || windows)) return true;
  }
  return false;
}

bool is_placeholder(std::string_view text) {
  static constexpr std::array<std::string_view, 24> words = {
      "-",    "--",      "---",     "\xE2\x80\x93", "\xE2\x80\x94", "?",    "??",         ".",
      "x",    "X",       "n/a",     "N/A",          "NA",           "null", "NULL",       "none",
      "None", "unknown", "Unknown", "yoxdur",       "məlum deyil",  "нет",  "неизвестно", "нет данных"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_only_digits(std::string_view text) {
  bool any = false;
  for (const char c : text) {
    if (is_digit(c))
      any = true;
    else if (c != '.' && c != ',' && c != ' ')
      return false;
  }
  return any;
}

bool holds_markup(std::string_view text) {
  const std::size_t entity = text.find('&');
  if (entity != std::string_view::npos) {
    const std::string_view rest = text.substr(entity + 1, 8);
    const std::size_t end = rest.find(';');
    if (end != std::string_view::npos && end >= 2 &&
        (rest.front() == '#' || std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end), is_latin)))
      return true;
  }
  for (const std::string_view tag : {"<br", "<p>", "</", "<b>", "<i>"})
    if (text.find(tag) != std::string_view::npos) return true;
  return false;
}

}  // namespace maex::rules
