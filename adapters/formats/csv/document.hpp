// A text table as a TableDocument: one sheet without a name.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/document/table.hpp"

namespace maex::csv {

/// Looks at the beginning of the file and decides encoding, separator and quote, unless the options name them.
/// Throws InputError when the file cannot be read or is binary, UsageError for options that make no sense.
std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card);

}  // namespace maex::csv
