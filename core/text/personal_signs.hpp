// Signs that a text identifies a person: a telephone number, the number of an identity document, a name.
#pragma once
#include <string>
#include <string_view>

namespace maex {

/// True when the text holds a telephone number: one with a country code (+994 50 123 45 67, 00994…), one as Azerbaijan,
/// Russia and their neighbours dial it (050 123 45 67, (012) 498-01-23, 8 916 123-45-67, 555-12-34), or five digits or
/// more after a word such as "tel" or "zəng". Dates, coordinates, areas, years, amounts, models of ordnance and numbers
/// of records are not telephone numbers.
bool holds_telephone(std::string_view text);

/// True when the text holds the number of an identity document: AZE12345678, AA1234567, P1234567, or a number of five
/// digits or more (a FIN code) after a word such as "vəsiqə", "pasport", "паспорт" or "FIN".
bool holds_document_number(std::string_view text);

/// True when the whole text looks like the name of a person: two to four capitalised words, of which one is a common
/// given name of the region or has the ending of a surname or patronymic (Əliyev Vüqar, Иванова Анна, Vəli oğlu); a
/// word with initials (V. Əliyev); or one surname in -ov, -ova, -yev, -yeva or -zadə. Words in small letters are not a
/// name. In doubt true.
bool looks_like_person_name(std::string_view text);

/// True when the text looks like the name of a person, or two words next to each other in it do: "Siyahı - Vüqar
/// Əliyev". For headings and names of sheets and files, which are short: two words of a sentence may look like a name.
bool holds_person_name(std::string_view text);

/// True for a text that identifies a person in one of these ways.
inline bool holds_personal_sign(std::string_view text) {
  return holds_person_name(text) || holds_telephone(text) || holds_document_number(text);
}

/// The name of a sheet as a sentence may quote it: "(hidden)" instead of one with a personal sign.
std::string shown_sheet(std::string_view name);

/// True for a letter of the Latin or Cyrillic alphabet in its large form, at the start of the text.
bool begins_large(std::string_view text);

/// True for a word with the ending of a surname or patronymic: Əliyev, Quliyeva, Rzazadə, Иванов. `folded`: as fold()
/// returns it.
bool has_surname_ending(std::string_view folded);

}  // namespace maex
