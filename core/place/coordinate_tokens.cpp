#include "core/place/coordinate_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "core/place/coordinate_words.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace maex::place {
namespace {

using Kind = TokenKind;

struct Mark {
  std::string_view text;
  Kind kind;
};
// A longer mark comes before a mark that it begins with.
constexpr Mark marks_of_angles[] = {
    {"''", Kind::second}, {"′′", Kind::second}, {"’’", Kind::second}, {"´´", Kind::second}, {"``", Kind::second},
    {"\"", Kind::second}, {"″", Kind::second},  {"”", Kind::second},  {"“", Kind::second},  {"˝", Kind::second},
    {"ʺ", Kind::second},  {"'", Kind::minute},  {"′", Kind::minute},  {"’", Kind::minute},  {"‘", Kind::minute},
    {"´", Kind::minute},  {"`", Kind::minute},  {"ʹ", Kind::minute},  {"°", Kind::degree},  {"º", Kind::degree},
    {"˚", Kind::degree},  {"∘", Kind::degree},  {"⁰", Kind::degree},  {"*", Kind::degree},
};
constexpr std::string_view dashes[] = {"-", "−", "–", "‐", "‑"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  // Latin Extended and Cyrillic; º, ´ and ˚ are marks and are matched earlier.
  return (byte >= 0xC3 && byte <= 0xC9) || (byte >= 0xD0 && byte <= 0xD3);
}

class Lexer {
 public:
  Lexer(std::string_view text, Marks marks) : text_(text), marks_(marks) {}

  bool run() {
    while (at_ < text_.size()) {
      if (tokens_.size() >= most_tokens || !step()) return false;
    }
    return true;
  }
  std::vector<Token> take() { return std::move(tokens_); }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] char peek(std::size_t k = 0) const { return at_ + k < text_.size() ? text_[at_ + k] : '\0'; }

  void push(Kind kind, char letter = 0) {
    Token token{kind};
    token.letter = letter;
    token.touches_next = at_ < text_.size() && text_[at_] != ' ';
    tokens_.push_back(token);
  }

  bool step() {
    if (peek() == '\t' || peek() == '\n' || peek() == ';' || peek() == '|' || peek() == '/') {
      ++at_;
      push(Kind::separator);
      return true;
    }
    if (peek() == ' ') return ++at_, true;
    if (is_digit(peek())) return number();
    for (const Mark& mark : marks_of_angles)
      if (rest().starts_with(mark.text)) {
        at_ += mark.text.size();
        push(mark.kind);
        return true;
      }
    for (const std::string_view dash : dashes)
      if (rest().starts_with(dash)) return this->dash(dash.size());
    switch (peek()) {
      case ',':
        ++at_;
        push(Kind::comma);
        return true;
      case '+':
      case ':':
      case '=':
      case '(':
      case ')':
      case '[':
      case ']':
      case '.': ++at_; return true;
      default: break;
    }
    return is_letter(text_, at_) && word();
  }

  // The dash is a sign when a number follows directly and no number, or letter of a number, comes directly before it.
  // Otherwise it only separates.
  bool dash(std::size_t length) {
    const bool letter = tokens_.size() > 1 && tokens_.back().kind >= Kind::north &&
                        tokens_.back().kind <= Kind::positive && tokens_[tokens_.size() - 2].kind <= Kind::second;
    const bool after_number =
        at_ != 0 && text_[at_ - 1] != ' ' && !tokens_.empty() && (tokens_.back().kind <= Kind::second || letter);
    at_ += length;
    negative_ = !after_number && is_digit(peek());
    return true;
  }

  bool grouping(char mark) const {
    return peek() == mark && is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
  }

  bool part_of_degrees(std::string_view digits, int decimals = 0, std::string_view fraction = {}) {
    Token token{Kind::number};
    token.digits = static_cast<int>(digits.size());
    token.decimals = decimals;
    const std::string whole = std::string(digits) + (fraction.empty() ? "" : ".") + std::string(fraction);
    if (std::from_chars(whole.data(), whole.data() + whole.size(), token.value).ec != std::errc()) return false;
    tokens_.push_back(token);
    return true;
  }

