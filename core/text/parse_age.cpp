#include "core/text/parse_age.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text/fold.hpp"
#include "core/text/parse_date.hpp"

namespace maex {
namespace {

constexpr std::size_t longest_age = 60;
constexpr int oldest = 130, first_birth_year = 1890, grown_up = 18;

enum class AgeWord { unknown, neutral, years, months, about, more, less, born, child, adult, and_word, from };

struct ListedAgeWord {
  std::string_view folded;
  AgeWord word;
};

constexpr ListedAgeWord age_words[] = {
    {"yas", AgeWord::years},
    {"yasi", AgeWord::years},
    {"yasinda", AgeWord::years},
    {"yasli", AgeWord::years},
    {"yasda", AgeWord::years},
    {"yasdan", AgeWord::years},
    {"yasa", AgeWord::years},
    {"лет", AgeWord::years},
    {"год", AgeWord::years},
    {"года", AgeWord::years},
    {"летний", AgeWord::years},
    {"летняя", AgeWord::years},
    {"возраст", AgeWord::years},
    {"years", AgeWord::years},
    {"year", AgeWord::years},
    {"old", AgeWord::years},
    {"y", AgeWord::years},
    {"o", AgeWord::years},
    {"yo", AgeWord::years},
    {"yr", AgeWord::years},
    {"yrs", AgeWord::years},
    {"age", AgeWord::years},
    {"aged", AgeWord::years},
    {"ay", AgeWord::months},
    {"ayliq", AgeWord::months},
    {"мес", AgeWord::months},
    {"месяц", AgeWord::months},
    {"месяца", AgeWord::months},
    {"месяцев", AgeWord::months},
    {"month", AgeWord::months},
    {"months", AgeWord::months},
    {"texminen", AgeWord::about},
    {"teqriben", AgeWord::about},
    {"около", AgeWord::about},
    {"примерно", AgeWord::about},
    {"приблизительно", AgeWord::about},
    {"about", AgeWord::about},
    {"around", AgeWord::about},
    {"approx", AgeWord::about},
    {"approximately", AgeWord::about},
    {"circa", AgeWord::about},
    {"ca", AgeWord::about},
    {"yuxari", AgeWord::more},
    {"boyuk", AgeWord::more},
    {"старше", AgeWord::more},
    {"свыше", AgeWord::more},
    {"более", AgeWord::more},
    {"over", AgeWord::more},
    {"above", AgeWord::more},
    {"older", AgeWord::more},
    {"asagi", AgeWord::less},
    {"kicik", AgeWord::less},
    {"qeder", AgeWord::less},
    {"младше", AgeWord::less},
    {"моложе", AgeWord::less},
    {"менее", AgeWord::less},
    {"до", AgeWord::less},
    {"under", AgeWord::less},
    {"below", AgeWord::less},
    {"younger", AgeWord::less},
    {"tevelludlu", AgeWord::born},
    {"tevellud", AgeWord::born},
    {"tev", AgeWord::born},
    {"dogumlu", AgeWord::born},
    {"dogum", AgeWord::born},
    {"dogulub", AgeWord::born},
    {"d", AgeWord::born},
    {"р", AgeWord::born},
    {"рожд", AgeWord::born},
    {"рождения", AgeWord::born},
    {"родился", AgeWord::born},
    {"родилась", AgeWord::born},
    {"гр", AgeWord::born},
    {"born", AgeWord::born},
    {"b", AgeWord::born},
    {"yob", AgeWord::born},
    {"dob", AgeWord::born},
    {"usaq", AgeWord::child},
    {"azyasli", AgeWord::child},
    {"yeniyetme", AgeWord::child},
    {"ребенок", AgeWord::child},
    {"несовершеннолетний", AgeWord::child},
    {"несовершеннолетняя", AgeWord::child},
    {"подросток", AgeWord::child},
    {"child", AgeWord::child},
    {"minor", AgeWord::child},
    {"yetkin", AgeWord::adult},
    {"взрослый", AgeWord::adult},
    {"взрослая", AgeWord::adult},
    {"совершеннолетний", AgeWord::adult},
    {"совершеннолетняя", AgeWord::adult},
    {"adult", AgeWord::adult},
    {"ve", AgeWord::and_word},
    {"и", AgeWord::and_word},
    {"and", AgeWord::and_word},
    {"ile", AgeWord::and_word},
    {"to", AgeWord::and_word},
    {"от", AgeWord::from},
    {"from", AgeWord::from},
    {"between", AgeWord::from},
    {"arasi", AgeWord::from},
    {"arasinda", AgeWord::from},
    {"ci", AgeWord::neutral},
    {"cu", AgeWord::neutral},
    {"il", AgeWord::neutral},
    {"ilde", AgeWord::neutral},
    {"den", AgeWord::neutral},
    {"dan", AgeWord::neutral},
    {"г", AgeWord::neutral},
    {"than", AgeWord::neutral},
    {"in", AgeWord::neutral},
    {"of", AgeWord::neutral},
    {"в", AgeWord::neutral},
    {"the", AgeWord::neutral},
    {"a", AgeWord::neutral},
    {"е", AgeWord::neutral},
};

AgeWord age_word(std::string_view folded) {
  for (const ListedAgeWord& each : age_words)
    if (each.folded == folded) return each.word;
  return AgeWord::unknown;
}

struct AgeText {
  std::array<int, 4> numbers{};
  std::array<std::size_t, 4> digits{};
  std::size_t count = 0;
  std::array<bool, 12> has{};  // by AgeWord
  bool ok = true;

