#include "core/exchange/files.hpp"

#include <fcntl.h>
#include <fnmatch.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "core/io/error.hpp"
#include "core/io/file_handle.hpp"
#include "core/io/hidden_name.hpp"
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

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { ::EVP_MD_CTX_free(context); }
};

/// SHA-256 of bytes that come in pieces.
class Digest {
 public:
  Digest() : context_(::EVP_MD_CTX_new()) {
    if (!context_ || ::EVP_DigestInit_ex(context_.get(), ::EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  }
  void add(const char* bytes, std::size_t size) { ::EVP_DigestUpdate(context_.get(), bytes, size); }
  std::string hex() {
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    ::EVP_DigestFinal_ex(context_.get(), sum, &size);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i != size; ++i) (text += digits[sum[i] >> 4]) += digits[sum[i] & 15];
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeDigest> context_;
};

FileHandle open_input(const fs::path& file, struct ::stat& about) {
  // A pipe in the inbox must not stop the night: it is opened without waiting, and then refused.
  FileHandle in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  if (!in || ::fstat(in.get(), &about) != 0)
    throw InputError(file.string() + " cannot be opened (" + reason(errno) + ")");
  if (!S_ISREG(about.st_mode)) throw InputError(file.string() + " is no regular file");
  return in;
}

/// Calls `each(bytes, size)` for the pieces of a file.
template <class Each>
void read_pieces(const FileHandle& in, const fs::path& file, Each&& each) {
  const std::unique_ptr<char[]> buffer(new char[block]);
  for (;;) {
    const ssize_t count = ::read(in.get(), buffer.get(), block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError(file.string() + " cannot be read (" + reason(errno) + ")");
    if (count == 0) return;
    each(buffer.get(), static_cast<std::size_t>(count));
  }
}

void write_all(const FileHandle& out, const char* bytes, std::size_t size, const fs::path& to) {
  while (size != 0) {
    const ssize_t written = ::write(out.get(), bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw OutputError(to.string() + " cannot be written: " + write_problem(errno));
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

void sync(const fs::path& path, int flags) {
  const FileHandle at(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (!at || ::fsync(at.get()) != 0)
    throw OutputError(path.string() + " cannot be made durable: " + write_problem(errno));
}

/// rename() between two file systems: a copy that gets its name when it is whole.
void move_by_copy(const fs::path& source, const fs::path& target) {
  const fs::path hidden = target.parent_path() / hidden_name(hidden_file);
  try {
    copy_whole(source, hidden);
    struct ::stat about {};
    if (::stat(source.c_str(), &about) == 0) ::chmod(hidden.c_str(), about.st_mode & 0777);
    if (::rename(hidden.c_str(), target.c_str()) != 0)
      throw OutputError(target.string() + " cannot be written: " + write_problem(errno));
  } catch (...) {
    ::unlink(hidden.c_str());
    throw;
  }
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

bool is_half_copied(std::string_view name) {
  if (name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')) return true;
  for (const std::string_view ending : {".part", ".partial", ".crdownload", ".tmp", ".filepart", ".download"})
    if (name.ends_with(ending)) return true;
  return false;
}

}  // namespace

std::string to_string(const Stamp& stamp) {
  return std::to_string(stamp.device) + ':' + std::to_string(stamp.number) + ':' + std::to_string(stamp.size) + ':' +
         std::to_string(stamp.changed_ns);
}

Stamp stamp_of(const fs::path& file) {
  struct ::stat about {};
  if (::lstat(file.c_str(), &about) != 0) throw InputError(file.string() + " is not there (" + reason(errno) + ")");
  if (!S_ISREG(about.st_mode)) throw InputError(file.string() + " is no regular file");
  return stamp_from(about);
}

std::vector<fs::path> files_like(const std::string& pattern) {
  const fs::path path = pattern;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string name = path.filename().string();
  std::vector<fs::path> found;
  std::error_code problem;
  fs::directory_iterator entries(folder, problem);
  if (problem) throw InputError(folder.string() + " cannot be read (" + problem.message() + ")");
  for (const fs::directory_entry& entry : entries) {
    const std::string here = entry.path().filename().string();
    std::error_code ignored;
    if (is_half_copied(here) || !entry.is_regular_file(ignored) || entry.is_symlink(ignored)) continue;
    if (::fnmatch(name.c_str(), here.c_str(), 0) == 0)
      found.push_back(path.has_parent_path() ? entry.path() : entry.path().filename());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Copied copy_whole(const fs::path& file, const fs::path& to) {
  struct ::stat before {
  }, after{};
  const FileHandle in = open_input(file, before);
  const FileHandle out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!out) throw OutputError(to.string() + " cannot be written: " + write_problem(errno));
  Digest digest;
  read_pieces(in, file, [&](const char* bytes, std::size_t size) {
    digest.add(bytes, size);
    write_all(out, bytes, size, to);
  });
  if (::fstat(in.get(), &after) != 0 || !(stamp_from(before) == stamp_from(after)))
    throw Growing(file.string() + " changed while it was copied");
  if (::fsync(out.get()) != 0) throw OutputError(to.string() + " cannot be made durable: " + write_problem(errno));
  return {digest.hex(), stamp_from(after)};
}

std::string digest_of(const fs::path& file) {
  struct ::stat about {};
  const FileHandle in = open_input(file, about);
  Digest digest;
  read_pieces(in, file, [&](const char* bytes, std::size_t size) { digest.add(bytes, size); });
  return digest.hex();
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
