#include "core/io/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "core/io/error.hpp"
#include "core/io/hidden_name.hpp"
#include "core/io/placement.hpp"

namespace maex {
namespace {

constexpr mode_t owner_only = 0600;
constexpr int most_links = 40;  // the limit of Linux for links to links
bool named_temporaries = false;

std::string reason() { return write_problem(errno); }

/// Fixed memory that a signal handler may read: nothing in it is ever allocated, moved or freed.
struct TemporaryName {
  std::atomic<bool> taken{false};
  std::atomic<bool> complete{false};
  int folder = -1;
  char name[64];
};
constexpr int temporaries = 1024;
TemporaryName temporary_names[temporaries];

int remember(int folder, const std::string& hidden) {
  for (int i = 0; i != temporaries; ++i) {
    TemporaryName& name = temporary_names[i];
    if (hidden.size() >= sizeof name.name || name.taken.exchange(true)) continue;
    name.folder = folder;
    std::memcpy(name.name, hidden.c_str(), hidden.size() + 1);
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

/// The umask, without changing it for the other threads.
mode_t present_umask() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    constexpr std::string_view key = "Umask:";
    if (!line.starts_with(key)) continue;
    const std::size_t digits = line.find_first_of("01234567");
    if (digits != std::string::npos) return static_cast<mode_t>(std::strtoul(line.c_str() + digits, nullptr, 8));
  }
  return 077;
}

/// A file without a name cannot be made here, but one with a name can.
bool lacks_unnamed_files(int error) { return error == EOPNOTSUPP || error == EISDIR || error == EINVAL; }

}  // namespace

void refuse_existing(const std::filesystem::path& target) {
  throw OutputError(target.string() + " exists already and was left as it is; --overwrite replaces it");
}

std::string hidden_name(std::string_view ending) {
  std::uint64_t random = 0;
  if (::getrandom(&random, sizeof random, 0) != sizeof random)
    throw OutputError(std::string("no random name can be made for a temporary file: ") + std::strerror(errno));
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(random));
  return ".maex-" + std::string(digits) + std::string(ending);
}

