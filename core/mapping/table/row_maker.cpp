#include "core/mapping/table/row_maker.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/error.hpp"
#include "core/mapping/table/losses.hpp"
#include "core/text/equal.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t most_extras = 10'000;                    // columns; a sheet ends at 16,384
constexpr std::int32_t no_extra = -1;                          // a reader would not take the heading for an extra's
constexpr std::int32_t no_column_yet = -2;                     // no extra with the heading was written yet
constexpr std::int64_t largest_whole = std::int64_t{1} << 53;  // a cell's number is a double

void put(OutCells& row, std::size_t column, const OutCell& cell) {
  if (cell.kind == CellKind::empty) return;
  if (row.size() <= column) row.resize(column + 1);
  row[column] = cell;
}

bool is_trimmed(std::string_view text) { return trim(text).size() == text.size(); }

}  // namespace

using losses::type;
using LossKind = losses::Kind;

RowMaker::RowMaker(std::shared_ptr<const Compiled> profile, const WriteContext& context, RowHabits habits)
    : profile_(std::move(profile)), context_(context), habits_(std::move(habits)) {
  const auto& columns = profile_->profile.columns;
  parsers_.reserve(columns.size());
  for (const ProfileColumn& column : columns)
    parsers_.emplace_back(profile_->profile, column, context.today.year > 0 ? context.today.year : 2099);
  spellings_.resize(columns.size());
  first_column_.assign(profile_->plan.nodes.size() * field_count, -1);
  next_column_.assign(columns.size(), -1);
  for (std::size_t i = columns.size(); i-- != 0;) {
    if (!columns[i].count_of.empty()) continue;
    auto& first =
        first_column_[profile_->plan.column_node[i] * field_count + static_cast<std::size_t>(columns[i].field)];
    next_column_[i] = first;
    first = static_cast<std::int32_t>(i);
  }
}

int RowMaker::child_node(Kind kind, int parent, std::size_t nth) const {
  const auto& nodes = profile_->plan.nodes;
  for (std::size_t i = 0; i != nodes.size(); ++i)
    if (nodes[i].kind == kind && nodes[i].parent == parent && nodes[i].nth == nth) return static_cast<int>(i);
  return -1;
}

void RowMaker::values(const Batch& batch, std::size_t top, OutCells& row, Losses& losses) {
  nodes_.clear();
  for (std::size_t i = top, end = batch.end_of(top); i != end; ++i) {
    const Record& record = batch[i];
    int node = record.parent() < 0 ? node_of(record.kind()) : -1;
    if (record.parent() >= 0) {
      const auto above = static_cast<std::size_t>(record.parent());
      std::size_t nth = 0;
      for (std::size_t k = above + 1; k < i; ++k)
        nth += batch[k].kind() == record.kind() && batch[k].parent() == record.parent();
      if (nodes_[above - top] >= 0) node = child_node(record.kind(), nodes_[above - top], nth);
    }
    nodes_.push_back(node);
    if (node < 0) {
      const auto& nodes = profile_->plan.nodes;
      const bool some =
          std::any_of(nodes.begin(), nodes.end(), [&](const Node& each) { return each.kind == record.kind(); });
      losses.all_values(i, type(nodes_.front() < 0 ? LossKind::kind_without_rows
                                : some             ? LossKind::second_child
                                                   : LossKind::field_without_column));
      continue;
    }
    for (std::size_t k = 0; k != record.slots().size(); ++k)
      if (const LossType* loss = value(record, k, node, row)) losses.value(i, k, loss);
  }
}

const LossType* RowMaker::value(const Record& record, std::size_t at, int node, OutCells& row) {
  const Slot& slot = record.slots()[at];
  const int first = column_of(node, slot.field);
  if (first < 0) return without_column(node, slot);
  auto column = static_cast<std::size_t>(first);
  if (profile_->part_of[column] >= 0) return date_parts(column, slot.value, row);
  const bool many = info(slot.field).many;
  const char separator = profile_->profile.columns[column].separator;
  if (many && separator == 0)  // the second value in the second column of the field …
    for (std::size_t i = 0; i != at; ++i)
      if (record.slots()[i].field == slot.field) {
        if (next_column_[column] < 0) return type(LossKind::second_value);
        column = static_cast<std::size_t>(next_column_[column]);
      }
  OutCell cell;
  const LossType* loss = make(column, slot.value, cell);
  // The target's own reason says more than the reader's.
  if (habits_.refuse)
    if (const LossType* refused = habits_.refuse(record, slot, column)) loss = refused;
  if (loss != nullptr && habits_.leave_out_lost) return loss;
  if (many && separator != 0 && column < row.size() && row[column].kind == CellKind::text) {
    std::string& joined = made_.emplace_back(row[column].text);
    if (!joined.empty()) joined.append(1, separator).append(separator == ' ' ? "" : " ");
    cell.kind = CellKind::text;
    cell.text = joined += cell.text;
  }
  put(row, column, cell);
  return loss;
}

