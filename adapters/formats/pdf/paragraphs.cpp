#include "adapters/formats/pdf/paragraphs.hpp"

#include <cmath>
#include <map>
#include <numeric>

#include "adapters/formats/pdf/letters.hpp"

namespace maex::pdf {
namespace {

/// The right end of the column that a line is in. Lines of one flow that begin near each other are in one column.
class Columns {
 public:
  explicit Columns(const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) {
      float& right = rights_[{line.flow, strip(line.box.left)}];
      right = std::max(right, line.box.right);
    }
  }
  [[nodiscard]] float right_of(const TextLine& line) const {
    float right = line.box.right;
    const int at = strip(line.box.left);
    for (auto each = rights_.lower_bound({line.flow, at - 1});
         each != rights_.end() && each->first.first == line.flow && each->first.second <= at + 1; ++each)
      right = std::max(right, each->second);
    return right;
  }

 private:
  static int strip(float left) {
    constexpr float width = 40;  // points: an indent is less
    return static_cast<int>(left / width);
  }
  std::map<std::pair<std::uint32_t, int>, float> rights_;
};

/// The usual gap between lines of one paragraph: the one that a quarter of the gaps do not reach.
float usual_gap(const std::vector<TextLine>& lines) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const float gap = lines[i].box.top - lines[i - 1].box.bottom;
    if (lines[i].box.shared_width(lines[i - 1].box) > 0 && gap > -lines[i].size && gap < 2 * lines[i].size)
      gaps.push_back(gap);
  }
  if (gaps.empty()) return 0;
  const auto quarter = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
  std::nth_element(gaps.begin(), quarter, gaps.end());
  return *quarter;
}

class Joiner {
 public:
  Joiner(const Page& page, const std::vector<TextLine>& lines) : page_(page), columns_(lines), gap_(usual_gap(lines)) {}

  /// Whether `line` goes on with the paragraph whose last line is `last` and first line is `first`.
  [[nodiscard]] bool goes_on(const TextLine& first, const TextLine& last, const TextLine& line) const {
    if (!line.upright || !last.upright) return false;
    const float size = std::max(line.size, last.size);
    if (std::abs(line.size - last.size) > 0.12F * size) return false;
    const float gap = line.box.top - last.box.bottom;
    if (gap < -0.6F * size) return shares_height(last, line);
    if (gap > std::max(gap_ * 1.35F + 1, 0.2F * size) || line.box.shared_width(last.box) <= 0) return false;
    const std::string_view word = page_.text_of(page_.words[line.words[0]]);
    const std::string_view before = page_.text_of(page_.words[last.words.back()]);
    if (line.words.size() > 1 && is_list_mark(word) &&
        (is_bullet(word) || had_room(last, line) || ends_sentence(before) || is_marked(first)))
      return false;
    const float indent = line.box.left - last.box.left, much = 0.8F * size;
    const bool centred = std::abs(line.box.middle_x() - last.box.middle_x()) < 3 && std::abs(indent) > much;
    if (centred) return !ends_sentence(before);
    if (indent > much && !(&first == &last && is_marked(first))) return false;
    if (indent < -much && &first != &last) return false;
    return !had_room(last, line);
  }

  [[nodiscard]] bool is_filled(const TextLine& line) const {
    return line.box.right > columns_.right_of(line) - 3 * line.size;
  }

 private:
  [[nodiscard]] bool is_marked(const TextLine& line) const {
    return is_list_mark(page_.text_of(page_.words[line.words[0]]));
  }
  /// The first word of `line` would have had room at the end of `last`, so the writer ended the paragraph there.
  [[nodiscard]] bool had_room(const TextLine& last, const TextLine& line) const {
    const float room = columns_.right_of(last) - last.box.right;
    return room > page_.words[line.words[0]].box.width() + 0.35F * line.size + 1;
  }
  /// Poppler divides a line where the font changes or a gap is wide.
  static bool shares_height(const TextLine& last, const TextLine& line) {
    return std::abs(last.box.middle_y() - line.box.middle_y()) < 0.4F * line.size &&
           line.box.left >= last.box.right - 1 && line.box.left - last.box.right < 1.5F * line.size;
  }

  const Page& page_;
  Columns columns_;
  float gap_;
};

/// Height of the letters, whichever way they run.
float height_of(const Word& word) { return word.upright ? word.box.height() : word.box.width(); }

/// Whether a line near these two runs through the gap between them, so that the gap is not between columns.
bool is_bridged(const std::vector<TextLine>& lines, std::size_t at, float from, float to) {
  constexpr std::size_t near = 8;
  const std::size_t first = at < near ? 0 : at - near;
  for (std::size_t i = first; i != std::min(lines.size(), at + near); ++i)
    if (lines[i].flow == lines[at].flow && lines[i].box.left < from && lines[i].box.right > to) return true;
  return false;
}

