// Writes a text table.
#pragma once
#include <filesystem>
#include <memory>

#include "core/adapter/descriptor.hpp"
#include "core/document/table.hpp"

namespace maex::csv {

/// UTF-8; numbers and dates in their canonical spelling, TRUE and FALSE. Sheets follow each other with nothing between.
/// Throws UsageError for options that make no sense, OutputError with the system's reason when a write fails.
std::unique_ptr<TableWriter> create_writer(const std::filesystem::path& path, const Options& options,
                                           const Descriptor& card);

}  // namespace maex::csv
