#include "core/mapping/prose/tokens.hpp"

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace maex::prose {
namespace {

constexpr std::string_view blanks[] = {"\u00A0", "\u202F", "\u2009", "\u2007", "\u200A", "\u3000"};
constexpr std::string_view quotes[] = {"«", "»", "“", "”", "„", "‟", "‘", "‚", "‹", "›"};
constexpr std::string_view dashes[] = {"–", "—", "−", "―"};
constexpr std::string_view hyphens[] = {"‐", "‑"};
constexpr std::string_view hidden[] = {"\u00AD", "\u200B", "\uFEFF", "\u200E", "\u200F"};

template <std::size_t size>
bool any_of(std::string_view unit, const std::string_view (&list)[size]) {
  for (const std::string_view each : list)
    if (unit == each) return true;
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Cutter {
 public:
  Cutter(std::string_view text, Tokens& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) step();
  }

 private:
  [[nodiscard]] std::string_view unit_at(std::size_t i) const {
    if (i >= text_.size()) return {};
    const auto unit = text::utf8_unit(text_.data() + i, text_.data() + text_.size());
    return text_.substr(i, unit.length);
  }
  [[nodiscard]] static bool is_blank(std::string_view unit) {
    return unit.size() == 1 ? static_cast<unsigned char>(unit[0]) <= ' ' : any_of(unit, blanks);
  }
  [[nodiscard]] static bool is_letter(std::string_view unit) {
    if (unit.empty()) return false;
    const auto c = static_cast<unsigned char>(unit[0]);
    if (unit.size() == 1) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    // Letters of the Latin and Cyrillic blocks, and combining accents. Everything else outside ASCII is a sign.
    if (unit == "²" || unit == "³") return true;
    if (unit == "×" || unit == "÷") return false;
    return (c >= 0xC3 && c <= 0xD4) || (c == 0xE1 && unit.size() == 3);
  }
  [[nodiscard]] static bool is_upper(std::string_view unit) {
    if (unit.size() == 1) return unit[0] >= 'A' && unit[0] <= 'Z';
    if (unit.size() != 2) return false;
    const auto a = static_cast<unsigned char>(unit[0]), b = static_cast<unsigned char>(unit[1]);
    if (a == 0xC3) return b >= 0x80 && b <= 0x9E;
    if (a == 0xC4 || a == 0xC5) return b % 2 == 0;  // Ğ İ Ş
    if (a == 0xC6) return b == 0x8F;                // Ə
    if (a == 0xD0) return b <= 0xAF;                // Cyrillic А to Я and Ё
    return false;
  }

  Token& add(Token::Kind kind, std::size_t begin) {
    Token token;
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(at_);
    token.glued = begin == last_end_ && begin != 0;
    token.hyphen = hyphen_ && !out_.list.empty();
    hyphen_ = false;
    last_end_ = at_;
    return out_.list.emplace_back(token);
  }

  void step() {
    const std::string_view unit = unit_at(at_);
    if (is_blank(unit) || any_of(unit, hidden)) {
      at_ += unit.size();
    } else if (is_digit(unit[0])) {
      number();
    } else if (is_letter(unit)) {
      word();
    } else {
      sign(unit);
    }
  }

  void word() {
    const std::size_t begin = at_;
    std::size_t letters = 0, capitals = 0;
    bool squared = false;
    while (true) {
      const std::string_view unit = unit_at(at_);
      if (is_letter(unit)) {
        capitals += capitals == letters && is_upper(unit);
        ++letters;
        squared |= unit == "²";
        at_ += unit.size();
      } else if (!unit.empty() && is_digit(unit[0])) {
        at_ += 1;
      } else if ((unit == "'" || unit == "’") && is_letter(unit_at(at_ + unit.size()))) {
        at_ += unit.size();
      } else if (!unit.empty() && any_of(unit, hidden)) {
        at_ += unit.size();
      } else {
        break;
      }
    }
    Token& token = add(Token::Kind::word, begin);
    token.capital = capitals != 0;
    token.capitals = capitals >= 2;
    token.folded = static_cast<std::uint32_t>(out_.folds.size());
    scratch_.clear();
    append_folded(scratch_, text_.substr(begin, at_ - begin));
    // Folding drops the superscript, and an apostrophe becomes a blank.
    for (const char c : scratch_)
      if (c != ' ') out_.folds += c;
    if (squared) out_.folds += '2';
    token.folded_size = static_cast<std::uint32_t>(out_.folds.size() - token.folded);
  }

  [[nodiscard]] std::size_t digits_from(std::size_t i) const {
    std::size_t n = 0;
    while (i + n < text_.size() && is_digit(text_[i + n])) ++n;
    return n;
  }

  // The mark at `at_` when digits of the same number follow it, with its length in bytes; 0 at the end of the number.
  [[nodiscard]] char mark_at(const Digits& digits, std::size_t& length) const {
    const std::string_view unit = unit_at(at_);
    if (unit.empty()) return 0;
    length = unit.size();
    const bool point = unit == "." || unit == ",";
    const bool blank = unit == " " || any_of(unit, blanks);
    if (!point && !blank) return 0;
    const std::size_t next = digits_from(at_ + length);
    if (next == 0) return 0;
    if (point) return unit[0];
    // A blank groups thousands: one to three digits, then three. A letter right after them makes it another number.
    if (next != 3 || digits.size[0] > 3) return 0;
    for (std::size_t i = 1; i < digits.count; ++i)
      if (digits.size[i] != 3 || digits.mark[i] != ' ') return 0;
    if (is_letter(unit_at(at_ + length + 3)) && unit_at(at_ + length + 3) != "м") return 0;
    return ' ';
  }

  void number() {
    const std::size_t begin = at_;
    Digits digits;
    char mark = 0;
    while (true) {
      const std::size_t n = digits_from(at_);
      if (digits.count == Digits::most || n > 9) {
        digits.broken = true;
      } else {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i != n; ++i) value = value * 10 + static_cast<std::uint32_t>(text_[at_ + i] - '0');
        digits.group[digits.count] = value;
        digits.size[digits.count] = static_cast<std::uint8_t>(n);
        digits.mark[digits.count++] = mark;
      }
      at_ += n;
      std::size_t length = 0;
      mark = mark_at(digits, length);
      if (mark == 0) break;
      at_ += length;
    }
    Token& token = add(Token::Kind::number, begin);
    token.digits = static_cast<std::int32_t>(out_.numbers.size());
    // A phrase may begin with a number: "102 xidməti".
    token.folded = static_cast<std::uint32_t>(out_.folds.size());
    if (digits.count == 1 && !digits.broken) out_.folds += text_.substr(begin, at_ - begin);
    token.folded_size = static_cast<std::uint32_t>(out_.folds.size() - token.folded);
    out_.numbers.push_back(digits);
  }

  void sign(std::string_view unit) {
    const std::size_t begin = at_;
    const bool before = begin != 0 && last_end_ == begin;
    at_ += unit.size();
    const std::string_view next = unit_at(at_);
    const bool after = !next.empty() && (is_letter(next) || is_digit(next[0]));
    const bool dash = any_of(unit, dashes);
    if ((unit == "-" || any_of(unit, hyphens)) && before && after) {
      hyphen_ = true;
      last_end_ = at_;
      return;
    }
    Token& token = add(Token::Kind::sign, begin);
    token.sign = dash || unit == "-"          ? '-'
                 : any_of(unit, quotes)       ? '"'
                 : unit == "…"                ? '.'
                 : unit.size() == 1           ? unit[0]
                 : unit == "•" || unit == "·" ? '*'
                                              : '?';
  }

  std::string_view text_;
  Tokens& out_;
  std::size_t at_ = 0, last_end_ = 0;
  bool hyphen_ = false;
  std::string scratch_;
};

}  // namespace

void tokenize(std::string_view text, Tokens& out) {
  out.text = text;
  out.list.clear();
  out.numbers.clear();
  out.folds.clear();
  Cutter(text, out).run();
}

}  // namespace maex::prose
