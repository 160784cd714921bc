#include "adapters/formats/txt/lines.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/printable.hpp"

namespace maex::txt {
namespace {

std::string_view without_end(std::string_view text) {
  // trim() also knows no-break spaces. White space at the start may align a table.
  const std::string_view inked = trim(text);
  return inked.empty() ? inked : text.substr(0, static_cast<std::size_t>(inked.data() - text.data()) + inked.size());
}

char32_t first_of(std::string_view text) { return text.empty() ? 0 : decode_point(text, 0).value; }

bool is_digit_at(std::string_view text, std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; }

/// Length of the number of a list item or heading, with the blank after it: "1. ", "2.3 ", "4) ". 0: none.
std::size_t number_length(std::string_view text, std::uint8_t& depth) {
  std::size_t i = 0;
  depth = 0;
  while (is_digit_at(text, i)) {
    const std::size_t from = i;
    while (is_digit_at(text, i)) ++i;
    if (i - from > 3) return 0;  // a year or an amount
    ++depth;
    if (i < text.size() && text[i] == '.' && is_digit_at(text, i + 1))
      ++i;
    else
      break;
  }
  if (depth == 0) return 0;
  const bool closed = i < text.size() && (text[i] == '.' || text[i] == ')');
  if (closed) ++i;
  if (!closed && depth == 1) return 0;  // "25 persons"
  return i < text.size() && text[i] == ' ' ? i + 1 : 0;
}

std::size_t reference_length(std::string_view text) {
  std::size_t i = 1;
  if (text.empty() || text[0] != '[' || !is_digit_at(text, i)) return 0;
  while (is_digit_at(text, i)) ++i;
  return i <= 5 && i + 1 < text.size() && text[i] == ']' && text[i + 1] == ' ' ? i + 2 : 0;
}

}  // namespace

std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t number = 1, page = 1;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f", i), text.size());
    const std::string_view line = without_end(text.substr(i, end - i));
    lines.push_back({line, number, page, characters_in(line)});
    i = end + 1;
    if (end == text.size()) break;
    if (text[end] == '\f') {
      ++page;
    } else {
      ++number;
      if (text[end] == '\r' && i < text.size() && text[i] == '\n') ++i;
    }
  }
  return lines;
}

bool is_ruling(std::string_view text) {
  std::size_t signs = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Point point = decode_point(text, i);
    if (point.length == 0) return false;
    i += point.length;
    if (point.value == ' ' || point.value == '\t') continue;
    const bool drawn = point.value >= 0x2500 && point.value < 0x2580;  // box drawing
    if (!drawn && (point.value > 0x7F ||
                   std::string_view("-=_*+|:~").find(static_cast<char>(point.value)) == std::string_view::npos))
      return false;
    ++signs;
  }
  return signs >= 3;
}

Marked read_mark(std::string_view line) {
  Marked made;
  made.text = made.rest = trim(line);
  const std::string_view text = made.text;
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes >= 1 && hashes <= 6 && hashes < text.size() && text[hashes] == ' ') {
    std::string_view rest = trim(text.substr(hashes));
    while (rest.ends_with('#')) rest.remove_suffix(1);
    rest = trim(rest);
    if (!rest.empty()) return {Mark::hash, static_cast<std::uint8_t>(hashes), rest, rest};
  }
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "◦ "})
    if (text.starts_with(bullet) && text.size() > bullet.size()) {
      const std::string_view rest = trim(text.substr(bullet.size()));
      return {Mark::bullet, 0, rest, rest};
    }
  std::uint8_t depth = 0;
  if (const std::size_t length = number_length(text, depth); length != 0 && length < text.size())
    return {Mark::number, depth, text, trim(text.substr(length))};
  if (const std::size_t length = reference_length(text); length != 0)
    return {Mark::reference, 0, text, trim(text.substr(length))};
  return made;
}

bool is_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Point point = decode_point(text, i);
    if (point.length == 0) return false;
    i += point.length;
    const auto c = static_cast<UChar32>(point.value);
    if (u_islower(c)) return false;
    letters += u_isupper(c) ? 1U : 0U;
  }
  return letters >= 4;
}

bool begins_with_capital(std::string_view text) { return u_isupper(static_cast<UChar32>(first_of(text))) != 0; }
bool begins_small(std::string_view text) { return u_islower(static_cast<UChar32>(first_of(text))) != 0; }

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside ? 1U : 0U;
    inside = !blank;
  }
  return words;
}

}  // namespace maex::txt
