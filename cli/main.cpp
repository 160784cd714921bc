// Sets up the streams, the signals and the built-in adapters, and calls run_program(), which does the rest.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "adapters/builtin.hpp"
#include "cli/process.hpp"
#include "cli/program.hpp"
#include "cli/stop.hpp"

namespace {

/// Characters in a line; 0 when the stream is not a terminal or its width is unknown.
std::size_t width_of(int stream) {
  winsize size{};
  return isatty(stream) != 0 && ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

int main(int argc, char** argv) {
  maex::cli::forbid_core_dumps();
  maex::cli::allow_many_files();
  maex::cli::clean_up_on_crash();
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  maex::cli::silence_libraries();
  maex::cli::hide_texts_of_exceptions();
  maex::cli::Session session(std::cout, std::cerr, maex::register_builtin_adapters);
  session.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  session.err_is_terminal = isatty(STDERR_FILENO) != 0;
  session.out_width = width_of(STDOUT_FILENO);
  session.err_width = width_of(STDERR_FILENO);
  const char* no_colour = std::getenv("NO_COLOR");
  session.colour_allowed = no_colour == nullptr || *no_colour == '\0';
  session.stop = &maex::cli::watch_stop_signals();
  return maex::cli::run_program({argv + 1, argv + argc}, session);
}
