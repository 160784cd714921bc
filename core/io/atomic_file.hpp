// A file that appears whole or not at all.
#pragma once
#include <filesystem>
#include <string>

namespace maex {

/// Reserves a temporary name beside `target`; commit() makes it durable and renames it into place.
/// Destroying it without commit() removes the temporary file. Movable, single owner.
class AtomicFile {
 public:
  /// Throws OutputError when the folder is missing or not writable, or `target` exists and overwrite is false.
  AtomicFile(std::filesystem::path target, bool overwrite, unsigned mode = 0644);
  AtomicFile(AtomicFile&&) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// fsync, then rename. Without `overwrite` a file that appeared meanwhile is kept and OutputError thrown.
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  bool overwrite_ = false;
  int slot_ = -1;  ///< in the list of unlink_temporary_files()
};

/// Removes the temporary file of every AtomicFile of this process. Async-signal-safe: for a handler about to end the
/// process. Files with very long names, or past a thousand at once, are left.
void unlink_temporary_files() noexcept;

/// Writes bytes through an AtomicFile. Throws OutputError.
void write_file(const std::filesystem::path& target, std::string_view bytes, bool overwrite, unsigned mode = 0644);
/// Whole file; refuses more than `limit` bytes. Throws InputError.
std::string read_file(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

/// read_file for files that steer a run (profiles, jobs, dialects): what is wrong with them is a UsageError.
std::string read_setting(const std::filesystem::path& path, std::uintmax_t limit = 16u << 20);

}  // namespace maex
