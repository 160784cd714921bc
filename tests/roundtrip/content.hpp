// Everything a file says, as a bag of facts, so that two files can be compared value by value.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "core/adapter/registry.hpp"

namespace maex::test {

/// One entry per value: "victim V1 victim.outcome=KILLED", children with their parent's id; counted, order-free.
using Content = std::map<std::string, std::int64_t>;

/// Reads a file with the partner that fits it (or the one named).
Content read_content(const Registry& registry, const std::filesystem::path& file, const std::string& partner = {});

/// What `before` has and `after` lacks, by full field name ("extra: HEADING" for extras).
std::map<std::string, std::uint64_t> lost(const Content& before, const Content& after);

}  // namespace maex::test
