// Copies of inputs in which the bad cells have a fill colour and a comment.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/facts.hpp"
#include "core/io/placement.hpp"
#include "core/report/messages.hpp"

namespace maex {

/// Where the copies go.
struct MarkTarget {
  std::filesystem::path folder;  ///< made when missing
  bool overwrite = false;
  Access access = Access::owner;
};

struct MarkedCopy {
  std::filesystem::path file;
  std::size_t cells = 0;
  std::uint64_t unmarked = 0;  ///< findings that are not about a cell, or that are counted but not stored
  std::string problem;         ///< why there is no copy, one sentence; empty: the copy was made
};

/// Makes one copy of each input of `facts` that was read. Findings without a cell of their own mark the first cell of
/// their row. `source` says how the inputs were opened. The comments contain no value, because the cell itself shows
/// it. Adds the copies to `placement`, which puts them in place. Throws OutputError.
std::vector<MarkedCopy> mark_inputs(const RunFacts& facts, const Registry& registry, const SourceChoice& source,
                                    const MarkTarget& target, const Messages& words, Placement& placement);

}  // namespace maex
