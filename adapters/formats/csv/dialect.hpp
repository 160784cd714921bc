// Which character stands between cells and which around them: found by trying, with the reason in words.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::csv {

/// No character has this value, so nothing is ever quoted.
inline constexpr int no_quote = 256;

struct Dialect {
  char separator = ',';
  int quote = '"';            ///< a character or no_quote
  std::size_t directive = 0;  ///< length of the "sep=;" the text begins with; 0: none
};

/// How much a sample looks like a table.
struct Shape {
  std::size_t rows = 0;      ///< not blank, whole
  std::size_t columns = 1;   ///< cells of the most rows
  std::size_t agreeing = 0;  ///< rows with that many
  /// At least two columns, and at least half of the rows agree on them.
  [[nodiscard]] bool is_table() const { return columns > 1 && agreeing * 2 >= rows; }
};

struct Sniffed {
  Dialect dialect;
  Shape shape;
  Text separator_reason;
  Text quote_reason;
};

/// Decides from the first text of a file. `whole`: the sample is all of it, so its last row is not cut off.
/// What is given is not decided. Title rows and ragged rows may disagree; the most consistent separator wins.
Sniffed sniff_dialect(std::string_view sample, bool whole, std::optional<char> separator, std::optional<int> quote);

/// "tab" for a tab, else the character itself.
std::string spell(char separator);
/// Values of the options `separator` and `quote`; nullopt for "auto". Throws UsageError.
std::optional<char> named_separator(std::string_view name);
std::optional<int> named_quote(std::string_view name);

}  // namespace maex::csv
