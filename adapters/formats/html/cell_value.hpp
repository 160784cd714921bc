// The kind of value in a cell, where Excel or LibreOffice wrote attributes for it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "adapters/formats/html/attributes.hpp"
#include "core/document/table.hpp"

namespace maex::html {

/// Read from the tag when a cell begins, applied to the cell's text when it ends.
struct CellClaim {
  enum class What : std::uint8_t { text, number, boolean, error };
  What what = What::text;
  bool formula = false;
  std::string stored;                 ///< value in the attribute; empty: the text of the cell is the value
  std::optional<std::string> format;  ///< LibreOffice's format code
};
CellClaim read_claim(const Attributes& attributes);

struct CellValue {
  CellKind kind = CellKind::text;
  bool misread = false;  ///< the attributes say number but the value is not a number: read as text
};
/// Determines the kind and writes the stored spelling into `text` ("41774.5", "TRUE", "#N/A").
CellValue apply_claim(const CellClaim& claim, std::string& text, bool is_date);
/// The number, when the whole text is a number.
std::optional<double> plain_number(std::string_view text);

}  // namespace maex::html
