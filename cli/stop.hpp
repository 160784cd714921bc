// Ctrl-C and the system's wish to stop, as a flag that workers look at.
#pragma once
#include <atomic>

namespace maex::cli {

/// From now on the first SIGINT or SIGTERM sets the flag; a second one ends the program at once.
const std::atomic<bool>& watch_stop_signals();
/// A reader that goes away (`| head`) must not kill a run that has files to put in order.
void ignore_broken_pipes();

}  // namespace maex::cli
