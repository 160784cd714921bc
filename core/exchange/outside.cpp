#include "core/exchange/outside.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "core/io/error.hpp"
#include "core/io/file_handle.hpp"
#include "core/io/temporary.hpp"
#include "core/text/printable.hpp"

namespace maex::exchange {
namespace {

/// The first line that the program wrote on its standard error.
std::string first_error(const FileHandle& errors) {
  constexpr std::size_t most = 200;
  std::string text(most, '\0');
  const ssize_t size = ::pread(errors.get(), text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return printable(text.substr(0, text.find('\n')));
}

/// A file whose bytes the program reads. A pipe would need somebody to write while the program runs.
FileHandle file_with(std::string_view bytes) {
  FileHandle file = open_unnamed();
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw OutputError("a temporary file cannot be written: " + write_problem(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

/// The number of the process; below 0: minus the error.
pid_t start_program(const std::vector<std::string>& words, const FileHandle& input, const FileHandle& errors) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input.get(), STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, errors.get(), STDERR_FILENO);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t usual;
  sigemptyset(&usual);
  posix_spawnattr_setsigmask(&how, &usual);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&how, &usual);
  // A session of its own: what the program starts can be ended with it.
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, words.front().c_str(), &files, &how, arguments.data(), environ);
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? process : -failed;
}

/// False: the time was over before the process ended.
bool ends_within(pid_t process, std::chrono::seconds longest) {
  const auto until = std::chrono::steady_clock::now() + longest;
  const FileHandle handle(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
  ::pollfd wait{handle.get(), POLLIN, 0};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    const int ready = ::poll(&wait, 1, left > 0 ? static_cast<int>(left) : 0);
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace

std::string pass_to(const std::vector<std::string>& words, std::string_view input, std::chrono::seconds longest) {
  const FileHandle given = file_with(input), errors = open_unnamed();
  const pid_t process = start_program(words, given, errors);
  if (process < 0) return "cannot be started (" + std::generic_category().message(-process) + ")";
  const bool ended = ends_within(process, longest);
  if (!ended) {
    ::kill(-process, SIGKILL);
    ::kill(process, SIGKILL);
  }
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {}
  if (!ended) return "took longer than " + std::to_string(longest.count()) + " s and was ended";
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const std::string line = first_error(errors);
  return (WIFEXITED(status) ? "ended with code " + std::to_string(WEXITSTATUS(status))
                            : "was ended by signal " + std::to_string(WTERMSIG(status))) +
         (line.empty() ? "" : ": " + line);
}

}  // namespace maex::exchange
