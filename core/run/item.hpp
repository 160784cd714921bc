// One input on its way to one output.
#pragma once
#include <filesystem>
#include <vector>

#include "core/run/job.hpp"
#include "core/run/side_files.hpp"

namespace maex {

/// What `run` and `check` settle for each input before anything is read.
struct Item {
  std::uint32_t number = 0;  ///< position in the run
  std::filesystem::path input;
  std::filesystem::path output;
  const Partner* to = nullptr;        ///< null: the input is only checked
  const Format* container = nullptr;  ///< for partners over tables
};

/// Inputs with their outputs. Throws UsageError: two inputs for one output, output equal to an input, unknown adapters.
std::vector<Item> plan_items(const ConvertJob& job, const Registry& registry);

/// Reads, maps, writes and puts the output in place. Faults of the input or output are reported in the facts, not
/// thrown.
ItemFacts convert_item(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates,
                       const RunHooks& hooks);

/// What a run itself finds, beside the rules and the adapters.
std::vector<const NoticeType*> run_notices();

}  // namespace maex
