#include "core/text/personal_signs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "core/notice/notice.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

constexpr std::size_t fewest_digits = 5;  // of a number after a word such as "tel"
constexpr std::size_t most_groups = 8;    // of one number: +994 50 123 45 67 has five
constexpr std::size_t label_reach = 40;   // bytes before a number in which a word such as "tel" is looked for
constexpr std::size_t label_words = 4;    // the words before a number among which it is looked for
constexpr std::size_t document_reach = 60;
constexpr std::size_t document_words = 6;  // "pasportun seriyası və nömrəsi"

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_byte(char c) { return is_latin(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_large_ascii(char c) { return c >= 'A' && c <= 'Z'; }

// Folded words, or beginnings of words (with a star), after which a telephone number follows. After the weak ones, such
// as "contact", seven digits are needed, because they have other uses.
constexpr std::string_view telephone_words[] = {"tel",      "tel*",     "phone*",   "mob",     "mobil*",  "mobile",
                                                "cell",     "celular*", "whatsapp", "watsap*", "zeng*",   "тел",
                                                "телефон*", "моб",      "мобил*",   "звон*",   "позвон*", "сот"};
constexpr std::string_view contact_words[] = {"elaqe", "elaqesi", "contact", "contacto", "контакт*", "связи", "номеру"};
// The same for numbers of identity documents.
constexpr std::string_view document_words_list[] = {
    "vesiqe*",      "sexsiyyet*",    "pasport*", "passport*", "pasaporte*", "паспорт*",     "удостоверен*",
    "fin",          "фин",           "снилс",    "инн",       "cedula*",    "dni",          "kimlik*",
    "sehadetname*", "свидетельств*", "ssn",      "s v",       "identity*",  "herbi bilet*", "военный билет*"};

bool is_word(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*')) return word == pattern;
  pattern.remove_suffix(1);
  return word.starts_with(pattern);
}

/// Whether one of the words, or pairs of words, of the folded text is one of the patterns. Only its last `most` words
/// are looked at.
template <std::size_t N>
bool has_label(std::string_view folded, const std::string_view (&patterns)[N], std::size_t most) {
  std::string_view second;
  for (std::size_t seen = 0; seen != most && !folded.empty(); ++seen) {
    const std::size_t blank = folded.rfind(' ');
    const std::string_view word = blank == std::string_view::npos ? folded : folded.substr(blank + 1);
    const std::string_view both =
        second.empty() ? word : std::string_view(word.data(), static_cast<std::size_t>(second.end() - word.begin()));
    for (const std::string_view pattern : patterns)
      if (is_word(word, pattern) || (pattern.find(' ') != std::string_view::npos && is_word(both, pattern)))
        return true;
    second = word;
    folded = blank == std::string_view::npos ? std::string_view{} : folded.substr(0, blank);
  }
  return false;
}

/// The folded text before a position, not before the last end of a sentence with a large gap.
std::string before(std::string_view text, std::size_t at, std::size_t reach) {
  std::size_t from = at < reach ? 0 : at - reach;
  while (from != at && from != 0 && !(text[from - 1] == ' ')) ++from;  // whole words only
  return fold(text.substr(from, at - from));
}

/// A number as it is written: groups of digits with blanks, hyphens, brackets or points between them.
struct Number {
  std::size_t begin = 0, end = 0;  ///< in the text
  bool plus = false;
  bool hyphens = true;  ///< only hyphens are between the groups
  bool points = false;  ///< a point is between two groups
  std::string digits;
  std::array<std::uint8_t, most_groups> group{};
  std::size_t groups = 0;

  [[nodiscard]] bool is(std::initializer_list<int> shape) const {
    return shape.size() == groups && std::equal(shape.begin(), shape.end(), group.begin());
  }
};

std::size_t separator_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '.') return 1;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x91" || three == "\xE2\x80\x93" || three == "\xE2\x80\xAF" ? 3 : 0;
}

