#include "cli/stop.hpp"

#include <csignal>

#include "core/io/atomic_file.hpp"

namespace maex::cli {
namespace {

std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void note_stop(int) { asked_to_stop.store(true, std::memory_order_relaxed); }

extern "C" void clean_up(int signal, siginfo_t* about, void*) {
  unlink_temporary_files();
  std::signal(signal, SIG_DFL);
  // A faulty instruction happens again after the return; a signal that was sent does not.
  if (about->si_code <= 0) raise(signal);
}

}  // namespace

const std::atomic<bool>& watch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = note_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU}) sigaction(signal, &action, nullptr);
  return asked_to_stop;
}

void ignore_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void clean_up_on_crash() {
  // The normal stack may be full. Threads without a stack of their own for signals end as the system wants; the files
  // of most file systems have no name then (O_TMPFILE).
  static char stack[16 * 1024];
  stack_t present{};
  if (sigaltstack(nullptr, &present) == 0 && (present.ss_flags & SS_DISABLE) != 0) {
    present = {};
    present.ss_sp = stack;
    present.ss_size = sizeof stack;
    sigaltstack(&present, nullptr);
  }
  struct sigaction action {};
  action.sa_sigaction = clean_up;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    struct sigaction before {};
    // A sanitizer's or debugger's handler stays.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) sigaction(signal, &action, nullptr);
  }
}

}  // namespace maex::cli
