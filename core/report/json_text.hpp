// JSON as commands print it.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace maex {

/// Indents by two spaces for each level and ends with a line break. Bytes that are not UTF-8 are replaced.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace maex
