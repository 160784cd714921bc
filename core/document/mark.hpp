// A remark on one cell of a partner's own file: shown there as a fill and a comment.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace maex {

enum class MarkKind : std::uint8_t { error, warning, info };

struct CellMark {
  std::size_t sheet = 0;     ///< index into TableDocument::sheets()
  std::uint32_t row = 0;     ///< 1-based
  std::uint32_t column = 0;  ///< 1-based
  MarkKind kind = MarkKind::error;
  std::string text;  ///< the comment as the user sees it, with its severity, in the user's language
};

}  // namespace maex
