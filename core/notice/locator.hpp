// A place in a partner's file. Readers make it. Later steps pass it on and never compute it again.
#pragma once
#include <cstdint>
#include <string>

namespace maex {

/// A position that is cheap to store. Every record carries one. All numbers are 1-based; 0 means "not applicable". For
/// tables: part = sheet, row = row number as in the file. For XML and text: part = 0, row = line.
struct Origin {
  std::uint32_t document = 0;
  std::uint32_t part = 0;
  std::uint32_t row = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

/// A place in words for the user. Empty members do not appear in the text.
struct Locator {
  std::string document;      ///< file name as the user gave it
  std::string part;          ///< sheet name, page label or archive member
  std::uint32_t row = 0;     ///< row or line
  std::uint32_t column = 0;  ///< column (A = 1) or character in the line
  std::string heading;       ///< heading over the cell
  std::string path;          ///< element path in an XML document
  bool table = false;        ///< row and column are those of a table without sheets (CSV), not a line and a character
  std::uint32_t page = 0;    ///< page of a document
  std::uint32_t block = 0;   ///< paragraph or table of a document, counted from its beginning; used instead of `part`
  friend bool operator==(const Locator&, const Locator&) = default;
};

/// "AB12" for column 28, row 12; only letters when row is 0. Column 0 gives an empty string.
std::string cell_address(std::uint32_t column, std::uint32_t row);

/// "page 3, block 12"; empty where the place has neither.
std::string block_address(const Locator& locator);

/// One line, most general first: `march.xlsx, sheet "Clearance", cell F19 (Date completed)`, or `may.html, block 12`.
std::string to_string(const Locator& locator);

}  // namespace maex
