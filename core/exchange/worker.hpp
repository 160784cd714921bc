// Runs work on one file in a process of its own, so that a crash, a hang or a burst of memory fails that file only.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "core/io/file_handle.hpp"

namespace maex::exchange {

enum class WorkEnd : std::uint8_t {
  done,           ///< `result` is what the work returned
  crashed,        ///< a signal ended the process: `signal`
  out_of_memory,  ///< it reached the limit of its memory
  too_long,       ///< it reached the limit of its time, and was killed
  failed,         ///< it threw something that the work should have reported
  stopped,        ///< stop() ended it
};

struct WorkResult {
  WorkEnd end = WorkEnd::done;
  int signal = 0;
  std::string result;
};

/// One process at work. The calling process must have no other thread when it starts one, because the child goes on
/// with what is in memory. Movable; the destructor kills the process.
class Worker {
 public:
  /// Starts a process that calls `work`, which applies the sandbox itself, and sends what it returns. Throws
  /// std::system_error.
  Worker(const std::function<std::string()>& work, std::chrono::seconds longest);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&&) = delete;
  ~Worker();

  /// Readable when the process has ended.
  [[nodiscard]] int descriptor() const { return process_.get(); }
  /// True when the process has reached the limit of its time. The caller then calls end().
  [[nodiscard]] bool is_overdue() const { return std::chrono::steady_clock::now() >= deadline_; }
  /// Kills the process.
  void stop(WorkEnd why);
  /// Waits for the end.
  WorkResult wait();

 private:
  pid_t pid_ = -1;
  FileHandle process_, result_;
  std::chrono::steady_clock::time_point deadline_;
  WorkEnd stopped_ = WorkEnd::done;
};

}  // namespace maex::exchange
