// Digits in dates. Private to parse_date.cpp.
#pragma once
#include <cstddef>
#include <string_view>

namespace maex::date_reading {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number of at most `most` digits at `at`, and where it ends. -1: there is no digit.
inline int number_at(std::string_view text, std::size_t at, std::size_t most, std::size_t& end) {
  int number = 0;
  for (end = at; end < text.size() && end - at < most && is_digit(text[end]); ++end)
    number = number * 10 + (text[end] - '0');
  return end == at ? -1 : number;
}

}  // namespace maex::date_reading
