#include "adapters/partners/maxml/guid.hpp"

#include <cstdint>

namespace maex::maxml {
namespace {

constexpr std::uint64_t spread(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

std::uint64_t hash(std::string_view kind, std::string_view id, std::uint64_t h, std::uint64_t prime) {
  for (const char c : kind) h = (h ^ static_cast<unsigned char>(c)) * prime;
  h = (h ^ 0x1F) * prime;  // keeps "ab"+"c" apart from "a"+"bc"
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * prime;
  return spread(h);
}

char* put(char* out, std::uint64_t number, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) *out++ = "0123456789abcdef"[number >> shift & 15];
  return out;
}

}  // namespace

// Frozen: changing this changes the id of every record ever written. A test holds known values.
Guid mint(std::string_view kind, std::string_view local_id) {
  const std::uint64_t a = hash(kind, local_id, 0xCBF29CE484222325u, 0x100000001B3u);
  const std::uint64_t b = hash(kind, local_id, 0x9E3779B97F4A7C15u, 0x880355F21E6D1965u);
  Guid guid;
  char* p = guid.text.data();
  p = put(p, 0, 4);
  *p++ = '-';
  p = put(p, 0, 4);
  *p++ = '-';
  p = put(p, a >> 20, 11);
  *p++ = '-';
  p = put(p, b >> 32, 8);
  *p++ = '-';
  p = put(p, a & 15, 1);
  *p++ = '-';
  put(p, b & 0xFFFF, 4);
  return guid;
}

}  // namespace maex::maxml