/// A day in figures, with a year at one end: 14.05.2014, 2014-5-14, 14-05-14. Not 4-98-01.
bool is_date(const Number& number) {
  if (number.groups != 3) return false;
  const auto& g = number.group;
  const std::size_t last = static_cast<std::size_t>(g[0]) + g[1];
  const auto value = [&](std::size_t from, std::size_t size) {
    int made = 0;
    for (const char c : std::string_view(number.digits).substr(from, size))
      made = std::min(made * 10 + (c - '0'), 9999);
    return made;
  };
  const auto is_day = [](int a, int b) { return (a <= 31 && b <= 12) || (a <= 12 && b <= 31); };
  if (g[0] == 4 && g[1] <= 2 && g[2] <= 2) return is_day(value(4, g[1]), value(last, g[2]));
  return g[0] <= 2 && g[1] <= 2 && (g[2] == 4 || g[2] == 2) && is_day(value(0, g[0]), value(g[0], g[1]));
}

/// The two digits behind the zero of a number in Azerbaijan: operators of mobile telephones, and areas.
bool is_azerbaijani_code(std::string_view two) {
  static constexpr std::string_view codes[] = {"10", "12", "18", "20", "21", "22", "23", "24", "25",
                                               "26", "36", "50", "51", "55", "60", "70", "77", "99"};
  return std::find(std::begin(codes), std::end(codes), two) != std::end(codes);
}

bool is_mobile_code(std::string_view two) {
  return two == "50" || two == "51" || two == "55" || two == "70" || two == "77" || two == "99" || two == "10" ||
         two == "60";
}

/// Whether the groups, without any word next to them, are those of a telephone number.
bool has_telephone_shape(const Number& number) {
  const std::string_view d = number.digits;
  const std::size_t n = d.size();
  if (number.points && number.groups == 2) return false;  // a number with a decimal point
  if (number.plus && n >= 9 && n <= 15 && number.groups != 2 && (!number.points || number.groups >= 4)) return true;
  if (number.plus && n >= 11 && n <= 13 && !number.points) return true;  // +994 501234567
  if (d.starts_with("00") && n >= 11 && n <= 16 && d[2] != '0' && number.group[0] >= 4) return true;
  if (n == 12 && d.starts_with("994") && is_azerbaijani_code(d.substr(3, 2))) return true;
  if (n == 10 && d[0] == '0' && is_azerbaijani_code(d.substr(1, 2)))
    return number.group[0] == 3 || number.group[0] == 10 || number.is({1, 2, 3, 2, 2}) || number.is({1, 9});
  if (n == 11 && d[0] == '0' && d[1] != '0') return number.groups == 1 || number.group[0] <= 4;
  if (n == 11 && (d[0] == '8' || d[0] == '7') && d[1] >= '3' && d[1] <= '9')
    return number.groups == 1 || (number.group[0] == 1 && number.groups >= 3 && number.group[1] == 3);
  if (n == 9 && is_mobile_code(d.substr(0, 2)))
    return number.is({2, 3, 2, 2}) || number.is({2, 3, 4}) || (number.groups == 1 && d[0] != '1');
  return number.is({3, 2, 2}) && number.hyphens && !number.points;
}

/// The same for some of the groups: "2014 050 123 45 67" has a year in front.
bool holds_telephone_shape(const Number& number) {
  for (std::size_t from = 0; from != number.groups; ++from) {
    Number part = number;
    part.plus = number.plus && from == 0;
    std::size_t skipped = 0;
    for (std::size_t k = 0; k != from; ++k) skipped += number.group[k];
    std::copy(number.group.begin() + static_cast<std::ptrdiff_t>(from), number.group.end(), part.group.begin());
    for (part.groups = number.groups - from; part.groups != 0; --part.groups) {
      std::size_t length = 0;
      for (std::size_t k = 0; k != part.groups; ++k) length += part.group[k];
      part.digits = number.digits.substr(skipped, length);
      // A part of a longer row of numbers must have the whole shape, because rows of amounts are common.
      if (length >= 7 && (part.groups == number.groups || part.groups >= 3) && has_telephone_shape(part)) return true;
    }
  }
  return false;
}

