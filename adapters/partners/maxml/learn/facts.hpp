// Facts about a dialect: how another export differs, how two dialects differ, its dictionary page.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/learn/sample.hpp"

namespace maex::maxml {

struct DialectFinding {
  std::string what;    ///< "path", "attribute", "term", "template", "form", "order", "root"
  std::string place;   ///< element path
  std::string detail;  ///< one sentence
};
/// What the exports contain and the dialect does not.
std::vector<DialectFinding> check_sample(const Dialect& dialect, const Sample& sample);

struct DialectChange {
  std::string part;           ///< "document", "Accident/Age" …
  std::string before, after;  ///< empty: does not exist
};
std::vector<DialectChange> diff_dialects(const Dialect& before, const Dialect& after);

/// Markdown: every element with its field, certainty and source.
std::string dictionary_page(const Dialect& dialect);

}  // namespace maex::maxml
