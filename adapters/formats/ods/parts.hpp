// The fixed parts of the packages that maex writes, and the names of the styles in them.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/table.hpp"

namespace maex::ods {

struct SheetLook {
  std::string name;
  std::vector<double> widths;  ///< in characters
  std::uint32_t heading_rows = 0;
};

/// Appends text, escaped for an attribute.
void escape(std::string& out, std::string_view text);
std::string style_name(CellStyle style, bool dated);
std::string width_style(double width);

/// content.xml up to the first table.
std::string content_head(const std::vector<SheetLook>& sheets);
std::string_view content_tail();
/// Name and bytes of the other parts; the mimetype is the first.
std::vector<std::pair<std::string, std::string>> other_parts(const std::vector<SheetLook>& sheets);

}  // namespace maex::ods
