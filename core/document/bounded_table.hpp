// A table file that keeps within bounds, whoever reads it.
#pragma once
#include <memory>
#include <string>

#include "core/document/table.hpp"
#include "core/io/bounds.hpp"

namespace maex {

/// Passes everything on from `document`, and throws InputError once it has more sheets, rows, columns or text in a cell
/// than `bounds` allow, or its reading takes longer. Readers still bound what they hold in memory: this is the net
/// below. `name` is the file's, for messages.
std::unique_ptr<TableDocument> bounded(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name);

}  // namespace maex
