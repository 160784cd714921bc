// Makes the XSD of a dialect: it allows what the writer writes in it, and nothing else.
#pragma once
#include <string>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// Returns the schema's text. The schema follows the rules that make validity local (README, "Why remembering shapes is
/// enough"). Every element and attribute is annotated "certainty | source | what it holds". Empty when the dialect has
/// names of more than one namespace: one XML Schema document describes one namespace.
std::string make_schema(const Dialect& dialect);

}  // namespace maex::maxml
