// Writes a text table.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/descriptor.hpp"
#include "core/document/table.hpp"

namespace maex::csv {

/// Writes UTF-8, numbers and dates in their canonical spelling, and TRUE and FALSE. Sheets follow each other with
/// nothing in between. Throws UsageError for invalid options, OutputError with the system's reason when a write fails.
std::unique_ptr<TableWriter> create_writer(const std::filesystem::path& path, const Options& options,
                                           const Descriptor& card);

}  // namespace maex::csv
