#include "adapters/partners/maxml/write/guid.hpp"

#include <algorithm>
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

// Do not change this function: it would change the id of every record ever written. A test checks known values.
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

Guid mint_report(std::string_view report_id, std::uint8_t marks) {
  if (marks == 0) return mint("report", report_id);
  char kind[10] = "report+";
  char* end = kind + 7;
  if (marks >= 100) *end++ = static_cast<char>('0' + marks / 100);
  if (marks >= 10) *end++ = static_cast<char>('0' + marks / 10 % 10);
  *end++ = static_cast<char>('0' + marks % 10);
  return mint({kind, static_cast<std::size_t>(end - kind)}, report_id);
}

std::optional<std::uint8_t> marks_of(std::string_view guid, std::string_view report_id) {
  if (guid.find("0000-0000-") > 1) return std::nullopt;  // not minted; one brace may come before
  for (unsigned marks = 0; marks <= ReportMarks::all; ++marks)
    if (same_guid(mint_report(report_id, static_cast<std::uint8_t>(marks)), guid))
      return static_cast<std::uint8_t>(marks);
  return std::nullopt;
}

std::string_view tidy_id(std::string_view id) {
  constexpr std::string_view untidy = ", \t\r\n";
  const auto first = id.find_first_not_of(untidy);
  return first == std::string_view::npos ? std::string_view()
                                         : id.substr(first, id.find_last_not_of(untidy) - first + 1);
}

bool same_guid(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view guid) {
    return guid.size() > 2 && guid.front() == '{' && guid.back() == '}' ? guid.substr(1, guid.size() - 2) : guid;
  };
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  a = bare(a);
  b = bare(b);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace maex::maxml
