// Runs libxml2's HTML parser over a text and passes its events to a builder.
#pragma once
#include <string>

#include "adapters/formats/html/builder.hpp"
#include "core/text/text_source.hpp"

namespace maex::html {

/// Reads `source` to its end. Throws InputError.
Page parse_page(text::TextSource& source, const std::string& file, const Bounds& bounds);

}  // namespace maex::html
