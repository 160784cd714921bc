#include "core/mapping/flat/flat_rows.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/mapping/flat/flat_words.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/text/fold.hpp"

namespace maex {

FlatRows::FlatRows(const FlatMapping& mapping, FlatHeadings headings, SourceRows rows, const SheetNames& sheet,
                   ReadContext& context)
    : mapping_(mapping),
      table_(mapping.tables[headings.table]),
      headings_(std::move(headings)),
      rows_(std::move(rows)),
      sheet_(sheet),
      context_(context),
      fates_(*table_.profile, context.account),
      reader_(*table_.profile, context.today, fates_, context.country),
      look_(*table_.profile, headings_.row) {
  fates_.begin_sheet(sheet_);
  report_headings();
}

void FlatRows::report_headings() {
  const auto is_own = [this](const std::string& name) {
    const auto& own = mapping_.habits.own_columns;
    return std::find(own.begin(), own.end(), name) != own.end();
  };
  const auto is_malformed = [this](std::size_t column) {
    const auto& bad = headings_.malformed;
    return std::find(bad.begin(), bad.end(), column) != bad.end();
  };
  for (const std::size_t column : headings_.cleaned)
    report(flat_notices::tag_cleaned, headings_.row.row, static_cast<std::uint32_t>(column + 1),
           headings_.row.columns[column].leaf);
  for (std::size_t i = 0; i != headings_.row.columns.size(); ++i) {
    const BoundColumn& column = headings_.row.columns[i];
    const auto number = static_cast<std::uint32_t>(i + 1);
    if (column.column >= 0) {
      if (first_bound_ == 0) first_bound_ = number;
      last_bound_ = number;
    } else if (is_malformed(i)) {
      report(flat_notices::tag_malformed, headings_.row.row, number, column.leaf);
    } else if (column.repeated) {
      report(flat_notices::column_repeated, headings_.row.row, number, column.leaf);
    } else if (column.headed && !is_own(column.leaf) && !is_declared_open(*table_.profile, column.heading)) {
      report(flat_notices::column_unknown, headings_.row.row, number, column.leaf);
    }
  }
  // One program wrote all the names, so this is one fact about the file.
  if (headings_.other_case.empty()) return;
  const std::size_t first = headings_.other_case.front();
  context_.account.report(
      flat_notices::column_case, fates_.place(headings_.row.row, static_cast<std::uint32_t>(first + 1)),
      {headings_.row.columns[first].leaf, Known::word},
      {"{count:column|columns}: the first is {value}."_text, {{"count", headings_.other_case.size()}}});
}

bool FlatRows::next(Row& row) {
  while (rows_.next(row)) {
    if (!rows_.equalized().empty()) fates_.report_equalized(row.number, rows_.equalized());
    if (context_.stop != nullptr && (since_look_++ & 255u) == 0 && context_.stop->load(std::memory_order_relaxed))
      throw Interrupted();
    if (row.number > headings_.row.row) {
      if (copies_ != nullptr && repeats_visible_row(row)) continue;
      look_.look(row);
      return true;
    }
    const bool heading = row.number == headings_.row.row || mapping_.habits.tags;
    fates_.whole_row(row, Fate::ignored, heading ? Rule::heading_row : Rule::title_row);
  }
  if (!ended_) look_.report(fates_);
  ended_ = true;
  return false;
}

bool FlatRows::repeats_visible_row(const Row& row) {
  GroupKey key;
  key.text = text_of(row, table_.id);
  key.blank = key.text.empty();
  copies_->begin_sheet(hidden_);
  const HiddenCopies::Is is = copies_->judge(headings_.row, row.cells, key);
  if (is == HiddenCopies::Is::record) return false;
  const bool copy = is == HiddenCopies::Is::copy;
  report(copy ? mapping_notices::hidden_copy : mapping_notices::hidden_differs, row.number);
  fates_.whole_row(row, copy ? Fate::ignored : Fate::quarantined, copy ? Rule::hidden_copy : Rule::hidden_differs);
  return true;
}

std::string FlatRows::text_of(const Row& row, std::size_t column) {
  for (const Cell& cell : row.cells) {
    if (cell.column > headings_.row.columns.size() ||
        headings_.row.columns[cell.column - 1].column != static_cast<int>(column))
      continue;
    const Parsed& parsed = reader_.peek(column, cell);
    if (parsed.is != Parsed::Is::value) return {};
    std::string text;
    append_text(text, parsed.value);
    return text;
  }
  return {};
}

/// Copies the row's cells without those that contain a word for a missing value.
void FlatRows::clean(const Row& row) {
  cells_.clear();
  null_.assign(row.cells.size(), false);
  for (std::size_t i = 0; i != row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (mapping_.habits.no_null_words && cell.kind == CellKind::text && is_null_word(trim(cell.raw))) {
      null_[i] = true;
      report(flat_notices::null_cleaned, row.number, cell.column, cell.raw);
    } else {
      cells_.push_back(cell);
    }
  }
}

/// Forms write 0, 0 when the place is not known.
void FlatRows::drop_zero(const Row& row) {
  for (std::vector<Slot>& slots : values_.nodes) {
    const auto zero = [&](Field field) {
      return std::find_if(slots.begin(), slots.end(),
                          [field](const Slot& slot) { return slot.field == field && slot.value.as_decimal() == 0; });
    };
    const auto latitude = zero(Field::place_latitude), longitude = zero(Field::place_longitude);
    if (latitude == slots.end() || longitude == slots.end()) continue;
    const std::uint16_t columns[] = {latitude->column, longitude->column};
    report(flat_notices::zero_coordinates, row.number, columns[0]);
    for (std::size_t i = 0; i != row.cells.size(); ++i)
      if (row.cells[i].column == columns[0] || row.cells[i].column == columns[1])
        row_fates_[i] = {Fate::ignored, Rule::zero_coordinates, -1, row_fates_[i].field};
    std::erase_if(slots, [](const Slot& slot) {
      return slot.field == Field::place_latitude || slot.field == Field::place_longitude;
    });
  }
}

void FlatRows::count_empty(const Row& row) {
  std::uint64_t filled = 0;
  for (const Cell& cell : row.cells) filled += cell.column >= first_bound_ && cell.column <= last_bound_;
  if (last_bound_ != 0) context_.account.empty_cells(last_bound_ - first_bound_ + 1 - filled);
}

void FlatRows::take(const Row& row, std::span<const EqualizedCell> equalized, Batch& batch) {
  if (row.hidden) report(mapping_notices::row_hidden, row.number);
  clean(row);
  const Row cleaned{row.number, row.hidden, cells_};
  reader_.read(headings_.row, cleaned, cells_, nullptr, batch, values_);
  row_fates_.assign(row.cells.size(), {});
  std::size_t next = 0;
  for (std::size_t i = 0; i != row.cells.size(); ++i)
    row_fates_[i] = null_[i] ? CellFate{Fate::ignored, Rule::null_text} : values_.fates[next++];
  Fates::mark_equalized(row, equalized, row_fates_);
  if (mapping_.habits.zero_is_missing) drop_zero(row);
  const bool any = !values_.extras.empty() || std::any_of(values_.nodes.begin(), values_.nodes.end(),
                                                          [](const auto& slots) { return !slots.empty(); });
  if (!any) {
    const bool bad = std::any_of(row_fates_.begin(), row_fates_.end(),
                                 [](const CellFate& fate) { return fate.fate == Fate::quarantined; });
    return fates_.row(row, row_fates_, bad ? Fate::quarantined : Fate::ignored,
                      bad ? Rule::value_not_understood : Rule::blank_text);
  }
  const Origin origin{context_.document, sheet_.part, row.number};
  const NodePlan& plan = table_.profile->plan;
  const auto top = static_cast<std::int32_t>(batch.size());
  Record& main = batch.add(table_.kind, origin);
  for (const Slot& slot : values_.nodes[static_cast<std::size_t>(plan.main)])
    main.set(slot.field, slot.value, slot.column);
  for (const Extra& extra : values_.extras) main.add_extra(extra.heading, extra.text, extra.column);
  for (std::size_t node = 0; node != plan.nodes.size(); ++node) {
    if (plan.nodes[node].parent != plan.main || values_.nodes[node].empty()) continue;
    Record& child = batch.add(plan.nodes[node].kind, origin, top);
    for (const Slot& slot : values_.nodes[node]) child.set(slot.field, slot.value, slot.column);
  }
  count_empty(row);
  fates_.row(row, row_fates_, Fate::used, Rule::plain);
}

}  // namespace maex
