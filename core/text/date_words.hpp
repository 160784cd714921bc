// Words of dates in Azerbaijani (Latin and Cyrillic), Russian and English. Private to parse_date.cpp.
#pragma once
#include <cstdint>
#include <string_view>

namespace maex::date_words {

enum class Word : std::uint8_t {
  unknown,
  filler,       ///< adds no meaning: "-ci il", "г.", "saat"
  month,        ///< number: 1..12
  roman,        ///< number: 1..12; a month or a quarter
  weekday,      ///< number: 1 (Monday)..7
  day_after,    ///< "ertəsi", "axşamı": the weekday is the one before or after the word in front
  approximate,  ///< "təxminən", "около", "circa"
  uncertain,    ///< "ehtimal", "предположительно", "maybe"
  before,
  after,
  since,     ///< "-dən", "с": the start of a range, or after
  range,     ///< "по", "to"
  until,     ///< "до", "qədər": the end of a range, or before
  between,   ///< "между", "arasında": "and" is then the middle of a range
  and_word,  ///< only with `between`
  part,      ///< "в начале": only with a month or a year
  quarter,   ///< "kvartal"
};

struct Found {
  Word word = Word::unknown;
  unsigned number = 0;
};

/// `folded` is one word, a result of fold().
Found find(std::string_view folded);
/// 1..12 for a month's name in any of the languages and cases, else 0.
unsigned month(std::string_view folded);

}  // namespace maex::date_words