bool is_hidden_name(std::string_view name, std::string_view ending) {
  constexpr std::string_view start = ".maex-";
  constexpr std::size_t digits = 16;
  return name.size() == start.size() + digits + ending.size() && name.starts_with(start) && name.ends_with(ending) &&
         name.substr(start.size(), digits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void unlink_temporary_files() noexcept {
  for (const TemporaryName& name : temporary_names)
    if (name.complete) ::unlinkat(name.folder, name.name, 0);
}

void use_named_temporaries(bool named) { named_temporaries = named; }

AtomicFile::AtomicFile(std::filesystem::path target, bool overwrite, Access access)
    : target_(std::move(target)), overwrite_(overwrite), access_(access) {
  open_target();
  open_temporary();
  mark_ = TemporaryMark(file_.get(), target_.string());
}

AtomicFile AtomicFile::unplaced(std::filesystem::path target) {
  AtomicFile file;
  file.target_ = std::move(target);
  file.file_ = open_unnamed();
  file.mark_ = TemporaryMark(file.file_.get(), file.target_.string());
  return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)),
      overwrite_(other.overwrite_),
      access_(other.access_),
      folder_(std::move(other.folder_)),
      file_(std::move(other.file_)),
      name_(std::move(other.name_)),
      hidden_(std::exchange(other.hidden_, {})),
      replaced_(other.replaced_),
      mark_(std::move(other.mark_)),
      slot_(std::exchange(other.slot_, -1)) {}

AtomicFile::~AtomicFile() { drop(); }

void AtomicFile::drop() noexcept {
  if (!hidden_.empty()) ::unlinkat(folder_.get(), hidden_.c_str(), 0);
  hidden_.clear();
  forget(slot_);
  slot_ = -1;
}

/// Opens the folder of the target. A symbolic link stays a link: the file that it points to is replaced.
void AtomicFile::open_target() {
  std::filesystem::path rest = target_;
  int from = AT_FDCWD;
  for (int links = 0;; ++links) {
    const std::filesystem::path folder = rest.has_parent_path() ? rest.parent_path() : std::filesystem::path(".");
    FileHandle opened(::openat(from, folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!opened)
      throw OutputError("cannot write in " + (links == 0 ? folder.string() : target_.string()) + ": " + reason());
    folder_ = std::move(opened);
    from = folder_.get();
    name_ = rest.filename().string();
    if (name_.empty() || name_ == "." || name_ == "..")
      throw OutputError(target_.string() + " is a folder; name a file in it");
    struct stat status {};
    if (::fstatat(from, name_.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno != ENOENT) throw OutputError("cannot write " + target_.string() + ": " + reason());
      if (links != 0)
        throw OutputError(target_.string() + " is a device, pipe or broken link, not a file; choose another name");
      return;
    }
    if (S_ISLNK(status.st_mode) && links < most_links) {
      if (!overwrite_) {
        struct stat behind {};
        if (::fstatat(from, name_.c_str(), &behind, 0) == 0 && S_ISREG(behind.st_mode)) refuse_existing(target_);
      }
      // Another user who may write in the folder could let a link point to a private file elsewhere.
      if (status.st_uid != ::geteuid() && status.st_uid != 0)
        throw OutputError(target_.string() +
                          " is a symbolic link that another user made; name the file that it points to");
      std::string to(4096, '\0');
      const ssize_t size = ::readlinkat(from, name_.c_str(), to.data(), to.size());
      if (size <= 0) throw OutputError("cannot follow the link " + target_.string() + ": " + reason());
      to.resize(static_cast<std::size_t>(size));
      rest = to;
      continue;
    }
    if (S_ISDIR(status.st_mode)) throw OutputError(target_.string() + " is a folder; name a file in it");
    if (!S_ISREG(status.st_mode))
      throw OutputError(target_.string() + " is a device, pipe or broken link, not a file; choose another name");
    if (!overwrite_) refuse_existing(target_);
    struct stat place {};
    ::fstat(from, &place);
    // In a folder that others may write, another user may have made the file in order to read what replaces it.
    const bool planted = access_ == Access::owner && (place.st_mode & 022) != 0 && status.st_uid != place.st_uid;
    replaced_ = {true, status.st_mode & 0777u, planted ? ::geteuid() : status.st_uid,
                 planted ? ::getegid() : status.st_gid};
    return;
  }
}

void AtomicFile::open_temporary() {
  if (!named_temporaries) {
    file_ = FileHandle(::openat(folder_.get(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, owner_only));
    if (file_) return;
  }
  if (named_temporaries || lacks_unnamed_files(errno)) {
    std::string hidden = hidden_name(hidden_file);
    file_ = FileHandle(
        ::openat(folder_.get(), hidden.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, owner_only));
    if (file_) {
      hidden_ = std::move(hidden);
      slot_ = remember(folder_.get(), hidden_);
      ::flock(file_.get(), LOCK_EX | LOCK_NB);  // another run removes only files that no process holds
      return;
    }
  }
  const std::filesystem::path folder = target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
  throw OutputError("cannot write in " + folder.string() + ": " + reason());
}

void AtomicFile::give_rights() const {
  const int file = file_.get();
  struct stat status {};
  if (::fstat(file, &status) != 0) throw OutputError("cannot finish " + target_.string() + ": " + reason());
  mode_t mode = replaced_.exists ? replaced_.mode : 0666 & ~present_umask();
  if (replaced_.exists && (status.st_uid != replaced_.owner || status.st_gid != replaced_.group)) {
    if (::fchown(file, replaced_.owner, replaced_.group) != 0 &&
        ::fchown(file, static_cast<uid_t>(-1), replaced_.group) != 0)
      mode = (mode & ~070u) | (mode & (mode << 3) & 070u);  // another group must not get the rights of the old one
  }
  if (access_ == Access::owner) mode = owner_only;
  if (::fchmod(file, mode) != 0)
    throw OutputError("cannot set the permissions of " + target_.string() + ": " + reason());
}

void AtomicFile::give_name() {
  if (!hidden_.empty()) return;
  std::string hidden = hidden_name(hidden_file);
  ::flock(file_.get(), LOCK_EX | LOCK_NB);
  slot_ = remember(folder_.get(), hidden);
  hidden_ = std::move(hidden);
  if (::linkat(AT_FDCWD, temporary().c_str(), folder_.get(), hidden_.c_str(), AT_SYMLINK_FOLLOW) == 0) return;
  const std::string why = reason();
  hidden_.clear();
  throw OutputError("cannot write " + target_.string() + ": " + why);
}

bool AtomicFile::link_new() {
  if (overwrite_ || !hidden_.empty()) return false;
  if (::linkat(AT_FDCWD, temporary().c_str(), folder_.get(), name_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    if (errno == EEXIST) refuse_existing(target_);
    throw OutputError("cannot write " + target_.string() + ": " + reason());
  }
  const FileHandle open(::openat(folder_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open) ::fsync(open.get());  // some file systems cannot sync a folder
  return true;
}

void AtomicFile::commit() {
  Placement alone;
  alone.add(std::move(*this));
  alone.place();
}

void write_bytes(const AtomicFile& file, std::string_view bytes) {
  const FileHandle out(::open(file.temporary().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  const auto fail = [&file] { throw OutputError("cannot write " + file.target().string() + ": " + reason()); };
  if (!out) fail();
  while (!bytes.empty()) {
    const ssize_t written = ::write(out.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_file(const std::filesystem::path& target, std::string_view bytes, bool overwrite, Access access) {
  AtomicFile file(target, overwrite, access);
  write_bytes(file, bytes);
  file.commit();
}

std::string read_file(const std::filesystem::path& path, std::uintmax_t limit) {
  // O_NONBLOCK: opening a pipe would wait for a writer.
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0)
    throw InputError("cannot open " + path.string() + ": " + std::strerror(errno));
  if (S_ISDIR(status.st_mode)) throw InputError(path.string() + " is a folder, not a file");
  if (!S_ISREG(status.st_mode))
    throw InputError(path.string() + " is a device or pipe, not a file; save its content to a file first");
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > limit)
    throw InputError(path.string() + " has " + std::to_string(size) + " bytes; the limit here is " +
                     std::to_string(limit));
  std::string bytes;
  constexpr std::size_t step = 64 * 1024;
  for (;;) {  // the file may grow, and files of /proc have no size
    const std::size_t at = bytes.size();
    bytes.resize(std::max<std::size_t>(at + step, at == 0 ? static_cast<std::size_t>(size) + 1 : 0));
    const ssize_t got = ::read(file.get(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) {
      bytes.resize(at);
      continue;
    }
    if (got < 0) throw InputError("cannot read " + path.string() + ": " + std::strerror(errno));
    bytes.resize(at + static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      throw InputError(path.string() + " has more than the " + std::to_string(limit) + " bytes that are read here");
    if (got == 0) return bytes;
  }
}

void refuse_device(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
    throw InputError(path.string() + " is a device or pipe, not a file; save its content to a file first");
}

std::string read_setting(const std::filesystem::path& path, std::uintmax_t limit) {
  try {
    return read_file(path, limit);
  } catch (const InputError& error) { throw UsageError(error.what()); }
}

}  // namespace maex
