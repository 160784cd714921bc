// Puts several finished files in place together, and repairs what a killed run left. core/io/README.md explains how.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/io/atomic_file.hpp"

namespace maex {

/// The finished outputs of one run. Nothing is at its final name before place().
class Placement {
 public:
  /// The file must be complete. Throws OutputError when its data cannot be made durable.
  void add(AtomicFile file);
  [[nodiscard]] bool empty() const { return files_.empty(); }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  /// Renames all files. Either all are in place afterwards, or none is and OutputError is thrown. The object is empty
  /// afterwards.
  void place();

 private:
  std::vector<AtomicFile> files_;
};

/// Finishes what killed runs of this user began in the folder: files that they were putting in place are put in place,
/// and their other temporary files are removed. Calls `report` with one sentence for each record of such a run. A
/// folder that does not exist has nothing to repair.
void repair_folder(const std::filesystem::path& folder, const std::function<void(const std::string&)>& report);

}  // namespace maex
