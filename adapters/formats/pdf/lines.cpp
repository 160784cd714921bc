#include "adapters/formats/pdf/lines.hpp"

#include <cmath>

namespace maex::pdf {
namespace {

float median_height(const Page& page, const std::vector<std::uint32_t>& words) {
  std::vector<float> heights;
  heights.reserve(words.size());
  for (const std::uint32_t word : words) heights.push_back(page.words[word].box.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

/// Words on one height, from left to right. `words` is not empty.
Line make_line(const Page& page, std::vector<std::uint32_t> words, float gap) {
  std::sort(words.begin(), words.end(), [&page](std::uint32_t a, std::uint32_t b) {
    const float left = page.words[a].box.left, other = page.words[b].box.left;
    return left != other ? left < other : a < b;
  });
  Line line;
  line.box = page.words[words[0]].box;
  line.size = median_height(page, words);
  for (const std::uint32_t word : words) {
    const Box& box = page.words[word].box;
    if (line.segments.empty() || box.left - line.segments.back().box.right > gap * line.size)
      line.segments.push_back({box, {}});
    line.segments.back().words.push_back(word);
    line.segments.back().box.add(box);
    line.box.add(box);
  }
  return line;
}

}  // namespace

std::vector<Line> make_lines(const Page& page, std::vector<std::uint32_t> words, float gap) {
  std::stable_sort(words.begin(), words.end(), [&page](std::uint32_t a, std::uint32_t b) {
    return page.words[a].box.middle_y() < page.words[b].box.middle_y();
  });
  constexpr float same_height = 0.45F;  // of the height of a word; a raised number differs by a third
  std::vector<Line> lines;
  std::vector<std::uint32_t> row;
  float middle = 0, height = 0;
  for (const std::uint32_t word : words) {
    const Box& box = page.words[word].box;
    if (!row.empty() && box.middle_y() - middle > same_height * std::max(height, box.height())) {
      lines.push_back(make_line(page, std::move(row), gap));
      row.clear();
    }
    if (row.empty()) {
      middle = box.middle_y();
      height = box.height();
    } else if (box.height() > height) {
      middle = box.middle_y();  // the largest word says where the line is
      height = box.height();
    }
    row.push_back(word);
  }
  if (!row.empty()) lines.push_back(make_line(page, std::move(row), gap));
  return lines;
}

void sort_for_reading(const Page& page, std::vector<std::uint32_t>& words) {
  if (words.size() < 2) return;
  std::vector<std::uint32_t> sorted;
  sorted.reserve(words.size());
  for (const Line& line : make_lines(page, std::move(words), 1000))
    for (const Segment& segment : line.segments)
      sorted.insert(sorted.end(), segment.words.begin(), segment.words.end());
  words = std::move(sorted);
}

}  // namespace maex::pdf
