// Reads the lists that the receiving IMSMA installation exported.
#pragma once
#include <filesystem>
#include <vector>

#include "core/io/bounds.hpp"
#include "core/rules/importer_lists.hpp"

namespace maex {

/// `lists`: auxiliary exports (organisations, ordnance, places, country structure), recognised by their root elements.
/// `sent`: a CSV with the columns incident and date, the Date of Information last sent; the path may be empty. Throws
/// InputError and UsageError.
rules::ImporterLists read_importer_files(const std::vector<std::filesystem::path>& lists,
                                         const std::filesystem::path& sent, const Bounds& bounds);

}  // namespace maex
