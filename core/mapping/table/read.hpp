// The reading half of a profile: table → records.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

/// Reads every sheet of the document. `document` and `context` must outlive the reader; batches must not outlive it by
/// more than their own text. Records come in order: incident, its children, its victims with theirs.
std::unique_ptr<RecordReader> read_table(std::shared_ptr<const Compiled> profile, TableDocument& document,
                                         ReadContext& context);

}  // namespace maex
