// Writes records as a table with a profile. A row is a victim, or another record that the profile defines as a row.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

struct TableTarget {
  std::function<std::unique_ptr<TableWriter>()> create;  ///< called once, in finish(): headings are known only then
  std::string sheets;                                    ///< "one", "year", "half-year"; empty: as the profile says
  bool flat_headings = false;                            ///< one heading row, for formats without merged cells
};

/// Rows are spooled to an anonymous temporary file until finish(), because the last record may still add headings of
/// extras, and rows come in any order of dates. `context` must outlive the writer.
std::unique_ptr<RecordWriter> write_table(std::shared_ptr<const Compiled> profile, TableTarget target,
                                          WriteContext& context);

}  // namespace maex