/// Calls use(number) for each number of the text, until it returns true.
template <class Use>
bool any_number(std::string_view text, Use&& use) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_figure(text[at])) {
      ++at;
      continue;
    }
    Number number;
    number.begin = at;
    std::size_t next = at;
    while (next < text.size() && is_figure(text[next]) && number.groups != most_groups) {
      const std::size_t from = next;
      while (next < text.size() && is_figure(text[next])) ++next;
      number.group[number.groups++] = static_cast<std::uint8_t>(std::min<std::size_t>(next - from, 255));
      number.digits.append(text.substr(from, next - from));
      number.end = next;
      std::size_t gap = next, signs = 0;
      bool hyphen = false, point = false;
      while (gap < text.size() && signs != 3) {
        const std::size_t length = separator_length(text, gap);
        if (length == 0) break;
        hyphen |= text[gap] == '-' || length == 3;
        point |= text[gap] == '.';
        gap += length;
        ++signs;
      }
      if (gap >= text.size() || !is_figure(text[gap]) || signs == 0) break;
      number.hyphens &= hyphen;
      number.points |= point;
      next = gap;
    }
    at = number.end;
    std::size_t sign = number.begin;
    while (sign != 0 && text[sign - 1] == '(') --sign;
    number.plus = sign != 0 && text[sign - 1] == '+';
    // Digits that continue a word, a code or a fraction are no number of their own: PMN-2, AZ-2014-050123, 40.123.
    const char left = number.begin == 0 ? ' ' : text[number.begin - 1];
    const char right = number.end == text.size() ? ' ' : text[number.end];
    const bool in_code = left == '/' || left == '_' || left == ',' || left == '.' || left == '-' || is_latin(left) ||
                         static_cast<unsigned char>(left) >= 0x80 || right == '/' || right == '_' || is_latin(right) ||
                         (right == ',' && number.end + 1 < text.size() && is_figure(text[number.end + 1]));
    if (use(number, in_code)) return true;
  }
  return false;
}

bool has_digits(std::string_view text, std::size_t least) {
  std::size_t digits = 0;
  for (const char c : text)
    if (is_figure(c) && ++digits >= least) return true;
  return false;
}

/// AZE12345678, AA 1234567, P1234567: large letters and a number as they are printed on documents.
bool is_document(std::string_view letters, std::size_t digits) {
  if (letters == "AZE") return digits >= 7 && digits <= 9;
  if (letters == "P" || letters == "C") return digits == 7 || digits == 8;
  return letters.size() == 2 && letters[0] == 'A' && letters != "AZ" && is_large_ascii(letters[1]) && digits == 7;
}

bool holds_printed_document(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_large_ascii(text[at]) || (at != 0 && (is_letter_byte(text[at - 1]) || is_figure(text[at - 1])))) continue;
    std::size_t end = at;
    while (end < text.size() && is_large_ascii(text[end])) ++end;
    std::size_t from = end;
    while (from < text.size() && from - end < 6 && (text[from] == ' ' || text.substr(from, 3) == "\xE2\x84\x96"))
      from += text[from] == ' ' ? 1 : 3;
    std::size_t last = from;
    while (last < text.size() && is_figure(text[last])) ++last;
    const bool apart = last == text.size() || (!is_letter_byte(text[last]) && !is_figure(text[last]) &&
                                               text[last] != '/' && text[last] != '-');
    if (apart && is_document(text.substr(at, end - at), last - from)) return true;
    at = end - 1;
  }
  return false;
}

// Folded given names that are common in the region, in both alphabets, and words that are part of a person's name.
constexpr std::string_view given_names[] = {
    "abbas",  "adil",   "afet",    "agil",     "akif",     "ali",      "anar",    "araz",    "arif",   "aynur",
    "ayten",  "aytac",  "azer",    "aziz",     "babek",    "bahar",    "behruz",  "cavid",   "ceyhun", "eldar",
    "elcin",  "eli",    "elman",   "elmira",   "elnur",    "elsad",    "elvin",   "emin",    "emil",   "eziz",
    "farid",  "fatime", "ferid",   "fuad",     "gulnar",   "gulnare",  "gulsen",  "hasan",   "hesen",  "huseyn",
    "ilham",  "ilqar",  "ilkin",   "irade",    "ismayil",  "kamal",    "kamran",  "kenan",   "konul",  "lale",
    "leyla",  "lamiye", "mahir",   "mehemmed", "mehriban", "memmed",   "metanet", "mirze",   "murad",  "musa",
    "nail",   "namiq",  "natiq",   "nergiz",   "nigar",    "nicat",    "nurlan",  "orxan",   "osman",  "pervin",
    "polad",  "qurban", "rahib",   "ramil",    "ramin",    "rasim",    "resad",   "rovsen",  "rufet",  "ruslan",
    "rustem", "sabina", "sebine",  "sahib",    "salman",   "samir",    "seid",    "sevda",   "sevinc", "tahir",
    "teymur", "tural",  "turkan",  "vagif",    "vaqif",    "vasif",    "veli",    "vugar",   "vuqar",  "vusal",
    "yusif",  "zaur",   "zehra",   "zeyneb",   "zulfiyye", "oglu",     "qizi",    "ogly",    "kizi",   "anna",
    "ivan",   "maria",  "jose",    "juan",     "carlos",   "luis",     "али",     "алексей", "анар",   "анна",
    "андрей", "ахмед",  "вагиф",   "вели",     "вугар",    "гасан",    "дмитрий", "елена",   "иван",   "ильхам",
    "ирина",  "лейла",  "магомед", "мария",    "мурад",    "наталья",  "низами",  "нурлан",  "ольга",  "оглы",
    "орхан",  "петр",   "рашад",   "руслан",   "самир",    "светлана", "сергей",  "татьяна", "теймур", "эльчин",
    "юсиф",   "кызы",   "заур",    "мамед",    "гусейн",   "рамиль",   "эльнур",  "эмин"};
