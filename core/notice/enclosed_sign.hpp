// How the names of files inside files are written in Locator::document.
#pragma once
#include <string_view>

namespace maex {

/// Between the name of a file and the name of a file inside it: "march.eml » list.xlsx".
inline constexpr std::string_view enclosed_sign = " » ";

}  // namespace maex
