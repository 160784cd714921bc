// Decides whether a finding may show the value that it reports to every reader. A value in its correct column does not
// contain a person's name. But columns get shifted, and people type names into other columns, so a value in the wrong
// column may contain one (domain G2).
#pragma once
#include <cstdint>
#include <string_view>

#include "core/model/fields.hpp"
#include "core/model/value.hpp"

namespace maex {

/// True for the id of a record such as "2014/01-1" or "AZ 17": it has a digit, and no more than three letters in a row.
/// True for a bare number. False for a date such as 03.02.1961, a telephone number such as 050 123 45 67, an exact
/// position such as 40.1234, and the number of an identity document such as AZE12345678.
bool looks_like_id(std::string_view text);

/// For a value that the field understands. Codes, dates and numbers of fields that are not personal are shown. A text
/// may be a name in the wrong column, so only ids of records and signs for a missing value are shown. A number is
/// hidden when it could be a spreadsheet's serial number of a birthday, a telephone number, an exact position, or,
/// among the numbers of incidents and victims, a year of birth.
bool may_be_shown(Field field, const Value& value);

/// For a text that the field does not understand. A day that is in no calendar is shown, and a number of up to three
/// digits: more digits may be a telephone number, a year of birth, a position or a document in the wrong column. A code
/// is never shown here. Only a caller that found a similar word in the code list may show it.
bool may_be_shown(Field field, std::string_view raw);

/// What a reader knows about a text in a file.
enum class Known : std::uint8_t {
  raw,    ///< nothing: it may be in the wrong column
  value,  ///< its field understands it; a text may still be in the wrong column
  word,   ///< a word that cannot be a person's name: a heading, an error of the spreadsheet program, almost a code of
          ///< the list
};

/// The only decision for findings about a text in a file. `field` takes the text or would take it. Field::count means
/// that no field is known. Then only words are shown.
bool may_be_shown(Field field, std::string_view text, Known known);

}  // namespace maex
