// _xHHHH_: how workbook text spells characters that XML cannot hold.
#pragma once
#include <cstddef>

namespace maex::xlsx {

/// Decodes in place; the new size.
std::size_t decode_escapes(char* text, std::size_t size);

}  // namespace maex::xlsx
