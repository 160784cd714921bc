// Who can change a file that the program is about to run.
#pragma once
#include <filesystem>
#include <string>

namespace maex {

/// A file after the check of its path.
struct CheckedFile {
  std::filesystem::path real;  ///< absolute, without symbolic links; set when the file may be used
  std::string problem;         ///< which check failed and what to do, half a sentence; empty: the file may be used
  bool exists = true;          ///< false: a part of the path does not exist; `problem` says which
};

/// Ends the message about a plugin that did not pass.
inline constexpr const char* trust_advice = ", or add --trust-plugins if you trust everyone who can change it";

/// Checks that only root and this user can change the file at an absolute path, as sudo does before it reads its
/// settings. The file, each folder above it and each symbolic link on the way must belong to root or to this user, and
/// neither their group nor all users may write to them. A folder with the sticky bit, such as /tmp, is allowed above
/// the file's own folder, because nobody can replace the entries of others there.
///
/// Each part is opened without following links, and its descriptor is checked. Only root and this user can change a
/// path that passed, so it still leads to the checked file when it is opened again by `real`.
CheckedFile check_only_ours(const std::filesystem::path& file);

}  // namespace maex
