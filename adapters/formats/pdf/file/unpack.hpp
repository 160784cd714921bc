// Unpacks a stream of a PDF file.
#pragma once
#include <string>
#include <string_view>

namespace maex::pdf {

/// Inflates `packed`. Throws NotPlain when it is damaged, cut off, or has more than `most` bytes.
std::string inflate(std::string_view packed, std::size_t most);

/// Undoes the filters of PNG on rows of `columns` bytes. Throws NotPlain.
std::string undo_png(std::string_view rows, std::size_t columns);

}  // namespace maex::pdf
