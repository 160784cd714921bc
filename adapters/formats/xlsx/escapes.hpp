// _xHHHH_: the spelling in workbooks for characters that XML cannot contain.
#pragma once
#include <cstddef>

namespace maex::xlsx {

/// Decodes in place; returns the new size.
std::size_t decode_escapes(char* text, std::size_t size);

}  // namespace maex::xlsx