/// The mark of a list, which stands apart from its text.
bool is_lone_mark(const Page& page, const TextLine& line) {
  return line.words.size() == 1 && is_list_mark(page.text_of(page.words[line.words[0]]));
}

/// Gaps within a line that poppler divides, as a share of its height.
constexpr float widest = 6;

/// Puts marks of a list, which poppler takes for a column of their own, in front of their lines.
void attach_marks(const Page& page, std::vector<TextLine>& lines) {
  std::vector<std::size_t> by_height(lines.size());
  std::iota(by_height.begin(), by_height.end(), std::size_t{0});
  const auto middle = [&lines](std::size_t i) { return lines[i].box.middle_y(); };
  std::sort(by_height.begin(), by_height.end(), [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
  constexpr std::size_t most_tries = 8;  // lines on one height
  for (std::size_t at = 0; at != by_height.size(); ++at) {
    TextLine& mark = lines[by_height[at]];
    if (mark.words.empty() || !mark.upright || !is_lone_mark(page, mark)) continue;
    const std::size_t first = at < most_tries ? 0 : at - most_tries;
    TextLine* best = nullptr;
    for (std::size_t i = first; i != std::min(by_height.size(), at + most_tries); ++i) {
      TextLine& line = lines[by_height[i]];
      const float gap = line.box.left - mark.box.right;
      const bool is_beside = &line != &mark && !line.words.empty() && line.upright && gap >= 0 &&
                             gap < widest * line.size &&
                             std::abs(middle(by_height[i]) - mark.box.middle_y()) < 0.4F * line.size;
      if (is_beside && (best == nullptr || line.box.left < best->box.left)) best = &line;
    }
    if (best == nullptr) continue;
    best->words.insert(best->words.begin(), mark.words.begin(), mark.words.end());
    best->box.add(mark.box);
    mark.words.clear();
  }
  std::erase_if(lines, [](const TextLine& line) { return line.words.empty(); });
}

/// Justified lines with few words have wide gaps, and poppler divides them there.
std::vector<TextLine> join_pieces(std::vector<TextLine> lines) {
  std::vector<TextLine> result;
  for (std::size_t i = 0; i != lines.size(); ++i) {
    TextLine& line = lines[i];
    const bool is_beside = !result.empty() && result.back().upright && line.upright &&
                           std::abs(result.back().box.middle_y() - line.box.middle_y()) < 0.3F * line.size &&
                           line.box.left >= result.back().box.right &&
                           line.box.left - result.back().box.right < widest * line.size;
    const bool joins =
        is_beside && result.back().flow == line.flow && is_bridged(lines, i, result.back().box.right, line.box.left);
    if (!joins) {
      result.push_back(line);
      continue;
    }
    result.back().box.add(line.box);
    result.back().words.insert(result.back().words.end(), line.words.begin(), line.words.end());
  }
  return result;
}

}  // namespace

std::vector<TextLine> text_lines(const Page& page, const std::vector<bool>& taken) {
  std::vector<TextLine> lines;
  const Word* before = nullptr;
  for (std::uint32_t i = 0; i != page.words.size(); ++i) {
    const Word& word = page.words[i];
    if (taken[i]) continue;
    const bool same =
        before != nullptr && before->flow == word.flow && before->block == word.block && before->line == word.line;
    if (!same) {
      lines.emplace_back();
      lines.back().box = word.box;
      lines.back().flow = word.flow;
    }
    TextLine& line = lines.back();
    line.words.push_back(i);
    line.box.add(word.box);
    line.upright = line.upright && word.upright;
    before = &word;
  }
  for (TextLine& line : lines) {
    std::map<float, std::size_t> heights;
    for (const std::uint32_t word : line.words) heights[height_of(page.words[word])] += page.words[word].length;
    line.size = std::max_element(heights.begin(), heights.end(), [](const auto& a, const auto& b) {
                  return a.second < b.second;
                })->first;
  }
  attach_marks(page, lines);
  return join_pieces(std::move(lines));
}

std::vector<Paragraph> join_paragraphs(const Page& page, std::vector<TextLine> lines) {
  const Joiner joiner(page, lines);
  std::vector<Paragraph> paragraphs;
  const TextLine* first = nullptr;
  for (std::size_t i = 0; i != lines.size(); ++i) {
    const TextLine& line = lines[i];
    if (first == nullptr || !joiner.goes_on(*first, lines[i - 1], line)) {
      first = &line;
      paragraphs.push_back({line.box, line.size, false, {}});
    }
    Paragraph& paragraph = paragraphs.back();
    paragraph.box.add(line.box);
    paragraph.words.insert(paragraph.words.end(), line.words.begin(), line.words.end());
    paragraph.filled = joiner.is_filled(line);
  }
  return paragraphs;
}

}  // namespace maex::pdf
