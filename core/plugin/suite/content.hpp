// All values in a file, as a multiset of facts, so that two files can be compared value by value.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "core/adapter/registry.hpp"

namespace maex::conformance {

/// One entry per value: owner, field and value ("victim V1 victim.outcome=KILLED"), children with the id of their
/// topmost record. Facts are counted and have no order. Submissions are not included: they describe the sending.
using Content = std::map<std::string, std::int64_t>;

void add_content(Content& content, const Batch& batch);

/// The same facts without the ids of records of these kinds: for files that cannot carry ids, whose readers make new
/// ones.
Content without_ids(const Content& content, const std::set<std::string>& kinds);

/// Reads a file with the partner that fits it (or the one named). Throws as open_source() and RecordReader do.
Content read_content(const Registry& registry, const std::filesystem::path& file, const std::string& partner = {});

/// Number of values that are in `before` but not in `after`, by full field name ("extra: HEADING" for extras).
std::map<std::string, std::uint64_t> lost(const Content& before, const Content& after);

/// Facts that occur more often in `after` than in `before`, although the same record had the same field in `before`:
/// duplicate values, or values in the place of another value. A field that a reader fills by itself (an id, a constant
/// of a profile) does not count.
std::vector<std::string> invented(const Content& before, const Content& after,
                                  const std::map<std::string, std::uint64_t>& announced);

}  // namespace maex::conformance
