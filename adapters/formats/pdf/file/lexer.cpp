#include "adapters/formats/pdf/file/lexer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace maex::pdf {
namespace {

enum class Sort : std::uint8_t { regular, gap, delimiter };

constexpr std::array<Sort, 256> sorts = [] {
  std::array<Sort, 256> table{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) table[static_cast<unsigned char>(c)] = Sort::gap;
  for (const char c : std::string_view("()<>[]{}/%")) table[static_cast<unsigned char>(c)] = Sort::delimiter;
  return table;
}();
Sort sort_of(char c) { return sorts[static_cast<unsigned char>(c)]; }

}  // namespace

void Lexer::skip_gaps() {
  for (; at_ != bytes_.size(); ++at_) {
    if (bytes_[at_] == '%')
      at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size() - 1);
    else if (sort_of(bytes_[at_]) != Sort::gap)
      return;
  }
}

void Lexer::skip_text() {
  std::size_t open = 0;
  for (; at_ != bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '\\') {
      if (++at_ == bytes_.size()) break;
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && --open == 0) {
      ++at_;
      return;
    }
  }
  throw NotPlain();
}

void Lexer::skip_hex() {
  const std::size_t end = bytes_.find('>', at_);
  if (end == std::string_view::npos) throw NotPlain();
  at_ = end + 1;
}

Token Lexer::number_or_word() {
  const std::size_t first = at_;
  while (at_ != bytes_.size() && sort_of(bytes_[at_]) == Sort::regular) ++at_;
  const std::string_view text = bytes_.substr(first, at_ - first);
  const char c = text.empty() ? ' ' : text[0];
  if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.') return {TokenKind::word, text, 0};
  Token token{TokenKind::number, text, 0};
  const char* const begin = text.data() + (c == '+' ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), token.number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(token.number)) throw NotPlain();
  return token;
}

Token Lexer::next() {
  skip_gaps();
  if (at_ == bytes_.size()) return {};
  const bool twice = at_ + 1 != bytes_.size() && bytes_[at_ + 1] == bytes_[at_];
  switch (bytes_[at_]) {
    case '(': skip_text(); return {TokenKind::text, {}, 0};
    case '[': ++at_; return {TokenKind::array, {}, 0};
    case ']': ++at_; return {TokenKind::array_end, {}, 0};
    case '<':
      if (twice) {
        at_ += 2;
        return {TokenKind::dictionary, {}, 0};
      }
      skip_hex();
      return {TokenKind::text, {}, 0};
    case '>':
      if (!twice) throw NotPlain();
      at_ += 2;
      return {TokenKind::dictionary_end, {}, 0};
    case '/': {
      const std::size_t first = ++at_;
      while (at_ != bytes_.size() && sort_of(bytes_[at_]) == Sort::regular) ++at_;
      const std::string_view name = bytes_.substr(first, at_ - first);
      if (name.find('#') != std::string_view::npos) throw NotPlain();  // an escaped character
      return {TokenKind::name, name, 0};
    }
    case '{':
    case '}':
    case ')': throw NotPlain();
    default: return number_or_word();
  }
}

std::string_view Lexer::value() {
  skip_gaps();
  const std::size_t first = at_;
  std::size_t open = 0;
  Token token;
  do {
    token = next();
    switch (token.kind) {
      case TokenKind::end: throw NotPlain();
      case TokenKind::array:
      case TokenKind::dictionary: ++open; break;
      case TokenKind::array_end:
      case TokenKind::dictionary_end:
        if (open == 0) throw NotPlain();
        --open;
        break;
      default: break;
    }
  } while (open != 0);
  std::size_t last = at_;
  if (token.kind == TokenKind::number) {
    Lexer ahead(bytes_, at_);
    if (ahead.next().kind == TokenKind::number) {
      const Token word = ahead.next();
      if (word.kind == TokenKind::word && word.text == "R") at_ = last = ahead.at();
    }
  }
  return bytes_.substr(first, last - first);
}

}  // namespace maex::pdf
