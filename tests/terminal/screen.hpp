// Runs the program on a pseudo-terminal.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace maex::terminal {

/// Which streams of the program are the terminal. The others go to files.
enum class OnScreen { both, only_out, only_err };

struct Shown {
  int exit_code = 0;
  std::string screen;  ///< the exact bytes that the terminal got
  std::string other;   ///< what went to the stream that is not the terminal
};

/// Runs the program in `folder` on a terminal of 150 columns that changes no byte. Throws std::system_error.
Shown run_on_screen(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                    OnScreen streams = OnScreen::both);

}  // namespace maex::terminal
