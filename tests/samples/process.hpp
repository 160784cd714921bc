// Runs the program as a user does, in a temporary folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::samples {

/// A new empty folder. The destructor removes it with its content.
class Scratch {
 public:
  Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Finished {
  int exit_code = 0;  ///< 128 + n when signal n ended the process
  std::string out, err;
};

/// Runs `program` in `folder` with a fixed environment: UTF-8, UTC, no colours, no terminal, home = `logs`. Its output
/// passes through files in `logs`. Throws std::system_error when the program cannot be started.
Finished run_process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const std::filesystem::path& folder, const std::filesystem::path& logs);

}  // namespace maex::samples
