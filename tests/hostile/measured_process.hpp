// Runs a child process and measures its cost.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/program.hpp"

namespace maex::test {

inline const double larger = is_sanitized() ? 10 : 1;  ///< sanitizers add shadow memory

struct Measured {
  int exit_code = 0;  ///< 128 + n when signal n ended the process
  std::string out, err;
  double seconds = 0;            ///< of processor time
  std::uint64_t peak_bytes = 0;  ///< largest resident set
};
/// What the system or the user does to the process.
struct Pressure {
  std::uint64_t most_memory = 0;  ///< bytes of address space, as `ulimit -v` sets it; 0: any
  double interrupt_after = 0;     ///< seconds of processor time after which it gets SIGINT, as from Ctrl-C; 0: never
};
/// Runs the program in `folder`. Its output goes to files in `logs`.
Measured run_measured(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                      const std::filesystem::path& logs, const Pressure& pressure = {});

/// How much longer the program takes here and now than the release build for which the limits of time were chosen: each
/// test program converts an honest list first, and measures it. From 1 to 20, so that a program that has become slow
/// everywhere fails as well.
double slower();

}  // namespace maex::test
