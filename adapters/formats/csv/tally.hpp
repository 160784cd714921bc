// Reads a sample of a text table with one dialect, and counts how well it fits. Private to dialect.cpp.
#pragma once
#include <cstddef>
#include <string_view>

#include "adapters/formats/csv/dialect.hpp"

namespace maex::csv {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

struct Tally {
  Dialect dialect;
  Shape shape;
  std::size_t cells = 0;       ///< cells that are not empty
  std::size_t quoted = 0;      ///< cells that begin with the quote and end with it before a separator or line end
  std::size_t malformed = 0;   ///< cells with text after their closing quote, or whose quote is never closed
  std::size_t separators = 0;  ///< number of separators outside quotes
  std::size_t between_digits = 0;
  std::size_t before_blank = 0;  ///< separators with a blank after them
  std::size_t escapes = 0;       ///< quotes after a backslash, inside quoted cells

  [[nodiscard]] double score() const;
  /// A comma that occurs only between digits is a decimal comma.
  [[nodiscard]] bool is_decimal() const { return separators > 0 && separators == between_digits; }
};

/// `whole`: the sample is the complete text, so its last row is complete.
Tally read_sample(std::string_view text, bool whole, const Dialect& dialect);

}  // namespace maex::csv
