#include "core/figures/report_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "core/io/resources.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/programme.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::figures {
namespace {

/// Whole numbers up to here are exact in a double.
constexpr double most_exact = 9007199254740992.0;

/// The text with a capital as its first letter: Latin, Azerbaijani and Russian.
std::string capitalised(std::string text, Language language) {
  const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  const int first = byte(0), second = byte(1);
  if (first == 'i' && language == Language::az) return "İ" + text.substr(1);
  if (first >= 'a' && first <= 'z') text[0] = static_cast<char>(first - 'a' + 'A');
  const std::string_view letter = std::string_view(text).substr(0, 2);
  if (letter == "ə") return "Ə" + text.substr(2);
  if (first == 0xD0 && second >= 0xB0) text[1] = static_cast<char>(second - 0x20);  // а to п
  if (first == 0xD1 && second <= 0x8F) return std::string{'\xD0', static_cast<char>(second + 0x20)} + text.substr(2);
  return text;
}

}  // namespace

ReportWords::ReportWords(Language language) : language_(language) {
  add(std::string(language_tags[static_cast<std::size_t>(language)]));
}

ReportWords::ReportWords(std::string_view name) : ReportWords(Language::en) { add(std::string(name)); }

void ReportWords::add(const std::string& name) {
  const std::string path = "reports/words/" + name + ".toml";
  const auto file = find_resource(path);
  if (!file) throw std::logic_error(path + " is not built in");
  checked_toml::add_texts(checked_toml::parse(*file, path), path, texts_);
}

const ReportWords& ReportWords::of(Language language) {
  static std::array<std::pair<std::once_flag, std::unique_ptr<const ReportWords>>, std::size(language_tags)> loaded;
  auto& place = loaded[static_cast<std::size_t>(language)];
  std::call_once(place.first, [&] { place.second = std::make_unique<const ReportWords>(language); });
  return *place.second;
}

const std::string& ReportWords::text(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw std::logic_error("the words of reports lack \"" + std::string(key) + "\"");
  return found->second;
}

std::string ReportWords::say(std::string_view key, std::vector<Argument> arguments) const {
  return fill(text(key), arguments);
}

std::string ReportWords::say_on(std::string_view key, std::vector<Argument> arguments) const {
  std::string text = say(key, std::move(arguments));
  text.erase(0, std::min(text.find_first_not_of(", "), text.size()));
  for (std::size_t at = text.find("  "); at != std::string::npos; at = text.find("  ")) text.erase(at, 1);
  return capitalised(std::move(text), language_);
}

std::string ReportWords::fill(std::string_view pattern, const std::vector<Argument>& arguments) const {
  // Numbers with nouns are written in the form of this language. Wording::fill() fills the other gaps.
  std::string with_nouns;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view gap = pattern.substr(open + 1, close - open - 1);
    const std::size_t colon = gap.find(':');
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& each) { return each.name == gap.substr(0, colon); });
    with_nouns += pattern.substr(0, colon == std::string_view::npos || found == arguments.end() ? close + 1 : open);
    if (colon != std::string_view::npos && found != arguments.end()) {
      std::uint64_t count = 0;
      std::from_chars(found->value.data(), found->value.data() + found->value.size(), count);
      with_nouns.append(number(count)).append(" ").append(noun_form(count, gap.substr(colon + 1)));
    }
    pattern.remove_prefix(close + 1);
  }
  with_nouns += pattern;
  return Wording::english().fill(with_nouns, arguments, true);
}

std::vector<std::string> ReportWords::parts(std::string_view key) const {
  std::vector<std::string> all(1);
  for (const char c : text(key))
    if (c == '|')
      all.emplace_back();
    else
      all.back() += c;
  return all;
}

std::vector<std::string> ReportWords::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, text] : texts_) all.push_back(key);
  return all;
}

std::string ReportWords::number(std::uint64_t number) const {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, text("number.group"));
  return digits;
}

std::string ReportWords::figure(double value) const {
  if (value >= 0 && value < most_exact && std::trunc(value) == value) return number(static_cast<std::uint64_t>(value));
  std::string digits;
  append_decimal(digits, value);
  const std::size_t point = digits.find('.');
  const bool is_grouped = point != std::string::npos && value >= 0 && value < most_exact;
  if (!is_grouped) return digits;
  return number(static_cast<std::uint64_t>(value)) + text("number.point") + digits.substr(point + 1);
}

