// Calls into a plugin's code: its exceptions and crashes are told as its own.
#pragma once
#include <string>
#include <utility>

#include "core/io/error.hpp"

namespace maex {

/// What messages about one plugin need, made before anything goes wrong.
struct PluginMark {
  explicit PluginMark(std::string the_subject);
  std::string subject;  ///< "the plugin dashma 1.0 (FILE)"
  std::string crash;    ///< " …": follows the name of the signal in the last words of the process
};

/// While it lives, a crash of this thread is this plugin's. The mark must stay for as long as the process.
class Inside {
 public:
  explicit Inside(const PluginMark& plugin) noexcept;
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  const PluginMark* outer_;
};

/// From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT (also from a full stack) inside a plugin print one sentence,
/// remove the temporary files of running outputs, and end the process with `exit_status`. Elsewhere they do what they
/// did before. May be called again.
void watch_plugin_crashes(int exit_status = 70);

/// Throws PluginFault: "SUBJECT WHAT; it is not part of maex …". `what` quotes no data.
[[noreturn]] void fault(const PluginMark& plugin, const std::string& what);
/// To be called in a catch block: passes on what adapters may throw, turns the rest into PluginFault.
[[noreturn]] void rethrow_as_fault(const PluginMark& plugin);

/// Runs `call` as the plugin's code.
template <class Call>
decltype(auto) guarded(const PluginMark& plugin, Call&& call) {
  try {
    const Inside inside(plugin);
    return std::forward<Call>(call)();
  } catch (...) { rethrow_as_fault(plugin); }
}

}  // namespace maex
