#include "adapters/formats/pdf/pdf_words.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "adapters/formats/pdf/limits.hpp"
#include "core/text/utf8.hpp"

namespace maex::pdf {
namespace {

constexpr std::size_t columns = 12;
constexpr int page_level = 1, word_level = 5;

template <typename Number>
bool read_number(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// Lengths outside any page are mistakes or traps. The size of a page may be anything: the page is then refused.
bool read_length(std::string_view text, float& value, bool of_page) {
  return read_number(text, value) && std::isfinite(value) && (of_page || std::abs(value) <= longest_length);
}

bool split(std::string_view line, std::array<std::string_view, columns>& fields) {
  for (std::size_t i = 0; i + 1 != columns; ++i) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return false;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  fields.back() = line;
  return true;
}

/// A character that a font without a table of characters leaves: it has no meaning.
bool is_meaningless(std::string_view character) {
  const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
  if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
  if (character.size() != 3) return byte(0) == 0xF3 && byte(1) >= 0xB0;  // plane 15 is for private use
  const unsigned code = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  constexpr unsigned private_first = 0xE000, private_last = 0xF8FF, replacement = 0xFFFD;
  return (code >= private_first && code <= private_last) || code == replacement;
}

/// One character of a symbol font, which has its places in private use: the mark of a list, or a picture of that size.
bool is_symbol(std::string_view word) {
  return word.size() == 3 && word[0] == '\xEF' &&
         (word[1] == '\x80' || word[1] == '\x81' || word[1] == '\x82' || word[1] == '\x83');
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A word of several letters that is much higher than wide runs up or down the page. Two letters may be "il".
bool is_upright(const Box& box, std::size_t letters) {
  constexpr float narrow = 1.6F, narrow_three = 2.4F;
  if (letters < 3) return true;
  return box.height() < box.width() * (letters == 3 ? narrow_three : narrow);
}

}  // namespace

void WordReader::take(std::string_view piece) {
  for (;;) {
    const std::size_t end = piece.find('\n');
    if (end == std::string_view::npos) break;
    if (rest_.empty()) {
      line(piece.substr(0, end));
    } else {
      rest_ += piece.substr(0, end);
      line(rest_);
      rest_.clear();
    }
    piece.remove_prefix(end + 1);
  }
  if (rest_.size() + piece.size() <= longest_line) rest_ += piece;
}

void WordReader::finish() {
  if (!rest_.empty()) line(rest_);
  rest_.clear();
  end_page();
}

void WordReader::end_page() {
  if (in_page_) receiver_(std::move(page_));
  page_ = {};
  in_page_ = false;
}

void WordReader::line(std::string_view text) {
  if (!std::exchange(headed_, true) && text.starts_with("level\t")) return;
  std::array<std::string_view, columns> fields;
  int level = 0;
  Box box;
  float width = 0, height = 0;
  std::uint32_t number = 0, flow = 0, block = 0, in_line = 0;
  if (!split(text, fields) || !read_number(fields[0], level) || !read_number(fields[1], number) ||
      !read_number(fields[2], flow) || !read_number(fields[3], block) || !read_number(fields[4], in_line) ||
      !read_length(fields[6], box.left, false) || !read_length(fields[7], box.top, false) ||
      !read_length(fields[8], width, level == page_level) || !read_length(fields[9], height, level == page_level)) {
    if (!text.empty()) ++faults_.lines;
    return;
  }
  if (level == page_level) {
    end_page();
    in_page_ = true;
    page_.number = number;
    page_.width = width;
    page_.height = height;
  } else if (level == word_level && in_page_) {
    if (width < 0) box.left += width;  // letters of some fonts run backwards
    if (height < 0) box.top += height;
    box.right = box.left + std::abs(width);
    box.bottom = box.top + std::abs(height);
    add_word(box, flow, block, in_line, fields.back());
  }
}

void WordReader::add_word(const Box& box, std::uint32_t flow, std::uint32_t block, std::uint32_t line,
                          std::string_view text) {
  Word word;
  word.box = box;
  word.flow = flow;
  word.block = block;
  word.line = line;
  word.offset = static_cast<std::uint32_t>(page_.text.size());
  constexpr std::string_view bullet = "\xE2\x80\xA2";
  if (is_symbol(text)) text = bullet;
  for (const char *at = text.data(), *end = at + text.size(); at != end;) {
    const text::Utf8Unit unit = text::utf8_unit(at, end);
    const std::string_view character(at, unit.length);
    at += unit.length;
    if (unit.state == text::Utf8State::valid && !is_meaningless(character)) {
      page_.text += character;
    } else {
      page_.text += "\xEF\xBF\xBD";
      ++faults_.characters;
    }
  }
  word.length = static_cast<std::uint32_t>(page_.text.size()) - word.offset;
  if (word.length == 0) return;
  word.upright = is_upright(box, letters_in(page_.text_of(word)));
  page_.words.push_back(word);
}

}  // namespace maex::pdf