const LossType* RowMaker::without_column(int node, const Slot& slot) const {
  const auto& constants = profile_->profile.constants;
  for (std::size_t i = 0; i != constants.size(); ++i)
    if (profile_->plan.constant_node[i] == static_cast<std::size_t>(node) && constants[i].field == slot.field)
      return to_text(slot.value) == constants[i].text ? nullptr : type(LossKind::constant_differs);
  return type(LossKind::field_without_column);
}

const LossType* RowMaker::date_parts(std::size_t column, const Value& value, OutCells& row) const {
  if (value.kind() != Value::Kind::date) return type(LossKind::value_form);
  const PartialDate date = value.as_date();
  bool month = date.first.month == 0, day = date.first.day == 0;
  for (const std::size_t each : profile_->parts[static_cast<std::size_t>(profile_->part_of[column])].columns) {
    using Part = ProfileColumn::Part;
    const Part part = profile_->profile.columns[each].part;
    month = month || part == Part::month;
    day = day || part == Part::day;
    OutCell cell;
    cell.number = part == Part::year ? date.first.year : part == Part::month ? date.first.month : date.first.day;
    if (cell.number != 0) cell.kind = CellKind::number;
    put(row, each, cell);
  }
  return date.form == PartialDate::Form::at && month && day ? nullptr : type(LossKind::value_form);
}

/// Makes the cell of a value. Returns the loss when a reader would not read the same value from it. The spelling of
/// most kinds of value guarantees that they read back equal. Only values that the reader's settings may change are
/// parsed again.
const LossType* RowMaker::make(std::size_t index, const Value& value, OutCell& cell) {
  const ProfileColumn& column = profile_->profile.columns[index];
  const Type wanted = info(column.field).type;
  bool carried = false;
  cell.kind = CellKind::text;
  switch (value.kind()) {
    case Value::Kind::none: cell.kind = CellKind::empty; break;
    case Value::Kind::text: {
      const std::string_view text = cell.text = value.as_text();
      carried = wanted == Type::text && is_trimmed(text) && !is_blank_text(text) && !is_missing_word(text) &&
                text::is_equal_form(text) && !has_spreadsheet_mark(text) &&
                !(is_identifier(column.field) && ends_in_point_zero(text)) &&
                (column.separator == 0 || text.find(column.separator) == std::string_view::npos) &&
                ((column.pad == 0 && column.blanks.empty()) || reads_back(index, value, cell));
      break;
    }
    case Value::Kind::integer:
      cell.kind = CellKind::number;
      cell.number = static_cast<double>(value.as_integer());
      carried = wanted == Type::integer && value.as_integer() >= 0 && value.as_integer() <= largest_whole;
      // The reader takes a large age for a year of birth.
      if (carried && column.field == Field::victim_age && value.as_integer() >= 1000) {
        made_.emplace_back(to_text(value));
        OutCell text;
        text.kind = CellKind::text;
        text.text = made_.back();
        carried = reads_back(index, value, text);
      }
      break;
    case Value::Kind::decimal:
      cell.kind = CellKind::number;
      cell.number = value.as_decimal() / column.factor;
      carried = wanted == Type::decimal && std::isfinite(value.as_decimal()) &&
                cell.number * column.factor == value.as_decimal();
      break;
    case Value::Kind::boolean:
      cell.kind = CellKind::boolean;
      cell.number = value.as_boolean() ? 1 : 0;
      carried = wanted == Type::boolean;
      break;
    case Value::Kind::code: {
      const Spelling& known = spelling(index, value.as_code());
      cell.text = known.text;
      return known.loss;
    }
    case Value::Kind::date: {
      const PartialDate date = value.as_date();
      if (date.is_exact() && !habits_.days_as_text) {
        cell.kind = CellKind::date;
        cell.day = date.first;
      } else {
        cell.text = made_.emplace_back(to_text(date));
      }
      carried = wanted == Type::date && (date.is_exact() || reads_back(index, value, cell));
      break;
    }
  }
  return carried ? nullptr : type(LossKind::value_form);
}

