// The program: streams, signals and the built-in adapters, handed to run_program(), which does the rest.
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "cli/stop.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  maex::cli::Session session(std::cout, std::cerr, maex::register_builtin_adapters);
  session.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  session.err_is_terminal = isatty(STDERR_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  session.colour_allowed = no_colour == nullptr || *no_colour == '\0';
  session.stop = &maex::cli::watch_stop_signals();
  return maex::cli::run_program({argv + 1, argv + argc}, session);
}
