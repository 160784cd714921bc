// The tokens of a coordinate's text. Private to the coordinate parser.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex::place {

enum class TokenKind : std::uint8_t {
  number,
  degree,
  minute,
  second,  ///< marks or words; a bare "m" is a minute or a metre
  north,
  south,
  east,
  west,
  positive,  ///< Azerbaijani "ş.": north (şimal) or east (şərq)
  latitude,
  longitude,
  x,
  y,  ///< labels
  utm,
  gauss_kruger,
  pulkovo,
  wgs84,
  zone,
  epsg,    ///< value: the code
  letter,  ///< any other single letter, such as a UTM band
  comma,
  separator,  ///< comma between parts; semicolon, slash, bar, tab, line end
};

struct Token {
  TokenKind kind;
  double value = 0;
  int decimals = 0;
  int digits = 0;  ///< before the decimal mark, with leading zeros
  bool negative = false;
  bool touches_next = false;  ///< no gap before the next token
  char letter = 0;            ///< upper case
};

/// What commas, points and blanks between digits mean.
enum class Marks : std::uint8_t {
  plain,            ///< 39.45, 47.34: point is decimal, comma divides
  decimal_comma,    ///< 39,45 47,34
  decimal_both,     ///< 39.45 47,34
  grouped_commas,   ///< 4,371,167.4
  grouped_points,   ///< 4.371.167,4
  grouped_blanks,   ///< 4 371 167
  pointed_degrees,  ///< 39.27,00 or 39.27.00 or 39.27'00": degrees, minutes and seconds
};

inline constexpr std::size_t longest_coordinate = 256;  ///< bytes
inline constexpr std::size_t most_tokens = 48;

/// Replaces every kind of blank with a plain one, except tabs and line ends.
std::string with_plain_blanks(std::string_view text);
/// False when the text cannot have these marks: a decimal comma needs a comma, thousands need a group of exactly three
/// digits, and pointed degrees need two digits between two marks.
bool may_have(std::string_view text, Marks marks);
/// `text` must have plain blanks. Empty when the text does not fit `marks`, or contains words that do not belong to a
/// coordinate.
std::vector<Token> tokens_of(std::string_view text, Marks marks);

/// The coordinates in a link to a map ("https://…?q=39.45,47.34", "geo:39.45,47.34") or in "POINT (47.34 39.45)". Any
/// other text is returned unchanged.
std::string without_link(std::string_view text);

/// True when the text of one coordinate says whether it is a latitude or a longitude.
bool names_axis(std::string_view text);

/// "38T PK 54031 52636", also with Cyrillic look-alikes and "MGRS" before it, as "38TPK5403152636"; empty when the text
/// does not have that shape.
std::string mgrs_shape(std::string_view text);

}  // namespace maex::place
