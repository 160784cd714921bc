#include "core/mapping/table/write.hpp"

#include <algorithm>
#include <deque>

#include "core/io/error.hpp"
#include "core/mapping/table/carry.hpp"
#include "core/mapping/table/layout.hpp"
#include "core/mapping/table/spool.hpp"

namespace maex {
namespace {

constexpr std::size_t most_extras = 10'000;  // columns; a sheet ends at 16,384
constexpr std::size_t most_sheets = 256;     // each has a buffer of 64 KiB; further years share one sheet
constexpr const char* undated_sheet = "no date";
constexpr const char* other_sheet = "other years";

// Cells of one row that own their text.
class StoredRow {
 public:
  void clear() {
    cells_.clear();
    texts_.clear();
  }
  void set(std::size_t column, OutCell cell) {
    if (cell.kind == CellKind::empty) return;
    if (cell.kind == CellKind::text) cell.text = texts_.emplace_back(cell.text);
    if (cells_.size() <= column) cells_.resize(column + 1);
    cells_[column] = cell;
  }
  [[nodiscard]] const std::vector<OutCell>& cells() const { return cells_; }
  [[nodiscard]] std::vector<OutCell>& cells() { return cells_; }

 private:
  std::vector<OutCell> cells_;
  std::deque<std::string> texts_;  // a deque: cells point into its strings
};

class TableRecordWriter final : public RecordWriter {
 public:
  TableRecordWriter(std::shared_ptr<const Compiled> profile, TableTarget target, WriteContext& context)
      : profile_(std::move(profile)), target_(std::move(target)), context_(context), carrier_(profile_, context.today) {
    if (target_.sheets.empty()) target_.sheets = profile_->profile.sheets;
    const auto& group = profile_->profile.group;
    grouped_by_id_ = std::find(group.begin(), group.end(), Field::incident_id) != group.end();
  }

  const LossType* loss_of(const Batch& batch, std::size_t record, const Slot& slot) const override {
    return carrier_.loss(batch, record, slot);
  }
  const LossType* loss_of(const Batch& batch, std::size_t record, const Extra& extra) const override {
    return carrier_.loss(batch, record, extra);
  }

  void write(const Batch& batch) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
      const Kind kind = batch[i].kind();
      if (kind == Kind::incident && profile_->plan.incident >= 0)
        take_incident(batch, i);
      else if (kind == Kind::victim && profile_->plan.victim >= 0)
        take_victim(batch, i);
      else if (kind == Kind::victim && profile_->has_counts)
        count_victim(batch, i);
      else if (carrier_.node_of(batch, i) == profile_->plan.main)
        take_other(batch, i);
    }
  }

  void finish() override {
    leave_incident();
    const std::unique_ptr<TableWriter> writer = target_.create();
    const SheetLayout layout(*profile_, extra_headings_, target_.flat_headings);
    std::vector<std::string> sheets = spool_.sheets();
    if (sheets.empty()) sheets.push_back(profile_->profile.title);
    for (const std::string& sheet : sheets) {
      const SheetTotals& totals = totals_[sheet];
      layout.begin(*writer, sheet, totals, context_.today);
      spool_.replay(sheet, [&](std::span<const OutCell> cells) { writer->row(cells); });
      layout.end(*writer, totals);
    }
    writer->finish();
  }

 private:
  // Puts a record and its children into their columns.
  void fill(const Batch& batch, std::size_t top, StoredRow& row) {
    for (std::size_t i = top; i < batch.end_of(top); ++i) {
      const int node = carrier_.node_of(batch, i);
      if (node < 0) continue;
      for (const Slot& slot : batch[i].slots()) put(batch[i], static_cast<std::size_t>(node), slot, row);
    }
  }

