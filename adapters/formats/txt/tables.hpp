// Tables drawn with signs or blanks in a text.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "adapters/formats/txt/lines.hpp"

namespace maex::txt {

enum class Drawn : std::uint8_t { bars, tabs, blanks };

struct TextTable {
  Drawn drawn = Drawn::bars;
  std::size_t lines = 0;  ///< lines it takes up
  struct Value {
    std::uint32_t column = 0;  ///< 1-based
    std::string text;          ///< never empty
  };
  struct Row {
    std::size_t line = 0;  ///< index into the lines that were passed
    std::vector<Value> values;
  };
  std::vector<Row> rows;
  std::size_t rulings = 0;  ///< lines of signs only
  std::size_t looked = 0;   ///< lines that were looked at; without a table, the caller need not ask for each of them
};

/// The table that begins with the first line. `lines` 0: none. At least three lines must agree: on the number of bars
/// ("a | b"), on tabs, or on columns of blanks that are at least two wide in every line.
TextTable read_table(std::span<const Line> lines);

}  // namespace maex::txt
