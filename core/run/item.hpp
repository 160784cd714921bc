// Converts one input, or several inputs as one submission, to one output.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/run/job.hpp"
#include "core/run/side_files.hpp"

namespace maex {

/// The plan for one output. `run` and `check` make it before they read any input.
struct Item {
  std::uint32_t number = 0;                   ///< number of its first input in the run
  std::vector<std::filesystem::path> inputs;  ///< at least one; several are read as one submission, in this order
  std::filesystem::path output;
  const Partner* to = nullptr;        ///< null: the input is only checked
  const Format* container = nullptr;  ///< for partners that use table formats
  /// Inputs that an earlier attempt could not read to their end, with the problem. They are not read again.
  std::map<std::size_t, std::string> left_out = {};
  Source* opened = nullptr;  ///< the only input, when open_tables() opened it already; it is taken
};

/// True when the job reads all inputs as one submission: when it says so, or when it names one file with an extension
/// for several inputs.
bool reads_together(const ConvertJob& job);

/// Pairs each input with its output, or all inputs with one. Throws UsageError when two inputs have the same output,
/// when an output is also a file that the job reads, or when an adapter is unknown.
std::vector<Item> plan_items(const ConvertJob& job, const Registry& registry);

/// Reads, maps and writes one item. Adds the complete files to `finished`; they are not in place yet. Errors of the
/// input or output are reported in the facts, not thrown.
ItemFacts convert_item(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates,
                       const RunHooks& hooks, std::vector<AtomicFile>& finished);

/// The notices of the run itself, in addition to those of the rules and the adapters.
std::vector<const NoticeType*> run_notices();

}  // namespace maex
