// The subset of JSON Schema that our schemas use.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maex::test {

/// Reads schemas/report/NAME.schema.json.
nlohmann::json load_schema(const std::string& name);
/// One line for each place where `value` breaks the schema. An unknown keyword in the schema is also reported, so that
/// no constraint is left unchecked.
std::vector<std::string> breaks(const nlohmann::json& value, const nlohmann::json& schema);

}  // namespace maex::test