  std::string_view run_of_digits() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  bool divides() const { return (peek() == '.' || peek() == ',') && is_digit(peek(1)); }
  /// The mark that follows; Kind::number when none does.
  Kind mark_ahead() const {
    std::string_view left = rest();
    while (left.starts_with(' ')) left.remove_prefix(1);
    for (const Mark& mark : marks_of_angles)
      if (left.starts_with(mark.text)) return mark.kind;
    return Kind::number;
  }

  // "39.27,00" and "39.27.00": with two digits at the end they are seconds. "39.27,4" has decimals of minutes. In
  // "39.27'00\"" the marks say the same.
  bool pointed() {
    const bool negative = std::exchange(negative_, false);
    const std::size_t first = tokens_.size();
    std::string_view parts[3];
    parts[0] = run_of_digits();
    if (parts[0].size() > 3) return false;
    if (!divides()) return mark_ahead() != Kind::number && part_of_degrees(parts[0]);
    const char mark = peek();
    ++at_;
    parts[1] = run_of_digits();
    if (!divides()) {
      if (mark_ahead() == Kind::second) return part_of_degrees(parts[0], static_cast<int>(parts[1].size()), parts[1]);
      if (mark_ahead() != Kind::minute || parts[1].size() != 2) return false;
      if (!part_of_degrees(parts[0]) || !part_of_degrees(parts[1])) return false;
      tokens_[first].negative = negative;
      return true;
    }
    if (parts[1].size() != 2 || (mark == ',' && peek() == '.')) return false;
    ++at_;
    parts[2] = run_of_digits();
    if (parts[2].size() > 3 || divides()) return false;
    const bool seconds = parts[2].size() == 2 && parts[2] < "60";
    const bool read =
        seconds ? part_of_degrees(parts[0]) && part_of_degrees(parts[1]) && part_of_degrees(parts[2])
                : part_of_degrees(parts[0]) && part_of_degrees(parts[1], static_cast<int>(parts[2].size()), parts[2]);
    if (read) tokens_[first].negative = negative;
    return read;
  }

  bool number() {
    if (marks_ == Marks::pointed_degrees) return pointed();
    std::array<char, 24> digits;
    std::size_t size = 0;
    Token token{Kind::number};
    token.negative = std::exchange(negative_, false);
    const char group = marks_ == Marks::grouped_commas   ? ','
                       : marks_ == Marks::grouped_points ? '.'
                       : marks_ == Marks::grouped_blanks ? ' '
                                                         : '\0';
    const bool either = marks_ == Marks::decimal_both;
    const bool comma = marks_ == Marks::decimal_comma || marks_ == Marks::grouped_points ||
                       (marks_ == Marks::grouped_blanks && text_.find('.') == std::string_view::npos);
    const char decimal = comma ? ',' : '.';
    const auto read = [&] {
      while (is_digit(peek()) && size < digits.size() - 1) digits[size++] = text_[at_++];
      return !is_digit(peek());
    };
    if (!read()) return false;
    if (group != '\0' && size <= 3)
      while (grouping(group)) {
        ++at_;
        if (!read()) return false;
      }
    token.digits = static_cast<int>(size);
    if ((peek() == decimal || (either && peek() == ',')) && is_digit(peek(1))) {
      ++at_;
      digits[size++] = '.';
      const std::size_t before = size;
      if (!read()) return false;
      token.decimals = static_cast<int>(size - before);
    }
    // A text with a second decimal mark is not a number: 39.45.12.
    if ((peek() == '.' || (peek() == ',' && (either || (decimal == ',' && token.decimals == 0)))) && is_digit(peek(1)))
      return false;
    if (std::from_chars(digits.data(), digits.data() + size, token.value).ec != std::errc()) return false;
    token.touches_next = at_ < text_.size() && text_[at_] != ' ';
    tokens_.push_back(token);
    return true;
  }