const RowMaker::Spelling& RowMaker::spelling(std::size_t index, Code code) {
  std::vector<Spelling>& spellings = spellings_[index];
  if (spellings.empty()) spellings.resize(all_codes().size());
  Spelling& known = spellings[static_cast<std::size_t>(code)];
  if (known.known) return known;
  known.known = true;
  const ProfileColumn& column = profile_->profile.columns[index];
  if (const CodeTable* codes = parsers_[index].codes()) known.text = codes->spelling(code);
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = known.text;
  if (info(column.field).many && column.separator != 0 &&
      info(code).name.find(column.separator) != std::string_view::npos)
    known.loss = type(LossKind::value_form);
  else if (known.text.empty() || !reads_back(index, Value::code(code), cell))
    known.loss = type(LossKind::value_spelling);
  return known;
}

bool RowMaker::reads_back(std::size_t column, const Value& value, const OutCell& cell) {
  Cell in;
  in.column = 1;
  in.kind = cell.kind;
  in.raw = cell.text;
  parsers_[column].parse(in, parsed_);
  return parsed_.is == Parsed::Is::value && parsed_.more.empty() && parsed_.value == value;
}

void RowMaker::extras(const Batch& batch, std::size_t top, OutCells& row, Losses& losses, const LossType* lost,
                      const LossType* without_row) {
  if (node_of(batch[top].kind()) < 0) lost = type(LossKind::kind_without_rows);
  const auto extras = batch[top].extras();
  for (std::size_t i = 0; i != extras.size(); ++i) {
    const LossType* loss = lost != nullptr ? lost : extra_loss(extras, i);
    if (loss == nullptr) loss = without_row;
    if (loss != nullptr) {
      losses.extra(top, i, loss);
      continue;
    }
    std::int32_t& column = extra_column(extras[i].heading);
    if (column == no_column_yet) {
      if (extra_headings_.size() == most_extras)
        throw OutputError(
            context_.document_name +
            " would need more than 10000 columns for extras; write another format, or convert fewer files at once");
      column =
          static_cast<std::int32_t>(profile_->profile.columns.size() + habits_.more_columns + extra_headings_.size());
      extra_headings_.emplace_back(extras[i].heading);
    }
    OutCell cell;
    cell.kind = CellKind::text;
    cell.text = extras[i].text;
    put(row, static_cast<std::size_t>(column), cell);
  }
  for (std::size_t i = top + 1, end = batch.end_of(top); i != end; ++i)
    losses.all_extras(i, type(LossKind::kind_without_rows));
}

const LossType* RowMaker::extra_loss(std::span<const Extra> extras, std::size_t at) {
  const Extra& extra = extras[at];
  if (extra.text.empty() || !is_trimmed(extra.text) || !text::is_equal_form(extra.text))
    return type(LossKind::extra_text);
  const bool again = std::any_of(extras.begin(), extras.begin() + static_cast<std::ptrdiff_t>(at),
                                 [&](const Extra& each) { return each.heading == extra.heading; });
  return again || extra_column(extra.heading) == no_extra ? type(LossKind::extra_heading) : nullptr;
}

/// The column of a heading, or one of the two marks.
std::int32_t& RowMaker::extra_column(std::string_view heading) {
  if (const auto known = extra_columns_.find(heading); known != extra_columns_.end()) return known->second;
  if (extra_columns_.size() >= 2 * most_extras)
    std::erase_if(extra_columns_, [](const auto& each) { return each.second < 0; });
  const std::string folded = fold(heading);
  const bool refused = heading.empty() || !is_trimmed(heading) || !text::is_equal_form(heading) ||
                       is_heading(*profile_, heading) ||
                       profile_->headings.contains(folded.empty() ? std::string(heading) : folded) ||
                       (habits_.is_known && habits_.is_known(heading));
  return extra_columns_.emplace(heading, refused ? no_extra : no_column_yet).first->second;
}

}  // namespace maex
