// Names of elements as a dialect holds them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// Names go into tags as they are, so they must be names: letters, digits, "_", "-", "." and anything beyond ASCII,
/// with at most one prefix each, joined by '/'.
bool is_path(std::string_view path);
/// Throws UsageError naming the file for a name that is none, or a prefix that the root does not declare.
void check_names(const Dialect& dialect, const std::string& file);
/// Whether `outer` is the path or begins it.
bool is_within(std::string_view path, std::string_view outer);
std::vector<std::string> parts_of(std::string_view path);
/// The name behind its prefix.
std::string_view local_name(std::string_view name);

}  // namespace maex::maxml
