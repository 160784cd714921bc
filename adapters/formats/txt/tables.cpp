#include "adapters/formats/txt/tables.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace maex::txt {
namespace {

constexpr std::size_t fewest_lines = 3;
/// Aligned blanks need memory for each character of the widest line.
constexpr std::uint32_t widest_line = 10'000;
constexpr std::uint32_t most_aligned = 200;  // columns

using Cells = std::vector<std::string>;

std::vector<TextTable::Value> filled(Cells cells) {
  std::vector<TextTable::Value> values;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells[i].empty()) values.push_back({static_cast<std::uint32_t>(i + 1), std::move(cells[i])});
  return values;
}

/// "<br>" is the line end in a cell, in Markdown.
std::string cell_text(std::string_view text) {
  std::string made;
  text = trim(text);
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("<br>") || text.substr(i).starts_with("<br/>")) {
      made += '\n';
      i = text.find('>', i) + 1;
    } else if (text.substr(i).starts_with("\\|")) {
      made += '|';
      i += 2;
    } else {
      made += text[i++];
    }
  }
  return made;
}

/// Length of a bar at this place: "|", or a vertical line of box drawing. 0: none.
std::size_t bar_at(std::string_view text, std::size_t i) {
  if (text[i] == '|') return i != 0 && text[i - 1] == '\\' ? 0 : 1;
  for (const std::string_view line : {"│", "┃", "║"})
    if (text.substr(i).starts_with(line)) return line.size();
  return 0;
}

Cells bar_cells(std::string_view text) {
  text = trim(text);
  Cells cells;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bar = bar_at(text, i);
    if (bar == 0) {
      ++i;
      continue;
    }
    if (i != 0) cells.push_back(cell_text(text.substr(from, i - from)));  // a bar at the start is a border
    from = i += bar;
  }
  if (from < text.size()) cells.push_back(cell_text(text.substr(from)));
  return cells;
}

Cells tab_cells(std::string_view text, bool join_tabs) {
  Cells cells;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find('\t', i), text.size());
    cells.emplace_back(trim(text.substr(i, end - i)));
    i = end + 1;
    while (join_tabs && i < text.size() && text[i] == '\t') ++i;
  }
  return cells;
}

TextTable with_bars(std::span<const Line> lines) {
  TextTable table;
  std::size_t columns = 0, at = 0;
  bool after_ruling = false, bordered = false;
  for (; at < lines.size() && !lines[at].text.empty(); ++at) {
    if (is_ruling(lines[at].text) && lines[at].text.find_first_not_of("| \t") != std::string_view::npos) {
      if (after_ruling) break;
      after_ruling = true;
      ++table.rulings;
      continue;
    }
    after_ruling = false;
    Cells cells = bar_cells(lines[at].text);
    const bool begins = bar_at(trim(lines[at].text), 0) != 0;
    if (cells.size() < 2 || (columns != 0 && (cells.size() != columns || begins != bordered))) break;
    bordered = begins;
    columns = cells.size();
    table.rows.push_back({at, filled(std::move(cells))});
  }
  table.looked = at;
  if (at >= fewest_lines && table.rows.size() >= 2) table.lines = at;
  return table;
}

TextTable with_tabs(std::span<const Line> lines) {
  TextTable table;
  table.drawn = Drawn::tabs;
  std::size_t at = 0;
  while (at < lines.size() && trim(lines[at].text).find('\t') != std::string_view::npos) ++at;
  if (at < fewest_lines) return table;
  // Some writers type several tabs to align a column. The lines agree then only when a run of tabs counts once.
  const auto agree = [&](bool join_tabs) {
    for (std::size_t i = 1; i < at; ++i)
      if (tab_cells(lines[i].text, join_tabs).size() != tab_cells(lines[0].text, join_tabs).size()) return false;
    return true;
  };
  const bool join_tabs = !agree(false) && agree(true);
  for (std::size_t i = 0; i < at; ++i) table.rows.push_back({i, filled(tab_cells(lines[i].text, join_tabs))});
  table.lines = at;
  return table;
}

