// What kind of value a cell holds, where Excel or LibreOffice left attributes that say so.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "adapters/formats/html/attributes.hpp"
#include "core/document/table.hpp"

namespace maex::html {

/// Taken from the tag when a cell begins, applied to its text when it ends.
struct CellClaim {
  enum class What : std::uint8_t { text, number, boolean, error };
  What what = What::text;
  bool formula = false;
  std::string stored;                 ///< value in the attribute; empty: the text is the value
  std::optional<std::string> format;  ///< LibreOffice's format code
};
CellClaim read_claim(const Attributes& attributes);

struct CellValue {
  CellKind kind = CellKind::text;
  bool misread = false;  ///< claimed to be a number, but is none: taken as text
};
/// Decides the kind and puts the stored spelling into `text` ("41774.5", "TRUE", "#N/A").
CellValue apply_claim(const CellClaim& claim, std::string& text, bool is_date);
/// The number a text is as a whole.
std::optional<double> plain_number(std::string_view text);

}  // namespace maex::html
