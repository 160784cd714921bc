// Converts one input to one output.
#pragma once
#include <filesystem>
#include <vector>

#include "core/run/job.hpp"
#include "core/run/side_files.hpp"

namespace maex {

/// The plan for one input. `run` and `check` make it before they read any input.
struct Item {
  std::uint32_t number = 0;  ///< position in the run
  std::filesystem::path input;
  std::filesystem::path output;
  const Partner* to = nullptr;        ///< null: the input is only checked
  const Format* container = nullptr;  ///< for partners that use table formats
};

/// Pairs each input with its output. Throws UsageError when two inputs have the same output, when an output is also a
/// file that the job reads, or when an adapter is unknown.
std::vector<Item> plan_items(const ConvertJob& job, const Registry& registry);

/// Reads, maps and writes one input. Adds the complete files to `finished`; they are not in place yet. Errors of the
/// input or output are reported in the facts, not thrown.
ItemFacts convert_item(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates,
                       const RunHooks& hooks, std::vector<AtomicFile>& finished);

/// The notices of the run itself, in addition to those of the rules and the adapters.
std::vector<const NoticeType*> run_notices();

}  // namespace maex
