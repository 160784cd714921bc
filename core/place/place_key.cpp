#include "core/place/place_key.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/text/fold.hpp"

namespace maex::place {
namespace {

struct Word {
  std::string_view folded;
  TypeWord type;
};

constexpr auto sorted(auto words) {
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.folded < b.folded; });
  return words;
}

// Type words, folded, with the case endings that they have in running text (domain A7, F5).
constexpr auto words = sorted(std::to_array<Word>({
    {"r", TypeWord::rayon},
    {"rn", TypeWord::rayon},
    {"ray", TypeWord::rayon},
    {"rayon", TypeWord::rayon},
    {"rayonu", TypeWord::rayon},
    {"rayonun", TypeWord::rayon},
    {"rayonunun", TypeWord::rayon},
    {"rayonuna", TypeWord::rayon},
    {"rayonunda", TypeWord::rayon},
    {"rayonundan", TypeWord::rayon},
    {"raion", TypeWord::rayon},
    {"raionu", TypeWord::rayon},
    {"rayona", TypeWord::rayon},
    {"rayone", TypeWord::rayon},
    {"rajon", TypeWord::rayon},
    {"rajonu", TypeWord::rayon},
    {"district", TypeWord::rayon},
    {"distr", TypeWord::rayon},
    {"dist", TypeWord::rayon},
    {"municipality", TypeWord::rayon},
    {"муниципалитет", TypeWord::rayon},
    {"მუნიციპალიტეტი", TypeWord::rayon},
    {"მუნიციპალიტეტში", TypeWord::rayon},
    {"რაიონი", TypeWord::rayon},
    {"районі", TypeWord::rayon},
    {"region", TypeWord::region},
    {"reg", TypeWord::region},
    {"oblast", TypeWord::region},
    {"область", TypeWord::region},
    {"области", TypeWord::region},
    {"області", TypeWord::region},
    {"обл", TypeWord::region},
    {"регион", TypeWord::region},
    {"регіон", TypeWord::region},
    {"რეგიონი", TypeWord::region},
    {"მხარე", TypeWord::region},
    {"р", TypeWord::rayon},
    {"рн", TypeWord::rayon},
    {"район", TypeWord::rayon},
    {"района", TypeWord::rayon},
    {"району", TypeWord::rayon},
    {"районе", TypeWord::rayon},
    {"районом", TypeWord::rayon},
    {"рајон", TypeWord::rayon},
    {"рајону", TypeWord::rayon},
    {"рајонун", TypeWord::rayon},
    {"рајонунун", TypeWord::rayon},
    {"рајонуна", TypeWord::rayon},
    {"рајонунда", TypeWord::rayon},
    {"рајонундан", TypeWord::rayon},
    {"city", TypeWord::city},
    {"s", TypeWord::city} /* ş. */,
    {"seh", TypeWord::city},
    {"town", TypeWord::city},
    {"seher", TypeWord::city},
    {"seheri", TypeWord::city},
    {"seherinin", TypeWord::city},
    {"seherine", TypeWord::city},
    {"seherinde", TypeWord::city},
    {"seherinden", TypeWord::city},
    {"г", TypeWord::city},
    {"гор", TypeWord::city},
    {"город", TypeWord::city},
    {"города", TypeWord::city},
    {"городу", TypeWord::city},
    {"городе", TypeWord::city},
    {"городом", TypeWord::city},
    {"шәһәр", TypeWord::city},
    {"шәһәри", TypeWord::city},
    {"шәһәринин", TypeWord::city},
    {"шәһәринә", TypeWord::city},
    {"шәһәриндә", TypeWord::city},
    {"шәһәриндән", TypeWord::city},
    {"autonomous", TypeWord::republic},
    {"republic", TypeWord::republic},
    {"muxtar", TypeWord::republic},
    {"respublikasi", TypeWord::republic},
    {"respublikasinda", TypeWord::republic},
    {"автономная", TypeWord::republic},
    {"автономной", TypeWord::republic},
    {"республика", TypeWord::republic},
    {"республики", TypeWord::republic},
    {"республике", TypeWord::republic},
    {"мухтар", TypeWord::republic},
    {"республикасы", TypeWord::republic},
}));