  void put(const Record& record, std::size_t node, const Slot& slot, StoredRow& row) {
    int column = carrier_.column_of(node, slot.field);
    if (column < 0) return;
    const auto& columns = profile_->profile.columns;
    const auto first = static_cast<std::size_t>(column);
    std::string made;
    if (profile_->part_of[first] >= 0) {
      for (const std::size_t part : profile_->parts[static_cast<std::size_t>(profile_->part_of[first])].columns)
        row.set(part, carrier_.cell(part, slot.value, made));
      return;
    }
    if (!info(slot.field).many) return row.set(first, carrier_.cell(first, slot.value, made));
    // Repeated values: joined, or one in each column of the field.
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i != columns.size(); ++i)
      if (columns[i].field == slot.field && profile_->plan.column_node[i] == node && columns[i].count_of.empty())
        places.push_back(i);
    std::size_t nth = 0;
    for (const Slot& each : record.slots()) {
      if (&each == &slot) break;
      if (each.field == slot.field) ++nth;
    }
    if (columns[first].separator == 0) {
      if (nth < places.size()) row.set(places[nth], carrier_.cell(places[nth], slot.value, made));
      return;
    }
    if (nth != 0) return;
    std::string joined;
    for (const Slot& each : record.slots()) {
      if (each.field != slot.field) continue;
      const OutCell cell = carrier_.cell(first, each.value, made);
      if (!joined.empty()) (joined += columns[first].separator) += ' ';
      joined += cell.text;
    }
    OutCell cell;
    cell.kind = CellKind::text;
    cell.text = joined;
    row.set(first, cell);
  }

  void put_extras(const Batch& batch, std::size_t record, StoredRow& row) {
    for (const Extra& extra : batch[record].extras()) {
      const LossType* lost = carrier_.loss(batch, record, extra);
      if (lost != nullptr) continue;
      auto at = extra_columns_.find(extra.heading);
      if (at == extra_columns_.end()) {
        if (extra_headings_.size() == most_extras)
          throw OutputError(
              context_.document_name +
              " would need more than 10000 columns for extras; write another format, or convert fewer files at once");
        extra_headings_.emplace_back(extra.heading);
        at = extra_columns_.emplace(extra.heading, profile_->profile.columns.size() + extra_headings_.size() - 1).first;
      }
      OutCell cell;
      cell.kind = CellKind::text;
      cell.text = extra.text;
      row.set(at->second, cell);
    }
  }

  void take_incident(const Batch& batch, std::size_t index) {
    leave_incident();
    incident_.clear();
    fill(batch, index, incident_);
    const std::string_view id = batch[index].text(Field::incident_id);
    incident_id_ = id;
    const int column = carrier_.column_of(static_cast<std::size_t>(profile_->plan.incident), Field::incident_id);
    if (id.empty() && grouped_by_id_ && column >= 0) {
      // Rows without the incident's number would run into the incident above.
      const std::string made =
          numbered({carrier_.id_read(batch, index), hash64(carrier_.id_read(batch, index))}, made_ids_);
      OutCell cell;
      cell.kind = CellKind::text;
      cell.text = made;
      incident_.set(static_cast<std::size_t>(column), cell);
    }
    set_sheet(batch[index].get(Field::incident_date));
    have_incident_ = own_row_ = true;
    if (profile_->plan.incident == profile_->plan.main) {
      put_extras(batch, index, incident_);
      return;
    }
    extras_row_.clear();
    put_extras(batch, index, extras_row_);
    // Extras of an incident need a row without a victim; the reader gives a victim's row's extras to the victim.
    if (!extras_row_.cells().empty() && !carrier_.key_read(batch, index).empty()) leave_own_row();
  }

  void leave_own_row() {
    own_row_ = false;
    row_ = incident_.cells();
    const auto& extras = extras_row_.cells();
    if (row_.size() < extras.size()) row_.resize(extras.size());
    for (std::size_t i = 0; i != extras.size(); ++i)
      if (extras[i].kind != CellKind::empty) row_[i] = extras[i];
    add_counts();
    spool_.add(sheet_, row_);
    extras_row_.clear();  // its texts stood in row_
  }

  // Victims may follow their incident in the next batch, so its own row waits for what comes.
  void leave_incident() {
    if (have_incident_ && own_row_) leave_own_row();
    have_incident_ = own_row_ = false;
    counted_.clear();
  }

  void add_counts() {
    if (!profile_->has_counts) return;
    for (std::size_t i = 0; i != profile_->profile.columns.size(); ++i) {
      if (profile_->profile.columns[i].count_of.empty()) continue;
      const auto it = counted_.find(i);
      if (it == counted_.end()) continue;
      if (row_.size() <= i) row_.resize(i + 1);
      row_[i].kind = CellKind::number;
      row_[i].number = static_cast<double>(it->second);
      totals_[sheet_].counted[i] += it->second;
    }
  }

  void take_victim(const Batch& batch, std::size_t index) {
    const std::string_view link = batch[index].text(Field::victim_incident);
    const bool mine = have_incident_ && (link.empty() || link == incident_id_);
    StoredRow& victim = victim_;
    victim.clear();
    fill(batch, index, victim);
    put_extras(batch, index, victim);
    if (!mine) {
      leave_incident();
      incident_.clear();
      const int column = carrier_.column_of(static_cast<std::size_t>(profile_->plan.incident), Field::incident_id);
      if (column >= 0 && !link.empty()) {
        OutCell cell;
        cell.kind = CellKind::text;
        cell.text = link;
        incident_.set(static_cast<std::size_t>(column), cell);
      }
      set_sheet({});
    }
    row_ = incident_.cells();
    const auto& cells = victim.cells();
    if (row_.size() < cells.size()) row_.resize(cells.size());
    for (std::size_t i = 0; i != cells.size(); ++i)
      if (cells[i].kind != CellKind::empty) row_[i] = cells[i];
    // A row that a reader would quarantine does not speak for the incident.
    if (mine && !carrier_.lacks_required(batch, index)) own_row_ = false;
    ++totals_[sheet_].victims;
    spool_.add(sheet_, row_);
  }

  void count_victim(const Batch& batch, std::size_t index) {
    const std::string_view link = batch[index].text(Field::victim_incident);
    if (!have_incident_ || (!link.empty() && link != incident_id_)) return;
    const int column = carrier_.count_column(batch, index);
    if (column >= 0) ++counted_[static_cast<std::size_t>(column)];
  }

  void take_other(const Batch& batch, std::size_t index) {
    incident_.clear();
    fill(batch, index, incident_);
    put_extras(batch, index, incident_);
    set_sheet({});
    if (!incident_.cells().empty()) spool_.add(sheet_, incident_.cells());
  }

  void set_sheet(const Value& date) {
    const Day day = date.kind() == Value::Kind::date ? date.as_date().first : Day{};
    if (target_.sheets == "year" || target_.sheets == "half-year") {
      sheet_ = day.year == 0 ? undated_sheet : std::to_string(day.year);
      if (target_.sheets == "half-year" && day.month != 0) sheet_ += day.month <= 6 ? " I" : " II";
      if (totals_.size() >= most_sheets && !totals_.contains(sheet_)) sheet_ = other_sheet;
    } else {
      sheet_ = profile_->profile.title;
    }
    SheetTotals& totals = totals_[sheet_];
    if (day.year == 0) return;
    if (totals.first_year == 0 || day.year < totals.first_year) totals.first_year = day.year;
    totals.last_year = std::max(totals.last_year, day.year);
  }

  std::shared_ptr<const Compiled> profile_;
  TableTarget target_;
  WriteContext& context_;
  mutable Carrier carrier_;  // its parsers keep caches
  bool grouped_by_id_ = false;
  RowSpool spool_;
  std::map<std::string, SheetTotals> totals_;
  StringMap<std::size_t> extra_columns_;
  std::vector<std::string> extra_headings_;
  SeenKeys made_ids_;

  StoredRow incident_, victim_, extras_row_;
  std::vector<OutCell> row_;
  std::string incident_id_, sheet_;
  std::map<std::size_t, std::uint64_t> counted_;
  bool have_incident_ = false, own_row_ = false;
};

}  // namespace

std::unique_ptr<RecordWriter> write_table(std::shared_ptr<const Compiled> profile, TableTarget target,
                                          WriteContext& context) {
  return std::make_unique<TableRecordWriter>(std::move(profile), std::move(target), context);
}

}  // namespace maex
