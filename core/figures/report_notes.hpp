// The sentences of a written report whose numbers are not figures: notes on tables, on the sources and on the method.
#pragma once
#include <string_view>

namespace maex::figures {

/// True for a paragraph that is such a sentence, in any language of reports. Numbers and names in it may be any.
bool is_report_note(std::string_view paragraph);

}  // namespace maex::figures
