// Number formats: the small language ("#,##0.00;[Red]-0") in which spreadsheets say how a stored number is shown.
// Codes are Excel's, as they stand in files: always with English letters and signs, whatever the author's language.
#pragma once
#include <string>
#include <string_view>

#include "core/document/table.hpp"

namespace maex {

/// A cell format for a code, with is_date and is_time found from the code.
CellFormat make_cell_format(std::string_view code, bool epoch_1904);

/// Code of a built-in format id (0 to 58); empty for ids that have none. Ids whose look depends on the language of
/// Excel (14: the system's short date) get the spelling of the standard.
std::string_view builtin_format_code(unsigned id);

/// A number without a format: at most eleven characters and the sign, scientific when that loses less.
std::string general_number(double value);

/// A number under a code. Rounds half away from zero on 15 significant digits, as Excel does. A date code over a
/// number that is no date there (negative, past the year 9999) gives general_number. Never throws on a wrong code.
std::string format_number(double value, std::string_view code, bool epoch_1904 = false);

/// Text under a code: its text section (`@`) is applied when it has one.
std::string format_text(std::string_view text, std::string_view code);

}  // namespace maex
