// A dialect as a flat list of its elements and their contents. Private to check, diff and page.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

struct DialectEntry {
  std::string path;   ///< from the item, header or FieldReportInfo down; attributes with "@"
  std::string holds;  ///< field, "link to victim", "{now}" …
  std::string type;   ///< in words
  const Evidence* evidence = nullptr;
  const LeafType* leaf = nullptr;
  bool required = false, repeats = false, unknown = false;
};
/// Entries of one item with the blocks below it, in the order of writing.
std::vector<DialectEntry> entries_of(const Dialect& dialect, const Block& item);
std::vector<DialectEntry> header_entries(const Dialect& dialect);
std::vector<DialectEntry> report_entries(const Dialect& dialect);
std::string type_words(const LeafType& type);
/// Base terms of a leaf: its own, or those of the dialect's list; empty when any text is allowed.
std::vector<std::string> terms_of(const Dialect& dialect, const LeafType& type);

}  // namespace maex::maxml
