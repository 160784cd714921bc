// Reads a table as records with a profile.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

/// Reads every sheet of the document. `document` and `context` must outlive the reader; after the reader is gone, only
/// the batches' own text is valid. Records come in this order: the incident, its children, its victims with their
/// children.
std::unique_ptr<RecordReader> read_table(std::shared_ptr<const Compiled> profile, TableDocument& document,
                                         ReadContext& context);

}  // namespace maex