constexpr std::string_view surname_endings[] = {"ov",  "ova",  "yev",  "yeva", "zade", "ов",   "ова",  "ев",
                                                "ева", "заде", "ович", "евич", "овна", "евна", "ский", "ская"};
// Endings of Azerbaijani surnames that other words have too. They count next to a second capitalised word.
constexpr std::string_view weak_endings[] = {"li", "lu", "soy", "gil"};
// Folded first words of names of places: Yuxarı Seyidəhmədli, San José, Vereda La María.
constexpr std::string_view place_words[] = {"yuxari", "asagi",   "boyuk",  "kicik",   "bala",   "das",   "yeni",
                                            "kohne",  "qara",    "san",    "santa",   "vereda", "sitio", "sector",
                                            "montes", "верхний", "нижний", "большой", "новый",  "село"};
constexpr std::size_t shortest_surname = 4;  // letters

std::size_t letters_of(std::string_view word) { return text::count_characters(word); }

/// Whether the word, or a part of it next to a hyphen, ends so.
bool ends_with_one(std::string_view word, std::span<const std::string_view> endings) {
  for (;;) {
    const std::size_t blank = word.find(' ');
    const std::string_view part = word.substr(0, blank);
    if (letters_of(part) >= shortest_surname &&
        std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return part.ends_with(ending); }))
      return true;
    if (blank == std::string_view::npos) return false;
    word.remove_prefix(blank + 1);
  }
}

bool is_given_name(std::string_view folded) {
  return std::find(std::begin(given_names), std::end(given_names), folded) != std::end(given_names);
}

/// "V." or "V.Ə.": initials with their points.
bool is_initials(std::string_view word) {
  bool letter = false;
  std::size_t letters = 0;
  while (!word.empty()) {
    if (word.front() == '.') {
      if (!letter) return false;
      letter = false;
      word.remove_prefix(1);
      continue;
    }
    if (letter || !begins_large(word)) return false;
    letter = true;
    ++letters;
    word.remove_prefix(text::utf8_unit(word.data(), word.data() + word.size()).length);
  }
  return letters != 0 && letters <= 3 && !letter;
}

struct NameWord {
  std::string folded;
  bool large = false;      ///< begins with a large letter
  bool all_large = false;  ///< has no small letter
};

}  // namespace

bool begins_large(std::string_view text) {
  if (text.empty()) return false;
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(0) < 0x80) return is_large_ascii(text[0]);
  const unsigned point = (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
  if (byte(0) >= 0xE0) return false;
  if (point >= 0xC0 && point <= 0xDE) return point != 0xD7;
  if (point == 0x18F || point == 0x18E || point == 0x130) return true;
  if (point >= 0x100 && point <= 0x17F)
    return (point & 1u) == ((point >= 0x139 && point <= 0x148) || point >= 0x179 ? 1u : 0u) && point != 0x131;
  if (point >= 0x400 && point <= 0x42F) return true;
  return point >= 0x460 && point <= 0x52F && (point & 1u) == 0;
}

std::string shown_sheet(std::string_view name) { return std::string(holds_personal_sign(name) ? masked_part : name); }

bool has_surname_ending(std::string_view folded) { return ends_with_one(folded, surname_endings); }

