#include "core/match/person_name.hpp"

#include <algorithm>
#include <array>

#include "core/model/hash.hpp"
#include "core/place/place_key.hpp"
#include "core/text/fold.hpp"

namespace maex::match {
namespace {

using Part = PersonName::Part;
constexpr std::size_t most_parts = 5;

bool is_vowel(char c) { return c == 'a' || c == 'i' || c == 'o' || c == 'u'; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "oğlu" and "qızı" after the name of the father, in any alphabet, as sounds.
bool is_child_of(std::string_view sound) {
  return is_one_of(sound, {"oklu", "okli", "uklu", "okla", "kizi", "kiz", "kuzi"});
}

/// The father's name of "Рашидович" and "Рашидовна", as a sound; the sound itself when it has no such ending.
std::string_view father(std::string_view sound, bool& found) {
  for (const std::string_view ending : {"ovic", "avic", "ovna", "avna", "icna"})
    if (sound.size() >= ending.size() + 2 && sound.ends_with(ending)) {
      found = true;
      return sound.substr(0, sound.size() - ending.size());
    }
  return sound;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void add_words(PersonName& name, std::string_view text, bool patronymic) {
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    const std::string sound = sound_of(word);
    if (sound.empty()) continue;
    if (is_child_of(sound)) {
      if (!name.parts.empty()) name.parts.back().patronymic = true;
      continue;
    }
    if (name.parts.size() == most_parts) return;
    Part part;
    bool by_ending = false;
    const std::string_view base = father(sound, by_ending);
    part.folded = word;
    part.sound = Word(base);
    part.patronymic = patronymic || by_ending;
    part.initial = letters(word) == 1 || (sound.size() == 1 && letters(word) <= 3);  // "Дж."
    name.parts.push_back(std::move(part));
  }
}

/// "Rəşid oğlu" may be written in one word: "Rəşidoğlu".
void cut_joined(PersonName& name) {
  for (Part& part : name.parts) {
    const std::string sound = sound_of(part.folded);
    for (const std::string_view ending : {"oklu", "okli", "kizi"})
      if (!part.patronymic && sound.size() >= ending.size() + 3 && sound.ends_with(ending)) {
        part.sound = Word(std::string_view(sound).substr(0, sound.size() - ending.size()));
        part.patronymic = true;
      }
  }
}

enum class Fit : std::uint8_t { none, slip, initial, sound };

Fit fit(const Part& a, const Part& b) {
  if (a.initial || b.initial)
    return a.sound.size != 0 && b.sound.size != 0 && a.sound.letters[0] == b.sound.letters[0] ? Fit::initial
                                                                                              : Fit::none;
  if (a.sound == b.sound) return Fit::sound;
  const unsigned size = std::min(a.sound.size, b.sound.size);
  const unsigned limit = size >= 7 ? 2 : size >= 4 ? 1 : 0;
  return limit != 0 && distance(a.sound, b.sound, limit) <= limit ? Fit::slip : Fit::none;
}

struct Aligned {
  unsigned sound = 0, initial = 0, slip = 0;
  unsigned rest_a = 0, rest_b = 0;  ///< parts without a partner
  bool patronymics_differ = false;  ///< each name has a patronymic, and they do not fit
  bool in_order = true;
  [[nodiscard]] unsigned fitting() const { return sound + initial + slip; }
};

/// Best fits first. A patronymic fits a part that is not marked as one, because most senders mark none.
Aligned align(const PersonName& a, const PersonName& b) {
  Aligned out;
  std::array<int, most_parts> partner;
  partner.fill(-1);
  std::array<bool, most_parts> used{};
  for (const Fit wanted : {Fit::sound, Fit::initial, Fit::slip})
    for (int marked = 1; marked >= 0; --marked)  // parts of one role before parts whose roles differ
      for (std::size_t i = 0; i != a.parts.size(); ++i)
        for (std::size_t k = 0; k != b.parts.size() && partner[i] < 0; ++k) {
          if (used[k] || fit(a.parts[i], b.parts[k]) != wanted) continue;
          if ((a.parts[i].patronymic == b.parts[k].patronymic) != (marked == 1)) continue;
          partner[i] = static_cast<int>(k);
          used[k] = true;
          (wanted == Fit::sound ? out.sound : wanted == Fit::initial ? out.initial : out.slip) += 1;
        }
  int before = -1;
  bool patronymic_a = false, patronymic_b = false;
  for (std::size_t i = 0; i != a.parts.size(); ++i) {
    if (partner[i] < 0) {
      ++out.rest_a;
      patronymic_a |= a.parts[i].patronymic;
      continue;
    }
    if (partner[i] < before) out.in_order = false;
    before = std::max(before, partner[i]);
  }
  for (std::size_t k = 0; k != b.parts.size(); ++k)
    if (!used[k]) {
      ++out.rest_b;
      patronymic_b |= b.parts[k].patronymic;
    }
  out.patronymics_differ = patronymic_a && patronymic_b;
  return out;
}

bool same_letters(const PersonName& a, const PersonName& b) {
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const Part& x, const Part& y) { return x.folded == y.folded; });
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string loose;
  place::append_loose(loose, folded);
  // "Əliyev", "Aliev" and "Алиев": an i next to another vowel is a glide that transcriptions write or leave out.
  std::string out;
  for (std::size_t i = 0; i != loose.size(); ++i) {
    char c = loose[i] == 'h' ? 'k' : loose[i];  // "Həsən", "Гасан" and "Xəlil", "Халил"
    const char next = i + 1 < loose.size() ? loose[i + 1] : '\0';
    if (c == 'i' && ((!out.empty() && is_vowel(out.back())) || is_vowel(next))) continue;
    if (!out.empty() && out.back() == c) continue;
    out += c;
  }
  if (out.size() >= 5 && out.ends_with("va")) out.pop_back();  // the family name of a woman
  return out;
}

std::uint64_t PersonName::key() const {
  std::uint64_t sum = 0;
  unsigned taken = 0;
  for (const Part& part : parts) {
    if (part.patronymic || part.initial || taken == 2) continue;
    sum += hash64({reinterpret_cast<const char*>(part.sound.letters.data()), part.sound.size});
    ++taken;
  }
  return taken == 2 ? sum | 1 : 0;
}

PersonName read_name(std::string_view family, std::string_view given, std::string_view patronymic,
                     std::string_view full) {
  PersonName name;
  if (family.empty() && given.empty() && patronymic.empty()) {
    add_words(name, full, false);
  } else {
    add_words(name, family, false);
    add_words(name, given, false);
    add_words(name, patronymic, true);
  }
  cut_joined(name);
  return name;
}

NameLevel compare(const PersonName& a, const PersonName& b) {
  if (a.empty() || b.empty()) return NameLevel::missing;
  if (same_letters(a, b)) return NameLevel::equal;
  const Aligned with = align(a, b);
  const unsigned rest = with.rest_a + with.rest_b;
  const unsigned fewer = static_cast<unsigned>(std::min(a.parts.size(), b.parts.size()));
  if (with.fitting() == 0) return NameLevel::different;
  if (rest == 0 && with.slip == 0 && with.initial == 0) return with.in_order ? NameLevel::spelling : NameLevel::order;
  // What is left on one side only is missing on the other. What is left on both sides contradicts.
  const bool contradicts = with.rest_a != 0 && with.rest_b != 0;
  if (!contradicts && with.slip == 0 && with.initial != 0 && with.fitting() == fewer && with.sound != 0)
    return NameLevel::initials;
  if (!contradicts && with.slip == 0 && with.initial == 0 && fewer >= 2) return NameLevel::part_missing;
  if (!contradicts && with.slip != 0 && with.fitting() == fewer && fewer >= 2 && with.slip <= 2 &&
      (with.sound != 0 || with.slip == 1 || rest == 0))
    return NameLevel::similar;
  if (contradicts && with.patronymics_differ && with.sound >= 2) return NameLevel::other_patronymic;
  if (with.slip == 1 && with.fitting() == 1 && rest == 0) return NameLevel::similar;
  return NameLevel::one_part;
}

}  // namespace maex::match
