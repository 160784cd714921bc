// A folder with a partner's list, and ways to run the program on it.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/samples/process.hpp"

namespace maex::fault {

/// Makes a folder with list.csv, and list.xlsx of the same rows. The second row has a date and an age that cannot be
/// read, so it has a quarantine.
class Scene {
 public:
  Scene();
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder() / name; }
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.path() / "work"; }
  /// Runs the program in the folder with `--today 2015-01-15`.
  samples::Finished run(std::vector<std::string> arguments) const;
  /// Starts the program in the folder without waiting for it. Its output is thrown away.
  [[nodiscard]] pid_t start(std::vector<std::string> arguments) const;
  /// Names of the files in the folder, sorted.
  [[nodiscard]] std::vector<std::string> files() const;

 private:
  samples::Scratch scratch_;
};

/// `rows` incidents in the layout of AzCBL; one of them is not understood.
std::string list(int rows, const std::string& not_understood = "qara");
void put(const std::filesystem::path& path, const std::string& text);
/// The content, or "(none)".
std::string content(const std::filesystem::path& path);
/// A count from the environment, for the long versions of tests.
int count_from(const char* variable, int otherwise);

}  // namespace maex::fault
