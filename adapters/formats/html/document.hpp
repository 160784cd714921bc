// A web page as a TableDocument.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::html {

/// Reads the whole page. Throws InputError, and UsageError for an unknown encoding.
std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card);

}  // namespace maex::html