  // Reads letters, and continues after a point with at most one blank: "с. ш.".
  bool word() {
    const std::size_t start = at_;
    // "39d27m36s", also with N directly after it. Elsewhere "s" is south.
    const bool alone =
        at_ + 1 == text_.size() || !is_letter(text_, at_ + 1) || (text_[at_ + 1] >= 'A' && text_[at_ + 1] <= 'Z');
    if (peek() == 's' && alone && minute_written_ && tokens_.back().kind == Kind::number) {
      ++at_;
      minute_written_ = false;
      push(Kind::second);
      return true;
    }
    std::string letters;
    std::vector<std::string_view> parts;  // divided by the points
    std::size_t part = at_;
    while (at_ < text_.size()) {
      if (is_letter(text_, at_)) {
        const std::size_t length = text::utf8_unit(text_.data() + at_, text_.data() + text_.size()).length;
        letters += text_.substr(at_, length);
        at_ += length;
        continue;
      }
      const std::size_t gap = peek() == '.' ? (peek(1) == ' ' ? 2 : 1) : 0;
      if (gap == 0 || at_ + gap >= text_.size() || !is_letter(text_, at_ + gap)) break;
      parts.push_back(text_.substr(part, at_ - part));
      at_ += gap;
      part = at_;
    }
    parts.push_back(text_.substr(part, at_ - part));
    const std::string_view first = text_.substr(start);
    if (known_word(fold(letters), first.starts_with("ş") || first.starts_with("Ş"))) return true;
    return parts.size() > 1 && words_in(parts);
  }

  // "сек. с. ш." is two words: the longest run of parts that is known, then the rest.
  bool words_in(std::span<const std::string_view> parts) {
    while (!parts.empty()) {
      std::size_t count = parts.size();
      for (; count != 0; --count) {
        std::string letters;
        for (const std::string_view part : parts.first(count)) letters += part;
        if (known_word(fold(letters), parts[0].starts_with("ş") || parts[0].starts_with("Ş"))) break;
      }
      if (count == 0) return false;
      parts = parts.subspan(count);
    }
    return true;
  }

  bool known_word(std::string_view folded, bool s_cedilla) {
    if (s_cedilla && folded.size() <= 2) {
      push(folded == "su" ? Kind::east : folded == "se" || folded == "sm" ? Kind::north : Kind::positive);
      return true;
    }
    if (folded == "wgs") return after(Kind::wgs84, {"84", "1984"});
    if (folded == "pulkovo" || folded == "пулково") return after(Kind::pulkovo, {"1942", "42"});
    if (folded == "ск" || folded == "sk" || folded == "ck") return after(Kind::pulkovo, {"42"}) && digits_taken_;
    if (folded == "epsg") return epsg();
    if (says_nothing(folded)) return true;
    if (const auto kind = kind_of_word(folded)) {
      push(*kind, folded.size() == 1 ? static_cast<char>(folded[0] - 32) : '\0');
      minute_written_ = *kind == Kind::minute;
      return true;
    }
    if (folded.size() != 1 || folded[0] < 'a' || folded[0] > 'z') return false;
    push(Kind::letter, static_cast<char>(folded[0] - 32));
    return true;
  }

  // Reads the year that belongs to a datum's name, after a blank or dash.
  bool after(Kind kind, std::initializer_list<std::string_view> years) {
    std::string_view left = rest();
    while (left.starts_with(' ') || left.starts_with('-')) left.remove_prefix(1);
    digits_taken_ = false;
    for (const std::string_view year : years)
      if (left.starts_with(year) && (left.size() == year.size() || !is_digit(left[year.size()]))) {
        at_ = text_.size() - left.size() + year.size();
        digits_taken_ = true;
        break;
      }
    push(kind);
    return true;
  }

  bool epsg() {
    while (peek() == ':' || peek() == ' ') ++at_;
    if (!is_digit(peek()) || !number()) return false;
    tokens_.back().kind = Kind::epsg;
    return true;
  }

  std::string_view text_;
  Marks marks_;
  std::size_t at_ = 0;
  bool negative_ = false;
  bool minute_written_ = false;
  bool digits_taken_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::string with_plain_blanks(std::string_view text) {
  std::string out;
  for (const char *p = text.data(), *end = p + text.size(); p != end;) {
    const std::string_view character(p, text::utf8_unit(p, end).length);
    const bool blank = trim(character).empty() && character != "\t" && character != "\n";
    out += blank ? " " : character;
    p += character.size();
  }
  return out;
}

bool may_have(std::string_view text, Marks marks) {
  if (marks == Marks::plain) return true;
  if (marks == Marks::decimal_comma) return text.find(',') != std::string_view::npos;
  if (marks == Marks::decimal_both)
    return text.find(',') != std::string_view::npos && text.find('.') != std::string_view::npos;
  if (marks == Marks::pointed_degrees) {
    for (std::size_t i = 1; i + 3 < text.size(); ++i)
      if (is_digit(text[i - 1]) && (text[i] == '.' || text[i] == ',') && is_digit(text[i + 1]) &&
          is_digit(text[i + 2]) && !is_digit(text[i + 3]))
        return true;
    return false;
  }
  const char mark = marks == Marks::grouped_commas ? ',' : marks == Marks::grouped_points ? '.' : ' ';
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    const std::string_view group = text.substr(at + 1, 4);
    if (at != 0 && is_digit(text[at - 1]) && group.size() >= 3 &&
        std::all_of(group.begin(), group.begin() + 3, is_digit) && (group.size() == 3 || !is_digit(group[3])))
      return true;
  }
  return false;
}

