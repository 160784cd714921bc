// A text table as a TableDocument: one sheet without a name.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/document/table.hpp"

namespace maex::csv {

/// Detects encoding, separator and quote from the beginning of the file, unless the options set them. Throws InputError
/// when the file cannot be read or is binary, UsageError when the options are invalid.
std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card);

}  // namespace maex::csv
