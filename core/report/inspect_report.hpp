// The facts of an inspection, as text and as JSON (schemas/report/inspect.schema.json).
#pragma once
#include <string>

#include "core/facts/inspect_facts.hpp"
#include "core/report/convert_text.hpp"

namespace maex {

std::string inspect_text(const InspectFacts& facts, const TextStyle& style);
std::string inspect_json(const InspectFacts& facts);

}  // namespace maex
