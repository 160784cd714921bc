// The stylesheet of written reports.
#pragma once
#include <string_view>

namespace maex::html {

/// For one column of text, on a telephone, a screen (light and dark) and paper.
extern const std::string_view report_style;

}  // namespace maex::html
