#include "core/run/personal.hpp"

#include "core/text/fold.hpp"

namespace maex {
namespace {

// Folded words and beginnings of words (those with a star) that name a person or a person's data.
constexpr std::string_view words[] = {
    // names
    "ad", "adi", "soyad*", "ata adi", "name", "names", "surname*", "fio", "full name", "first name", "last name", "имя",
    "имени", "фамил*", "отчеств*", "фио", "ф и о", "nombre*", "apellido*",
    // birth
    "dogum*", "tevellud*", "birth*", "dob", "рожд*", "nacimiento*",
    // where to find the person
    "unvan*", "address*", "адрес*", "direccion*", "telefon*", "phone*", "mobil*", "тел", "телефон*", "e mail", "email*",
    // documents
    "vesiqe*", "passport*", "pasport*", "паспорт*", "fin", "cedula*", "identity*",
    // health
    "diaqnoz*", "diagnos*", "диагноз*", "amputasiya*", "amputation*", "ампутац*"};

bool stands_in(std::string_view text, std::string_view word) {
  const bool start_only = word.ends_with('*');
  if (start_only) word.remove_suffix(1);
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ';
    const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ';
    if (begins && (ends || start_only)) return true;
  }
  return false;
}

}  // namespace

bool is_withheld(Field field, PersonalPolicy policy) {
  return policy == PersonalPolicy::withhold && info(field).sensitivity == Sensitivity::identity;
}

bool heading_is_personal(std::string_view heading) {
  // XML element names join words without spaces: "Victim/GuardianName".
  std::string apart;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (std::size_t i = 0; i != heading.size(); ++i) {
    const bool ends_capitals = i != 0 && i + 1 < heading.size() && capital(heading[i - 1]) && small(heading[i + 1]);
    if (capital(heading[i]) && i != 0 && (small(heading[i - 1]) || ends_capitals)) apart += ' ';
    apart += heading[i];
  }
  const std::string folded = fold(apart);
  for (const std::string_view word : words)
    if (stands_in(folded, word)) return true;
  return false;
}

}  // namespace maex
