// JSON as commands print it.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace maex::cli {

/// Two blanks a level, a line break at the end; bytes that are not UTF-8 are replaced.
inline std::string text_of(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace maex::cli
