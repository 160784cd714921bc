// The words and numbers of a date. Private to parse_date.cpp.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/model/date.hpp"
#include "core/text/date_words.hpp"

namespace maex::date_reading {

using date_words::Word;

inline constexpr std::size_t most_tokens = 24;

struct Token {
  Word word = Word::filler;                                                            // filler: a number
  bool is_number = false, dash = false, slash = false, spaced = false, point = false;  // the signs in front of it
  std::int64_t number = 0;
  int digits = 0;
  bool bracket = false;  // within brackets
  bool circa = false;    // "c": also a Russian "с" typed with a Latin letter
};

struct Tokens {
  std::array<Token, most_tokens> list{};
  std::size_t count = 0;
  PartialDate::Doubt doubt = PartialDate::Doubt::none;
  PartialDate::Form form = PartialDate::Form::at;
  unsigned weekday = 0;
  bool part = false, quarter = false, between = false, ok = true;
};

/// Tokens::ok is false for a text that has other words or signs than dates have.
Tokens split(std::string_view text);

}  // namespace maex::date_reading
