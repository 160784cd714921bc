#include "core/mapping/table/layout.hpp"

#include <algorithm>

namespace maex {
namespace {

constexpr double extra_width = 16;
constexpr std::size_t longest_sheet_name = 31;  // what spreadsheet programs allow

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

OutCell text_cell(std::string_view text, CellStyle style) {
  OutCell cell;
  cell.kind = text.empty() ? CellKind::empty : CellKind::text;
  cell.text = text;
  cell.style = style;
  return cell;
}

}  // namespace

std::string sheet_name(std::string_view wanted) {
  std::string name;
  std::size_t characters = 0;
  for (const char c : wanted) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters > longest_sheet_name) break;
    const bool refused =
        std::string_view("[]:*?/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20;
    name += refused ? ' ' : c;
  }
  return name.empty() ? "List" : name;
}

bool SheetLayout::two_rows() const {
  return !flat_ && std::any_of(columns_.begin(), columns_.end(), [this](std::size_t each) {
    return !profile_.profile.columns[each].write_group.empty();
  });
}

void SheetLayout::headings(TableWriter& writer) const {
  std::vector<OutCell> cells;
  if (two_rows()) {
    for (std::size_t i = 0; i < columns_.size();) {
      std::size_t end = i + 1;
      while (end < columns_.size() && !column(i).write_group.empty() &&
             column(end).write_group == column(i).write_group)
        ++end;
      OutCell cell = text_cell(column(i).write_group, CellStyle::heading);
      cell.across = static_cast<std::uint32_t>(end - i);
      cells.push_back(cell);
      i = end;
    }
    writer.row(cells);
  }
  cells.clear();
  std::vector<std::string> flat;
  flat.reserve(columns_.size());
  for (std::size_t i = 0; i != columns_.size(); ++i) {
    const bool joined = flat_ && !column(i).write_group.empty();
    flat.push_back(joined ? column(i).write_group + " > " + column(i).write_heading : column(i).write_heading);
    cells.push_back(text_cell(flat.back(), CellStyle::heading));
  }
  for (const std::string& extra : extras_) cells.push_back(text_cell(extra, CellStyle::heading));
  writer.row(cells);
}

void SheetLayout::begin(TableWriter& writer, const std::string& name, const SheetTotals& totals,
                        const Day& today) const {
  std::vector<double> widths;
  for (std::size_t i = 0; i != columns_.size(); ++i) widths.push_back(column(i).width);
  widths.insert(widths.end(), extras_.size(), extra_width);
  const std::size_t above = profile_.profile.titles.size() + (two_rows() ? 2 : 1);
  writer.begin_sheet(sheet_name(name), widths, static_cast<std::uint32_t>(above));
  std::string years = totals.first_year == 0 ? std::string() : std::to_string(totals.first_year);
  if (totals.last_year != totals.first_year) years += "–" + std::to_string(totals.last_year);
  for (std::string title : profile_.profile.titles) {
    replace_all(title, "{year}", years);
    replace_all(title, "{today}", to_text(PartialDate{PartialDate::Form::at, today, {}}));
    const OutCell cell = text_cell(title, CellStyle::title);
    writer.row({&cell, 1});
  }
  headings(writer);
}

void SheetLayout::end(TableWriter& writer, const SheetTotals& totals) const {
  const Profile& profile = profile_.profile;
  if (profile.write_totals && !profile.totals.empty()) {
    std::vector<OutCell> cells(columns_.size());
    for (OutCell& cell : cells) cell.style = CellStyle::total;
    // The number of victims is in the outcome column. A list that begins with this column has the word only.
    for (std::size_t i = 1; i < columns_.size(); ++i) {
      const auto counted = totals.counted.find(columns_[i]);
      const bool outcome = column(i).count_of.empty() && column(i).field == Field::victim_outcome;
      if (counted == totals.counted.end() && !outcome) continue;
      cells[i].kind = CellKind::number;
      cells[i].number = static_cast<double>(outcome ? totals.victims : counted->second);
    }
    cells[0] = text_cell(profile.totals.front(), CellStyle::total);
    writer.row(cells);
  }
  for (const std::string& note : profile.footnotes) {
    const OutCell cell = text_cell(note, CellStyle::note);
    writer.row({&cell, 1});
  }
}

}  // namespace maex
