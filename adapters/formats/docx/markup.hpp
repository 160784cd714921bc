// Pieces of WordprocessingML.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::docx {

inline constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view main_names =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Appends text for an element or an attribute. Characters that XML does not allow are left out; bytes that are not
/// UTF-8 become U+FFFD.
void escape(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

/// Appends runs with this text: tabs and line feeds become elements. `properties` is the content of w:rPr.
void text_runs(std::string& out, std::string_view text, std::string_view properties);

/// A language of documents as Word names it: "az" is "az-Latn-AZ".
std::string language_tag(std::string_view language);

}  // namespace maex::docx
