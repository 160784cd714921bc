// Decides whether bytes are a web page, and detects the encoding.
#pragma once
#include <string>
#include <string_view>

#include "core/adapter/adapter.hpp"
#include "core/text/encoding.hpp"

namespace maex::html {

Identification identify_page(const Probe& probe);

/// The encoding a page declares (XML declaration, meta charset, http-equiv); empty when it declares none.
std::string declared_encoding(std::string_view head);

/// The order is: byte order mark, then the declaration unless the bytes contradict it, then `detected`. `detected`: the
/// encoding that the bytes suggest.
text::Encoding choose_encoding(std::string_view declared, text::Encoding detected);

}  // namespace maex::html
