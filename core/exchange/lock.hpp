// At most one run at a time works on a ledger.
#pragma once
#include <filesystem>

#include "core/io/file_handle.hpp"

namespace maex::exchange {

/// Held until the object is destroyed or the process ends, however it ends. The constructor throws Busy, with the
/// process, the machine and the time of the other run, and OutputError when the file cannot be made.
class Lock {
 public:
  Lock(const std::filesystem::path& file, const std::string& now);

 private:
  FileHandle file_;
};

}  // namespace maex::exchange
