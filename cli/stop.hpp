// Ctrl-C and the stop signals of the system, as a flag that workers check.
#pragma once
#include <atomic>

namespace maex::cli {

/// After this call, the first SIGINT, SIGTERM or SIGXCPU sets the flag; a second one ends the program at once.
const std::atomic<bool>& watch_stop_signals();
/// Ignores the signals of a write that failed; the write reports the failure. SIGPIPE: when the reader of a pipe ends
/// (`| head`), the run must still finish its files. SIGXFSZ: a file reached the limit of its size.
void ignore_write_signals();
/// When the process crashes (SIGSEGV, SIGABRT and their like), temporary files that have a name are removed first.
void clean_up_on_crash();

}  // namespace maex::cli