  [[nodiscard]] bool is(AgeWord word) const { return has[static_cast<std::size_t>(word)]; }
};

bool digit(char c) { return c >= '0' && c <= '9'; }

AgeText words_of_age(std::string_view folded) {
  AgeText made;
  while (!folded.empty()) {
    if (folded.front() == ' ') {
      folded.remove_prefix(1);
      continue;
    }
    const bool number = digit(folded.front());
    std::size_t end = 0;
    while (end < folded.size() && folded[end] != ' ' && digit(folded[end]) == number) ++end;
    if (number) {
      if (made.count == made.numbers.size() || end > 4) return {.ok = false};
      int value = 0;
      for (const char c : folded.substr(0, end)) value = value * 10 + (c - '0');
      made.numbers[made.count] = value;
      made.digits[made.count++] = end;
    } else {
      const AgeWord word = age_word(folded.substr(0, end));
      if (word == AgeWord::unknown) return {.ok = false};
      made.has[static_cast<std::size_t>(word)] = true;
    }
    folded.remove_prefix(end);
  }
  return made;
}

AgeReading in_range(std::string range, int from, int to) {
  AgeReading age;
  age.range = std::move(range);
  if (to < grown_up) age.group = AgeReading::Group::child;
  if (from >= grown_up) age.group = AgeReading::Group::adult;
  return age;
}

// The part of the text from its first to its last digit, where a day of birth is.
std::string_view digits_part(std::string_view text) {
  const std::size_t first = text.find_first_of("0123456789"), last = text.find_last_of("0123456789");
  return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [text](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

}  // namespace

std::optional<AgeReading> birth_year(double number, int this_year) {
  if (number != std::floor(number) || number < first_birth_year || number > this_year) return std::nullopt;
  AgeReading age;
  age.born = PartialDate{PartialDate::Form::at, {static_cast<std::int16_t>(number), 0, 0}, {}};
  return age;
}

std::optional<AgeReading> parse_age(std::string_view text, int this_year) {
  text = trim(text);
  if (text.empty() || text.size() > longest_age) return std::nullopt;
  const AgeText words = words_of_age(fold(text));
  if (!words.ok) return std::nullopt;
  const bool more_sign = has_any(text, {">", "≥"}), less_sign = has_any(text, {"<", "≤"});
  const bool about = words.is(AgeWord::about) || has_any(text, {"~", "≈", "?", "±"});
  AgeReading age;
  if (words.count == 0) {
    if (words.is(AgeWord::child) == words.is(AgeWord::adult)) return std::nullopt;
    age.group = words.is(AgeWord::child) ? AgeReading::Group::child : AgeReading::Group::adult;
    return age;
  }
  if (words.count == 3 && words.is(AgeWord::born)) {
    const auto day = parse_date(digits_part(text), DateOrder::dmy, this_year);
    if (!day || day->date.form != PartialDate::Form::at) return std::nullopt;
    age.born = day->date;
    return age;
  }
  const int number = words.numbers[0];
  if (words.count == 1 && words.digits[0] == 4) {
    auto born = birth_year(number, this_year);
    if (born && about) born->born->doubt = PartialDate::Doubt::approximate;
    return more_sign || less_sign || words.is(AgeWord::more) || words.is(AgeWord::less) ? std::nullopt : born;
  }
  if (words.is(AgeWord::born) || number > oldest) return std::nullopt;
  const std::string spelled = std::to_string(number);
  if (words.count == 2) {
    const int last = words.numbers[1];
    const bool joined = has_any(text, {"-", "–", "—", "\u2212"}) || words.is(AgeWord::and_word) ||
                        (words.is(AgeWord::from) && words.is(AgeWord::less));
    if (!joined || last <= number || last > oldest || words.is(AgeWord::more) || words.is(AgeWord::months))
      return std::nullopt;
    return in_range(spelled + '-' + std::to_string(last), number, last);
  }
  if (words.count != 1) return std::nullopt;
  if (words.is(AgeWord::months)) {
    age.years = number / 12;
    return age;
  }
  const bool more = more_sign || words.is(AgeWord::more), less = less_sign || words.is(AgeWord::less);
  if (more && less) return std::nullopt;
  if (more || has_any(text, {"+"})) {
    const bool inclusive = has_any(text, {"+", "≥", ">="}) || words.is(AgeWord::and_word);
    return in_range((inclusive ? ">=" : ">") + spelled, inclusive ? number : number + 1, oldest);
  }
  if (less) return in_range("<" + spelled, 0, number - 1);
  if (about) {
    age.range = "~" + spelled;
    return age;
  }
  if (!words.is(AgeWord::years)) return std::nullopt;
  age.years = number;
  return age;
}

}  // namespace maex
