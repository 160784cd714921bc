// Calls into a plugin's code. Its exceptions and crashes are reported as faults of the plugin.
#pragma once
#include <string>
#include <utility>

#include "core/io/error.hpp"

namespace maex {

/// The texts for messages about one plugin. They are made before a fault happens.
struct PluginMark {
  explicit PluginMark(std::string the_subject);
  std::string subject;  ///< "the plugin dashma 1.0 (FILE)"
  std::string crash;    ///< " …": follows the name of the signal in the last message of the process
};

/// While this object exists, a crash of this thread is reported as this plugin's. The mark must exist until the process
/// ends.
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
/// remove the temporary files of unfinished outputs, and end the process with `exit_status`. Outside plugins these
/// signals keep their earlier effect. May be called again.
void watch_plugin_crashes(int exit_status = 70);

/// Throws PluginFault: "SUBJECT WHAT; it is not part of maex …". `what` must not quote data.
[[noreturn]] void fault(const PluginMark& plugin, const std::string& what);
/// Call it only in a catch block. Rethrows exceptions that adapters may throw, and turns all others into PluginFault.
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
