// The program's own catalogues as JSON: the same facts as the help texts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/declaration.hpp"
#include "cli/exit_codes.hpp"
#include "core/adapter/registry.hpp"
#include "core/model/fields.hpp"

namespace maex::cli {

std::string fields_json(std::optional<Kind> only);
std::string field_json(Field field);
std::string codes_json(std::optional<CodeList> only);
std::string exit_codes_json();
std::string limits_json();
/// What --json prints when there is no result: one line (schemas/report/error.schema.json).
std::string error_json(const ExitCodeInfo& exit, std::string_view message);
/// Usage of one command, or of several as an array.
std::string usage_json(const Declaration& command);
std::string usage_json(const std::vector<Declaration>& all);
/// The cards of adapters; one gives an object, several an array.
std::string adapter_json(const Descriptor& card);
std::string adapters_json(const Registry& registry);
/// Formats that are recognised and not read.
std::string foreign_json();

}  // namespace maex::cli
