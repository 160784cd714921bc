// The lines of a text and what a line alone shows.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maex::txt {

struct Line {
  std::string_view text;     ///< without line end and white space at its end; empty: blank
  std::uint32_t number = 0;  ///< 1-based
  std::uint32_t page = 1;    ///< form feeds end pages
  std::uint32_t width = 0;   ///< characters
};

/// All kinds of line ends. A form feed ends a line, too. The views are into `text`.
std::vector<Line> split_lines(std::string_view text);

std::uint32_t characters_in(std::string_view text);

/// A line of signs only: "-----", "=====", "* * *", "+---+---+". At least three signs.
bool is_ruling(std::string_view text);

/// What a line begins with.
enum class Mark : std::uint8_t {
  none,
  hash,      ///< "## Heading"
  bullet,    ///< "- item"
  number,    ///< "1. item", "2.3 item", "4) item"
  reference  ///< "[1] note"
};
struct Marked {
  Mark mark = Mark::none;
  std::uint8_t level = 0;  ///< number of "#", or of numbers in "2.3"
  std::string_view text;   ///< without "#" and bullets; numbers and references stay
  std::string_view rest;   ///< after the mark
};
Marked read_mark(std::string_view line);

/// All letters are capitals, and there are at least four.
bool is_capitals(std::string_view text);
/// The first character is a capital letter.
bool begins_with_capital(std::string_view text);
/// The first character is a small letter.
bool begins_small(std::string_view text);
/// Words between white space.
std::size_t words_in(std::string_view text);

}  // namespace maex::txt
