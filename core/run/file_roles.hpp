// Which files a job reads and writes, and that no two of them are the same file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/run/item.hpp"

namespace maex {

/// The quarantine of an output is next to it.
std::filesystem::path quarantine_of(const std::filesystem::path& output);

/// Throws UsageError when a file that the job writes is a file that it reads, or when it writes two things to one file:
/// the same path, another spelling of it, a symbolic link or a hard link. This also holds with --overwrite and in a dry
/// run. Reads no file.
void refuse_shared_files(const ConvertJob& job, const std::vector<Item>& items);

/// Throws OutputError when a file that the job writes is a device or pipe.
void refuse_devices(const ConvertJob& job, const std::vector<Item>& items);

}  // namespace maex
