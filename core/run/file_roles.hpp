// Which files a job reads and writes, and that no two of them are the same file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/run/item.hpp"

namespace maex {

/// The quarantine of an output is next to it.
std::filesystem::path quarantine_of(const std::filesystem::path& output);

/// A file with what it is for in messages: "output", "list of fates".
struct FileRole {
  std::string what;
  std::filesystem::path path;
};

/// Throws UsageError when a file of `written` is a file of `read` or another file of `written`: the same path, another
/// spelling of it, a symbolic link or a hard link. Reads no file.
void refuse_shared_files(const std::vector<FileRole>& read, const std::vector<FileRole>& written);

/// The files of all plugins, which no output may replace.
std::vector<FileRole> plugin_roles(const Registry& registry);

/// Throws UsageError when a file that the job writes is a file that it reads, or when it writes two things to one file:
/// the same path, another spelling of it, a symbolic link or a hard link. This also holds with --overwrite and in a dry
/// run. Reads no file. `registry`: no output may be a file of its plugins either; nullptr: plugins are not known yet.
void refuse_shared_files(const ConvertJob& job, const std::vector<Item>& items, const Registry* registry);

/// Throws OutputError when a file of `written` is a device or pipe.
void refuse_devices(const std::vector<FileRole>& written);
/// Throws OutputError when a file that the job writes is a device or pipe.
void refuse_devices(const ConvertJob& job, const std::vector<Item>& items);

}  // namespace maex
