#include "core/run/known_names.hpp"

#include <algorithm>

#include "core/place/place_key.hpp"
#include "core/text/fold.hpp"
#include "core/text/personal_signs.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

constexpr std::size_t shortest_name = 4;   // letters; "Əli" is also "his hand"
constexpr std::size_t longest_ending = 6;  // bytes of an ending of grammar: "Əliyevlərdən"
constexpr std::size_t most_names = 1000;   // of one incident; more cost time and prove nothing

// Folded words in fields of names that are no name, and beginnings of words (with a star).
constexpr std::string_view no_names[] = {
    "oglu",        "qizi",    "ogly",     "kizi",      "оглы",       "кызы",     "namelum*",   "bilinmir", "unknown",
    "person",      "victim*", "invented", "неизвест*", "usaq",       "qadin",    "kisi",       "esger*",   "mulki",
    "zererceken*", "женщина", "мужчина",  "ребенок",   "пострадав*", "hospital", "xestexana*", "больница", "sexs*"};

bool is_name(std::string_view folded) {
  return text::count_characters(folded) >= shortest_name &&
         std::none_of(std::begin(no_names), std::end(no_names), [&](std::string_view word) {
           return word.ends_with('*') ? folded.starts_with(word.substr(0, word.size() - 1)) : folded == word;
         });
}

bool may_be_in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
}

/// Calls use(word) for each word of the text, until it returns true.
template <class Use>
bool any_word(std::string_view text, Use&& use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && may_be_in_word(text[end])) ++end;
    if (end != at && use(text.substr(at, end - at))) return true;
    at = end + (end == at ? 1 : 0);
  }
  return false;
}

}  // namespace

void KnownNames::add(std::string_view name) {
  any_word(name, [this](std::string_view word) {
    const std::string folded = fold(word);
    if (words_.size() >= most_names || !is_name(folded)) return false;
    Word known{{}, has_surname_ending(folded)};
    place::append_loose(known.key, folded);
    // Алиева, Алиевой
    if (known.key.size() > shortest_name && known.key.back() == 'a') known.key.pop_back();
    if (known.key.size() < shortest_name - 1) return false;
    words_.push_back(std::move(known));
    return false;
  });
}

bool KnownNames::is_named_in(std::string_view text) const {
  if (words_.empty()) return false;
  std::string folded, key;
  return any_word(text, [&](std::string_view word) {
    const bool large = begins_large(word);
    folded.clear();
    key.clear();
    append_folded(folded, word);
    place::append_loose(key, folded);
    return std::any_of(words_.begin(), words_.end(), [&](const Word& name) {
      return (large || name.surname) && key.size() <= name.key.size() + longest_ending && key.starts_with(name.key);
    });
  });
}

}  // namespace maex
