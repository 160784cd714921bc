// The program under test.
#pragma once
#include <cstdlib>
#include <string>

namespace maex::test {

/// Path of the program that this test runs: of its own build, or MAEX_PROGRAM of the environment, with which a build
/// with sanitizers uses the test programs of another build.
inline const std::string& program() {
  static const std::string path = [] {
    const char* other = std::getenv("MAEX_PROGRAM");
    return std::string(other != nullptr && *other != '\0' ? other : MAEX_PROGRAM);
  }();
  return path;
}

/// True when the program under test is built with sanitizers: it takes more memory and time.
inline bool is_sanitized() {
#if defined(MAEX_SANITIZED_TESTS)
  return true;
#else
  return std::getenv("MAEX_SANITIZED") != nullptr;
#endif
}

}  // namespace maex::test
