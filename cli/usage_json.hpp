// The command line as JSON: the same facts as the help texts.
#pragma once
#include <string>
#include <vector>

#include "cli/declaration.hpp"
#include "cli/exit_codes.hpp"

namespace maex::cli {

std::string exit_codes_json();
/// What --json prints when there is no result: one line (schemas/report/error.schema.json).
std::string error_json(const ExitCodeInfo& exit, std::string_view message);
/// Usage of one command, or of several as an array.
std::string usage_json(const Declaration& command);
std::string usage_json(const std::vector<Declaration>& all);

}  // namespace maex::cli
