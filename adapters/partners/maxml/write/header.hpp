// The part of the document before the first report.
#pragma once
#include <string>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// XML declaration, the comment that lists what is documented and what is guessed, root and DocumentHeader.
std::string document_head(const Dialect& dialect, const WriteContext& context);
/// Start tag of the root with its namespaces and attributes.
std::string root_tag(const Dialect& dialect);
std::string document_tail(const Dialect& dialect);
/// " xmlns:p=…" as in the root; empty when the dialect has no namespace.
std::string namespace_declaration(const Dialect& dialect);

}  // namespace maex::maxml
