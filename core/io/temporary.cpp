#include "core/io/temporary.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>

#include "core/io/error.hpp"

namespace maex {
namespace {

constexpr std::string_view descriptors = "/proc/self/fd/";

struct Known {
  std::mutex mutex;
  std::map<int, std::string> names;  ///< descriptor → name in messages
};
Known& known() {
  static Known* const all = new Known;  // never destroyed: streams of static objects close after it would be
  return *all;
}
void count_file(int file, std::string name) {
  const std::lock_guard lock(known().mutex);
  known().names[file] = std::move(name);
}
void forget_file(int file) {
  const std::lock_guard lock(known().mutex);
  known().names.erase(file);
}

}  // namespace

std::filesystem::path temporary_folder() {
  const char* given = std::getenv("TMPDIR");
  const std::filesystem::path folder = given != nullptr && *given != '\0' ? given : "/tmp";
  std::error_code failed;
  if (!std::filesystem::is_directory(folder, failed))
    throw OutputError("the folder for temporary files, " + folder.string() +
                      ", does not exist or is not a folder; make it, or name another one in TMPDIR");
  return folder;
}

FileHandle open_unnamed() {
  const std::filesystem::path folder = temporary_folder();
  FileHandle file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600));
  if (!file && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
    // The file system has no files without a name. The name exists only until unlink() and the file is still empty.
    std::string name = (folder / ".maex-XXXXXX").string();
    file = FileHandle(::mkostemp(name.data(), O_CLOEXEC));
    if (file) ::unlink(name.c_str());
  }
  if (!file) throw OutputError("cannot write temporary files in " + folder.string() + ": " + std::strerror(errno));
  return file;
}

std::filesystem::path path_of(const FileHandle& file) { return std::string(descriptors) + std::to_string(file.get()); }

TemporaryMark::TemporaryMark(int file, std::string name) : file_(file) { count_file(file, std::move(name)); }
TemporaryMark::~TemporaryMark() {
  if (file_ >= 0) forget_file(file_);
}

std::string name_in_messages(const std::filesystem::path& path) {
  const std::string& text = path.native();
  if (!text.starts_with(descriptors)) return text;
  const std::lock_guard lock(known().mutex);
  const auto found = known().names.find(std::atoi(text.c_str() + descriptors.size()));
  return found == known().names.end() ? text : found->second;
}

std::uint64_t temporary_bytes() {
  constexpr std::uint64_t block = 512;  // the unit of st_blocks
  std::uint64_t sum = 0;
  const std::lock_guard lock(known().mutex);
  for (const auto& [file, name] : known().names) {
    struct stat status {};
    if (::fstat(file, &status) == 0) sum += static_cast<std::uint64_t>(status.st_blocks) * block;
  }
  return sum;
}

void check_temporary_bytes(std::uint64_t limit) {
  const std::uint64_t used = temporary_bytes();
  if (used > limit)
    throw OutputError("the temporary files of this run take " + std::to_string(used) + " bytes; the limit is " +
                      std::to_string(limit) + " (--limit temporary-bytes=… raises it)");
}

void limit_file_size(std::uint64_t limit) {
  rlimit sizes{};
  if (::getrlimit(RLIMIT_FSIZE, &sizes) != 0) return;
  if (sizes.rlim_cur != RLIM_INFINITY && sizes.rlim_cur <= limit) return;  // the user's own limit is lower
  sizes.rlim_cur = sizes.rlim_max == RLIM_INFINITY ? limit : std::min<rlim_t>(limit, sizes.rlim_max);
  ::setrlimit(RLIMIT_FSIZE, &sizes);
}

std::string write_problem(int error) {
  std::string text = std::strerror(error);
  if (error == ENOSPC || error == EDQUOT) text += "; make room on the disk, or write to another one";
  if (error == EFBIG) text += "; --limit temporary-bytes=… or ulimit -f raises the limit for one file";
  return text;
}

void CloseTemporary::operator()(std::FILE* file) const {
  forget_file(::fileno(file));
  std::fclose(file);
}

TemporaryStream open_temporary_stream() {
  FileHandle file = open_unnamed();
  TemporaryStream stream(::fdopen(file.get(), "w+b"));
  if (!stream) throw OutputError(std::string("a temporary file cannot be opened: ") + std::strerror(errno));
  count_file(file.release(), "a temporary file");
  return stream;
}

}  // namespace maex
