// Ctrl-C and the stop signals of the system, as a flag that workers check.
#pragma once
#include <atomic>

namespace maex::cli {

/// After this call, the first SIGINT or SIGTERM sets the flag; a second one ends the program at once.
const std::atomic<bool>& watch_stop_signals();
/// Ignores SIGPIPE. When the reader of a pipe ends (`| head`), the run must not be killed, because it must still finish
/// its files.
void ignore_broken_pipes();

}  // namespace maex::cli
