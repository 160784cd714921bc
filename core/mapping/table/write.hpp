// The writing half of a profile: records → table, one row a victim (or what a row of the profile is).
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

/// Rows are spooled to an anonymous temporary file until finish(), because extras may add headings until the last
/// record and rows come in any order of date. `context` must outlive the writer.
std::unique_ptr<RecordWriter> write_table(std::shared_ptr<const Compiled> profile, TableTarget target,
                                          WriteContext& context);

}  // namespace maex