// Words before a name that change its case and not its meaning. "Near" and "under" (около, под) are none of them: what
// is near a district is not in it.
constexpr std::string_view prepositions[] = {"в", "во", "из", "по", "v", "iz", "in", "from", "of", "the"};
// "The territory of": the place is the one that is named.
constexpr std::string_view territory[] = {"erazisi",    "erazisinde", "erazisinden", "erazisine",  "әразиси",
                                          "әразисиндә", "территория", "территории",  "территорию", "territory"};

constexpr std::string_view russian_adjective[] = {"ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую"};
constexpr std::string_view latin_adjective[] = {"skiy", "skij", "skii", "sky", "skogo", "skomu", "skom"};

// Length in bytes of the ending that makes a name an adjective, when a stem of at least three letters remains; else 0.
std::size_t adjective_ending(std::string_view word) {
  const bool cyrillic = static_cast<unsigned char>(word.back()) >= 0x80;
  for (const std::string_view ending : cyrillic ? std::span<const std::string_view>(russian_adjective)
                                                : std::span<const std::string_view>(latin_adjective))
    if (word.ends_with(ending) && word.size() >= ending.size() + (cyrillic ? 6 : 3)) return ending.size();
  return 0;
}

// "р-н", "r-nu": hyphens fold to blanks. Bytes of the second part with its blank, or 0.
std::size_t short_rayon(std::string_view word, std::string_view after) {
  if (word != "р" && word != "r") return 0;
  for (const std::string_view part : {" н", " не", " на", " ну", " он", " оне", " она", " нун", " нунда", " нундан",
                                      " нуна", " n", " nu", " nun", " nunda", " nundan", " nuna", " on"})
    if (after.starts_with(part) && (after.size() == part.size() || after[part.size()] == ' ')) return part.size();
  return 0;
}

// The letters of the Cyrillic block U+0430..U+04E9 (folded: lower case) as loose Latin ones. Russian, Ukrainian and
// Azerbaijani share the table.
struct Latin {
  char32_t from;
  std::string_view to;
};
constexpr Latin latin_of[] = {
    {U'а', "a"}, {U'б', "b"}, {U'в', "v"}, {U'г', "k"}, {U'д', "d"}, {U'е', "a"},  {U'ж', "j"},  {U'з', "z"},
    {U'и', "i"}, {U'й', "i"}, {U'к', "k"}, {U'л', "l"}, {U'м', "m"}, {U'н', "n"},  {U'о', "o"},  {U'п', "p"},
    {U'р', "r"}, {U'с', "s"}, {U'т', "t"}, {U'у', "u"}, {U'ф', "f"}, {U'х', "h"},  {U'ц', "ts"}, {U'ч', "c"},
    {U'ш', "s"}, {U'щ', "s"}, {U'ъ', ""},  {U'ы', "i"}, {U'ь', ""},  {U'э', "a"},  {U'ю', "iu"}, {U'я', "ia"},
    {U'ј', "i"}, {U'ғ', "k"}, {U'җ', "c"}, {U'і', "i"}, {U'ї', "i"}, {U'є', "ia"}, {U'ґ', "k"},  {U'ҝ', "k"},
    {U'ү', "u"}, {U'һ', "h"}, {U'ҹ', "c"}, {U'ә', "a"}, {U'ө', "o"},
};
constexpr char32_t first_letter = 0x430, last_letter = 0x4E9;
constexpr auto latin_table = [] {
  std::array<std::string_view, last_letter - first_letter + 1> table{};
  for (const Latin& entry : latin_of) table[entry.from - first_letter] = entry.to;
  return table;
}();

void put(std::string& out, std::size_t start, char c) {
  if (out.size() == start || out.back() != c) out += c;
}

}  // namespace

TypeWord type_word(std::string_view folded_word) {
  const auto found = std::lower_bound(words.begin(), words.end(), folded_word,
                                      [](const Word& a, std::string_view b) { return a.folded < b; });
  return found != words.end() && found->folded == folded_word ? found->type : TypeWord::none;
}

