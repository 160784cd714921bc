// Number formats: the codes ("#,##0.00;[Red]-0") by which spreadsheets define how a stored number is shown. The codes
// are those of Excel as files contain them: always with English letters and signs, in every language of the author.
#pragma once
#include <string>
#include <string_view>

#include "core/document/table.hpp"

namespace maex {

/// A cell format for a code. is_date and is_time are set from the code.
CellFormat make_cell_format(std::string_view code, bool epoch_1904);

/// The code of a built-in format id (0 to 58); empty for ids without a code. Some ids depend on the language of Excel
/// (14: the system's short date): they get the code of the standard.
std::string_view builtin_format_code(unsigned id);

/// A number without a format: at most eleven characters and the sign, in scientific notation when that loses fewer
/// digits.
std::string general_number(double value);

/// A number formatted by a code. Rounds half away from zero on 15 significant digits, as Excel does. When the code is
/// for dates and the number is not a date (negative, after the year 9999), the result is general_number(). Never throws
/// for a wrong code.
std::string format_number(double value, std::string_view code, bool epoch_1904 = false);

/// A text formatted by a code. Applies the text section (`@`) of the code when it has one.
std::string format_text(std::string_view text, std::string_view code);

}  // namespace maex
