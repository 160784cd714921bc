// Writes a report as an OpenDocument text.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "core/document/document_writer.hpp"

namespace maex::odt {

/// The same calls give the same bytes. Throws OutputError, and UsageError for a letterhead that cannot be used.
std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start);

/// A small document with a table of each kind of cell. Made up.
std::string specimen();

}  // namespace maex::odt
