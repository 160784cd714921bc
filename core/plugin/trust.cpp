#include "core/plugin/trust.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <deque>

#include "core/io/file_handle.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
constexpr int most_links = 40;  // as the kernel

std::string octal(mode_t mode) {
  std::string digits;
  for (int shift = 9; shift >= 0; shift -= 3) digits += static_cast<char>('0' + (mode >> shift & 7));
  return digits;
}

/// Follows a path from the root folder, part by part.
class Walk {
 public:
  explicit Walk(const fs::path& path) { push(path); }

  CheckedFile check() {
    enter_root();
    while (result_.problem.empty() && !parts_.empty()) {
      const fs::path part = parts_.front();
      parts_.pop_front();
      step(part);
    }
    if (result_.problem.empty()) result_.real = shown_;
    return std::move(result_);
  }

 private:
  void push(const fs::path& path) {
    const fs::path relative = path.relative_path();
    std::deque<fs::path> parts;
    for (const fs::path& part : relative)
      if (!part.empty() && part != ".") parts.push_back(part);
    parts_.insert(parts_.begin(), parts.begin(), parts.end());
  }

  void enter_root() {
    shown_ = "/";
    at_ = FileHandle(::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
    struct stat status {};
    if (!at_ || ::fstat(at_.get(), &status) != 0) return fail_to_look("/");
    check_entry(status, "/");
  }

  void step(const fs::path& part) {
    const fs::path shown = part == ".." ? shown_.parent_path() : shown_ / part;
    FileHandle next(::openat(at_.get(), part.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!next || ::fstat(next.get(), &status) != 0) return fail_to_look(shown);
    check_entry(status, shown);
    if (!result_.problem.empty()) return;
    if (S_ISLNK(status.st_mode)) return follow(next, shown);
    at_ = std::move(next);
    shown_ = shown;
  }

  void follow(const FileHandle& link, const fs::path& shown) {
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlinkat(link.get(), "", target.data(), target.size());
    if (size < 0) return fail_to_look(shown);
    if (++links_ > most_links) {
      errno = ELOOP;
      return fail_to_look(shown);
    }
    const fs::path path(std::string(target.data(), static_cast<std::size_t>(size)));
    push(path);
    if (path.is_absolute()) enter_root();
  }

  void fail_to_look(const fs::path& shown) {
    result_.exists = errno != ENOENT && errno != ENOTDIR;
    result_.problem = printable(shown.string()) + " cannot be checked: " + std::strerror(errno);
  }

  void check_entry(const struct stat& status, const fs::path& shown) {
    const bool folder = S_ISDIR(status.st_mode);
    const std::string name = (folder ? "the folder " : "") + printable(shown.string());
    if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
      result_.problem = name + " belongs to the user " + std::to_string(status.st_uid) +
                        ", who can change it; make root or yourself its owner (chown)";
      return;
    }
    if (S_ISLNK(status.st_mode)) return;  // its mode means nothing
    if (!folder && !S_ISREG(status.st_mode)) {
      result_.problem = name + " is not a file";
      return;
    }
    // The last part is the file, so the part before it is the file's own folder.
    const bool above = folder && parts_.size() > 1;
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) == 0 || (above && (status.st_mode & S_ISVTX) != 0)) return;
    const bool others = (status.st_mode & S_IWOTH) != 0;
    result_.problem = name + " can be changed by " +
                      (others ? "every user" : "its group " + std::to_string(status.st_gid)) + " (mode " +
                      octal(status.st_mode & 07777) + "); take that right away (chmod go-w)";
  }

  std::deque<fs::path> parts_;  ///< still to go
  FileHandle at_;
  fs::path shown_;
  int links_ = 0;
  CheckedFile result_;
};

}  // namespace

CheckedFile check_only_ours(const fs::path& file) {
  if (!file.is_absolute())
    return {{},
            printable(file.string()) +
                " is a relative path, which leads to another file in each working folder; "
                "write the absolute path",
            true};
  return Walk(file).check();
}

}  // namespace maex
