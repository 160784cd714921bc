// Standard input as a file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/io/file_handle.hpp"
#include "core/io/temporary.hpp"

namespace maex {

/// Everything that standard input holds, in a temporary file without a name, because files are looked at more than
/// once. Messages call it "standard-input". The file is gone when this object is.
class StandardInput {
 public:
  /// Reads up to the end, and calls `check_stop` again and again, which may throw. Throws InputError for a terminal and
  /// for bytes that cannot be read, OutputError when the temporary file cannot be written or takes more than
  /// `most_bytes` (the bound temporary-bytes).
  StandardInput(std::uint64_t most_bytes, const std::function<void()>& check_stop);
  [[nodiscard]] std::filesystem::path path() const { return path_of(file_); }

 private:
  FileHandle file_;
  TemporaryMark mark_;
};

}  // namespace maex
