#include "adapters/formats/pdf/ruled_rows.hpp"

#include <cmath>

#include "adapters/formats/pdf/ruling_groups.hpp"

namespace maex::pdf {
namespace {

/// Adds the segments of `from` to those of `to` that are above or below them.
void add_segments(Line& to, Line& from) {
  for (Segment& segment : from.segments) {
    Segment* best = nullptr;
    float widest = 0;
    for (Segment& each : to.segments) {
      const float shared = each.box.shared_width(segment.box);
      if (shared <= widest) continue;
      widest = shared;
      best = &each;
    }
    if (best == nullptr) {
      to.segments.push_back(std::move(segment));
      continue;
    }
    best->box.add(segment.box);
    best->words.insert(best->words.end(), segment.words.begin(), segment.words.end());
  }
  std::sort(to.segments.begin(), to.segments.end(),
            [](const Segment& a, const Segment& b) { return a.box.left < b.box.left; });
  to.box.add(from.box);
}

/// Positions of at least three lines of one width, in ascending order.
struct Stack {
  float left, right;
  std::vector<float> at;
};
std::vector<Stack> stacks_of(const Rulings& rulings) {
  constexpr float same_end = 6;
  constexpr std::size_t most = 200;  // widths of lines on one page
  std::vector<Stack> stacks;
  for (const Rulings& group : group_rulings(rulings))
    for (const Ruling& line : group.across) {
      auto stack = std::find_if(stacks.begin(), stacks.end(), [&line](const Stack& each) {
        return std::abs(each.left - line.from) < same_end && std::abs(each.right - line.to) < same_end;
      });
      if (stack == stacks.end()) {
        if (stacks.size() == most) continue;
        stack = stacks.insert(stack, {line.from, line.to, {}});
      }
      stack->at.push_back(line.at);
    }
  constexpr std::size_t fewest = 3;
  std::erase_if(stacks, [](const Stack& stack) { return stack.at.size() < fewest; });
  for (Stack& stack : stacks) std::sort(stack.at.begin(), stack.at.end());
  return stacks;
}

}  // namespace

void join_ruled_rows(const Page& page, const Rulings& rulings, std::vector<Line>& lines) {
  constexpr std::size_t none = SIZE_MAX;
  for (const Stack& stack : stacks_of(rulings)) {
    std::vector<std::vector<std::size_t>> rows(stack.at.size() + 1);
    for (std::size_t i = 0; i != lines.size(); ++i) {
      const Box& box = lines[i].box;
      if (lines[i].segments.empty() || box.left < stack.left - touch || box.right > stack.right + touch) continue;
      const auto after = std::upper_bound(stack.at.begin(), stack.at.end(), box.middle_y());
      rows[static_cast<std::size_t>(after - stack.at.begin())].push_back(i);
    }
    for (std::size_t row = 1; row + 1 < rows.size(); ++row) {
      std::size_t full = none, several = 0;
      for (const std::size_t i : rows[row])
        if (lines[i].segments.size() > 1) {
          full = i;
          ++several;
        }
      if (several != 1) continue;
      for (const std::size_t i : rows[row])
        if (i != full) {
          add_segments(lines[full], lines[i]);
          lines[i].segments.clear();
        }
      for (Segment& segment : lines[full].segments) sort_for_reading(page, segment.words);
    }
  }
  std::erase_if(lines, [](const Line& line) { return line.segments.empty(); });
}

}  // namespace maex::pdf
