#include "adapters/partners/geojson/tokens.hpp"

#include <algorithm>

#include "core/io/error.hpp"

namespace maex::geojson {
namespace {

constexpr char record_separator = 0x1E;  // before each document of a sequence (RFC 8142)
constexpr std::size_t block = std::size_t{64} << 10;
constexpr std::uint64_t deepest_ever = 64;  // a geometry collection needs eight levels; real files stay far below this

void append_utf8(std::string& out, std::uint32_t c) {
  const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | c >> 6);
  } else {
    if (c < 0x10000)
      add(0xE0 | c >> 12);
    else {
      add(0xF0 | c >> 18);
      add(0x80 | (c >> 12 & 0x3F));
    }
    add(0x80 | (c >> 6 & 0x3F));
  }
  add(0x80 | (c & 0x3F));
}

bool is_digit(int c) { return c >= '0' && c <= '9'; }

}  // namespace

Tokens::Tokens(const std::filesystem::path& path, std::string name, const Bounds& bounds)
    : name_(std::move(name)),
      source_(text::open_text(std::make_unique<text::FileBytes>(path), {"UTF-8", "the encoding of JSON"_text}, name_)),
      block_(new char[block]),
      deepest_(static_cast<std::size_t>(std::min(bounds.xml_depth, deepest_ever))),
      own_depth_(bounds.xml_depth > deepest_ever),
      longest_(static_cast<std::size_t>(std::min(bounds.cell_bytes, std::uint64_t{1} << 30))),
      watch_(bounds) {}

void Tokens::fail(const std::string& problem) const {
  throw InputError(name_ + ", line " + std::to_string(line_) + (part_.empty() ? "" : ", " + part_) + ": " + problem);
}

bool Tokens::fill() {
  watch_.look(name_);
  const std::size_t size = source_->read(block_.get(), block);
  at_ = block_.get();
  end_ = at_ + size;
  return size != 0;
}

void Tokens::blanks() {
  for (;;) {
    while (at_ != end_) {
      const char c = *at_;
      if (c == '\n')
        ++line_;
      else if (c != ' ' && c != '\t' && c != '\r' && !(c == record_separator && open_.empty()))
        return;
      ++at_;
    }
    if (!fill()) return;
  }
}

bool Tokens::another() {
  blanks();
  if (peek() < 0) return false;
  expect_ = Expect::value;
  return true;
}

Token Tokens::next() {
  for (;;) {
    blanks();
    token_line_ = line_;
    const int c = peek();
    switch (expect_) {
      case Expect::nothing:
        if (c < 0) return Token::end;
        fail("something stands behind the end of the document");
      case Expect::value: return value();
      case Expect::value_or_end:
        if (c == ']') return close(']');
        return value();
      case Expect::key_or_end:
        if (c == '}') return close('}');
        [[fallthrough]];
      case Expect::key:
        if (c != '"') fail("a member's name in quotes is missing");
        string();
        expect_ = Expect::colon;
        return Token::key;
      case Expect::colon:
        if (c != ':') fail("a colon is missing behind a member's name");
        ++at_;
        expect_ = Expect::value;
        break;
      case Expect::comma_or_end:
        if (c == '}' || c == ']') return close(static_cast<char>(c));
        if (c != ',') fail(c < 0 ? "the document breaks off" : "a comma is missing");
        ++at_;
        expect_ = open_.back() ? Expect::key : Expect::value;
        break;
    }
  }
}

Token Tokens::close(char bracket) {
  if (open_.back() != (bracket == '}')) fail(std::string("\"") + bracket + "\" closes what it did not open");
  ++at_;
  open_.pop_back();
  expect_ = open_.empty() ? Expect::nothing : Expect::comma_or_end;
  return bracket == '}' ? Token::end_object : Token::end_array;
}

Token Tokens::value() {
  const int c = peek();
  if (c == '{' || c == '[') {
    if (open_.size() == deepest_)
      fail("values are nested more than " + std::to_string(deepest_) + " deep" +
           (own_depth_ ? std::string("; this is no map") : raise_advice("xml-depth")));
    ++at_;
    open_.push_back(c == '{');
    expect_ = c == '{' ? Expect::key_or_end : Expect::value_or_end;
    return c == '{' ? Token::begin_object : Token::begin_array;
  }
  expect_ = open_.empty() ? Expect::nothing : Expect::comma_or_end;
  if (c == '"') {
    string();
    return Token::text;
  }
  if (c == '-' || is_digit(c)) return number();
  if (c == 't') return word("true", Token::yes);
  if (c == 'f') return word("false", Token::no);
  if (c == 'n') {
    ++at_;
    text_ = 'n';
    return peek() == 'a' ? not_a_number() : word("ull", Token::null);
  }
  if (c < 0) fail("the document breaks off");
  text_.clear();
  return not_a_number();
}

