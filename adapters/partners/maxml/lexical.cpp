#include "adapters/partners/maxml/lexical.hpp"

#include <charconv>
#include <cstring>

#include "core/model/date.hpp"

namespace maex::maxml {
namespace {

constexpr std::size_t longest_number = 18;  // libxml2 rejects more than 24 digits; 18 digits also fit into 64 bits

enum : unsigned char { ok = 0, special = 1, bad = 2, lead2 = 3, lead3 = 4, lead4 = 5 };

struct Table {
  unsigned char kind[256] = {};
  constexpr Table() {
    for (int c = 0; c < 0x20; ++c) kind[c] = bad;
    kind[0x09] = kind[0x0A] = ok;
    kind[0x0D] = kind[static_cast<int>('<')] = kind[static_cast<int>('>')] = kind[static_cast<int>('&')] = special;
    for (int c = 0x80; c < 0xC2; ++c) kind[c] = bad;
    for (int c = 0xC2; c < 0xE0; ++c) kind[c] = lead2;
    for (int c = 0xE0; c < 0xF0; ++c) kind[c] = lead3;
    for (int c = 0xF0; c < 0xF5; ++c) kind[c] = lead4;
    for (int c = 0xF5; c < 0x100; ++c) kind[c] = bad;
  }
};
constexpr Table table;

/// Length of the multi-byte character at p; 0 when it is broken or not an XML character.
std::size_t wide(const unsigned char* p, std::size_t left, unsigned char kind) {
  const std::size_t length = kind - lead2 + 2u;
  if (left < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((p[i] & 0xC0) != 0x80) return 0;
  if (length == 3) {
    const unsigned c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000) || c >= 0xFFFE) return 0;
  } else if (length == 4) {
    const unsigned c = (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12;
    if (c < 0x10000 || c >= 0x110000) return 0;
  }
  return length;
}

std::size_t digits(std::string_view text, std::size_t from) {
  std::size_t n = from;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  return n - from;
}

bool in_bounds(const LeafType& type, std::string_view text) {
  if (!type.min && !type.max) return true;
  if (text.front() == '+') text.remove_prefix(1);
  double number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) return false;
  return (!type.min || number >= *type.min) && (!type.max || number <= *type.max);
}

}  // namespace

Scan scan(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t n = text.size();
  Scan result = Scan::plain;
  for (std::size_t i = 0; i < n;) {
    const unsigned char kind = table.kind[p[i]];
    if (kind == ok) {
      ++i;
    } else if (kind == special) {
      result = Scan::escape;
      ++i;
    } else if (kind == bad) {
      return Scan::refused;
    } else {
      const std::size_t length = wide(p + i, n - i, kind);
      if (length == 0) return Scan::refused;
      i += length;
    }
  }
  return result;
}

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  const auto date = parse_iso_date(text);
  return date && date->is_exact();
}

bool is_integer(std::string_view text) {
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t count = digits(text, sign);
  return count != 0 && count <= longest_number && sign + count == text.size();
}

bool is_decimal(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t count = digits(text, at);
  at += count;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digits(text, at + 1);
    count += fraction;
    at += 1 + fraction;
  }
  return at == text.size() && count != 0 && count <= longest_number;
}

bool fits(const LeafType& type, std::string_view text) {
  switch (type.kind) {
    case LeafType::Kind::text: return scan(text) != Scan::refused;
    case LeafType::Kind::date: return is_day(text);
    case LeafType::Kind::integer: return is_integer(text) && in_bounds(type, text);
    case LeafType::Kind::decimal: return is_decimal(text) && in_bounds(type, text);
    case LeafType::Kind::code:
    case LeafType::Kind::boolean: return true;
  }
  return false;
}

}  // namespace maex::maxml
