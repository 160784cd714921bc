// A table file whose bounds are checked, for every format.
#pragma once
#include <memory>
#include <string>

#include "core/document/table.hpp"
#include "core/io/bounds.hpp"

namespace maex {

/// Returns the data of `document`, and throws InputError once it has more sheets, rows, columns or text in a cell than
/// `bounds` allow, or takes longer to read. Readers must still limit what they hold in memory: this is a second check.
/// `name` is the file name for messages. `file_bytes` is the size of the file (0: not known): cells that repeat one
/// text may not make much more text than the file has bytes.
std::unique_ptr<TableDocument> bounded(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name,
                                       std::uint64_t file_bytes = 0);

}  // namespace maex
