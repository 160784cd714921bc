#include "adapters/formats/pdf/grid.hpp"

#include <cmath>
#include <optional>

#include "adapters/formats/pdf/limits.hpp"
#include "adapters/formats/pdf/lines.hpp"
#include "adapters/formats/pdf/ruling_groups.hpp"

namespace maex::pdf {
namespace {

/// The positions of parallel lines. The ends of the lines that cross them count too: many tables have no frame.
std::vector<float> positions(const std::vector<Ruling>& lines, const std::vector<Ruling>& crossing) {
  std::vector<float> at;
  for (const Ruling& line : lines) at.push_back(line.at);
  float first = crossing[0].from, last = crossing[0].to;
  for (const Ruling& line : crossing) {
    first = std::min(first, line.from);
    last = std::max(last, line.to);
  }
  std::sort(at.begin(), at.end());
  constexpr float frame = 6;  // points: a line that reaches this far beyond the last one has a column there
  if (at.empty() || first < at.front() - frame) at.insert(at.begin(), first);
  if (last > at.back() + frame) at.push_back(last);
  std::vector<float> apart;
  for (const float each : at)
    if (apart.empty() || each - apart.back() > touch) apart.push_back(each);
  return apart;
}

/// Whether a line at `at` covers most of the way from `from` to `to`.
bool is_drawn(const std::vector<Ruling>& lines, float at, float from, float to) {
  constexpr float most = 0.6F;
  float covered = 0;
  for (const Ruling& line : lines)
    if (std::abs(line.at - at) <= touch) covered += std::max(0.0F, std::min(line.to, to) - std::max(line.from, from));
  return covered >= most * (to - from);
}

class Grid {
 public:
  explicit Grid(const Rulings& rulings)
      : x_(positions(rulings.down, rulings.across)), y_(positions(rulings.across, rulings.down)) {
    columns_ = x_.size() - 1;
    rows_ = y_.size() - 1;
    if (!is_possible()) return;
    right_.resize(rows_ * columns_);
    below_.resize(rows_ * columns_);
    for (std::size_t row = 0; row != rows_; ++row)
      for (std::size_t column = 0; column != columns_; ++column) {
        const std::size_t cell = row * columns_ + column;
        right_[cell] = column + 1 == columns_ || is_drawn(rulings.down, x_[column + 1], y_[row], y_[row + 1]);
        below_[cell] = row + 1 == rows_ || is_drawn(rulings.across, y_[row + 1], x_[column], x_[column + 1]);
      }
  }

