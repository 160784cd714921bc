// The files of an exchange: what has arrived, a copy to work on, and the steps that put results in place. Each step can
// be done again after a crash.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/exchange/ledger.hpp"
#include "core/io/error.hpp"

namespace maex::exchange {

/// A file as it was when it was looked at: it is the same file with the same bytes while this does not change.
struct Stamp {
  std::uint64_t device = 0, number = 0, size = 0;
  std::int64_t changed_ns = 0;  ///< nanoseconds since 1970
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
std::string to_string(const Stamp& stamp);
/// Of a regular file. Throws InputError when there is none.
Stamp stamp_of(const std::filesystem::path& file);

/// The regular files of a folder that a pattern names; both sorted.
struct FolderFiles {
  std::vector<std::filesystem::path> whole;
  std::vector<std::filesystem::path> half_copied;  ///< names with the mark of a program at work: .part, ~, .crdownload
};
/// For FOLDER/NAME with * and ? in the name. Hidden files are left out. Throws InputError when the folder cannot be
/// read.
FolderFiles files_like(const std::string& pattern);

/// A copy that only the owner may open, and what it is a copy of.
struct Copied {
  std::string digest;  ///< SHA-256, 64 hex digits
  Stamp stamp;
};
/// The file changed while it was copied.
struct Growing : InputError {
  using InputError::InputError;
};
/// Copies a file that somebody may still be writing. Throws Growing, InputError when it cannot be read, and OutputError
/// when the copy cannot be written.
Copied copy_whole(const std::filesystem::path& file, const std::filesystem::path& to);
/// SHA-256 of a file. Throws InputError.
std::string digest_of(const std::filesystem::path& file);

/// A folder and those above it, which only the owner may open when they are new. Throws OutputError.
void make_folder(const std::filesystem::path& folder);
/// Makes the entries of a folder durable. Throws OutputError.
void sync_folder(const std::filesystem::path& folder);
/// Makes the bytes of a file durable. Throws OutputError.
void sync_file(const std::filesystem::path& file);

/// Does a step of the ledger, or finds that it was done. Throws OutputError.
void perform(const Step& step);

}  // namespace maex::exchange