/// Calls `visit` with the column and the length in bytes of each character.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  std::uint32_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++column) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    visit(column, i, end);
    i = end;
  }
}

bool has_gap(std::string_view text) { return trim(text).find("  ") != std::string_view::npos; }

/// First and last character of a cell.
struct Extent {
  std::uint32_t first = 0, last = 0;
  bool filled = false;
  void add(std::uint32_t at) {
    if (!filled) first = at;
    last = at;
    filled = true;
  }
};

/// Whether the cells of a column begin or end at one place. Otherwise a value may belong to the next column.
struct Sides {
  std::uint32_t first = 0, last = 0;
  bool begun = false, left = true, right = true;
  void add(const Extent& cell) {
    if (!cell.filled) return;
    left = left && (!begun || cell.first == first);
    right = right && (!begun || cell.last == last);
    first = cell.first;
    last = cell.last;
    begun = true;
  }
  [[nodiscard]] bool agree() const { return left || right; }
};

TextTable with_blanks(std::span<const Line> lines) {
  TextTable table;
  table.drawn = Drawn::blanks;
  std::size_t at = 0;
  std::uint32_t width = 0;
  while (at < lines.size() && lines[at].width <= widest_line && lines[at].text.find('\t') == std::string_view::npos &&
         (has_gap(lines[at].text) || (at != 0 && is_ruling(lines[at].text)))) {
    width = std::max(width, lines[at].width);
    ++at;
  }
  table.looked = at;
  if (at < fewest_lines) return table;
  std::vector<bool> inked(width + 2, false);
  for (std::size_t i = 0; i < at; ++i) {
    if (is_ruling(lines[i].text)) continue;
    each_character(lines[i].text, [&](std::uint32_t column, std::size_t from, std::size_t) {
      if (lines[i].text[from] != ' ') inked[column] = true;
    });
  }
  // A column ends where at least two characters are blank in every line.
  std::vector<std::uint32_t> column_of(width + 1, 0);
  std::uint32_t columns = 0;
  bool inside = false;
  for (std::uint32_t i = 0; i < width; ++i) {
    if (inked[i] && !inside) ++columns;
    inside = inked[i] || (inside && inked[i + 1]);
    column_of[i] = columns;
  }
  std::vector<Sides> sides(columns);
  if (columns < 2 || columns > most_aligned) return table;
  for (std::size_t i = 0; i < at; ++i) {
    if (is_ruling(lines[i].text)) {
      ++table.rulings;
      continue;
    }
    Cells cells(columns);
    std::vector<Extent> extents(columns);
    each_character(lines[i].text, [&](std::uint32_t column, std::size_t from, std::size_t end) {
      if (column_of[column] == 0) return;
      cells[column_of[column] - 1].append(lines[i].text.substr(from, end - from));
      if (lines[i].text[from] != ' ') extents[column_of[column] - 1].add(column);
    });
    // Headings may be set differently.
    if (!table.rows.empty())
      for (std::uint32_t column = 0; column < columns; ++column) sides[column].add(extents[column]);
    for (std::string& cell : cells) cell = trim(cell);
    // Cells that still have a gap inside did not align.
    for (const std::string& cell : cells)
      if (has_gap(cell)) return TextTable{Drawn::blanks, 0, {}, 0, at};
    table.rows.push_back({i, filled(std::move(cells))});
  }
  const bool aligned = std::all_of(sides.begin(), sides.end(), [](const Sides& each) { return each.agree(); });
  if (table.rows.size() >= fewest_lines && aligned) table.lines = at;
  return table;
}

}  // namespace

TextTable read_table(std::span<const Line> lines) {
  const std::string_view first = lines.front().text;
  if (bar_cells(first).size() > 1 || (is_ruling(first) && lines.size() > 1 && bar_cells(lines[1].text).size() > 1))
    if (TextTable table = with_bars(lines); table.lines != 0) return table;
  if (trim(first).find('\t') != std::string_view::npos) return with_tabs(lines);
  if (has_gap(first)) return with_blanks(lines);
  return {};
}

}  // namespace maex::txt