std::vector<Token> tokens_of(std::string_view text, Marks marks) {
  Lexer lexer(text, marks);
  if (!lexer.run()) return {};
  return lexer.take();
}

std::string without_link(std::string_view text) {
  if (fold(text.substr(0, 5)) == "point") {
    // Well-known text has the longitude first.
    const std::size_t open = text.find('('), close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::string(text);
    const std::string_view inside = trim(text.substr(open + 1, close - open - 1));
    const std::size_t gap = inside.find(' ');
    if (gap == std::string_view::npos) return std::string(text);
    return "lon " + std::string(inside.substr(0, gap)) + " / lat " + std::string(trim(inside.substr(gap)));
  }
  constexpr std::string_view number = "0123456789.-";
  if (text.starts_with("geo:")) return std::string(text.substr(4, text.find_first_of(";?", 4) - 4));
  if (!text.starts_with("http")) return std::string(text);
  for (const std::string_view mark : {"@", "q=", "query=", "ll=", "loc:"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + mark.size());
    const std::size_t comma = rest.find(',');
    if (comma == std::string_view::npos || rest.substr(0, comma).find_first_not_of(number) != std::string_view::npos)
      continue;
    return std::string(rest.substr(0, rest.find_first_not_of(number, comma + 1)));
  }
  return std::string(text);
}

bool names_axis(std::string_view text) {
  const std::string plain = with_plain_blanks(text);
  for (const Marks marks : {Marks::plain, Marks::decimal_comma, Marks::pointed_degrees}) {
    const std::vector<Token> tokens = tokens_of(plain, marks);
    if (std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
          return (token.kind >= Kind::north && token.kind <= Kind::longitude) || token.kind == Kind::x ||
                 token.kind == Kind::y;
        }))
      return true;
  }
  return false;
}

std::string mgrs_shape(std::string_view text) {
  // Cyrillic capitals that look like Latin ones. Users type them on a keyboard that is set to Russian.
  static constexpr std::pair<std::string_view, char> look_alikes[] = {{"А", 'A'}, {"В", 'B'}, {"С", 'C'}, {"Е", 'E'},
                                                                      {"Н", 'H'}, {"К", 'K'}, {"М", 'M'}, {"О", 'O'},
                                                                      {"Р", 'P'}, {"Т", 'T'}, {"Х", 'X'}, {"У", 'Y'}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const auto alike = std::find_if(std::begin(look_alikes), std::end(look_alikes),
                                    [&](const auto& pair) { return rest.starts_with(pair.first); });
    if (alike != std::end(look_alikes)) {
      out += alike->second;
      i += 2;
      continue;
    }
    char c = text[i++];
    if (c == ' ' || c == ':' || c == '\t' || c == '\n') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (!is_digit(c) && !(c >= 'A' && c <= 'Z')) return {};
    out += c;
  }
  if (out.starts_with("MGRS")) out.erase(0, 4);
  std::size_t zone = 0;
  while (zone < out.size() && is_digit(out[zone])) ++zone;
  const auto capital = [&](std::size_t k) { return zone + k < out.size() && !is_digit(out[zone + k]); };
  if (zone == 0 || zone > 2 || !capital(0) || !capital(1) || !capital(2)) return {};
  const std::size_t digits = out.size() - zone - 3;
  const bool all = std::all_of(out.begin() + static_cast<std::ptrdiff_t>(zone) + 3, out.end(), is_digit);
  return all && digits % 2 == 0 && digits <= 10 ? out : std::string();
}

}  // namespace maex::place
