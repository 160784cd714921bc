#include "core/text/look_alike.hpp"

#include <array>
#include <cstdio>

#include "core/text/utf8.hpp"

namespace maex::text {
namespace {

struct Twins {
  char32_t cyrillic;
  char latin[3];  // UTF-8
};
/// Pairs that look the same in the usual typefaces.
constexpr Twins twins[] = {{U'А', "A"}, {U'В', "B"}, {U'Е', "E"}, {U'К', "K"}, {U'М', "M"}, {U'Н', "H"},
                           {U'О', "O"}, {U'Р', "P"}, {U'С', "C"}, {U'Т', "T"}, {U'У', "Y"}, {U'Х', "X"},
                           {U'І', "I"}, {U'Ј', "J"}, {U'Ѕ', "S"}, {U'Һ', "H"}, {U'Ә', "Ə"}, {U'а', "a"},
                           {U'е', "e"}, {U'о', "o"}, {U'р', "p"}, {U'с', "c"}, {U'у', "y"}, {U'х', "x"},
                           {U'і', "i"}, {U'ј', "j"}, {U'ѕ', "s"}, {U'һ', "h"}, {U'ә', "ə"}};

enum class Alphabet : std::uint8_t { other, latin, cyrillic, digit };

Alphabet alphabet_of(char32_t c) {
  if (c >= '0' && c <= '9') return Alphabet::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Alphabet::latin;
  if ((c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || c == U'ə') return Alphabet::latin;
  if (c >= 0x400 && c <= 0x52F) return Alphabet::cyrillic;
  return Alphabet::other;
}

bool looks_like_digit(char32_t c) { return c == U'О' || c == U'о' || c == U'З' || c == U'з' || c == U'O' || c == U'o'; }

struct Point {
  char32_t value = 0;
  std::size_t length = 1;
};

Point point_at(std::string_view text, std::size_t at) {
  const Utf8Unit unit = utf8_unit(text.data() + at, text.data() + text.size());
  if (unit.state != Utf8State::valid || unit.length > 3) return {0, unit.length};
  char32_t value = static_cast<unsigned char>(text[at]);
  if (unit.length > 1) value &= unit.length == 2 ? 0x1Fu : 0xFu;
  for (std::size_t i = 1; i < unit.length; ++i) value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return {value, unit.length};
}

/// One word or number: how many letters of each alphabet, and the first ones.
struct Word {
  std::size_t latin = 0, cyrillic = 0, digits = 0;
  char32_t first_latin = 0, first_cyrillic = 0;
  bool only_digit_shapes = true;

  void add(char32_t c, Alphabet alphabet) {
    if (alphabet == Alphabet::digit) {
      ++digits;
      return;
    }
    only_digit_shapes = only_digit_shapes && looks_like_digit(c);
    if (alphabet == Alphabet::latin && latin++ == 0) first_latin = c;
    if (alphabet == Alphabet::cyrillic && cyrillic++ == 0) first_cyrillic = c;
  }
  [[nodiscard]] char32_t stray(bool numbers) const {
    if (latin != 0 && cyrillic != 0) return cyrillic <= latin ? first_cyrillic : first_latin;
    if (numbers && digits != 0 && latin + cyrillic != 0 && only_digit_shapes)
      return cyrillic != 0 ? first_cyrillic : first_latin;
    return 0;
  }
};

char32_t find_stray(std::string_view text, bool numbers) {
  Word word;
  for (std::size_t i = 0; i < text.size();) {
    const Point point = point_at(text, i);
    i += point.length;
    const Alphabet alphabet = alphabet_of(point.value);
    if (alphabet != Alphabet::other) {
      word.add(point.value, alphabet);
      if (i < text.size()) continue;
    }
    if (const char32_t found = word.stray(numbers); found != 0) return found;
    word = {};
  }
  return 0;
}

char32_t first_of(std::string_view text, Alphabet wanted) {
  for (std::size_t i = 0; i < text.size();) {
    const Point point = point_at(text, i);
    if (alphabet_of(point.value) == wanted) return point.value;
    i += point.length;
  }
  return 0;
}

void append_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

const Twins* twin_of(std::string_view text, std::size_t at, char32_t c, bool to_latin) {
  for (const Twins& pair : twins)
    if (to_latin ? pair.cyrillic == c : text.substr(at).starts_with(pair.latin)) return &pair;
  return nullptr;
}

std::optional<std::string> replace(std::string_view text, bool to_latin) {
  std::string out;
  bool any = false;
  for (std::size_t i = 0; i < text.size();) {
    const Point point = point_at(text, i);
    if (alphabet_of(point.value) == (to_latin ? Alphabet::cyrillic : Alphabet::latin)) {
      const Twins* const pair = twin_of(text, i, point.value, to_latin);
      if (pair == nullptr) return std::nullopt;
      if (to_latin)
        out += pair->latin;
      else
        append_point(out, pair->cyrillic);
      any = true;
    } else {
      out.append(text, i, point.length);
    }
    i += point.length;
  }
  return any ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

char32_t stray_letter(std::string_view utf8) { return find_stray(utf8, true); }
char32_t stray_letter_in_words(std::string_view utf8) { return find_stray(utf8, false); }
std::optional<std::string> as_latin(std::string_view utf8) { return replace(utf8, true); }
std::optional<std::string> as_cyrillic(std::string_view utf8) { return replace(utf8, false); }
char32_t first_cyrillic(std::string_view utf8) { return first_of(utf8, Alphabet::cyrillic); }
char32_t first_latin(std::string_view utf8) { return first_of(utf8, Alphabet::latin); }

Text name_letter(char32_t letter) {
  std::string name;
  append_point(name, letter);
  std::array<char, 16> code{};
  const int length = std::snprintf(code.data(), code.size(), " (U+%04X)", static_cast<unsigned>(letter));
  name.append(code.data(), static_cast<std::size_t>(length));
  const std::vector<Argument> arguments = {{"letter", name}};
  return alphabet_of(letter) == Alphabet::cyrillic ? Text("the Cyrillic letter {letter}"_text, arguments)
                                                   : Text("the Latin letter {letter}"_text, arguments);
}

}  // namespace maex::text
