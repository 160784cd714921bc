// Inspects one file: its format, the profile that fits, and the records that a conversion would read from it.
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/inspect_facts.hpp"

namespace maex {

struct Checks;

struct InspectJob {
  std::string file;
  SourceChoice source;
  std::string sheet;                  ///< as for choose_sheets()
  std::vector<std::string> profiles;  ///< additional profile files
  Day today;
  bool show_personal = false;
  const std::atomic<bool>* stop = nullptr;
  std::shared_ptr<const Checks> checks = {};  ///< decide how many incidents would qualify; null: no rules run
  std::function<std::shared_ptr<const Checks>(const Programme&)> checks_of =
      {};  ///< the same for the programme of a partner; null: `checks` for all
};

/// Reads the whole file and writes nothing. Throws InputError when no adapter recognises the file, and UsageError.
InspectFacts inspect(const InspectJob& job, const Registry& registry);

/// How well the best of the built-in profiles and of those in `profiles` fits a list that no partner recognises. Empty
/// for a file that cannot be read.
std::optional<FitFact> best_fit(TableDocument& tables, const std::vector<std::string>& profiles);

/// Indexes of the sheets that `wanted` selects: by name, else by number from 1; all sheets when `wanted` is empty.
/// Throws UsageError with the nearest names.
std::vector<std::size_t> choose_sheets(std::span<const SheetInfo> sheets, const std::string& wanted);

}  // namespace maex
