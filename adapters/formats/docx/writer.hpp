// Writes a report as a Word document.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "core/document/document_writer.hpp"

namespace maex::docx {

/// `path` exists. Nothing is written to it before finish(). Throws InputError when the letterhead cannot be used.
std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start);

/// The bytes of a document with the specimen table of the conformance suite and nothing else.
std::string specimen();

}  // namespace maex::docx
