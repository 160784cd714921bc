// Names of elements in a dialect.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// Names are written into tags unchanged, so they must be valid: letters, digits, "_", "-", "." and any character
/// beyond ASCII. Each has at most one prefix, and '/' joins them.
bool is_path(std::string_view path);
/// Throws UsageError with the file name for an invalid name, or for a prefix that the root does not declare.
void check_names(const Dialect& dialect, const std::string& file);
/// Whether `outer` equals the path or is its beginning.
bool is_within(std::string_view path, std::string_view outer);
std::vector<std::string> parts_of(std::string_view path);
/// The name after its prefix.
std::string_view local_name(std::string_view name);

}  // namespace maex::maxml
