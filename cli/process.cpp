#include "cli/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
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

}  // namespace

void forbid_core_dumps() {
  const char* allowed = std::getenv("MAEX_CORE_DUMPS");
  if (allowed != nullptr && std::string_view(allowed) == "1") return;
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // The limit does not stop a system that pipes dumps to a program.
  if (!is_dumpable) ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= many_files) return;
  files.rlim_cur = files.rlim_max == RLIM_INFINITY ? many_files : std::min(files.rlim_max, many_files);
  ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace maex::cli
