// Writes OpenDocument spreadsheets.
#pragma once
#include <filesystem>
#include <memory>

#include "core/document/table.hpp"

namespace maex::ods {

/// Compresses rows into a temporary file as they arrive. Equal input gives equal bytes.
std::unique_ptr<TableWriter> make_writer(const std::filesystem::path& path);

}  // namespace maex::ods
