// A text as a TableDocument: its paragraphs, headings and tables.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::txt {

/// Reads the whole text. Throws InputError, and UsageError for an unknown encoding.
std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card);

}  // namespace maex::txt