  [[nodiscard]] bool is_possible() const {
    return rows_ >= 1 && columns_ >= 1 && rows_ * columns_ >= 2 && rows_ * columns_ <= most_grid_cells;
  }
  [[nodiscard]] Box box() const { return {x_.front(), y_.front(), x_.back(), y_.back()}; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const std::vector<float>& heights() const { return y_; }

  /// Cells as rectangles: each grows to the right, then down, over places without a line between them.
  [[nodiscard]] std::vector<TableCell> cells() const {
    std::vector<bool> used(rows_ * columns_);
    std::vector<TableCell> result;
    for (std::size_t row = 0; row != rows_; ++row)
      for (std::size_t column = 0; column != columns_; ++column) {
        if (used[row * columns_ + column]) continue;
        std::size_t last = column;
        while (!right_[row * columns_ + last] && !used[row * columns_ + last + 1]) ++last;
        std::size_t bottom = row;
        while (is_open_below(bottom, column, last) && is_same_row(used, bottom + 1, column, last)) ++bottom;
        for (std::size_t i = row; i <= bottom; ++i)
          for (std::size_t j = column; j <= last; ++j) used[i * columns_ + j] = true;
        result.push_back({static_cast<std::uint32_t>(row),
                          static_cast<std::uint32_t>(column),
                          static_cast<std::uint32_t>(bottom),
                          static_cast<std::uint32_t>(last),
                          {},
                          x_[last + 1] - x_[column]});
      }
    return result;
  }

  /// The place of a point in the grid, row × columns + column; nothing outside.
  [[nodiscard]] std::optional<std::size_t> place(float x, float y) const {
    const auto column = std::upper_bound(x_.begin(), x_.end(), x) - x_.begin() - 1;
    const auto row = std::upper_bound(y_.begin(), y_.end(), y) - y_.begin() - 1;
    if (column < 0 || row < 0 || static_cast<std::size_t>(column) >= columns_ || static_cast<std::size_t>(row) >= rows_)
      return std::nullopt;
    return static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
  }

 private:
  [[nodiscard]] bool is_open_below(std::size_t row, std::size_t first, std::size_t last) const {
    for (std::size_t column = first; column <= last; ++column)
      if (below_[row * columns_ + column]) return false;
    return row + 1 < rows_;
  }
  [[nodiscard]] bool is_same_row(const std::vector<bool>& used, std::size_t row, std::size_t first,
                                 std::size_t last) const {
    for (std::size_t column = first; column <= last; ++column)
      if (used[row * columns_ + column] || right_[row * columns_ + column] != (column == last)) return false;
    return true;
  }

  std::vector<float> x_, y_;
  std::size_t columns_ = 0, rows_ = 0;
  std::vector<bool> right_, below_;  ///< whether a line is on this side of the place
};

/// Cells of one row of the grid whose lines of text are rows of the table: three lines or more, and each of them begins
/// in the first column and goes on in another one. Returns the y positions between the lines.
std::vector<float> text_rows(const Page& page, const std::vector<TableCell*>& cells) {
  std::vector<std::uint32_t> words;
  for (const TableCell* cell : cells) words.insert(words.end(), cell->words.begin(), cell->words.end());
  constexpr std::size_t fewest = 3;
  if (cells.size() < 2 || words.empty()) return {};
  const std::vector<Line> lines = make_lines(page, words, clear_gap);
  if (lines.size() < fewest) return {};
  std::vector<std::size_t> column_of(page.words.size(), SIZE_MAX);
  for (std::size_t i = 0; i != cells.size(); ++i)
    for (const std::uint32_t word : cells[i]->words) column_of[word] = i;
  std::vector<float> between;
  for (std::size_t i = 0; i != lines.size(); ++i) {
    const std::size_t first = column_of[lines[i].segments.front().words.front()];
    const std::size_t last = column_of[lines[i].segments.back().words.back()];
    if (first != 0 || last == 0) return {};
    if (i != 0) between.push_back((lines[i - 1].box.middle_y() + lines[i].box.middle_y()) / 2);
  }
  return between;
}

/// Divides rows of the grid that hold several rows of text: some tables have lines between columns only.
void divide_rows(const Page& page, Table& table) {
  std::vector<TableCell> result;
  std::uint32_t added = 0;
  for (std::uint32_t row = 0; row != table.rows; ++row) {
    std::vector<TableCell*> cells;
    bool single = true;
    for (TableCell& cell : table.cells) {
      if (cell.row <= row && cell.last_row >= row && cell.row != cell.last_row) single = false;
      if (cell.row == row) cells.push_back(&cell);
    }
    const std::vector<float> between = single ? text_rows(page, cells) : std::vector<float>{};
    for (TableCell* cell : cells) {
      std::vector<TableCell> parts(between.size() + 1);
      for (std::size_t i = 0; i != parts.size(); ++i) {
        parts[i] = {row + added + static_cast<std::uint32_t>(i),
                    cell->column,
                    (between.empty() ? cell->last_row : row + static_cast<std::uint32_t>(i)) + added,
                    cell->last_column,
                    {},
                    cell->width};
      }
      for (const std::uint32_t word : cell->words) {
        const float y = page.words[word].box.middle_y();
        parts[static_cast<std::size_t>(std::upper_bound(between.begin(), between.end(), y) - between.begin())]
            .words.push_back(word);
      }
      for (TableCell& part : parts) result.push_back(std::move(part));
    }
    added += static_cast<std::uint32_t>(between.size());
  }
  table.rows += added;
  table.cells = std::move(result);
}

/// Most words are in cells that hold columns themselves: the lines are a frame around a table without lines.
bool is_frame(const Page& page, const Table& table) {
  constexpr std::size_t fewest = 3;
  std::size_t framed = 0, all = 0;
  for (const TableCell& cell : table.cells) {
    all += cell.words.size();
    if (cell.words.size() < 2 * fewest) continue;
    const std::vector<Line> lines = make_lines(page, cell.words, clear_gap);
    const auto several = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.segments.size() > 1; }));
    if (several >= fewest && several * 2 > lines.size()) framed += cell.words.size();
  }
  return framed * 2 > all;
}

/// Lines without words between them are a chart or a frame, and no table.
bool is_table(const Table& table, std::size_t places) {
  constexpr std::size_t fewest_filled = 7;  // one cell of seven
  const std::size_t filled = table.cells.size();
  return filled >= 2 && filled * fewest_filled >= places && (table.rows >= 2 || table.columns >= 2);
}

}  // namespace

std::vector<Table> find_ruled(const Page& page, const Rulings& rulings, std::vector<bool>& taken) {
  std::vector<Table> tables;
  for (const Rulings& group : group_rulings(rulings)) {
    if (group.across.empty() || group.down.empty() || group.across.size() + group.down.size() < 3) continue;
    const Grid grid(group);
    if (!grid.is_possible()) continue;
    std::vector<TableCell> cells = grid.cells();
    std::vector<std::size_t> cell_at(grid.rows() * grid.columns());
    for (std::size_t i = 0; i != cells.size(); ++i)
      for (std::size_t row = cells[i].row; row <= cells[i].last_row; ++row)
        for (std::size_t column = cells[i].column; column <= cells[i].last_column; ++column)
          cell_at[row * grid.columns() + column] = i;
    for (std::uint32_t word = 0; word != page.words.size(); ++word) {
      if (taken[word]) continue;
      const Box& box = page.words[word].box;
      if (const auto place = grid.place(box.middle_x(), box.middle_y())) cells[cell_at[*place]].words.push_back(word);
    }
    Table table;
    table.box = grid.box();
    table.rows = static_cast<std::uint32_t>(grid.rows());
    table.columns = static_cast<std::uint32_t>(grid.columns());
    const std::size_t places = cells.size();
    std::erase_if(cells, [](const TableCell& cell) { return cell.words.empty(); });
    table.cells = std::move(cells);
    if (!is_table(table, places) || is_frame(page, table)) continue;
    table.confidence = 0.7F + 0.3F * static_cast<float>(table.cells.size()) / static_cast<float>(places);
    divide_rows(page, table);
    std::erase_if(table.cells, [](const TableCell& cell) { return cell.words.empty(); });
    std::sort(table.cells.begin(), table.cells.end(), [](const TableCell& a, const TableCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    for (TableCell& cell : table.cells) {
      sort_for_reading(page, cell.words);
      for (const std::uint32_t word : cell.words) taken[word] = true;
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace maex::pdf
