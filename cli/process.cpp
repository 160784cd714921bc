#include "cli/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace maex::cli {
namespace {

// The leak check of a sanitizer reads the process as a debugger does.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_dumpable = true;
#else
constexpr bool is_dumpable = false;
#endif

constexpr rlim_t many_files = 16'384;

bool is_for_developers() {
  const char* allowed = std::getenv("MAEX_CORE_DUMPS");
  return allowed != nullptr && std::string_view(allowed) == "1";
}

[[noreturn]] void end_after_exception() {
  constexpr std::string_view text =
      "maex: maex failed where no failure may happen. This is a fault of maex, not of your data, and no data are "
      "quoted "
      "here.\n";
  // The result does not matter: the process ends, and there is no one to report it to.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  std::abort();
}

}  // namespace

void forbid_core_dumps() {
  if (is_for_developers()) return;
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // The limit does not stop a system that pipes dumps to a program.
  if (!is_dumpable) ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void silence_libraries() {
  if (is_for_developers()) return;
  // glibc lets a program replace the standard streams (The GNU C Library, 12.2). std::cerr has its own buffer then and
  // writes to the descriptor, so only calls of stdio are affected.
  if (std::FILE* nothing = std::fopen("/dev/null", "we")) stderr = nothing;
}

void hide_texts_of_exceptions() {
  if (!is_for_developers()) std::set_terminate(end_after_exception);
}

void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= many_files) return;
  files.rlim_cur = files.rlim_max == RLIM_INFINITY ? many_files : std::min(files.rlim_max, many_files);
  ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace maex::cli
