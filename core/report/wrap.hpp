// Reports fitted to the width of a terminal.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace maex {

/// Breaks lines of a report that are longer than `width` characters between words; what follows is set under the text
/// that stands behind the label. Words longer than a line (paths) and groups of digits stay whole; colours have no
/// width. 0 and widths that leave no room change nothing: a file or a pipe gets each sentence on one line.
std::string wrapped(std::string_view text, std::size_t width);

}  // namespace maex
