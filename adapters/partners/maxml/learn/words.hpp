// Names as words, so that DateOfAccident, accident_date, AccDt and ACCIDENTDATE can be compared.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maex::maxml {

/// The words of a name in their usual spelling: parted at capitals and punctuation, lower case, abbreviations and plain
/// synonyms replaced, small words (of, the, at) left out. A run of words without a break is parted where all of it is
/// known.
struct Words {
  std::multiset<std::string> all;
  bool guessed = false;  ///< one was taken for a known word by an abbreviation or slip that no list has
};
Words words_of(std::string_view name);
/// ASCII letters in lower case.
std::string lower(std::string_view text);
/// Equal words.
bool same_words(std::string_view a, std::string_view b);
/// 0..1. Words in `context` (what the item is called, sections, wrappers) weigh little, since they say little.
double similarity(const Words& a, const Words& b, const std::set<std::string>& context);

/// Whether a name speaks of fields that a country made for itself; whether it is that of their value.
bool tells_custom(std::string_view name);
bool is_value_name(std::string_view name);
/// Whether an element is FieldReportInfo.
bool is_info_name(std::string_view local);
/// What an attribute ("@…") or element of FieldReportInfo holds, by its name: as FrameElement::from, or "field:NAME"
/// for a field of the record; empty when nothing is close.
std::string_view info_role(std::string_view name);

}  // namespace maex::maxml
