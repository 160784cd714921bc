// Records in memory, to compare what was read with what maex reads back from its own output.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex {

using Batches = std::vector<std::unique_ptr<Batch>>;

/// Reads to the end. Throws what the reader throws.
Batches read_all(RecordReader& reader);
/// Writes all records and completes the output. Returns the losses as "incident.time" and "extra: HEADING".
std::set<std::string> write_all(const Batches& batches, RecordWriter& writer);
/// Canonical text of every top-level record without the named fields and extras and without empty records; sorted.
std::vector<std::string> canonical_without(const Batches& batches, const std::set<std::string>& fields);

}  // namespace maex
