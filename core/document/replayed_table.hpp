// A table file whose first rows are read once, for every format.
#pragma once
#include <memory>
#include <string>

#include "core/document/table.hpp"
#include "core/io/bounds.hpp"

namespace maex {

/// Returns the data of `document`, and keeps the first rows of its parts once they were asked for. Readers that are
/// opened later get these rows from memory, and the reader that is behind them goes on. The rows that are kept take at
/// most twice heading_window_bytes and one row; when a document has more, those of parts that were read before go.
/// `name` is the file name for messages. first_rows() obeys the deadline and Ctrl-C, because many search these rows.
std::unique_ptr<TableDocument> replayed(std::unique_ptr<TableDocument> document, const Bounds& bounds,
                                        std::string name);

}  // namespace maex
