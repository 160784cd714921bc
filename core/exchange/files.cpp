#include "core/exchange/files.hpp"

#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/file_handle.hpp"
#include "core/io/sha256.hpp"
#include "core/io/temporary.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t block = std::size_t{1} << 18;

std::string reason(int error) { return std::generic_category().message(error); }

Stamp stamp_from(const struct ::stat& about) {
  return {about.st_dev, about.st_ino, static_cast<std::uint64_t>(about.st_size),
          about.st_mtim.tv_sec * std::int64_t{1'000'000'000} + about.st_mtim.tv_nsec};
}

FileHandle open_input(const fs::path& file, struct ::stat& about) {
  // A pipe in the inbox must not stop the night: it is opened without waiting, and then refused.
  FileHandle in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  if (!in || ::fstat(in.get(), &about) != 0)
    throw InputError(file.string() + " cannot be opened (" + reason(errno) + ")");
  if (!S_ISREG(about.st_mode)) throw InputError(file.string() + " is not a regular file");
  return in;
}

/// Calls `each(bytes)` for the pieces of a file.
template <class Each>
void read_pieces(const FileHandle& in, const fs::path& file, Each&& each) {
  const std::unique_ptr<char[]> buffer(new char[block]);
  for (;;) {
    const ssize_t count = ::read(in.get(), buffer.get(), block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError(file.string() + " cannot be read (" + reason(errno) + ")");
    if (count == 0) return;
    each(std::string_view(buffer.get(), static_cast<std::size_t>(count)));
  }
}

void write_all(const FileHandle& out, std::string_view bytes, const fs::path& to) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(out.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw OutputError(to.string() + " cannot be written: " + write_problem(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void sync(const fs::path& path, int flags) {
  const FileHandle at(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (!at || ::fsync(at.get()) != 0)
    throw OutputError(path.string() + " cannot be made durable: " + write_problem(errno));
}

/// The bytes of a file into another, with their digest.
Copied copy_into(const FileHandle& out, const fs::path& file, const fs::path& to) {
  struct ::stat before {
  }, after{};
  const FileHandle in = open_input(file, before);
  Sha256 digest;
  read_pieces(in, file, [&](std::string_view bytes) {
    digest.add(bytes);
    write_all(out, bytes, to);
  });
  if (::fstat(in.get(), &after) != 0 || !(stamp_from(before) == stamp_from(after)))
    throw Growing(file.string() + " changed while it was copied");
  return {hex(digest.finish()), stamp_from(after)};
}

/// rename() between two file systems, and between two mounts of one: a copy that gets its name when it is whole.
void move_by_copy(const fs::path& source, const fs::path& target) {
  struct ::stat about {};
  const bool is_private = ::stat(source.c_str(), &about) == 0 && (about.st_mode & 077) == 0;
  AtomicFile copy(target, true, is_private ? Access::owner : Access::usual);
  const FileHandle out(::open(copy.temporary().c_str(), O_WRONLY | O_CLOEXEC));
  if (!out) throw OutputError(target.string() + " cannot be written: " + write_problem(errno));
  copy_into(out, source, target);
  copy.commit();
}

void place(const Step& step) {
  const fs::path source = step.source, target = step.target;
  std::error_code ignored;
  if (!fs::exists(source, ignored)) {
    // It was moved before a crash. Then the target has it.
    if (fs::exists(target, ignored)) return;
    throw OutputError(target.string() +
                      " is missing, and so is the file that should become it; run maex exchange verify");
  }
  if (!fs::is_directory(target.parent_path(), ignored)) make_folder(target.parent_path());
  if (::rename(source.c_str(), target.c_str()) != 0) {
    if (errno != EXDEV) throw OutputError(target.string() + " cannot be written: " + write_problem(errno));
    move_by_copy(source, target);
    sync_folder(target.parent_path());
    ::unlink(source.c_str());
    return;
  }
  sync_folder(target.parent_path());
}

void drop(const Step& step) {
  struct ::stat about {};
  if (::lstat(step.source.c_str(), &about) != 0 || to_string(stamp_from(about)) != step.stamp) return;
  if (::unlink(step.source.c_str()) != 0 && errno != ENOENT)
    throw OutputError(step.source + " was exchanged and cannot be removed (" + reason(errno) +
                      "); give this user the right to write to its folder");
}

/// The name without the mark that programs put on a file while they copy or change it; the whole name when it has none.
std::string_view without_mark(std::string_view name) {
  if (name.starts_with("~$")) return name.substr(2);
  for (const std::string_view ending : {"~", ".part", ".partial", ".crdownload", ".tmp", ".filepart", ".download"})
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

}  // namespace

std::string to_string(const Stamp& stamp) {
  return std::to_string(stamp.device) + ':' + std::to_string(stamp.number) + ':' + std::to_string(stamp.size) + ':' +
         std::to_string(stamp.changed_ns);
}

Stamp stamp_of(const fs::path& file) {
  struct ::stat about {};
  if (::lstat(file.c_str(), &about) != 0) throw InputError(file.string() + " is not there (" + reason(errno) + ")");
  if (!S_ISREG(about.st_mode)) throw InputError(file.string() + " is not a regular file");
  return stamp_from(about);
}

FolderFiles files_like(const std::string& pattern) {
  const fs::path path = pattern;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string name = path.filename().string();
  FolderFiles found;
  std::error_code problem;
  fs::directory_iterator entries(folder, problem);
  if (problem) throw InputError(folder.string() + " cannot be read (" + problem.message() + ")");
  for (const fs::directory_entry& entry : entries) {
    const std::string here = entry.path().filename().string();
    std::error_code ignored;
    if (here.starts_with('.') || !entry.is_regular_file(ignored) || entry.is_symlink(ignored)) continue;
    const std::string_view whole = without_mark(here);
    if (::fnmatch(name.c_str(), std::string(whole).c_str(), 0) != 0) continue;
    (whole.size() == here.size() ? found.whole : found.half_copied)
        .push_back(path.has_parent_path() ? entry.path() : entry.path().filename());
  }
  std::sort(found.whole.begin(), found.whole.end());
  std::sort(found.half_copied.begin(), found.half_copied.end());
  return found;
}

Copied copy_whole(const fs::path& file, const fs::path& to) {
  const FileHandle out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!out) throw OutputError(to.string() + " cannot be written: " + write_problem(errno));
  Copied copied = copy_into(out, file, to);
  if (::fsync(out.get()) != 0) throw OutputError(to.string() + " cannot be made durable: " + write_problem(errno));
  return copied;
}

std::string digest_of(const fs::path& file) {
  struct ::stat about {};
  const FileHandle in = open_input(file, about);
  Sha256 digest;
  read_pieces(in, file, [&](std::string_view bytes) { digest.add(bytes); });
  return hex(digest.finish());
}

void make_folder(const fs::path& folder) {
  std::error_code problem;
  if (folder.empty() || fs::is_directory(folder, problem)) return;
  if (folder.has_parent_path() && folder.parent_path() != folder) make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    throw OutputError("the folder " + folder.string() + " cannot be made: " + write_problem(errno));
}

void sync_folder(const fs::path& folder) { sync(folder.empty() ? fs::path(".") : folder, O_DIRECTORY); }
void sync_file(const fs::path& file) { sync(file, 0); }

void perform(const Step& step) { step.kind == Step::Kind::place ? place(step) : drop(step); }

}  // namespace maex::exchange
