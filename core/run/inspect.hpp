// A look inside one file: what it is, which profile fits, and what records would come out.
#pragma once
#include <atomic>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/inspect_facts.hpp"

namespace maex {

struct InspectJob {
  std::string file;
  SourceChoice source;
  std::string sheet;                  ///< as for choose_sheets()
  std::vector<std::string> profiles;  ///< files of profiles to know as well
  Day today;
  bool show_personal = false;
  const std::atomic<bool>* stop = nullptr;
};

/// Reads the file through, writes nothing. Throws InputError when no adapter recognises the file, and UsageError.
InspectFacts inspect(const InspectJob& job, const Registry& registry);

/// Indexes of the sheets meant: by name, else by number from 1; all when `wanted` is empty. Throws UsageError with the
/// nearest names.
std::vector<std::size_t> choose_sheets(std::span<const SheetInfo> sheets, const std::string& wanted);

}  // namespace maex
