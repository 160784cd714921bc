// Errors that are not findings about data: they end the work on one input or output.
#pragma once
#include <stdexcept>
#include <string>

namespace maex {

/// An input cannot be read or is not recognised (exit 3). what() is one sentence that names the file and the reason.
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// An output cannot be written (exit 4).
struct OutputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// A wrong option, profile, dialect or job file (exit 2).
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// A plugin failed or broke a promise of the interface (exit 70). what() names the plugin and its file.
struct PluginFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Another run has locked what this one needs (exit 5). what() says who.
struct Busy : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The user pressed Ctrl-C, or the system asked the program to stop (exit 130).
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("stopped on request; nothing half-written was left behind") {}
};

}  // namespace maex
