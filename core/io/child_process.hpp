// Runs a program of the system on one file from outside, within limits. The program gets no shell, no network of its
// own making, no descriptors of ours and no folder to write into.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"
#include "core/io/file_handle.hpp"

namespace maex {

/// The absolute path of a program of the system. Only fixed folders are searched, never PATH.
std::optional<std::filesystem::path> find_system_program(std::string_view name);

struct ChildLimits {
  std::uint64_t memory_bytes = std::uint64_t{256} << 20;  ///< address space of the child
  std::uint64_t output_bytes = std::uint64_t{256} << 20;  ///< bytes on its standard output
  std::uint64_t error_bytes = std::uint64_t{1} << 16;     ///< bytes of its standard error that are kept
  std::chrono::milliseconds quiet{8000};                  ///< longest time without a byte of output
};

/// The path under which the child opens the input, whatever the name of the file is.
inline constexpr std::string_view child_input = "/proc/self/fd/3";

struct ChildRequest {
  std::filesystem::path program;       ///< absolute
  std::vector<std::string> arguments;  ///< without the name of the program
  int input = -1;                      ///< descriptor that the child gets as number 3; -1: none. The caller owns it.
  ChildLimits limits;
};

enum class ChildEnd : std::uint8_t {
  exited,       ///< by itself: `code` is its exit code
  killed,       ///< by a signal that we did not send: `code` is the signal (a crash, or the limit of processor time)
  quiet,        ///< it gave no output for too long, and was killed
  output_full,  ///< it gave more than output_bytes, and was killed
  refused,      ///< the receiver of the output returned false, and the child was killed
  over,         ///< the deadline of the input came or Ctrl-C was pressed, and the child was killed
};

struct ChildResult {
  ChildEnd end = ChildEnd::exited;
  int code = 0;
  std::string errors;  ///< the first error_bytes of its standard error
};

/// Gets the output piece by piece. Returns false to end the child. May throw: the child is killed and reaped first.
using ChildOutput = std::function<bool(std::string_view piece)>;

struct ChildWork {
  ChildRequest request;
  ChildOutput output;
};

/// Starts the program, hands its output to `output` as it comes, and waits for its end. Any thread may call it. The
/// child is dead and reaped when this returns or throws, and dies with the thread that calls it. Throws InputError when
/// the system does not start it.
ChildResult run_child(const ChildRequest& request, const Watch& watch, const ChildOutput& output);

/// The same for several programs at a time, all in the calling thread. `meanwhile` is called once they have started.
/// When one of them has to be ended, all are; those that did nothing wrong are `refused`.
std::vector<ChildResult> run_children(const std::vector<ChildWork>& works, const Watch& watch,
                                      const std::function<void()>& meanwhile);

}  // namespace maex
