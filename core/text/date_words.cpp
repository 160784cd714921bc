#include "core/text/date_words.hpp"

#include <algorithm>
#include <iterator>

namespace maex::date_words {
namespace {

struct MonthName {
  std::string_view folded;
  unsigned month;
  bool stem;  // case endings may follow
};

// In the spelling of fold(): no accents, ё as е, ı as i.
constexpr MonthName months[] = {
    {"yanvar", 1, true},    {"fevral", 2, true},     {"mart", 3, true},       {"aprel", 4, true},
    {"iyun", 6, true},      {"iyul", 7, true},       {"avqust", 8, true},     {"sentyabr", 9, true},
    {"oktyabr", 10, true},  {"noyabr", 11, true},    {"dekabr", 12, true},    {"yan", 1, false},
    {"fev", 2, false},      {"mar", 3, false},       {"apr", 4, false},       {"iyn", 6, false},
    {"iyl", 7, false},      {"avq", 8, false},       {"sen", 9, false},       {"okt", 10, false},
    {"noy", 11, false},     {"dek", 12, false},      {"may", 5, true},        {"јанвар", 1, true},
    {"ијун", 6, true},      {"ијул", 7, true},       {"август", 8, true},     {"сентјабр", 9, true},
    {"октјабр", 10, true},  {"нојабр", 11, true},    {"январ", 1, true},      {"феврал", 2, true},
    {"март", 3, true},      {"апрел", 4, true},      {"май", 5, true},        {"мая", 5, false},
    {"мае", 5, false},      {"маю", 5, false},       {"маем", 5, false},      {"июн", 6, true},
    {"июл", 7, true},       {"сентябр", 9, true},    {"октябр", 10, true},    {"ноябр", 11, true},
    {"декабр", 12, true},   {"янв", 1, false},       {"фев", 2, false},       {"февр", 2, false},
    {"мар", 3, false},      {"апр", 4, false},       {"авг", 8, false},       {"сен", 9, false},
    {"сент", 9, false},     {"окт", 10, false},      {"ноя", 11, false},      {"нояб", 11, false},
    {"дек", 12, false},     {"мај", 5, true},        {"феврал", 2, true},     {"декабр", 12, true},
    {"january", 1, false},  {"february", 2, false},  {"march", 3, false},     {"april", 4, false},
    {"june", 6, false},     {"july", 7, false},      {"august", 8, false},    {"september", 9, false},
    {"october", 10, false}, {"november", 11, false}, {"december", 12, false}, {"jan", 1, false},
    {"feb", 2, false},      {"jun", 6, false},       {"jul", 7, false},       {"aug", 8, false},
    {"sep", 9, false},      {"sept", 9, false},      {"oct", 10, false},      {"nov", 11, false},
    {"dec", 12, false},     {"ocak", 1, true},       {"subat", 2, true},      {"nisan", 4, true},
    {"mayis", 5, true},     {"haziran", 6, true},    {"temmuz", 7, true},     {"agustos", 8, true},
    {"eylul", 9, true},     {"ekim", 10, true},      {"kasim", 11, true},     {"aralik", 12, true},
};

// Case endings after a month's stem. The list is closed: "Martinez" and "Мартынов" are not months.
constexpr std::string_view endings[] = {"in",  "un",     "i",      "u",      "a",     "e",     "da",    "de",  "dan",
                                        "den", "inda",   "inde",   "unda",   "indan", "inden", "undan", "una", "ina",
                                        "ine", "inadek", "inedek", "unadek", "adek",  "edek",  "ь",     "я",   "е",
                                        "ю",   "а",      "у",      "ем",     "ом",    "ын",    "ин",    "ун",  "да",
                                        "де",  "дә",     "дан",    "дән",    "ында",  "индә",  "ә"};

struct Listed {
  std::string_view folded;
  Word word;
  unsigned number = 0;
};

constexpr Listed words[] = {
    // "-ci il", "-nin 12-si", "г.", "th"
    {"ci", Word::filler},
    {"cu", Word::filler},
    {"si", Word::filler},
    {"su", Word::filler},
    {"da", Word::filler},
    {"de", Word::filler},
    {"na", Word::filler},
    {"ne", Word::filler},
    {"ya", Word::filler},
    {"ye", Word::filler},
    {"a", Word::filler},
    {"e", Word::filler},
    {"u", Word::filler},
    {"sinda", Word::filler},
    {"sinde", Word::filler},
    {"sunda", Word::filler},
    {"inda", Word::filler},
    {"inde", Word::filler},
    {"unda", Word::filler},
    {"nin", Word::filler},
    {"nun", Word::filler},
    {"il", Word::filler},
    {"ilin", Word::filler},
    {"ilde", Word::filler},
    {"ili", Word::filler},
    {"ilinde", Word::filler},
    {"ay", Word::filler},
    {"ayi", Word::filler},
    {"ayinda", Word::filler},
    {"ayinin", Word::filler},
    {"gun", Word::filler},
    {"gunu", Word::filler},
    {"tarix", Word::filler},
    {"tarixi", Word::filler},
    {"tarixinde", Word::filler},
    {"tarixde", Word::filler},
    {"saat", Word::filler},
    {"saati", Word::filler},
    {"saatda", Word::filler},
    {"radelerinde", Word::approximate},
    {"г", Word::filler},
    {"год", Word::filler},
    {"года", Word::filler},
    {"году", Word::filler},
    {"годом", Word::filler},
    {"гг", Word::filler},
    {"числа", Word::filler},
    {"число", Word::filler},
    {"день", Word::filler},
    {"дня", Word::filler},
    {"месяц", Word::filler},
    {"месяца", Word::filler},
    {"месяце", Word::filler},
    {"го", Word::filler},
    {"е", Word::filler},
    {"ое", Word::filler},
    {"ого", Word::filler},
    {"й", Word::filler},
    {"я", Word::filler},
    {"в", Word::filler},
    {"во", Word::filler},
    {"на", Word::filler},
    {"от", Word::filler},
    {"ч", Word::filler},
    {"час", Word::filler},
    {"часа", Word::filler},
    {"часов", Word::filler},
    {"ил", Word::filler},
    {"илин", Word::filler},
    {"ҹи", Word::filler},
    {"ҹу", Word::filler},
    {"of", Word::filler},
    {"in", Word::filler},
    {"on", Word::filler},
    {"the", Word::filler},
    {"th", Word::filler},
    {"st", Word::filler},
    {"nd", Word::filler},
    {"rd", Word::filler},
    {"at", Word::filler},
    {"year", Word::filler},
    {"hrs", Word::filler},
    {"h", Word::filler},
    {"local", Word::filler},
    {"time", Word::filler},
    // days of the week
    {"bazar", Word::weekday, 7},
    {"ertesi", Word::day_after},
    {"axsami", Word::day_after},
    {"cersenbe", Word::weekday, 3},
    {"cume", Word::weekday, 5},
    {"senbe", Word::weekday, 6},
    {"понедельник", Word::weekday, 1},
    {"вторник", Word::weekday, 2},
    {"среда", Word::weekday, 3},
    {"среду", Word::weekday, 3},
    {"четверг", Word::weekday, 4},
    {"пятница", Word::weekday, 5},
    {"пятницу", Word::weekday, 5},
    {"суббота", Word::weekday, 6},
    {"субботу", Word::weekday, 6},
    {"воскресенье", Word::weekday, 7},
    {"воскресение", Word::weekday, 7},
    {"пн", Word::weekday, 1},
    {"вт", Word::weekday, 2},
    {"ср", Word::weekday, 3},
    {"чт", Word::weekday, 4},
    {"пт", Word::weekday, 5},
    {"сб", Word::weekday, 6},
    {"вс", Word::weekday, 7},
    {"monday", Word::weekday, 1},
    {"tuesday", Word::weekday, 2},
    {"wednesday", Word::weekday, 3},
    {"thursday", Word::weekday, 4},
    {"friday", Word::weekday, 5},
    {"saturday", Word::weekday, 6},
    {"sunday", Word::weekday, 7},
    {"mon", Word::weekday, 1},
    {"tue", Word::weekday, 2},
    {"tues", Word::weekday, 2},
    {"wed", Word::weekday, 3},
    {"thu", Word::weekday, 4},
    {"thur", Word::weekday, 4},
    {"thurs", Word::weekday, 4},
    {"fri", Word::weekday, 5},
    {"sat", Word::weekday, 6},
    {"sun", Word::weekday, 7},
    // doubt
    {"texminen", Word::approximate},
    {"texmini", Word::approximate},
    {"teqriben", Word::approximate},
    {"teqribi", Word::approximate},
    {"около", Word::approximate},
    {"примерно", Word::approximate},
    {"приблизительно", Word::approximate},
    {"ориентировочно", Word::approximate},
    {"ок", Word::approximate},
    {"circa", Word::approximate},
    {"ca", Word::approximate},
    {"approx", Word::approximate},
    {"approximately", Word::approximate},
    {"about", Word::approximate},
    {"around", Word::approximate},
    {"ehtimal", Word::uncertain},
    {"ehtimalen", Word::uncertain},
    {"guman", Word::uncertain},
    {"предположительно", Word::uncertain},
    {"возможно", Word::uncertain},
    {"вероятно", Word::uncertain},
    {"maybe", Word::uncertain},
    {"probably", Word::uncertain},
    {"possibly", Word::uncertain},
    {"perhaps", Word::uncertain},
    {"reportedly", Word::uncertain},
    // bounds and ranges
    {"evvel", Word::before},
    {"qabaq", Word::before},
    {"before", Word::before},
    {"by", Word::before},
    {"prior", Word::before},
    {"после", Word::after},
    {"sonra", Word::after},
    {"after", Word::after},
    {"since", Word::since},
    {"from", Word::since},
    {"с", Word::since},
    {"со", Word::since},
    {"c", Word::since},
    {"начиная", Word::filler},
    {"etibaren", Word::since},
    {"den", Word::since},
    {"dan", Word::since},
    {"дән", Word::since},
    {"дан", Word::since},
    {"по", Word::range},
    {"to", Word::range},
    {"through", Word::range},
    {"до", Word::until},
    {"qeder", Word::until},
    {"dek", Word::until},
    {"kimi", Word::until},
    {"until", Word::until},
    {"till", Word::until},
    {"гәдәр", Word::until},
    {"between", Word::between},
    {"между", Word::between},
    {"arasi", Word::between},
    {"arasinda", Word::between},
    {"and", Word::and_word},
    {"и", Word::and_word},
    {"ve", Word::and_word},
    {"ile", Word::and_word},
    // parts of a month or a year
    {"начале", Word::part},
    {"начало", Word::part},
    {"конце", Word::part},
    {"конец", Word::part},
    {"середине", Word::part},
    {"середина", Word::part},
    {"evvelinde", Word::part},
    {"evvellerinde", Word::part},
    {"sonunda", Word::part},
    {"sonlarinda", Word::part},
    {"ortasinda", Word::part},
    {"ortalarinda", Word::part},
    {"early", Word::part},
    {"late", Word::part},
    {"mid", Word::part},
    {"kvartal", Word::quarter},
    {"kvartali", Word::quarter},
    {"kvartalinda", Word::quarter},
    {"rub", Word::quarter},
    {"rubu", Word::quarter},
    {"rubunde", Word::quarter},
    {"квартал", Word::quarter},
    {"квартала", Word::quarter},
    {"квартале", Word::quarter},
    {"кв", Word::quarter},
    {"quarter", Word::quarter},
    {"q", Word::quarter},
};

constexpr std::string_view romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};

// A Russian keyboard has letters that look like X and I.
unsigned roman(std::string_view folded) {
  char plain[5];
  std::size_t length = 0;
  while (!folded.empty()) {
    if (length == sizeof plain) return 0;
    char letter = folded.front();
    std::size_t size = 1;
    for (const std::string_view i : {"і", "І", "х"})
      if (folded.starts_with(i)) {
        letter = i == "х" ? 'x' : 'i';
        size = i.size();
      }
    plain[length++] = letter;
    folded.remove_prefix(size);
  }
  const auto at = std::find(std::begin(romans), std::end(romans), std::string_view(plain, length));
  return at == std::end(romans) ? 0 : static_cast<unsigned>(at - std::begin(romans) + 1);
}

}  // namespace

unsigned month(std::string_view folded) {
  if (folded == "martina") return 0;  // a name
  for (const MonthName& each : months) {
    if (!folded.starts_with(each.folded)) continue;
    const std::string_view rest = folded.substr(each.folded.size());
    if (rest.empty() || (each.stem && std::find(std::begin(endings), std::end(endings), rest) != std::end(endings)))
      return each.month;
  }
  return 0;
}

Found find(std::string_view folded) {
  for (const Listed& each : words)
    if (each.folded == folded) return {each.word, each.number};
  if (const unsigned found = month(folded); found != 0) return {Word::month, found};
  if (const unsigned found = roman(folded); found != 0) return {Word::roman, found};
  return {};
}

}  // namespace maex::date_words