void make_key(PlaceKey& key, std::string_view text) {
  key.text.clear();
  key.type = TypeWord::none;
  key.preposition = false;
  append_folded(key.text, text);
  if (key.text.empty()) return;
  const bool one_word = key.text.find(' ') == std::string::npos;
  // Words are moved to the front in place: the key never grows.
  std::string& s = key.text;
  std::size_t kept = 0;
  TypeWord type = TypeWord::none;
  bool preposition = false;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t end = std::min(s.find(' ', at), s.size());
    const std::string_view word = std::string_view(s).substr(at, end - at);
    const std::size_t hyphened = one_word ? 0 : short_rayon(word, std::string_view(s).substr(end));
    const TypeWord said = one_word ? TypeWord::none : hyphened != 0 ? TypeWord::rayon : type_word(word);
    at = end + hyphened + 1;
    if (said != TypeWord::none) {
      type = said;
      continue;
    }
    if (!one_word && std::find(std::begin(territory), std::end(territory), word) != std::end(territory)) continue;
    if (word == "на" && std::string_view(s).substr(end).starts_with(" территори")) continue;
    if (!one_word && kept == 0 &&
        std::find(std::begin(prepositions), std::end(prepositions), word) != std::end(prepositions)) {
      preposition = true;
      continue;
    }
    const std::size_t ending = adjective_ending(word);
    const std::size_t length = word.size() - ending;
    std::copy_n(word.begin(), length, s.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += length;
    if (ending != 0) s[kept++] = '~';
  }
  if (kept == 0) {  // only type words: they are the name
    std::erase(s, ' ');
    return;
  }
  s.resize(kept);
  key.type = type;
  key.preposition = preposition;
}

bool has_vowels_of(std::string_view written, std::string_view listed) {
  const auto next = [](std::string_view& text) {
    while (!text.empty()) {
      for (const auto& [letter, sound] : {std::pair<std::string_view, char>{"a", 'a'},
                                          {"а", 'a'},
                                          {"я", 'a'},
                                          {"e", 'e'},
                                          {"е", 'e'},
                                          {"э", 'e'},
                                          {"ә", 'e'}})
        if (text.starts_with(letter)) {
          text.remove_prefix(letter.size());
          return sound;
        }
      text.remove_prefix(1);
    }
    return '\0';
  };
  for (;;) {
    const char w = next(written), l = next(listed);
    if (w == '\0' || l == '\0') return true;
    if (w == 'e' && l == 'a') return false;
  }
}

void for_base_forms(const PlaceKey& key, const std::function<void(std::string_view)>& use) {
  const std::string_view word = key.text;
  // A stem of three letters is a name only with an ending that no other word has.
  struct Ending {
    std::string_view text;
    std::size_t stem;  ///< bytes at least
  };
  constexpr Ending azerbaijani[] = {{"dan", 3}, {"den", 3}, {"da", 3}, {"de", 3}, {"nin", 4},
                                    {"nun", 4}, {"ya", 4},  {"ye", 4}, {"in", 5}, {"un", 5}};
  constexpr Ending azerbaijani_cyrillic[] = {{"дан", 6}, {"дән", 6}, {"да", 6},  {"дә", 6},  {"нын", 8},
                                             {"нин", 8}, {"нун", 8}, {"нүн", 8}, {"ја", 8},  {"јә", 8},
                                             {"ын", 10}, {"ин", 10}, {"ун", 10}, {"үн", 10}, {"ә", 10}};
  constexpr std::string_view russian[] = {"ом", "ем", "ой", "а", "у", "е", "я", "ю", "и", "ы"};
  if (word.ends_with('~')) {  // the adjective of a name that the list has only as a noun
    std::string name(word.substr(0, word.size() - 1));
    use(name);
    for (const std::string_view ending : {"а", "и", "ы"}) use(name + std::string(ending));
    return;
  }
  const auto strip = [&](const Ending& ending) {
    if (word.ends_with(ending.text) && word.size() >= ending.stem + ending.text.size())
      use(word.substr(0, word.size() - ending.text.size()));
  };
  for (const Ending& ending : azerbaijani) strip(ending);
  // The dative follows the last vowel: "tovuza", "kelbecere". A vowel that does not fit makes another word ("lachine").
  if (word.size() >= 6 && (word.back() == 'a' || word.back() == 'e')) {
    const std::string_view stem = word.substr(0, word.size() - 1);
    const std::size_t vowel = stem.find_last_of("aeiou");
    const bool back =
        vowel != std::string_view::npos && (stem[vowel] == 'a' || stem[vowel] == 'o' || stem[vowel] == 'u');
    const bool front = vowel != std::string_view::npos && stem[vowel] == 'e';
    if (word.back() == 'a' ? back : front) use(stem);
  }
  for (const Ending& ending : azerbaijani_cyrillic) strip(ending);
  if (!key.preposition && key.type == TypeWord::none) return;
  for (const std::string_view ending : russian) {
    if (!word.ends_with(ending)) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    if (stem.size() < 6) continue;
    const bool plural = ending == "и" || ending == "ы";
    if (!plural && stem.size() >= 8) {
      use(stem);
      use(stem + "й");
      use(stem + "ь");
    }
    if (ending != "а" && ending != "я") use(stem + "а");
  }
}

