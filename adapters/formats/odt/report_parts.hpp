// The fixed parts of the documents that are written.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document_writer.hpp"

namespace maex::odt {

/// Name and bytes of each part, the mimetype first.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// content.xml up to the first paragraph. `table_styles` are the automatic styles of the tables.
std::string content_head(const DocumentStart& start, std::string_view table_styles);
std::string_view content_tail();
/// Page, footer with the page number, and the styles of headings and text.
std::string own_styles(const DocumentStart& start);
std::string meta_part(const DocumentStart& start);
/// Lists the other parts.
std::string manifest_part(const Parts& parts);

/// "number", "day", "head" …: the name of a cell's style.
std::string cell_style(const OutCell& cell, bool heads_column);

}  // namespace maex::odt