bool holds_telephone(std::string_view text) {
  if (!has_digits(text, fewest_digits)) return false;
  return any_number(text, [&](const Number& number, bool in_code) {
    if (number.digits.size() < fewest_digits) return false;
    if (!in_code && holds_telephone_shape(number)) return true;
    if (is_date(number) || number.digits.size() > 15) return false;
    const std::string words = before(text, number.begin, label_reach);
    return has_label(words, telephone_words, label_words) ||
           (number.digits.size() >= 7 && has_label(words, contact_words, label_words));
  });
}

bool holds_document_number(std::string_view text) {
  if (!has_digits(text, 1)) return false;
  if (holds_printed_document(text)) return true;
  // A token with digits after a word such as "pasport". A FIN code has letters and digits.
  for (std::size_t at = 0; at < text.size();) {
    const auto in_token = [](char c) { return is_figure(c) || is_latin(c); };
    if (!in_token(text[at]) || (at != 0 && is_letter_byte(text[at - 1]))) {
      ++at;
      continue;
    }
    std::size_t end = at, digits = 0;
    while (end < text.size() && in_token(text[end])) digits += is_figure(text[end++]) ? 1 : 0;
    const bool is_fin = end - at == 7 && digits != 0 && digits != 7;
    const bool apart = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80;
    if (apart && (digits >= fewest_digits || is_fin) &&
        has_label(before(text, at, document_reach), document_words_list, document_words))
      return true;
    at = end;
  }
  return false;
}

bool looks_like_person_name(std::string_view text) {
  constexpr std::size_t longest_name = 120;  // bytes
  if (text.size() > longest_name) return false;
  std::vector<NameWord> words;
  bool initials = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, blank - at);
    at = blank + 1;
    if (word.empty()) continue;
    if (is_initials(word)) {
      initials = true;
      continue;
    }
    if (has_digits(word, 1)) return false;
    const std::string folded = fold(word);
    const std::size_t point = word.rfind('.');
    if (point != std::string_view::npos && is_initials(word.substr(0, point + 1))) initials = true;  // V.Əliyev
    if (folded.empty()) return false;
    NameWord& one = words.emplace_back(NameWord{folded, begins_large(word), true});
    for (std::size_t i = 0; i != word.size(); ++i)
      if ((static_cast<unsigned char>(word[i]) & 0xC0u) != 0x80 && is_letter_byte(word[i]) &&
          !begins_large(word.substr(i)))
        one.all_large = false;
    if (words.size() > 4) return false;
  }
  const auto is_part = [](const NameWord& word) {
    return word.folded == "oglu" || word.folded == "qizi" || word.folded == "оглы" || word.folded == "кызы";
  };
  for (const NameWord& word : words)
    if (!word.large && !is_part(word)) return false;
  if (words.empty() ||
      std::find(std::begin(place_words), std::end(place_words), words.front().folded) != std::end(place_words))
    return false;
  if (initials) return words.size() <= 2 && letters_of(words.front().folded) >= 3;
  // "ЧИСЛО СЛУЧАЕВ": in large letters the genitive of the plural looks like a surname.
  const auto is_surname = [](const NameWord& word) {
    const bool cyrillic = static_cast<unsigned char>(word.folded[0]) >= 0x80;
    return has_surname_ending(word.folded) && !(cyrillic && word.all_large);
  };
  if (words.size() == 1) {
    const bool latin = static_cast<unsigned char>(words[0].folded[0]) < 0x80;
    return latin && letters_of(words[0].folded) > 5 && has_surname_ending(words[0].folded);
  }
  return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
    return is_given_name(word.folded) || is_surname(word) || ends_with_one(word.folded, weak_endings);
  });
}

bool holds_person_name(std::string_view text) {
  if (looks_like_person_name(text)) return true;
  const auto is_sure = [](std::string_view word) {
    const std::string folded = fold(word);
    return is_given_name(folded) || has_surname_ending(folded);
  };
  constexpr std::string_view between = " \t\r\n_", around = ",;:()[]{}<>/\\|\"'-";
  std::string_view before;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t first = std::min(word.find_first_not_of(around), word.size());
    if (first != 0) before = {};
    word.remove_prefix(first);
    const std::size_t last = word.find_last_not_of(around);
    const bool closed = last + 1 != word.size();
    word = word.substr(0, last + 1);
    if (!before.empty() && !word.empty() && (is_sure(before) || is_sure(word)) &&
        looks_like_person_name(std::string(before) + ' ' + std::string(word)))
      return true;
    before = closed ? std::string_view() : word;
  }
  return false;
}

}  // namespace maex
