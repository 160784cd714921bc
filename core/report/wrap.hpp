// Text fitted to a width, and tables.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

/// Breaks lines of a report that are longer than `width` characters, between words. The rest of a line is indented to
/// the text after the label. Words longer than a line (paths) and groups of digits stay whole. Colours have no width. A
/// width of 0, or one that leaves no room, changes nothing: a file or a pipe gets each sentence on one line.
std::string wrapped(std::string_view text, std::size_t width);

/// Breaks text at spaces so that no line is longer than `width` characters; every line starts with `indent` spaces.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width = 100);
/// Columns of text, the last one wrapped. All rows have the same number of columns.
std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 2);

}  // namespace maex
