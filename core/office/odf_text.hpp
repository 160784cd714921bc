// Text as OpenDocument stores it.
#pragma once
#include <string>
#include <string_view>

namespace maex::odf {

/// Appends one line (no line feed) as the content of a paragraph. Characters that XML or OpenDocument would change are
/// encoded: blanks after a blank, at the start and at the end, tabs, carriage returns. Returns why the line cannot be
/// stored: it has a control character, or a code that is not a character; empty when it can.
std::string_view append_line(std::string& out, std::string_view line);

}  // namespace maex::odf