std::string ReportWords::figure(double value, Code qualifier) const {
  if (qualifier == no_code) return figure(value);
  const auto whole = static_cast<std::uint64_t>(std::abs(value));
  return say("qualifier." + std::string(info(qualifier).name),
             {{"number", figure(value)}, {"from", ending("ending.from", whole)}});
}

std::string ReportWords::counted(Code measure, double value, Code qualifier) const {
  const std::string& forms = text("noun." + std::string(info(measure).name));
  return figure(value, qualifier) + " " + std::string(noun_form(static_cast<std::uint64_t>(std::abs(value)), forms));
}

std::string ReportWords::ending(std::string_view table, std::uint64_t number) const {
  if (!has(table)) return {};
  // The last word of the number decides: ones, tens, hundred, thousand.
  const std::vector<std::string> endings = parts(table);
  constexpr std::size_t tens = 10, hundred = 20, thousand = 21;
  if (number % 10 != 0) return endings.at(number % 10);
  if (number % 100 != 0) return endings.at(tens + number % 100 / 10);
  return endings.at(number % 1000 != 0 ? hundred : thousand);
}

std::vector<Argument> ReportWords::date_parts(const Day& day) const {
  const auto year = static_cast<std::uint64_t>(day.year);
  std::vector<Argument> all = {
      {"year", std::to_string(year)}, {"day", std::to_string(day.day)}, {"th", ending("ending.ordinal", year)}};
  if (day.month == 0) return all;
  all.emplace_back("month", parts("month.name").at(day.month - 1u));
  all.emplace_back("month_of", parts("month.of").at(day.month - 1u));
  all.emplace_back("month_in", parts("month.in").at(day.month - 1u));
  return all;
}

std::string ReportWords::when(const Day& period) const {
  return fill(text(period.month == 0 ? "when.year" : "when.month"), date_parts(period));
}

std::string ReportWords::inside(const Day& period) const {
  return fill(text(period.month == 0 ? "when.inside_year" : "when.inside_month"), date_parts(period));
}

std::string ReportWords::year_begins(const Day& period) const { return fill(text("base.year"), date_parts(period)); }

std::string ReportWords::chart_caption(const Day& period) const {
  return fill(text("chart.caption"), date_parts(period));
}

std::string ReportWords::chart_description(const Day& period) const {
  return fill(text("chart.description"), date_parts(period));
}

std::string ReportWords::period(const Day& period) const {
  const std::string_view key = period.month == 0 ? "period.year" : period.day == 0 ? "period.month" : "period.day";
  return fill(text(key), date_parts(period));
}

std::string ReportWords::list(const std::vector<std::string>& items) const {
  std::string all;
  for (std::size_t i = 0; i != items.size(); ++i) {
    if (i != 0) all += text(i + 1 == items.size() ? "list.last" : "list.between");
    all += items[i];
  }
  return all;
}

std::string ReportWords::base(std::string_view base) const {
  if (base.empty()) return text("base.none");
  if (const std::string key = "base." + std::string(base); has(key)) return text(key);
  const auto date = parse_iso_date(base);
  const bool is_day = date && date->form == PartialDate::Form::at && date->doubt == PartialDate::Doubt::none;
  return say("base.other", {{"base", is_day ? period(date->first) : std::string(base)}});
}

std::string ReportWords::row(By by, std::string_view name) const {
  if (by == By::district) {
    if (name.empty()) return text("table.not_stated");
    const District* district = nullptr;
    for (const std::string& list : builtin_gazetteer_names())
      if (district == nullptr) district = builtin_gazetteer(list)->find(name);
    if (district == nullptr) return std::string(name);
    const std::string* const titles[] = {&district->name_en, &district->name_az, &district->name_ru};
    const std::string& title = *titles[static_cast<std::size_t>(language_)];
    return title.empty() ? district->title() : title;
  }
  const std::string key = std::string(by_names[static_cast<std::size_t>(by)]) + "." + std::string(name);
  if (has(key)) return text(key);
  // A code that reports rarely need has the word of its list.
  for (const CodeList list : {CodeList::device_category, CodeList::status, CodeList::sex, CodeList::age_group})
    if (const auto code = find_code(list, name))
      return std::string(info(*code).labels[static_cast<std::size_t>(language_)]);
  return std::string(name);
}

}  // namespace maex::figures
