#include "core/text/fold.hpp"

#include <array>
#include <cstdint>

#include "core/text/equal.hpp"

namespace maex {
namespace {

// Folded letter of the code points U+00C0..U+052F that mine action lists use; 0 keeps the letter, 1 is a space.
constexpr char32_t first_mapped = 0xA0;
constexpr char32_t last_mapped = 0x52F;
using Table = std::array<char16_t, last_mapped - first_mapped + 1>;

constexpr void map_letters(Table& table, std::u32string_view from, std::u32string_view to) {
  for (std::size_t i = 0; i != from.size(); ++i) table[from[i] - first_mapped] = static_cast<char16_t>(to[i]);
}

constexpr Table make_table() {
  Table table{};
  for (char32_t c = 0xA0; c <= 0xBF; ++c) table[c - first_mapped] = ' ';  // no-break space, signs
  table[U'º' - first_mapped] = 'o';
  table[U'ª' - first_mapped] = 'a';
  map_letters(table, U"ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ", U"aaaaaaceeeeiiiinoooooouuuuy");
  map_letters(table, U"àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", U"aaaaaaceeeeiiiinoooooouuuuyy");
  map_letters(table, U"×÷", U"  ");
  map_letters(table, U"ĞğİıŞşŠšŽžČčĆćĘęĄąŁłŐőŰű", U"ggiisssszzcccceeaalloouu");
  map_letters(table, U"ƏəǝÄäǞǟ", U"eeeeeee");  // the Latin script of 1991 wrote ä for ə
  table[0x18E - first_mapped] = 'e';           // reversed E, capital of U+01DD
  for (char32_t c = 0x410; c <= 0x42F; ++c) table[c - first_mapped] = static_cast<char16_t>(c + 0x20);
  map_letters(table, U"Ёё", U"ее");
  map_letters(table, U"ЈҒҖҜҮҺҸӘӨҝ", U"јғҗҝүһҹәөҝ");
  return table;
}

constexpr Table table = make_table();

bool is_space_like(char32_t c) {
  return (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || c == 0xFEFF || c == 0x2116 || c == 0x2122;
}

// A letter that cannot be decoded stays unchanged, so folding never fails.
char32_t decode(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i++]);
  if (byte < 0xC2) return byte;
  const int more = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
  char32_t point = byte & (0x3F >> more);
  for (int k = 0; k != more && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; ++k)
    point = point << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
  return point;
}

void encode(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

char32_t fold_point(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
    return ' ';
  }
  if (c >= first_mapped && c <= last_mapped) {
    const char16_t mapped = table[c - first_mapped];
    return mapped != 0 ? mapped : c;
  }
  return is_space_like(c) ? U' ' : c;
}

// The folded letter that an accent makes of the folded letter before it. Only letters whose fold differs from their
// letter without the accent; 0: the accent is dropped.
char32_t accented(char32_t letter, char32_t accent) {
  if (letter == U'a' && accent == 0x308) return U'e';  // ä
  if (letter == U'и' && accent == 0x306) return U'й';
  if (letter == U'у' && accent == 0x306) return U'ў';
  if (letter == U'і' && accent == 0x308) return U'ї';
  return 0;
}

bool is_accent(char32_t c) { return c >= 0x300 && c <= 0x36F; }

std::size_t space_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t k) { return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0; };
  const unsigned char b = byte(0);
  if (b == ' ' || (b >= '\t' && b <= '\r')) return 1;
  if (b == 0xC2 && byte(1) == 0xA0) return 2;
  if (b == 0xE2 && byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8D) || byte(2) == 0xAF)) return 3;
  if (b == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;
  if (b == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;
  return 0;
}

}  // namespace

void append_folded(std::string& out, std::string_view utf8) {
  const std::size_t start = out.size();
  bool gap = false;
  std::size_t last_at = start;
  char32_t last = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t point = decode(utf8, i);
    if (point >= 0xAD && (text::is_invisible(point) || is_accent(point))) {
      if (const char32_t letter = gap ? 0 : accented(last, point); letter != 0) {
        out.resize(last_at);
        encode(out, letter);
        last = letter;
      }
      continue;
    }
    const char32_t folded = fold_point(point);
    if (folded == ' ') {
      gap = out.size() != start;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    last_at = out.size();
    last = folded;
    encode(out, folded);
  }
}

std::string fold(std::string_view utf8) {
  std::string out;
  append_folded(out, utf8);
  return out;
}

std::string_view trim(std::string_view utf8) {
  while (!utf8.empty()) {
    const std::size_t n = space_length(utf8, 0);
    if (n == 0) break;
    utf8.remove_prefix(n);
  }
  while (!utf8.empty()) {
    std::size_t n = 0;
    for (std::size_t length = 1; length <= 3 && length <= utf8.size() && n == 0; ++length)
      if (space_length(utf8, utf8.size() - length) == length) n = length;
    if (n == 0) break;
    utf8.remove_suffix(n);
  }
  return utf8;
}

}  // namespace maex
