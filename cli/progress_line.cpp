#include "cli/progress_line.hpp"

#include <ostream>

#include "core/report/words.hpp"
#include "core/text/printable.hpp"
#include "core/text/printable_stream.hpp"

namespace maex::cli {
namespace {

constexpr auto quiet_time = std::chrono::seconds(1);
constexpr auto redraw_time = std::chrono::milliseconds(200);
constexpr double enough_to_extrapolate = 0.01;  ///< below one per cent an estimate is too uncertain

}  // namespace

ProgressLine::ProgressLine(std::ostream& terminal, std::size_t inputs, Clock::time_point start)
    : terminal_(terminal), inputs_(inputs), start_(start), next_(start + quiet_time) {}

ProgressLine::~ProgressLine() {
  if (drawn_) terminal_ << to_text(ScreenMark::clear_line) << std::flush;
}

void ProgressLine::update(const Progress& progress, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  latest_[progress.input] = progress;
  if (now < next_) return;
  next_ = now + redraw_time;
  terminal_ << to_text(ScreenMark::clear_line) << text(std::chrono::duration<double>(now - start_).count())
            << std::flush;
  drawn_ = true;
}

std::string ProgressLine::text(double seconds) const {
  std::uint64_t records = 0;
  double done = 0;
  for (const auto& [input, progress] : latest_) {
    records += progress.records;
    // If the length of one input is unknown, the total is unknown.
    done = done < 0 || progress.done < 0 ? -1 : done + progress.done;
  }
  std::string line = latest_.size() == 1 ? printable(latest_.begin()->first)
                                         : grouped(latest_.size()) + " of " + counted(inputs_, "input");
  line += ": " + counted(records, "record") + ", " +
          grouped(static_cast<std::uint64_t>(static_cast<double>(records) / seconds)) + " a second";
  const double share = done / static_cast<double>(inputs_);
  if (share >= enough_to_extrapolate)
    line += ", " + std::to_string(static_cast<int>(share * 100)) + " %, " +
            duration(seconds * (1 - std::min(share, 1.0)) / share) + " left";
  return line;
}

}  // namespace maex::cli
