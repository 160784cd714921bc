#include "adapters/formats/pdf/corridors.hpp"

#include <cmath>

namespace maex::pdf {
namespace {

constexpr std::size_t most_bins = 20'000;

/// How many lines cover each point of the width.
class Coverage {
 public:
  Coverage(std::span<const Line> lines) : left_(lines[0].box.left) {  // NOLINT: one argument, used here only
    float right = lines[0].box.right;
    for (const Line& line : lines) {
      left_ = std::min(left_, line.box.left);
      right = std::max(right, line.box.right);
    }
    step_ = std::max(0.5F, (right - left_) / static_cast<float>(most_bins));
    std::vector<int> change(bin(right) + 2);
    for (const Line& line : lines)
      for (const Segment& segment : line.segments) {
        ++change[bin(segment.box.left)];
        --change[bin(segment.box.right) + 1];
      }
    int now = 0;
    for (const int each : change) counts_.push_back(static_cast<std::uint32_t>(now += each));
    counts_.pop_back();
  }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }
  [[nodiscard]] std::uint32_t at(std::size_t bin) const { return counts_[bin]; }
  [[nodiscard]] float x(std::size_t bin) const { return left_ + static_cast<float>(bin) * step_; }

 private:
  [[nodiscard]] std::size_t bin(float x) const { return static_cast<std::size_t>((x - left_) / step_); }
  float left_, step_ = 1;
  std::vector<std::uint32_t> counts_;
};

/// Lines with a segment that ends left of the corridor and one that begins right of it.
std::size_t supporters(std::span<const Line> lines, const Corridor& corridor) {
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&corridor](const Line& line) {
    return line.segments.front().box.right <= corridor.middle() && line.segments.back().box.left >= corridor.middle();
  }));
}

}  // namespace

std::vector<Corridor> find_corridors(std::span<const Line> lines) {
  constexpr std::size_t few = 8, fewest = 3;  // one line in eight may be a heading over several columns
  constexpr float narrowest = 0.4F;           // of the height of the text
  std::vector<Corridor> corridors;
  if (lines.size() < fewest) return corridors;
  const Coverage coverage(lines);
  const std::size_t allowed = lines.size() / few;
  for (std::size_t bin = 0; bin != coverage.size();) {
    std::size_t end = bin;
    while (end != coverage.size() && coverage.at(end) <= allowed) ++end;
    if (end == bin) {
      ++bin;
      continue;
    }
    // The emptiest part of the strip decides where it is.
    std::uint32_t least = coverage.at(bin);
    for (std::size_t i = bin; i != end; ++i) least = std::min(least, coverage.at(i));
    std::size_t first = bin;
    while (coverage.at(first) != least) ++first;
    std::size_t last = first;
    while (last != end && coverage.at(last) == least) ++last;
    const Corridor corridor{coverage.x(first), coverage.x(last)};
    if (corridor.right - corridor.left >= narrowest * lines[0].size && supporters(lines, corridor) >= fewest)
      corridors.push_back(corridor);
    bin = end;
  }
  return corridors;
}

}  // namespace maex::pdf