bool is_slip_of(std::string_view written, std::string_view listed) {
  constexpr std::size_t shortest = 5;
  if (listed.size() < shortest) return false;
  if (written.size() == listed.size()) {
    std::size_t exchanged = 0;
    for (std::size_t i = 0; i != written.size(); ++i) {
      if (written[i] == listed[i]) continue;
      const bool o_and_u = (written[i] == 'o' && listed[i] == 'u') || (written[i] == 'u' && listed[i] == 'o');
      if (!o_and_u || i == 0) return false;
      ++exchanged;
    }
    return exchanged == 1;
  }
  if (written.size() + 1 != listed.size()) return false;
  const std::size_t vowel = listed.size() - 2;
  constexpr std::string_view vowels = "aiou", sonorants = "lmnr";
  return vowels.find(listed[vowel]) != std::string_view::npos &&
         sonorants.find(listed.back()) != std::string_view::npos &&
         (vowels.find(listed[vowel - 1]) == std::string_view::npos &&
          sonorants.find(listed[vowel - 1]) == std::string_view::npos) &&
         written.substr(0, vowel) == listed.substr(0, vowel) && written.back() == listed.back();
}

void append_loose(std::string& out, std::string_view key) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < key.size();) {
    const auto byte = static_cast<unsigned char>(key[i]);
    const auto after = [&](std::size_t k) { return i + k < key.size() ? key[i + k] : '\0'; };
    if (byte >= 0x80) {
      const char32_t point = (byte & 0x1Fu) << 6 | (static_cast<unsigned char>(after(1)) & 0x3Fu);
      // дж is one sound, as in Джебраил
      const bool dzh = point == U'д' && key.substr(i).starts_with("дж");
      if (dzh) {
        put(out, start, 'c');
      } else if (byte < 0xE0 && point >= first_letter && point <= last_letter) {
        for (const char c : latin_table[point - first_letter]) put(out, start, c);
      }
      i += dzh ? 4 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      continue;
    }
    std::size_t length = 1;
    char to = static_cast<char>(byte);
    switch (byte) {
      case 'd':
        if (after(1) == 'z' && after(2) == 'h')
          to = 'c', length = 3;
        else if (after(1) == 'j')
          to = 'c', length = 2;
        break;
      case 'k':
        if (after(1) == 'h') to = 'h', length = 2;
        break;
      case 'g':
        to = 'k';
        if (after(1) == 'h') length = 2;
        break;
      case 's':
        if (after(1) == 'c' && after(2) == 'h')
          length = 3;
        else if (after(1) == 'h')
          length = 2;
        break;
      case 'c':
        if (after(1) == 'h') length = 2;
        break;
      case 'z':
        if (after(1) == 'h') to = 'j', length = 2;
        break;
      case 'p':
        if (after(1) == 'h') to = 'f', length = 2;
        break;
      case 'j': to = 'c'; break;
      case 'q': to = 'k'; break;
      case 'x': to = 'h'; break;
      case 'y': to = 'i'; break;
      case 'e': to = 'a'; break;
      case 'w': to = 'v'; break;
      default: break;
    }
    put(out, start, to);
    i += length;
  }
}

}  // namespace maex::place
