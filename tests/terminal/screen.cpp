#include "tests/terminal/screen.hpp"
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/io/file_handle.hpp"

namespace maex::terminal {
namespace {

int require(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

struct Pair {
  FileHandle master, terminal;
};

Pair open_terminal() {
  Pair pair;
  pair.master = FileHandle(require(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt"));
  require(::grantpt(pair.master.get()), "grantpt");
  require(::unlockpt(pair.master.get()), "unlockpt");
  const char* name = ::ptsname(pair.master.get());
  if (name == nullptr) require(-1, "ptsname");
  pair.terminal = FileHandle(require(::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), name));
  termios settings{};
  require(::tcgetattr(pair.terminal.get(), &settings), "tcgetattr");
  ::cfmakeraw(&settings);  // otherwise the line feed would become two characters
  require(::tcsetattr(pair.terminal.get(), TCSANOW, &settings), "tcsetattr");
  winsize size{};
  size.ws_row = 50;
  size.ws_col = 150;
  require(::ioctl(pair.terminal.get(), TIOCSWINSZ, &size), "TIOCSWINSZ");
  return pair;
}

}  // namespace

Shown run_on_screen(const std::vector<std::string>& arguments, const std::filesystem::path& folder, OnScreen streams) {
  Pair pair = open_terminal();
  std::string log = (std::filesystem::temp_directory_path() / "maex-screen-XXXXXX").string();
  const FileHandle other(require(::mkstemp(log.data()), "mkstemp"));
  std::vector<std::string> words = {test::program()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string where = folder.string();

  const pid_t child = require(::fork(), "fork");
  if (child == 0) {
    ::dup2(pair.terminal.get(), 0);
    ::dup2(streams == OnScreen::only_err ? other.get() : pair.terminal.get(), 1);
    ::dup2(streams == OnScreen::only_out ? other.get() : pair.terminal.get(), 2);
    ::unsetenv("NO_COLOR");
    ::setenv("TERM", "xterm", 1);
    if (::chdir(where.c_str()) == 0) ::execv(words[0].c_str(), pointers.data());
    ::_exit(127);
  }
  pair.terminal = FileHandle();
  Shown shown;
  char block[4096];
  for (;;) {
    const ssize_t size = ::read(pair.master.get(), block, sizeof block);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;  // EIO: the program has ended
    shown.screen.append(block, static_cast<std::size_t>(size));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) require(-1, "waitpid");
  shown.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ifstream file(log, std::ios::binary);
  shown.other.assign(std::istreambuf_iterator<char>(file), {});
  std::filesystem::remove(log);
  return shown;
}

}  // namespace maex::terminal
