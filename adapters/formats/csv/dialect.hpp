// Detects the separator and the quote character of a text table by trying each candidate. Gives the reason in words.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::csv {

/// No character has this value, so no cell is quoted.
inline constexpr int no_quote = 256;

struct Dialect {
  char separator = ',';
  int quote = '"';           ///< a character or no_quote
  int escape = no_quote;     ///< the character before a quote that is part of its cell, or no_quote: quotes are doubled
  bool blank_after = false;  ///< one blank after a separator is part of the separator
  bool lines_quoted = false;  ///< each line is quoted as one cell
  std::size_t columns = 0;    ///< cells of nearly all rows; 0: not known
  std::size_t directive = 0;  ///< length of the "sep=;" line at the start of the text; 0: there is none
};

/// How much a sample looks like a table.
struct Shape {
  std::size_t rows = 0;      ///< complete rows that are not blank
  std::size_t columns = 1;   ///< number of cells in the longest row
  std::size_t agreeing = 0;  ///< rows with exactly `columns` cells
  /// True when there are at least two columns and at least half of the rows have exactly that many.
  [[nodiscard]] bool is_table() const { return columns > 1 && agreeing * 2 >= rows; }
};

struct Sniffed {
  Dialect dialect;
  Shape shape;
  Text separator_reason;
  Text quote_reason;
  Text escape_reason;  ///< empty without an escape character
};

/// Detects the dialect from the first text of a file. `whole`: the sample is the complete text, so its last row is
/// complete. Does not detect a `separator` or `quote` that the caller passes. Title rows and ragged rows may disagree;
/// the most consistent separator wins.
Sniffed sniff_dialect(std::string_view sample, bool whole, std::optional<char> separator, std::optional<int> quote);

/// "tab" for a tab, else the character itself.
std::string spell(char separator);
/// Converts the values of the options `separator` and `quote`; nullopt for "auto". Throws UsageError.
std::optional<char> named_separator(std::string_view name);
std::optional<int> named_quote(std::string_view name);

}  // namespace maex::csv
