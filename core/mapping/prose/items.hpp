// A paragraph as sentences of items: words with their class, numbers, dates, places and brackets.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/tokens.hpp"
#include "core/model/date.hpp"

namespace maex {
class Gazetteer;
struct District;
}  // namespace maex

namespace maex::prose {

/// `ref`: index into Paragraph::numbers, dates or places; of a group, into Sentence::sequences. `value`: of a word's
/// class, or the character of a sign.
struct Item {
  Class cls = Class::word;
  std::uint16_t value = 0;
  std::uint32_t first = 0, last = 0;  ///< tokens
  std::int32_t ref = -1;
  bool claimed = false;  ///< a number is bound to it
};

struct NumberItem {
  std::uint32_t first = 0, last = 0;  ///< tokens
  std::int32_t digits = -1;           ///< index into Tokens::numbers; -1: `value` is known
  double value = 0;
  bool in_words = false;
  double tail_scale = 1;     ///< "69.2 min": what the digits are multiplied by
  std::string_view guard;    ///< the pattern that leaves it unread
  std::string_view ignored;  ///< the rule that says the number is no figure
};

struct DateItem {
  PartialDate date;
  std::uint32_t token = 0;            ///< where it begins
  std::string base;                   ///< "early 1990s" when the text names a decade
  bool known = true;                  ///< false: a day or month whose year is not known
  bool bracket = false;               ///< its year is in brackets after it
  bool since = false, until = false;  ///< marks that belong to the date itself: a suffix
};

struct Sequence {
  std::vector<Item> items;
  std::int32_t parent = -1;       ///< the sequence that its brackets are in
  std::uint32_t parent_item = 0;  ///< its Class::group there
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  ///< tokens
  std::vector<Sequence> sequences;    ///< the first one is the sentence itself; brackets follow their parent
};

struct Paragraph {
  Tokens tokens;
  std::vector<NumberItem> numbers;
  std::vector<DateItem> dates;
  std::vector<const District*> places;
  std::vector<Sentence> sentences;
  /// Numbers whose words in brackets say something else: indexes into `numbers`.
  std::vector<std::uint32_t> words_differ;
};

/// Districts by spelling. The gazetteer compares letters for each question; a report repeats its districts.
class PlaceNames {
 public:
  explicit PlaceNames(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
  /// nullptr when the text is not certainly one district.
  const District* find(std::string_view text);

 private:
  static constexpr std::size_t most = 20000;
  const Gazetteer& gazetteer_;
  std::unordered_map<std::string, const District*> known_;
};

struct ItemContext {
  int year = 0;  ///< for days and months without a year; 0: not known
  int this_year = 0;
  Day issued;  ///< of the text; year 0: not known. A day without a year is not after it.
  PlaceNames* places = nullptr;
};

/// `text` must outlive `out`. Linear in its length.
void make_items(std::string_view text, const Grammar& grammar, const ItemContext& context, Paragraph& out);

}  // namespace maex::prose
