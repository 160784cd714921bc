// What flat tables lose and what is found in them. Private to flat_*.cpp.
#pragma once
#include <string_view>

#include "core/mapping/flat/flat.hpp"

namespace maex {

/// True for "NA", "n/a", "null", "<Null>", "nan" in any case: words that programs write where there is nothing.
bool is_null_word(std::string_view text);

}  // namespace maex
