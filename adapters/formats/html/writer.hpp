// Writes a report as one web page.
#pragma once
#include <filesystem>
#include <memory>

#include "core/document/document_writer.hpp"

namespace maex::html {

/// Everything is inside the page: style, pictures, letterhead. It has no script and fetches nothing. Throws
/// OutputError, and UsageError for a letterhead that cannot be used.
std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start);

}  // namespace maex::html
