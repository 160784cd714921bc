// Cuts a paragraph into words, numbers and signs.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex::prose {

/// The digits of a number and the marks between them: "1 230,5" has the groups 1, 230 and 5 and the marks ' ' and ','.
struct Digits {
  static constexpr std::size_t most = 6;
  std::array<std::uint32_t, most> group{};  ///< value of each group
  std::array<std::uint8_t, most> size{};    ///< digits of each group
  std::array<char, most> mark{};            ///< before each group: ' ', ',' or '.'; 0 before the first
  std::uint8_t count = 0;
  bool broken = false;  ///< more groups or digits than a number of a report has
};

struct Token {
  enum class Kind : std::uint8_t { word, number, sign };
  Kind kind = Kind::sign;
  bool glued = false;                ///< no blank before it
  bool hyphen = false;               ///< a hyphen without blanks joins it to the token before it
  bool capital = false;              ///< a word that begins with a capital
  bool capitals = false;             ///< a word with at least two capitals at its beginning
  char sign = 0;                     ///< of a sign; '-' for a dash with blanks around it; '"' for every quotation mark
  std::uint32_t begin = 0, end = 0;  ///< bytes in the paragraph
  std::uint32_t folded = 0, folded_size = 0;
  std::int32_t digits = -1;  ///< index into Tokens::numbers
};

struct Tokens {
  std::string_view text;
  std::vector<Token> list;
  std::vector<Digits> numbers;
  std::string folds;  ///< the folded words, one after another

  [[nodiscard]] std::string_view folded(std::size_t i) const {
    return std::string_view(folds).substr(list[i].folded, list[i].folded_size);
  }
  [[nodiscard]] std::string_view shown(std::size_t first, std::size_t last) const {
    return text.substr(list[first].begin, list[last].end - list[first].begin);
  }
};

/// `out` is filled anew. `text` is UTF-8 and must outlive it. One pass; linear in the length of the text.
void tokenize(std::string_view text, Tokens& out);

}  // namespace maex::prose
