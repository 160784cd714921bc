// Losses and findings of flat tables. Private to flat_*.cpp.
#pragma once
#include <string_view>

#include "core/mapping/flat/flat.hpp"

namespace maex {

/// True for "NA", "n/a", "null", "<Null>", "nan" in any case: words that programs write for a missing value.
bool is_null_word(std::string_view text);

}  // namespace maex
