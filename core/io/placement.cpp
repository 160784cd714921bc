#include "core/io/placement.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>

#include "core/io/error.hpp"
#include "core/io/hidden_name.hpp"

namespace maex {
namespace {

constexpr std::string_view record_heading = "maex outputs 1";
constexpr std::size_t largest_record = std::size_t{16} << 20;

/// One rename, with C strings only, so that a forked child can do it.
struct Move {
  int folder;
  const char* from;
  const char* to;
  unsigned how;  // flags of renameat2
};

int move(Move& one) {
  if (::renameat2(one.folder, one.from, one.folder, one.to, one.how) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system without flags for renames.
  if (one.how == RENAME_NOREPLACE) {
    // A hard link also keeps an existing file.
    if (::linkat(one.folder, one.from, one.folder, one.to, 0) != 0) return errno;
    ::unlinkat(one.folder, one.from, 0);
    return 0;
  }
  one.how = 0;
  return ::renameat(one.folder, one.from, one.folder, one.to) == 0 ? 0 : errno;
}

void undo(const Move& one) {
  if (one.how == RENAME_EXCHANGE)
    ::renameat2(one.folder, one.to, one.folder, one.from, RENAME_EXCHANGE);
  else if (one.how == RENAME_NOREPLACE)
    ::renameat(one.folder, one.to, one.folder, one.from);
}

struct Failure {
  std::size_t move = 0;
  int error = 0;  // 0: none
};

/// All moves, or none. Only system calls: it also runs in a forked child.
Failure move_all(std::vector<Move>& moves) {
  for (std::size_t i = 0; i != moves.size(); ++i) {
    const int error = move(moves[i]);
    if (error == 0) continue;
    while (i-- != 0) undo(moves[i]);
    return {i + 1, error};
  }
  return {};
}

/// Does the moves in a child process with a session of its own, because a SIGKILL to this process then does not end
/// them half-way. Without a child (the system allows no more processes) this process does them.
Failure move_all_apart(std::vector<Move>& moves) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return move_all(moves);
  FileHandle from(ends[0]), to(ends[1]);
  sigset_t every, before;
  sigfillset(&every);
  pthread_sigmask(SIG_BLOCK, &every, &before);  // the child inherits it: a stop waits until the files are in place
  const pid_t child = ::fork();
  if (child == 0) {
    ::setsid();
    const Failure failure = move_all(moves);
    const bool told = ::write(to.get(), &failure, sizeof failure) == static_cast<ssize_t>(sizeof failure);
    ::_exit(told ? 0 : 1);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (child < 0) return move_all(moves);
  to = FileHandle();
  Failure failure{0, EIO};
  ssize_t got = 0;
  while ((got = ::read(from.get(), &failure, sizeof failure)) < 0 && errno == EINTR) {}
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {}
  return failure;
}

struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  auto operator<=>(const Identity&) const = default;
};
std::optional<struct stat> look(int folder, const char* name) {
  struct stat status {};
  if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return status;
}

void sync_folder(int folder) {
  // The descriptor only names the folder (O_PATH). Some file systems cannot sync a folder; its files are synced.
  const FileHandle open(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open) ::fsync(open.get());
}

/// Tells a file from another one at the same name. The inode alone does not: a new file may get the number of a deleted
/// one. A rename changes none of these.
std::string mark_of(const struct stat& status) {
  return std::to_string(status.st_ino) + "-" + std::to_string(status.st_size) + "-" +
         std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

std::string real_path(int folder) {
  std::error_code failed;
  return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(folder), failed).string();
}

/// One file in the record of a placement.
struct Entry {
  std::string hidden, name, folder;
  std::string fresh;  ///< mark of the new file
  std::string old;    ///< mark of the file that it replaces; empty: none
};

std::string record_text(const std::vector<Entry>& entries) {
  std::string text(record_heading);
  text += '\0';
  for (const Entry& entry : entries)
    for (const std::string& field : {entry.hidden, entry.name, entry.folder, entry.fresh, entry.old}) {
      text += field;
      text += '\0';
    }
  return text;
}

std::optional<std::vector<Entry>> parse_record(std::string_view text) {
  const auto field = [&text]() -> std::optional<std::string_view> {
    const std::size_t end = text.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(0, end);
    text.remove_prefix(end + 1);
    return value;
  };
  if (field() != record_heading) return std::nullopt;
  std::vector<Entry> entries;
  while (!text.empty()) {
    const auto hidden = field(), name = field(), folder = field(), fresh = field(), old = field();
    Entry entry;
    if (!old) return std::nullopt;
    entry.fresh = *fresh;
    entry.old = *old;
    entry.hidden = *hidden;
    entry.name = *name;
    entry.folder = *folder;
    const bool plain = !entry.name.empty() && entry.name.find('/') == std::string::npos && entry.name != "." &&
                       entry.name != ".." && !entry.fresh.empty() && is_hidden_name(entry.hidden, hidden_file);
    if (!plain || !entry.folder.starts_with('/')) return std::nullopt;
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// The record of one placement, in each folder of its files. It is locked as long as the process (or its child) lives,
/// so that another run does not repair what is not broken.
class Record {
 public:
  Record(const std::vector<Entry>& entries, const std::map<Identity, int>& folders) {
    const std::string text = record_text(entries);
    for (const auto& [identity, folder] : folders) {
      Copy copy{folder, hidden_name(hidden_record), {}};
      copy.file =
          FileHandle(::openat(folder, copy.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
      if (!copy.file) fail();
      copies_.push_back(std::move(copy));
      const Copy& made = copies_.back();
      if (::flock(made.file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) fail();
      for (std::size_t at = 0; at != text.size();) {
        const ssize_t written = ::write(made.file.get(), text.data() + at, text.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail();
        at += static_cast<std::size_t>(written);
      }
      if (::fsync(made.file.get()) != 0) fail();
      sync_folder(folder);
    }
  }
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  ~Record() { remove(); }

 private:
  struct Copy {
    int folder;
    std::string name;
    FileHandle file;
  };
  void remove() {
    for (const Copy& copy : copies_) ::unlinkat(copy.folder, copy.name.c_str(), 0);
    copies_.clear();
  }
  [[noreturn]] void fail() {
    const std::string why = write_problem(errno);
    remove();
    throw OutputError("the outputs were not put in place, because their record cannot be written: " + why);
  }
  std::vector<Copy> copies_;
};

}  // namespace

void Placement::add(AtomicFile file) {
  file.give_rights();
  if (::fsync(file.file_.get()) != 0)
    throw OutputError("cannot make " + file.target_.string() + " durable: " + write_problem(errno));
  files_.push_back(std::move(file));
}

void Placement::place() {
  std::vector<AtomicFile> files = std::exchange(files_, {});  // what is not in place at the end disappears with it
  if (files.empty()) return;
  const bool single = files.size() == 1;  // one rename is whole by itself
  if (single && files[0].link_new()) return;
  std::map<Identity, int> folders;
  std::vector<Entry> entries;
  for (AtomicFile& file : files) {
    file.give_name();
    struct stat folder {
    }, fresh{};
    ::fstat(file.folder_.get(), &folder);
    ::fstat(file.file_.get(), &fresh);
    folders.emplace(Identity{folder.st_dev, folder.st_ino}, file.folder_.get());
    const auto present = look(file.folder_.get(), file.name_.c_str());
    if (present && !file.overwrite_) refuse_existing(file.target_);
    if (present && S_ISDIR(present->st_mode))
      throw OutputError(file.target_.string() + " is a folder now; name a file in it");
    entries.push_back({file.hidden_, file.name_, real_path(file.folder_.get()), mark_of(fresh),
                       present ? mark_of(*present) : std::string()});
  }
  std::vector<Move> moves;
  for (std::size_t i = 0; i != files.size(); ++i)
    moves.push_back({files[i].folder_.get(), files[i].hidden_.c_str(), files[i].name_.c_str(),
                     entries[i].old.empty() ? static_cast<unsigned>(RENAME_NOREPLACE)
                     : single               ? 0u
                                            : static_cast<unsigned>(RENAME_EXCHANGE)});
  Failure failure;
  {
    std::optional<Record> record;
    if (!single) record.emplace(entries, folders);
    failure = single ? move_all(moves) : move_all_apart(moves);
    if (failure.error == 0)
      for (AtomicFile& file : files) file.drop();  // under the hidden name is nothing, or the replaced file
    if (record)
      for (const auto& [identity, folder] : folders) sync_folder(folder);
  }
  if (failure.error != 0) {
    const AtomicFile& file = files[failure.move];
    if (failure.error == EEXIST) refuse_existing(file.target_);
    throw OutputError("cannot rename the finished file to " + file.target_.string() + ": " +
                      write_problem(failure.error) +
                      (single ? "" : "; none of the outputs of this run was put in place"));
  }
  for (const auto& [identity, folder] : folders) sync_folder(folder);
}

namespace {

struct Repaired {
  std::string placed, changed;
};
void list(std::string& names, const std::string& name) { names += (names.empty() ? "" : ", ") + name; }

void repair(const Entry& entry, Repaired& done) {
  const FileHandle folder(::open(entry.folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return;
  const auto hidden = look(folder.get(), entry.hidden.c_str());
  if (!hidden || !S_ISREG(hidden->st_mode)) return;
  const auto target = look(folder.get(), entry.name.c_str());
  if (mark_of(*hidden) == entry.fresh) {
    const bool unchanged = entry.old.empty() ? !target : target && mark_of(*target) == entry.old;
    if (!unchanged) {
      list(done.changed, entry.name);
    } else {
      Move one{folder.get(), entry.hidden.c_str(), entry.name.c_str(), entry.old.empty() ? RENAME_NOREPLACE : 0u};
      list(move(one) == 0 ? done.placed : done.changed, entry.name);
    }
  } else if (mark_of(*hidden) != entry.old || !target || mark_of(*target) != entry.fresh) {
    return;  // not a file of this record
  }
  // What is still there is the replaced file, or a file that cannot be put in place.
  ::unlinkat(folder.get(), entry.hidden.c_str(), 0);
  sync_folder(folder.get());
}

/// Opens a file of this user that no living process holds.
FileHandle open_abandoned(int folder, const char* name) {
  FileHandle file(::openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid() ||
      ::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
    return {};
  return file;
}

void repair_record(int folder, const std::string& name, const std::function<void(const std::string&)>& report) {
  const FileHandle file = open_abandoned(folder, name.c_str());
  if (!file) return;
  std::string text(largest_record, '\0');
  const ssize_t size = ::pread(file.get(), text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  // A record that is not whole was being written, so no file had been moved.
  if (const auto entries = parse_record(text)) {
    Repaired done;
    for (const Entry& entry : *entries) repair(entry, done);
    if (!done.placed.empty())
      report("an earlier run was killed while it put its outputs in place; now in place as well: " + done.placed);
    if (!done.changed.empty())
      report(
          "an earlier run was killed while it put its outputs in place, and these files have changed since, so they "
          "do not belong to its other outputs: " +
          done.changed + "; repeat that run");
  }
  ::unlinkat(folder, name.c_str(), 0);
}

}  // namespace

void repair_folder(const std::filesystem::path& path, const std::function<void(const std::string&)>& report) {
  const FileHandle folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return;
  DIR* const listing = ::fdopendir(::dup(folder.get()));
  if (listing == nullptr) return;
  std::vector<std::string> records, files;
  while (const dirent* each = ::readdir(listing)) {
    if (is_hidden_name(each->d_name, hidden_record)) records.emplace_back(each->d_name);
    if (is_hidden_name(each->d_name, hidden_file)) files.emplace_back(each->d_name);
  }
  ::closedir(listing);
  for (const std::string& name : records) repair_record(folder.get(), name, report);
  // Files without a record belong to a run that was killed before it moved the first one.
  for (const std::string& name : files)
    if (open_abandoned(folder.get(), name.c_str())) ::unlinkat(folder.get(), name.c_str(), 0);
}

}  // namespace maex
