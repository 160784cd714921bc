// Help as text, made from declarations.
#pragma once
#include <string>
#include <string_view>

#include "cli/declaration.hpp"

namespace maex::cli {

/// The help of one command: usage, what it does, its options by group, examples.
std::string help_text(const Declaration& command);
/// What `maex` and `maex help` print.
std::string overview_text();
std::string exit_codes_text();
/// Breaks text at spaces so that no line is longer than `width` characters; every line starts with `indent` spaces.
std::string wrapped_help(std::string_view text, std::size_t indent, std::size_t width = 100);
/// Columns of text, the last one wrapped: rows of equal length.
std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 2);

}  // namespace maex::cli
