#include "adapters/formats/pdf/aligned.hpp"

#include <optional>
#include <span>

#include "adapters/formats/pdf/corridors.hpp"
#include "adapters/formats/pdf/letters.hpp"
#include "adapters/formats/pdf/lines.hpp"
#include "adapters/formats/pdf/ruled_rows.hpp"

namespace maex::pdf {
namespace {

constexpr std::size_t fewest_lines = 3;

/// Where lines stand far apart, or run through the whole width, a table ends.
std::vector<std::span<const Line>> blocks_of(std::span<const Line> lines) {
  constexpr float widest_gap = 1.8F;  // of the height of a line
  constexpr std::size_t most_single = 3;
  std::vector<std::span<const Line>> blocks;
  std::size_t first = 0, last = 0;  // of the block; `last` is after its last line with several segments
  const auto finish = [&](std::size_t next) {
    if (last >= first + fewest_lines) blocks.push_back(lines.subspan(first, last - first));
    first = last = next;
  };
  Box extent;
  for (std::size_t i = 0; i != lines.size(); ++i) {
    const Line& line = lines[i];
    const bool several = line.segments.size() > 1;
    if (last > first) {
      const bool far = line.box.top - lines[i - 1].box.bottom > widest_gap * std::max(line.size, lines[i - 1].size);
      const bool wide = !several && line.box.width() > extent.width() * 0.6F;
      if (far || wide || (!several && i - last >= most_single)) finish(i);
    }
    if (!several) {
      if (last == first) first = last = i + 1;
      continue;
    }
    if (last == first) {
      first = i;
      extent = line.box;
    }
    extent.add(line.box);
    last = i + 1;
  }
  finish(lines.size());
  return blocks;
}

class Builder {
 public:
  Builder(const Page& page, std::span<const Line> lines, std::vector<Corridor> corridors)
      : page_(page), lines_(lines), corridors_(std::move(corridors)) {}

  /// Nothing when the columns are columns of text or the marks of a list.
  std::optional<Table> build() {
    table_.sign = TableSign::aligned;
    table_.columns = static_cast<std::uint32_t>(corridors_.size() + 1);
    for (const Line& line : lines_) add(line);
    table_.rows = row_;
    if (is_list() || is_prose()) return std::nullopt;
    const auto count = static_cast<float>(lines_.size());
    const float straight = 1 - static_cast<float>(crossing_) / count;
    const float filled = static_cast<float>(table_.cells.size()) / (count * static_cast<float>(table_.columns));
    table_.confidence = 0.4F + 0.3F * straight + 0.25F * std::min(1.0F, filled);
    table_.clean = crossing_ == 0 && filled > 0.999F;
    table_.box = lines_[0].box;
    for (const Line& line : lines_) table_.box.add(line.box);
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::uint32_t column_of(float x) const {
    std::uint32_t column = 0;
    while (column != corridors_.size() && x > corridors_[column].middle()) ++column;
    return column;
  }

  /// Each word goes to the column of its middle. Words that run on over a corridor make one cell over both columns.
  void add(const Line& line) {
    std::vector<TableCell> cells;
    for (const Segment& segment : line.segments) {
      const std::uint32_t from = column_of(segment.box.left + 0.1F), to = column_of(segment.box.right - 0.1F);
      const bool one = from != to && !has_gaps(segment, from, to);
      for (const std::uint32_t word : segment.words) {
        const std::uint32_t column = one ? from : column_of(page_.words[word].box.middle_x());
        if (cells.empty() || cells.back().column != column) {
          if (!cells.empty() && cells.back().last_column >= column) {  // two segments in one column
            cells.back().words.push_back(word);
            continue;
          }
          cells.push_back({row_, column, row_, one ? to : column, {}});
        }
        cells.back().words.push_back(word);
      }
      if (one) ++crossing_;
    }
    if (continues(cells, line)) {
      for (TableCell& cell : cells) {
        TableCell& above = *above_[cell.column];
        above.words.insert(above.words.end(), cell.words.begin(), cell.words.end());
      }
    } else {
      for (TableCell& cell : cells) table_.cells.push_back(std::move(cell));
      ++row_;
    }
    bottom_ = line.box.bottom;
  }

  /// Whether the words of the segment leave a gap at each corridor that it crosses.
  [[nodiscard]] bool has_gaps(const Segment& segment, std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i != to; ++i) {
      bool gap = false;
      for (std::size_t word = 1; word < segment.words.size() && !gap; ++word)
        gap = page_.words[segment.words[word - 1]].box.right <= corridors_[i].middle() &&
              page_.words[segment.words[word]].box.left >= corridors_[i].middle() &&
              page_.words[segment.words[word]].box.left - page_.words[segment.words[word - 1]].box.right >=
                  0.9F * (corridors_[i].right - corridors_[i].left);
      if (!gap) return false;
    }
    return true;
  }

