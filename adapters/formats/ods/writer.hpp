// Writes OpenDocument spreadsheets.
#pragma once
#include <filesystem>
#include <memory>

#include "core/document/table.hpp"

namespace maex::ods {

/// Rows are compressed into a temporary file as they come; equal input gives equal bytes.
std::unique_ptr<TableWriter> make_writer(const std::filesystem::path& path);

}  // namespace maex::ods
