// Splits names into words, so that DateOfAccident, accident_date, AccDt and ACCIDENTDATE can be compared.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maex::maxml {

/// The words of a name in their usual spelling: split at capitals and punctuation, in lower case, with abbreviations
/// and plain synonyms replaced and small words (of, the, at) omitted. A run of words without a break is split where all
/// of it is known.
struct Words {
  std::multiset<std::string> all;
  bool guessed = false;  ///< one word was matched to a known word as an abbreviation or misspelling that is in no list
};
Words words_of(std::string_view name);
/// ASCII letters in lower case.
std::string lower(std::string_view text);
/// Whether both have equal words.
bool same_words(std::string_view a, std::string_view b);
/// 0..1. Words in `context` (name of the item, sections, wrappers) have a low weight, since they are common.
double similarity(const Words& a, const Words& b, const std::set<std::string>& context);

/// Whether a name suggests custom fields, which a country defines for itself.
bool tells_custom(std::string_view name);
/// Whether a name suggests the value of a custom field.
bool is_value_name(std::string_view name);
/// Whether an element is FieldReportInfo.
bool is_info_name(std::string_view local);
/// What an attribute ("@…") or element of FieldReportInfo contains, by its name: a value for FrameElement::from, or
/// "field:NAME" for a field of the record; empty when no name is similar.
std::string_view info_role(std::string_view name);

}  // namespace maex::maxml
