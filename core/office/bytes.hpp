// Classes of bytes that the tokenizer stops at.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace maex::xml {

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes that end a run: of a name, of a double-quoted value, of a single-quoted value, of text. Two kinds of text:
// ends_text also stops at bytes that are not ASCII, to know whether UTF-8 needs checking.
enum : unsigned char { ends_name = 1, ends_double = 2, ends_single = 4, ends_text = 8, ends_any_text = 16 };
constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (const char c : {' ', '\t', '\n', '\r', '/', '>', '=', '\0', '<', '"', '\'', '&', ':'})
    classes[static_cast<unsigned char>(c)] |= ends_name;
  for (const char c : {'"', '&', '<', '\0'}) classes[static_cast<unsigned char>(c)] |= ends_double;
  for (const char c : {'\'', '&', '<', '\0'}) classes[static_cast<unsigned char>(c)] |= ends_single;
  for (const char c : {'<', '&', '\r', '\0'}) classes[static_cast<unsigned char>(c)] |= ends_text | ends_any_text;
  for (unsigned c = 0x80; c < 0x100; ++c) classes[c] |= ends_text;
  return classes;
}
inline constexpr auto classes = make_classes();
inline bool is(char c, unsigned char mask) { return (classes[static_cast<unsigned char>(c)] & mask) != 0; }

/// Enough of a name to detect a start tag and an end tag that do not match.
constexpr std::uint32_t mark(std::string_view name) {
  return static_cast<std::uint32_t>(name.size()) << 16 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(name[0])) << 8 | static_cast<unsigned char>(name.back());
}

}  // namespace maex::xml
