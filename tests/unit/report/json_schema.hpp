// As much of JSON Schema as our own schemas use.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maex::test {

/// Reads schemas/report/NAME.schema.json.
nlohmann::json load_schema(const std::string& name);
/// One line for each place where `value` breaks the schema. A keyword this checker does not know is a break too, so
/// that no constraint goes unchecked.
std::vector<std::string> breaks(const nlohmann::json& value, const nlohmann::json& schema);

}  // namespace maex::test