/// `text_` holds what was read of it: nothing, the sign or the first letter.
Token Tokens::not_a_number() {
  constexpr std::size_t longest = std::string_view("-Infinity").size();
  while (text_.size() <= longest && ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z')))
    text_ += *at_++;
  if (text_.empty()) fail("no JSON value begins here");
  for (const std::string_view known : {"NaN", "nan", "NAN", "Infinity", "inf", "Inf"})
    if (text_ == known || (text_.front() == '-' && std::string_view(text_).substr(1) == known))
      return Token::not_a_number;
  fail("no JSON value begins here");
}

void Tokens::grow(std::size_t more) {
  if (text_.size() + more > longest_)
    fail("a text is longer than " + std::to_string(longest_) + " bytes" + raise_advice("cell-bytes"));
}

void Tokens::string() {
  ++at_;
  text_.clear();
  for (;;) {
    const char* stop = at_;
    while (stop != end_ && *stop != '"' && *stop != '\\' && static_cast<unsigned char>(*stop) >= 0x20) ++stop;
    grow(static_cast<std::size_t>(stop - at_));
    text_.append(at_, stop);
    at_ = stop;
    const int c = peek();
    if (c == '"') {
      ++at_;
      return;
    }
    if (c == '\\')
      escape();
    else if (c < 0)
      fail("a text in quotes never ends");
    else if (c < 0x20)
      fail("a control character stands in a text; JSON wants it as an escape");
  }
}

void Tokens::escape() {
  ++at_;
  const int c = peek();
  if (c >= 0) ++at_;
  grow(4);
  switch (c) {
    case '"':
    case '\\':
    case '/': text_ += static_cast<char>(c); return;
    case 'b': text_ += '\b'; return;
    case 'f': text_ += '\f'; return;
    case 'n': text_ += '\n'; return;
    case 'r': text_ += '\r'; return;
    case 't': text_ += '\t'; return;
    case 'u': break;
    default: fail("a backslash begins no escape of JSON");
  }
  std::uint32_t code = hex4();
  if (code >= 0xDC00 && code < 0xE000) fail("half a surrogate pair is no character");
  if (code >= 0xD800 && code < 0xDC00) {
    if (peek() != '\\') fail("half a surrogate pair is no character");
    ++at_;
    if (peek() != 'u') fail("half a surrogate pair is no character");
    ++at_;
    const std::uint32_t low = hex4();
    if (low < 0xDC00 || low >= 0xE000) fail("half a surrogate pair is no character");
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  append_utf8(text_, code);
}

unsigned Tokens::hex4() {
  unsigned code = 0;
  for (int i = 0; i != 4; ++i) {
    const int c = peek();
    const int digit = is_digit(c)            ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) fail("\\u wants four hexadecimal digits");
    ++at_;
    code = code * 16 + static_cast<unsigned>(digit);
  }
  return code;
}

Token Tokens::number() {
  text_.clear();
  const auto take = [&] {
    grow(1);
    text_ += *at_++;
  };
  const auto digits = [&] {
    if (!is_digit(peek())) fail("a number lacks a digit");
    while (is_digit(peek())) take();
  };
  if (peek() == '-') take();
  if (peek() == 'I' || peek() == 'i') return not_a_number();
  if (peek() == '0') {
    take();
    if (is_digit(peek())) fail("a number begins with a zero");
  } else {
    digits();
  }
  if (peek() == '.') {
    take();
    digits();
  }
  if (peek() == 'e' || peek() == 'E') {
    take();
    if (peek() == '+' || peek() == '-') take();
    digits();
  }
  return Token::number;
}

Token Tokens::word(std::string_view word, Token token) {
  for (const char c : word) {
    if (peek() != c) fail("no JSON value begins here");
    ++at_;
  }
  text_ = word;
  return token;
}

}  // namespace maex::geojson
