#include "core/exchange/worker.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>

#include "core/io/temporary.hpp"

namespace maex::exchange {
namespace {

// Codes by which the child ends. Nothing else calls exit() in it.
constexpr int all_sent = 0, memory_ran_out = 81, threw = 82, not_sent = 83;

bool send(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Closes all descriptors but one: the rules about files do not hold for files that are open, such as the ledger. The
/// standard streams lead nowhere.
bool keep_only(int file) {
  const auto last = static_cast<unsigned>(file);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return false;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::dup2(nothing, stream) < 0) return false;
  return (last == 3 || ::close_range(3, last - 1, 0) == 0) && ::close_range(last + 1, ~0u, 0) == 0;
}

[[noreturn]] void work_in_child(const std::function<std::string()>& work, int to, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent || !keep_only(to)) ::_exit(not_sent);
  int code = threw;
  try {
    code = send(to, work()) ? all_sent : not_sent;
  } catch (const std::bad_alloc&) { code = memory_ran_out; } catch (...) {
  }
  ::_exit(code);
}

std::string received(int from) {
  struct ::stat about {};
  if (::fstat(from, &about) != 0) throw std::system_error(errno, std::generic_category(), "result of a worker");
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  for (std::size_t at = 0; at != bytes.size();) {
    const ssize_t count = ::pread(from, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw std::system_error(errno, std::generic_category(), "result of a worker");
    at += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace

Worker::Worker(const std::function<std::string()>& work, std::chrono::seconds longest)
    : result_(open_unnamed()), deadline_(std::chrono::steady_clock::now() + longest) {
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) work_in_child(work, result_.get(), parent);
  process_ = FileHandle(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
  if (!process_) {
    const int problem = errno;
    stop(WorkEnd::stopped);
    wait();
    throw std::system_error(problem, std::generic_category(), "pidfd_open");
  }
}

Worker::Worker(Worker&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      process_(std::move(other.process_)),
      result_(std::move(other.result_)),
      deadline_(other.deadline_),
      stopped_(other.stopped_) {}

Worker::~Worker() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {}
}

void Worker::stop(WorkEnd why) {
  stopped_ = why;
  ::kill(pid_, SIGKILL);
}

WorkResult Worker::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  pid_ = -1;
  if (stopped_ != WorkEnd::done) return {stopped_, 0, {}};
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return {signal == SIGXCPU ? WorkEnd::too_long : WorkEnd::crashed, signal, {}};
  }
  switch (WEXITSTATUS(status)) {
    case all_sent: return {WorkEnd::done, 0, received(result_.get())};
    case memory_ran_out: return {WorkEnd::out_of_memory, 0, {}};
    default: return {WorkEnd::failed, 0, {}};
  }
}

}  // namespace maex::exchange
