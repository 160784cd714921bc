// The last message when a plugin crashes the process. The handler calls only async-signal-safe functions.
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <mutex>

#include "core/io/atomic_file.hpp"
#include "core/plugin/guard.hpp"

namespace maex {
namespace {

struct Watched {
  int signal;
  const char* name;
};
constexpr Watched watched[] = {{SIGSEGV, "memory that is not there (SIGSEGV)"},
                               {SIGBUS, "memory that cannot be reached (SIGBUS)"},
                               {SIGFPE, "an impossible calculation (SIGFPE)"},
                               {SIGILL, "an impossible instruction (SIGILL)"},
                               {SIGABRT, "giving up (SIGABRT)"}};
std::array<struct sigaction, std::size(watched)> before;
int status_of_exit = 70;

thread_local const PluginMark* current = nullptr;

void say(const char* text, std::size_t size) noexcept {
  while (size != 0) {
    const ssize_t n = ::write(STDERR_FILENO, text, size);
    if (n <= 0) return;
    text += n;
    size -= static_cast<std::size_t>(n);
  }
}
void say(const char* text) noexcept { say(text, std::strlen(text)); }

extern "C" void plugin_crashed(int signal, siginfo_t* about, void*) {
  std::size_t which = 0;
  while (which + 1 < std::size(watched) && watched[which].signal != signal) ++which;
  if (current == nullptr) {
    // Not in a plugin: restore the earlier handler. The instruction or the signal then happens again and reaches it.
    ::sigaction(signal, &before[which], nullptr);
    if (about->si_code <= 0) ::raise(signal);
    return;
  }
  say("maex: a crash on ");
  say(watched[which].name);
  say(current->crash.data(), current->crash.size());
  unlink_temporary_files();
  ::_exit(status_of_exit);
}

/// A separate stack for the handler, because the normal stack may be full. One per thread that enters a plugin.
class HandlerStack {
 public:
  HandlerStack() noexcept {
    stack_t present{};
    // If a stack is already set (by a sanitizer), its owner removes it.
    if (::sigaltstack(nullptr, &present) == 0 && (present.ss_flags & SS_DISABLE) == 0) return;
    memory_ = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (memory_ == MAP_FAILED) return;
    stack_t mine{};
    mine.ss_sp = memory_;
    mine.ss_size = size;
    ::sigaltstack(&mine, nullptr);
  }
  HandlerStack(const HandlerStack&) = delete;
  HandlerStack& operator=(const HandlerStack&) = delete;
  ~HandlerStack() {
    if (memory_ == MAP_FAILED) return;
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    ::sigaltstack(&none, nullptr);
    ::munmap(memory_, size);
  }

 private:
  static constexpr std::size_t size = 64 * 1024;
  void* memory_ = MAP_FAILED;
};

}  // namespace

Inside::Inside(const PluginMark& plugin) noexcept : outer_(current) {
  static thread_local const HandlerStack stack;
  current = &plugin;
}
Inside::~Inside() { current = outer_; }

void watch_plugin_crashes(int exit_status) {
  static std::once_flag once;
  std::call_once(once, [exit_status] {
    status_of_exit = exit_status;
    struct sigaction action {};
    action.sa_sigaction = plugin_crashed;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i != std::size(watched); ++i) ::sigaction(watched[i].signal, &action, &before[i]);
  });
}

}  // namespace maex
