// The XSD of a dialect: what the writer writes in it, and no more.
#pragma once
#include <string>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// The schema's text. It keeps to the rules that make validity local (README, "Why remembering shapes is enough").
/// Every element and attribute is annotated "certainty | source | what it holds". Empty when names of more than one
/// namespace stand in the dialect: XML Schema describes one namespace in a document.
std::string make_schema(const Dialect& dialect);

}  // namespace maex::maxml
