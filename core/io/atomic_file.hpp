// A file that is either complete or does not appear.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/io/file_handle.hpp"
#include "core/io/temporary.hpp"

namespace maex {

/// Who may open a finished file.
enum class Access : std::uint8_t {
  usual,  ///< a new file as the umask says; a replaced file keeps its mode
  owner,  ///< only the owner (0600), whatever the umask and the replaced file say: for personal values
};

/// A temporary file for `target`, in the folder of `target` and without a name where the file system can do that
/// (O_TMPFILE). The folder is opened once; a folder or link that another user puts in its place later has no effect.
/// Destroying the object without commit() leaves nothing. Movable, single owner.
class AtomicFile {
 public:
  /// Throws OutputError when the folder is missing or not writable, `target` exists and overwrite is false, or `target`
  /// is a device, a pipe, or a symbolic link that another user made.
  AtomicFile(std::filesystem::path target, bool overwrite, Access access = Access::usual);
  /// A file that is never put in place, for dry runs and checks. It is in the temporary folder and has no name there.
  /// Messages show `target`. Throws OutputError.
  static AtomicFile unplaced(std::filesystem::path target);
  AtomicFile(AtomicFile&&) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  /// Opens the temporary file itself, through its descriptor. Not a name in a folder.
  [[nodiscard]] std::filesystem::path temporary() const { return path_of(file_); }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// fsync, then rename. Without `overwrite`, a file that appeared in the meantime is kept, and OutputError is thrown.
  void commit();

 private:
  friend class Placement;
  AtomicFile() = default;
  void open_target();
  void open_temporary();
  /// Sets mode and owner of the finished file.
  void give_rights() const;
  /// Gives the temporary file a name in the folder, if it has none.
  void give_name();
  /// Puts a file without a name at its target, where nothing may be replaced. False: the caller must rename it.
  bool link_new();
  /// Removes what is at the hidden name, and forgets it.
  void drop() noexcept;

  /// What the target was when the object was made.
  struct Replaced {
    bool exists = false;
    mode_t mode = 0;
    uid_t owner = 0;
    gid_t group = 0;
  };
  std::filesystem::path target_;
  bool overwrite_ = false;
  Access access_ = Access::usual;
  FileHandle folder_, file_;
  std::string name_;    ///< of the target in the folder
  std::string hidden_;  ///< of the temporary file in the folder; empty: it has no name
  Replaced replaced_;
  TemporaryMark mark_;
  int slot_ = -1;  ///< index in the list of unlink_temporary_files()
};

/// Removes the temporary files of this process that have a name. Async-signal-safe: for a signal handler that ends the
/// process. Does not remove those beyond a thousand at once.
void unlink_temporary_files() noexcept;

/// For tests: temporary files get names, as on file systems without O_TMPFILE.
void use_named_temporaries(bool named);

/// Writes bytes through an AtomicFile. Throws OutputError.
void write_file(const std::filesystem::path& target, std::string_view bytes, bool overwrite,
                Access access = Access::usual);
/// Writes bytes into the temporary file, without putting it in place. Throws OutputError.
void write_bytes(const AtomicFile& file, std::string_view bytes);
/// Reads a whole file. Throws InputError, also for more than `limit` bytes, and for a pipe or device, which may never
/// end.
std::string read_file(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

/// Throws InputError for a pipe or device: opening a pipe waits for a writer, possibly forever.
void refuse_device(const std::filesystem::path& path);

/// Like read_file(), for files that configure a run (profiles, jobs, dialects). Throws UsageError instead of
/// InputError.
std::string read_setting(const std::filesystem::path& path, std::uintmax_t limit = 16u << 20);

}  // namespace maex
