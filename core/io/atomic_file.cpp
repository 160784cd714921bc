#include "core/io/atomic_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "core/io/error.hpp"

namespace maex {
namespace {

std::string reason() { return std::strerror(errno); }

[[noreturn]] void refuse_existing(const std::filesystem::path& target) {
  throw OutputError(target.string() + " exists already and was left as it is; --overwrite replaces it");
}

void sync_path(const std::filesystem::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) throw OutputError("cannot reopen " + path.string() + " to make it durable: " + reason());
  const int failed = ::fsync(fd);
  const std::string why = failed != 0 ? reason() : std::string();
  ::close(fd);
  // Some file systems cannot fsync a directory; the data itself must always be synced.
  if (failed != 0 && (flags & O_DIRECTORY) == 0) throw OutputError("cannot make " + path.string() + " durable: " + why);
}

std::filesystem::path folder_of(const std::filesystem::path& target) {
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

// Fixed memory that a signal handler may read: nothing in it is ever allocated, moved or freed.
struct TemporaryName {
  std::atomic<bool> taken{false};
  std::atomic<bool> complete{false};
  char path[1024];
};
constexpr int temporaries = 1024;
TemporaryName temporary_names[temporaries];

int remember(const std::string& path) {
  if (path.size() >= sizeof TemporaryName::path) return -1;
  for (int i = 0; i != temporaries; ++i) {
    TemporaryName& name = temporary_names[i];
    if (name.taken.exchange(true)) continue;
    std::memcpy(name.path, path.c_str(), path.size() + 1);
    name.complete = true;
    return i;
  }
  return -1;
}

void forget(int slot) {
  if (slot < 0) return;
  temporary_names[slot].complete = false;
  temporary_names[slot].taken = false;
}

}  // namespace

void unlink_temporary_files() noexcept {
  for (const TemporaryName& name : temporary_names)
    if (name.complete) ::unlink(name.path);
}

AtomicFile::AtomicFile(std::filesystem::path target, bool overwrite, unsigned mode)
    : target_(std::move(target)), overwrite_(overwrite) {
  std::error_code ignored;
  if (std::filesystem::is_directory(target_, ignored))
    throw OutputError(target_.string() + " is a folder; name a file in it");
  // A symbolic link stays a link: the file that it points to is replaced.
  if (std::filesystem::is_symlink(target_, ignored) && std::filesystem::exists(target_, ignored))
    target_ = std::filesystem::canonical(target_);
  const auto state = std::filesystem::symlink_status(target_, ignored);
  if (std::filesystem::exists(state) && !std::filesystem::is_regular_file(state))
    throw OutputError(target_.string() + " is a device, pipe or broken link, not a file; choose another name");
  if (!overwrite_ && std::filesystem::exists(state)) refuse_existing(target_);
  std::string pattern = (folder_of(target_) / ("." + target_.filename().string() + ".maex-XXXXXX")).string();
  const int fd = ::mkstemp(pattern.data());
  if (fd < 0) throw OutputError("cannot write in " + folder_of(target_).string() + ": " + reason());
  ::fchmod(fd, mode);
  ::close(fd);
  temporary_ = pattern;
  slot_ = remember(pattern);
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::move(other.temporary_)),
      overwrite_(other.overwrite_),
      slot_(other.slot_) {
  other.temporary_.clear();
  other.slot_ = -1;
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  forget(slot_);
}

void AtomicFile::commit() {
  sync_path(temporary_, O_RDONLY);
  if (overwrite_) {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0)
      throw OutputError("cannot rename the finished file to " + target_.string() + ": " + reason());
  } else {
    const unsigned keep_existing = 1;  // RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), keep_existing) != 0) {
      if (errno == EEXIST) refuse_existing(target_);
      // File systems without RENAME_NOREPLACE: a hard link also rejects an existing name.
      if (::link(temporary_.c_str(), target_.c_str()) != 0) {
        if (errno == EEXIST) refuse_existing(target_);
        throw OutputError("cannot rename the finished file to " + target_.string() + ": " + reason());
      }
      ::unlink(temporary_.c_str());
    }
  }
  temporary_.clear();
  forget(slot_);
  slot_ = -1;
  sync_path(folder_of(target_), O_RDONLY | O_DIRECTORY);
}

void write_file(const std::filesystem::path& target, std::string_view bytes, bool overwrite, unsigned mode) {
  AtomicFile file(target, overwrite, mode);
  std::ofstream stream(file.temporary(), std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw OutputError("cannot write " + target.string() + ": " + reason());
  file.commit();
}

std::string read_file(const std::filesystem::path& path, std::uintmax_t limit) {
  std::error_code failed;
  const bool folder = std::filesystem::is_directory(path, failed);
  if (folder) throw InputError(path.string() + " is a folder, not a file");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw InputError("cannot open " + path.string() + ": " + reason());
  const auto size = std::filesystem::file_size(path, failed);
  if (!failed && size > limit)
    throw InputError(path.string() + " has " + std::to_string(size) + " bytes; the limit here is " +
                     std::to_string(limit));
  std::string bytes;
  constexpr std::size_t step = 64 * 1024;
  while (stream) {  // pipes and devices have no size
    const std::size_t at = bytes.size();
    bytes.resize(at + step);
    stream.read(bytes.data() + at, step);
    bytes.resize(at + static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit)
      throw InputError(path.string() + " has more than the " + std::to_string(limit) + " bytes that are read here");
  }
  if (stream.bad()) throw InputError("cannot read " + path.string() + ": " + reason());
  return bytes;
}

std::string read_setting(const std::filesystem::path& path, std::uintmax_t limit) {
  try {
    return read_file(path, limit);
  } catch (const InputError& error) { throw UsageError(error.what()); }
}

}  // namespace maex
