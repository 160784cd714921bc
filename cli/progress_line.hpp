// One line on a terminal that shows the progress of a run. The line is removed when the run is done.
#pragma once
#include <chrono>
#include <iosfwd>
#include <map>
#include <mutex>
#include <string>

#include "core/run/job.hpp"

namespace maex::cli {

/// Silent for the first second, then redrawn at most five times a second. update() may be called from any thread.
class ProgressLine {
 public:
  using Clock = std::chrono::steady_clock;
  /// `terminal` must outlive the line.
  ProgressLine(std::ostream& terminal, std::size_t inputs, Clock::time_point start = Clock::now());
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Removes the line from the terminal.
  ~ProgressLine();
  void update(const Progress& progress) { update(progress, Clock::now()); }
  void update(const Progress& progress, Clock::time_point now);

 private:
  [[nodiscard]] std::string text(double seconds) const;
  std::ostream& terminal_;
  std::size_t inputs_;
  Clock::time_point start_, next_;
  std::mutex mutex_;
  std::map<std::string, Progress> latest_;
  bool drawn_ = false;
};

}  // namespace maex::cli