  /// A line that goes on with the text of cells above: nothing in the first column, few cells, each below a text and
  /// in small letters.
  bool continues(const std::vector<TableCell>& cells, const Line& line) {
    if (row_ == 0 || cells.empty() || cells[0].column == 0 || cells.size() * 3 > corridors_.size() + 1) return false;
    if (line.box.top - bottom_ > 0.5F * line.size) return false;
    above_.assign(table_.columns, nullptr);
    for (auto cell = table_.cells.rbegin(); cell != table_.cells.rend() && cell->row + 1 == row_; ++cell)
      above_[cell->column] = &*cell;
    return std::all_of(cells.begin(), cells.end(), [this](const TableCell& cell) {
      const char first = page_.text_of(page_.words[cell.words[0]])[0];
      return above_[cell.column] != nullptr && cell.column == cell.last_column && first >= 'a' && first <= 'z';
    });
  }

  /// Every column is filled with words, as in a newspaper.
  [[nodiscard]] bool is_prose() const {
    constexpr float most_filled = 0.6F;
    constexpr float fewest_words = 3.5F;
    std::vector<float> words(table_.columns), cells(table_.columns), width(table_.columns), widest(table_.columns);
    for (const TableCell& cell : table_.cells) {
      if (cell.column != cell.last_column) continue;
      Box box = page_.words[cell.words[0]].box;
      for (const std::uint32_t word : cell.words) box.add(page_.words[word].box);
      words[cell.column] += static_cast<float>(cell.words.size());
      cells[cell.column] += 1;
      width[cell.column] += box.width();
      widest[cell.column] = std::max(widest[cell.column], box.width());
    }
    for (std::uint32_t column = 0; column != table_.columns; ++column)
      if (words[column] < fewest_words * cells[column] || width[column] < most_filled * widest[column] * cells[column])
        return false;
    return true;
  }

  /// Two columns, and the first one holds marks only.
  [[nodiscard]] bool is_list() const {
    return table_.columns == 2 && std::all_of(table_.cells.begin(), table_.cells.end(), [this](const TableCell& cell) {
             return cell.column != 0 ||
                    (cell.words.size() == 1 && is_list_mark(page_.text_of(page_.words[cell.words[0]])));
           });
  }

  const Page& page_;
  std::span<const Line> lines_;
  std::vector<Corridor> corridors_;
  Table table_;
  std::vector<TableCell*> above_;
  std::uint32_t row_ = 0;
  std::size_t crossing_ = 0;
  float bottom_ = 0;
};

/// The usual number of segments of a line with several.
std::size_t usual_segments(std::span<const Line> lines) {
  std::vector<std::size_t> counts;
  for (const Line& line : lines)
    if (line.segments.size() > 1) counts.push_back(line.segments.size());
  std::sort(counts.begin(), counts.end());
  return counts[counts.size() / 2];
}

/// Makes a table of the block. Where the lines agree on far fewer columns than they have, there are two tables, one
/// above the other: the widest gap between lines divides them.
void read_block(const Page& page, std::span<const Line> lines, unsigned depth, std::vector<Table>& to) {
  const auto several =
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.segments.size() > 1; });
  if (static_cast<std::size_t>(several) < fewest_lines) return;
  std::vector<Corridor> corridors = find_corridors(lines);
  constexpr unsigned deepest = 6;
  if (corridors.size() + 2 <= usual_segments(lines) && lines.size() >= 2 * fewest_lines && depth != deepest) {
    std::size_t widest = fewest_lines;
    const auto gap = [&lines](std::size_t i) { return lines[i].box.top - lines[i - 1].box.bottom; };
    for (std::size_t i = fewest_lines; i + fewest_lines <= lines.size(); ++i)
      if (gap(i) > gap(widest)) widest = i;
    read_block(page, lines.first(widest), depth + 1, to);
    read_block(page, lines.subspan(widest), depth + 1, to);
    return;
  }
  if (corridors.empty()) return;
  if (auto table = Builder(page, lines, std::move(corridors)).build()) to.push_back(std::move(*table));
}

}  // namespace

Alignment find_aligned(const Page& page, const std::vector<bool>& taken, const Rulings& rulings) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = 0; i != page.words.size(); ++i)
    if (!taken[i] && page.words[i].upright) words.push_back(i);
  Alignment result;
  std::vector<Line> lines = make_lines(page, std::move(words), clear_gap);
  join_ruled_rows(page, rulings, lines);
  for (const std::span<const Line> block : blocks_of(lines)) read_block(page, block, 0, result.tables);
  std::size_t clean = 0;
  for (const Table& table : result.tables) clean += table.clean ? table.rows : 0;
  const auto wide = std::count_if(lines.begin(), lines.end(), [&page](const Line& line) {
    return line.segments.size() > 1 && !is_list_mark(page.text_of(page.words[line.segments[0].words[0]]));
  });
  result.doubtful = static_cast<std::size_t>(wide) > clean;
  return result;
}

}  // namespace maex::pdf
