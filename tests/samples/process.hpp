// Running the program as a user would, in a folder that goes away afterwards.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::samples {

/// A new empty folder, removed with everything in it at the end.
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
  int exit_code = 0;  ///< 128 + n when signal n ended it
  std::string out, err;
};

/// Runs `program` in `folder` with a fixed environment: UTF-8, UTC, no colours, no terminal, home = `logs`.
/// Its texts pass through files in `logs`. Throws std::system_error when it cannot be started.
Finished run_process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const std::filesystem::path& folder, const std::filesystem::path& logs);

}  // namespace maex::samples
