// A picture inside a page.
#pragma once
#include <string>

#include "core/document/document_writer.hpp"

namespace maex::html {

/// The picture as an SVG element with role "img" and its description as its title. Its names are made unique in the
/// page with `number`. Throws OutputError, naming `file`, for an SVG that is not well-formed, runs a script, refers to
/// something outside itself or contains more than drawings.
std::string inline_drawing(const Picture& picture, std::size_t number, const std::string& file);

}  // namespace maex::html
