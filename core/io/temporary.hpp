// Temporary files without a name, and what is known about all temporary files of this process.
#pragma once
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "core/io/file_handle.hpp"

namespace maex {

/// The folder for temporary files: TMPDIR, otherwise /tmp. Throws OutputError when it does not exist or is not a
/// folder.
std::filesystem::path temporary_folder();

/// A file in the temporary folder that no one can open by name. The system deletes it when the process ends. Throws
/// OutputError.
FileHandle open_unnamed();

/// The path that opens the file behind a descriptor of this process. Writers get this path. It follows no name in a
/// folder, so another user cannot put a different file in its place.
std::filesystem::path path_of(const FileHandle& file);

/// While this object exists, the descriptor is one of the temporary files of this process: its space is counted, and
/// messages show `name` instead of the path of the descriptor.
class TemporaryMark {
 public:
  TemporaryMark() = default;
  TemporaryMark(int file, std::string name);
  TemporaryMark(TemporaryMark&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  TemporaryMark& operator=(TemporaryMark&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~TemporaryMark();

 private:
  int file_ = -1;
};

/// How messages name a file: the target for a path from path_of(), otherwise the path itself.
std::string name_in_messages(const std::filesystem::path& path);

/// Bytes on the disk of all temporary files of this process that are not in place yet.
std::uint64_t temporary_bytes();
/// Throws OutputError when the temporary files take more than `limit` (the bound temporary-bytes).
void check_temporary_bytes(std::uint64_t limit);
/// The system stops the growth of every single file of this process at `limit`. This also holds for files that
/// libraries write. The write fails with EFBIG.
void limit_file_size(std::uint64_t limit);
/// The text of errno after a failed write, with what to do about a full disk or a reached limit.
std::string write_problem(int error);

struct CloseTemporary {
  void operator()(std::FILE* file) const;
};
/// A stream for reading and writing on a file without a name.
using TemporaryStream = std::unique_ptr<std::FILE, CloseTemporary>;
/// Throws OutputError.
TemporaryStream open_temporary_stream();

}  // namespace maex
