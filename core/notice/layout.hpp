// The layout of a notice on a terminal, for every language.
#pragma once
#include <string>
#include <string_view>

namespace maex {

/// The words of one notice. Lines without content are left out.
struct NoticeTexts {
  std::string severity, where, value, problem, also, why, fix;
  std::string_view value_label = "value", problem_label = "problem", also_label = "see also", why_label = "why",
                   fix_label = "fix";
};

/// Heading line, then value / problem / see also / why / fix. Columns count characters, not bytes.
std::string lay_out(std::string_view code, const NoticeTexts& texts);

}  // namespace maex
