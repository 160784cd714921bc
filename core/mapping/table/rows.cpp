#include "core/mapping/table/rows.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace maex {

RowClassifier::RowClassifier(const Compiled& profile, const HeadingRow& headings,
                             const std::vector<MergedRange>& merges)
    : profile_(profile), headings_(headings) {
  for (const MergedRange& range : merges)
    if (range.first_row > headings.row && range.last_column > range.first_column) wide_.push_back(range);
  std::sort(wide_.begin(), wide_.end(), [](const auto& a, const auto& b) { return a.first_row < b.first_row; });
  for (const BoundColumn& column : headings.columns) bound_ += column.column >= 0;
}

bool RowClassifier::repeats_headings(const Row& row) const {
  std::size_t same = 0;
  for (const Cell& cell : row.cells) {
    if (cell.column > headings_.columns.size()) return false;
    const BoundColumn& column = headings_.columns[cell.column - 1];
    const std::string_view text = trim(cell.raw);
    if (text.empty()) continue;
    if (text != column.leaf && text != column.group) return false;
    ++same;
  }
  return same >= std::min<std::size_t>(2, headings_.headings);
}

bool RowClassifier::is_section(const Row& row) const {
  if (row.cells.size() != 1 || row.cells.front().kind != CellKind::text) return false;
  auto at = std::lower_bound(wide_.begin(), wide_.end(), row.number,
                             [](const MergedRange& range, std::uint32_t number) { return range.first_row < number; });
  for (; at != wide_.end() && at->first_row == row.number; ++at)
    if (at->first_column == row.cells.front().column) return true;
  return false;
}

// A totals row contains figures and a word or two. The row of a person called "Total" is full of text.
bool RowClassifier::mostly_text(const Row& row) const {
  std::size_t texts = 0;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].raw;
    if (row.cells[i].kind == CellKind::date)
      ++texts;
    else if (row.cells[i].kind == CellKind::text && text.find_first_of("0123456789") == std::string_view::npos)
      ++texts;
  }
  return texts * 2 > std::max<std::size_t>(bound_, 2);
}

bool RowClassifier::begins_with(std::string_view text, const std::vector<std::string>& words) {
  folded_.clear();
  append_folded(folded_, text);
  for (const std::string& word : words) {
    if (folded_.starts_with(word) && (folded_.size() == word.size() || folded_[word.size()] == ' ')) return true;
    // Signs such as "*" fold to an empty text, so the list contains them unchanged.
    const char sign = word.front();
    const bool letter =
        static_cast<unsigned char>(sign) >= 0x80 || (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z');
    if (!letter && trim(text).starts_with(word)) return true;
  }
  return false;
}

Rule RowClassifier::classify(const Row& row) {
  const Cell& first = row.cells.front();
  if (first.kind == CellKind::text) {
    if (first.column <= headings_.columns.size()) {
      const BoundColumn& column = headings_.columns[first.column - 1];
      const std::string_view text = trim(first.raw);
      if ((text == column.leaf || text == column.group) && repeats_headings(row)) return Rule::repeated_heading;
    }
    if (!profile_.totals.empty() && begins_with(first.raw, profile_.totals) && !mostly_text(row)) {
      past_end_ = true;
      return Rule::totals_row;
    }
    if (!profile_.notes.empty() && row.cells.size() <= 2 && begins_with(first.raw, profile_.notes)) {
      past_end_ = true;
      return Rule::footnote;
    }
    if (is_section(row)) return Rule::section_row;
  }
  return Rule::plain;
}

}  // namespace maex
