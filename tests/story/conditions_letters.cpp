// Conditions of letters, of marks that programs leave in cells, and of encodings.
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>

#include <algorithm>

#include "tests/story/conditions.hpp"

namespace maex::story {
namespace {

using Is = ListCell::Is;

template <class Change>
void each_text(PartnerList& list, Change change) {
  for (ListSheet& sheet : list.sheets)
    for (Line& line : sheet.lines)
      for (ListCell& cell : line.cells)
        if (cell.is == Is::text) change(cell.text);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Rows of persons that no condition has changed.
std::vector<Line*> untouched(PartnerList& list) {
  std::vector<Line*> found;
  for (Line& line : list.sheets[0].lines)
    if (line.person >= 0 && !line.touched && line.cells.size() == columns) found.push_back(&line);
  return found;
}

Line* one_of(PartnerList& list, Random& random) {
  const std::vector<Line*> lines = untouched(list);
  return lines.empty() ? nullptr : lines[any_of(random, lines.size())];
}

bool letters_in_parts(PartnerList& list, Random&) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const parts = icu::Normalizer2::getNFDInstance(status);
  each_text(list, [&](std::string& text) {
    std::string out;
    parts->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
    text = out;
  });
  return U_SUCCESS(status);
}

bool invisible_signs(PartnerList& list, Random& random) {
  Line* const line = one_of(list, random);
  if (line == nullptr) return false;
  static constexpr std::array<const char*, 5> signs = {"\u200B", "\u00AD", "\u2060", "\u200D", "\uFEFF"};
  line->cells[outcome].text.insert(2, signs[any_of(random, signs.size())]);
  list.codes.insert("invisible-signs");
  return true;
}

bool look_alikes(PartnerList& list, Random& random) {
  Line* const line = one_of(list, random);
  if (line == nullptr || line->cells[outcome].text.find('e') == std::string::npos) return false;
  replace_all(line->cells[outcome].text, "e", "е");  // the Cyrillic letter
  list.codes.insert("look-alike-letters");
  return true;
}

bool words_of_a_data_frame(PartnerList& list, Random& random) {
  static constexpr std::array<const char*, 4> words = {"nan", "NaN", "None", "<NA>"};
  Line* const line = one_of(list, random);
  if (line == nullptr) return false;
  line->cells[age] = {Is::text, words[any_of(random, words.size())]};
  line->cells[village].text = words[any_of(random, words.size())];
  list.people[static_cast<std::size_t>(line->person)].age.clear();
  return true;
}

bool apostrophe(PartnerList& list, Random& random) {
  Line* const line = one_of(list, random);
  if (line == nullptr || line->cells[age].text.empty()) return false;
  line->cells[age] = {Is::text, "'" + line->cells[age].text};
  return true;
}

bool numbers_as_formulas(PartnerList& list, Random&) {
  for (Line* line : untouched(list))
    if (!line->cells[number].text.empty()) line->cells[number].text = "=\"" + line->cells[number].text + "\"";
  return true;
}

bool broken_headings(PartnerList& list, Random&) {
  for (ListSheet& sheet : list.sheets)
    for (Line& line : sheet.lines)
      if (line.person < 0 && line.cells.size() >= columns)
        for (ListCell& cell : line.cells) {
          if (cell.text == headings[number]) cell.text = "Hadisə-\nnin nömrəsi";
          if (cell.text == headings[device]) cell.text = "Qurğunun\nnövü";
        }
  return true;
}

bool blank_before_quotes(PartnerList& list, Random&) { return list.blank_before_quotes = true; }

std::string converted(const std::string& bytes, const char* from, const char* to, bool& whole) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const reads = ucnv_open(from, &status);
  UConverter* const writes = ucnv_open(to, &status);
  ucnv_setFromUCallBack(writes, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(4 * bytes.size() + 16, '\0');
  char* target = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(writes, reads, &target, out.data() + out.size(), &source, bytes.data() + bytes.size(), nullptr,
                 nullptr, nullptr, nullptr, 1, 1, &status);
  ucnv_close(reads);
  ucnv_close(writes);
  whole = U_SUCCESS(status);
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// A list in Russian, in one of the code pages of the alphabet.
bool code_page(PartnerList& list, Random& random) {
  static constexpr std::array<std::array<const char*, 2>, 20> words = {{
      {"Hadisənin nömrəsi", "Номер происшествия"},
      {"Tarix", "Дата"},
      {"Rayon", "Район"},
      {"Kənd", "Населённый пункт"},
      {"Qurğunun növü", "Тип устройства"},
      {"Nəticə", "Исход"},
      {"Status", "Статус"},
      {"Cins", "Пол"},
      {"Yaş", "Возраст"},
      {"Mənbə", "Источник"},
      {"Yoxlama", "Состояние проверки"},
      {"Ağdam", "Агдам"},
      {"Füzuli", "Физули"},
      {"Tərtər", "Тертер"},
      {"Cəbrayıl", "Джебраил"},
      {"Nümunəli", "Образцовое"},
      {"Misallı", "Примерное"},
      {"Örnəkli, məktəb", "Тестовое, школа"},
      {"Sınaqlı", "Пробное"},
      {"AP mine", "противопехотная мина"},
  }};
  static constexpr std::array<std::array<const char*, 2>, 7> values = {{{"killed", "погиб"},
                                                                        {"injured", "ранен"},
                                                                        {"civilian", "гражданский"},
                                                                        {"female", "женский"},
                                                                        {"male", "мужской"},
                                                                        {"police", "полиция"},
                                                                        {"confirmed", "подтверждено"}}};
  static constexpr std::array<const char*, 5> pages = {"windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic",
                                                       "ISO-8859-5"};
  if (list.codes.contains("invisible-signs")) return false;  // the converter drops such signs
  const char* const page = pages[any_of(random, pages.size())];
  bool whole = true;
  std::vector<std::string> before;
  each_text(list, [&](std::string& text) {
    before.push_back(text);
    for (const auto& [from, to] : words)
      if (text == from) text = to;
    for (const auto& [from, to] : values)
      if (text == from) text = to;
    bool fits = false;
    converted(text, "UTF-8", page, fits);
    whole = whole && fits;
  });
  if (!whole) {
    auto next = before.begin();
    each_text(list, [&](std::string& text) { text = *next++; });
    return false;
  }
  list.recode = [page](const std::string& utf8) {
    bool fits = false;
    return converted(utf8, "UTF-8", page, fits);
  };
  return true;
}

bool encoded_twice(PartnerList& list, Random&) {
  list.recode = [](const std::string& utf8) {
    bool fits = false;
    return converted(utf8, "windows-1252", "UTF-8", fits);
  };
  return true;
}

/// A program that cannot write ə wrote "?".
bool lost_letters(PartnerList& list, Random&) {
  each_text(list, [](std::string& text) { replace_all(text, "ə", "?"); });
  list.refused_because = "in place of letters";
  list.fails = true;
  return true;
}

constexpr Condition letters[] = {
    {"words of a data frame", true, true, 1, "", words_of_a_data_frame},
    {"apostrophe before a number", true, true, 1, "", apostrophe},
    {"numbers as formulas", true, false, 1, "", numbers_as_formulas},
    {"invisible signs", true, true, 2, "", invisible_signs},
    {"look-alike letters", true, true, 2, "", look_alikes},
    {"headings broken over lines", true, true, 6, "letters", broken_headings},
    {"letters in parts", true, true, 7, "letters", letters_in_parts},
    {"blank before quotes", true, false, 7, "structure", blank_before_quotes},
    {"Cyrillic code page", true, false, 7, "letters", code_page},
    {"encoded twice", true, false, 7, "letters", encoded_twice},
    {"lost letters", true, false, 7, "letters", lost_letters},
};

}  // namespace

std::span<const Condition> letter_conditions() { return letters; }

}  // namespace maex::story
