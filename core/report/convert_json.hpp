// The facts of a conversion as JSON. schemas/report/convert.schema.json describes the shape.
#pragma once
#include <string>

#include "core/facts/facts.hpp"

namespace maex {

/// Indented JSON with a line feed at its end; personal values are hidden unless facts.show_personal.
std::string convert_json(const RunFacts& facts);

}  // namespace maex
