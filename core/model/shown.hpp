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
/// True for a bare number. False for a date such as 03.02.1961.
bool looks_like_id(std::string_view text);

/// For a value that the field understands. Codes, dates and numbers of fields that are not personal are shown. A text
/// may be a name in the wrong column, so only ids of records and signs for a missing value are shown. A whole number
/// that could be a spreadsheet's serial number of a birthday is hidden.
bool may_be_shown(Field field, const Value& value);

/// For a text that the field does not understand. It is shown when it consists of the characters of such fields in a
/// wrong order or number. A code is never shown here. Only a caller that found a similar word in the code list may show
/// it.
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
