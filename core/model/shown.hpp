// May a value that a finding complains about be shown to everyone? Columns get shifted, and people type names where
// none belongs: a value that is in its right place says nobody's name, but one that is not may (domain G2).
#pragma once
#include <cstdint>
#include <string_view>

#include "core/model/fields.hpp"
#include "core/model/value.hpp"

namespace maex {

/// True for a number of a record such as "2014/01-1" or "AZ 17": a digit, and no more than three letters in a row. A
/// bare number is one, too. A date such as 03.02.1961 is none.
bool looks_like_id(std::string_view text);

/// A value of the field as it was understood. Codes, dates and numbers of fields that are not personal are what their
/// field says; a text may be a name that stands in the wrong column, so only numbers of records are shown, and signs
/// that stand for nothing. A whole number that could be a spreadsheet's serial number of somebody's birthday is hidden.
bool may_be_shown(Field field, const Value& value);

/// A text that the field could not understand: shown where it consists of what such fields hold, in a wrong order or
/// amount. A code is shown by nobody but who found a word of the list that is spelled almost so.
bool may_be_shown(Field field, std::string_view raw);

/// What a reader knows of a text that it found in a file.
enum class Known : std::uint8_t {
  raw,    ///< nothing: it may be in the wrong column
  value,  ///< its field understands it; a text may still be in the wrong column
  word,   ///< it is a word that names nobody: a heading, an error of the spreadsheet program, almost a code of the list
};

/// The one decision for findings about a text of a file. `field` takes the text or would take it. Field::count: no
/// field is known; then only words are shown.
bool may_be_shown(Field field, std::string_view text, Known known);

}  // namespace maex
