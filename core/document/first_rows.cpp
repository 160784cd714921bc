#include "core/document/first_rows.hpp"

#include <algorithm>
#include <utility>

namespace maex {
namespace {

constexpr std::size_t most_heading_text = std::size_t{256} << 10;  // 16 bytes for each column of the widest sheet

}  // namespace

bool may_be_headings(const Row& row) {
  std::size_t text = 0;
  for (const Cell& cell : row.cells) text += cell.raw.size();
  return text <= most_heading_text;
}

FirstRows::FirstRows(std::vector<MergedRange> merges)
    : merges_(std::move(merges)), covering_(merges_, [this](const Row& row, std::span<const Cell> cells) {
        covered_.push_back({row, {cells.begin(), cells.end()}});
      }) {}

bool FirstRows::complete() const { return whole_ || seen_.size() >= heading_window || bytes_ >= heading_window_bytes; }

void FirstRows::add(const Row& row) {
  const HeldRow& held = stored_.emplace_back(hold(row));
  bytes_ += held.text_size + held.cells.size() * sizeof(Cell);
  const Row visible = covering_.visible(held.row());
  if (visible.cells.empty()) {
    bytes_ += sizeof(HeldRow);  // there may be any number of such rows
    return;
  }
  const Row seen = equal_.equalize(visible);
  if (seen.cells.data() == held.cells.data())
    seen_.push_back(seen);
  else
    change(seen);
}

/// Keeps a row that is valid until the next call only.
void FirstRows::change(const Row& seen) {
  Changed& kept = changed_.emplace_back();
  kept.index = seen_.size();
  kept.cells.assign(seen.cells.begin(), seen.cells.end());
  kept.equalized.assign(equal_.changed().begin(), equal_.changed().end());
  std::vector<Cell*> cells;
  std::size_t length = 0;
  for (const EqualizedCell& each : kept.equalized) {
    Cell& cell = *std::lower_bound(kept.cells.begin(), kept.cells.end(), each.column,
                                   [](const Cell& a, std::uint32_t column) { return a.column < column; });
    cells.push_back(&cell);
    length += cell.raw.size();
  }
  kept.text.reserve(length);
  for (Cell* const cell : cells) {
    const std::size_t from = kept.text.size();
    kept.text += cell->raw;
    cell->raw = {kept.text.data() + from, cell->raw.size()};
  }
  bytes_ += length;
  Row& row = seen_.emplace_back(seen);
  row.cells = kept.cells;
}

std::span<const EqualizedCell> FirstRows::equalized(std::size_t index) const {
  const auto at = std::lower_bound(changed_.begin(), changed_.end(), index,
                                   [](const Changed& each, std::size_t wanted) { return each.index < wanted; });
  if (at == changed_.end() || at->index != index) return {};
  return at->equalized;
}

void FirstRows::for_each_covered(const CoveredCells::Found& found) const {
  for (const Covered& each : covered_) found(each.row, each.cells);
}

void FirstRows::fill(RowReader& reader) {
  for (Row row; !complete();) {
    if (reader.next(row))
      add(row);
    else
      whole_ = true;
  }
}

std::vector<MergedRange> merges_of_table(TableDocument& document, std::size_t part) {
  return is_table(document.sheets()[part]) ? document.merged(part) : std::vector<MergedRange>();
}

std::shared_ptr<const FirstRows> TableDocument::first_rows(std::size_t sheet) {
  const auto rows = std::make_shared<FirstRows>(merges_of_table(*this, sheet));
  rows->fill(*open(sheet));
  return rows;
}

}  // namespace maex
