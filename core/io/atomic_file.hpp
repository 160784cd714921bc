// A file that is either complete or does not appear.
#pragma once
#include <filesystem>
#include <string>

namespace maex {

/// Reserves a temporary name next to `target`. commit() makes the file durable and renames it to `target`. Destroying
/// it without commit() removes the temporary file. Movable, single owner.
class AtomicFile {
 public:
  /// Throws OutputError when the folder is missing or not writable, or `target` exists and overwrite is false.
  AtomicFile(std::filesystem::path target, bool overwrite, unsigned mode = 0644);
  AtomicFile(AtomicFile&&) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// fsync, then rename. Without `overwrite`, a file that appeared in the meantime is kept, and OutputError is thrown.
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  bool overwrite_ = false;
  int slot_ = -1;  ///< index in the list of unlink_temporary_files()
};

/// Removes the temporary file of every AtomicFile of this process. Async-signal-safe: for a signal handler that ends
/// the process. Does not remove files with very long names, or those beyond a thousand at once.
void unlink_temporary_files() noexcept;

/// Writes bytes through an AtomicFile. Throws OutputError.
void write_file(const std::filesystem::path& target, std::string_view bytes, bool overwrite, unsigned mode = 0644);
/// Reads a whole file. Throws InputError, also for more than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

/// Like read_file(), for files that configure a run (profiles, jobs, dialects). Throws UsageError instead of
/// InputError.
std::string read_setting(const std::filesystem::path& path, std::uintmax_t limit = 16u << 20);

}  // namespace maex
