// Whether bytes are a web page, and in which encoding.
#pragma once
#include <string>
#include <string_view>

#include "core/adapter/adapter.hpp"
#include "core/text/encoding.hpp"

namespace maex::html {

Identification identify_page(const Probe& probe);

/// The encoding a page declares (XML declaration, meta charset, http-equiv); empty when it declares none.
std::string declared_encoding(std::string_view head);

/// Byte order mark, then the declaration unless the bytes contradict it, then what the bytes look like.
/// `detected`: what they look like.
text::Encoding choose_encoding(std::string_view declared, text::Encoding detected);

}  // namespace maex::html
