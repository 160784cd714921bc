// JSON as commands print it.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace maex {

/// Two spaces a level, a line break at the end. Bytes that are not UTF-8 are replaced.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace maex
