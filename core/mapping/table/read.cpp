#include "core/mapping/table/read.hpp"

#include <algorithm>
#include <optional>

#include "core/io/error.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/mapping/profile/required.hpp"
#include "core/mapping/table/column_look.hpp"
#include "core/mapping/table/counted_row.hpp"
#include "core/mapping/table/group.hpp"
#include "core/mapping/table/near_words.hpp"
#include "core/mapping/table/row_values.hpp"
#include "core/mapping/table/rows.hpp"
#include "core/mapping/table/sheet_places.hpp"
#include "core/mapping/table/shifted.hpp"
#include "core/mapping/table/totals.hpp"
#include "core/mapping/table/vertical.hpp"

namespace maex {
namespace {

// Large enough to make the transfer between threads cheap, small enough for the processor's cache.
constexpr std::size_t rows_per_batch = 512;

class TableReader final : public RecordReader {
 public:
  TableReader(std::shared_ptr<const Compiled> profile, TableDocument& document, ReadContext& context)
      : profile_(std::move(profile)),
        document_(document),
        context_(context),
        account_(context.account),
        fates_(*profile_, account_),
        values_(*profile_, context.today, fates_),
        group_(*profile_) {}

  bool next(Batch& batch) override {
    rows_ = 0;
    while (true) {
      if (!pending_ && !fetch()) {
        leave_group(batch);
        if (!open_sheet()) break;
        continue;
      }
      if (!pending_ && !is_data()) continue;
      if (!pending_ && shifts_->look(row_)) refuse_shifted();
      if (!pending_) find_key();
      pending_ = false;
      if (group_.open() && !group_.continues(key_)) {
        leave_group(batch);
        if (rows_ >= rows_per_batch) {
          // Text of the next group belongs to the next batch.
          pending_ = true;
          return true;
        }
      }
      take_row(batch);
      if (group_.full()) {
        group_.emit(batch);
        return true;
      }
    }
    return !batch.empty();
  }

  /// All sheets have the same weight, because the length of a sheet is not known before it is read.
  [[nodiscard]] double progress() const override {
    if (!source_ || source_->progress() < 0) return -1;
    return (static_cast<double>(sheet_ - 1) + source_->progress()) / static_cast<double>(document_.sheets().size());
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override {
    return places_.locate(account_.document(), origin, column, field);
  }

 private:
  bool fetch() {
    if (!source_ || !source_->next(row_)) return false;
    if (context_.stop != nullptr && (since_look_++ & 255u) == 0 && context_.stop->load(std::memory_order_relaxed))
      throw Interrupted();
    return true;
  }

  void leave_group(Batch& batch) {
    group_.emit(batch);
    group_.close();
  }

  // Opens the next sheet that contains a list. False after the last one.
  bool open_sheet() {
    const std::span<const SheetInfo> sheets = document_.sheets();
    if (shifts_) refuse_shifted();
    if (look_) look_->report(fates_);
    look_.reset();
    shifts_.reset();
    source_.reset();
    while (sheet_ < sheets.size()) {
      const SheetInfo& sheet = sheets[sheet_++];
      headings_.reset();
      SheetNames& names = places_.add(static_cast<std::uint32_t>(sheet_), sheet.name);
      fates_.begin_sheet(names);
      if (!sheet.readable) {
        report(mapping_notices::sheet_not_readable, 0, 0, sheet.note);
        continue;
      }
      source_.emplace(document_.open(sheet_ - 1), &account_);
      if (sheet.kind == PartKind::text) {
        for (; fetch(); ++left_out_) fates_.paragraph(sheet, row_);
        continue;
      }
      if (sheet.hidden && !source_->window().empty()) report(mapping_notices::sheet_hidden, 0, 0, "");
      const std::vector<MergedRange> merges = document_.merged(sheet_ - 1);
      headings_ = find_headings(*profile_, source_->window(), merges);
      if (!headings_ || !headings_->missing.empty()) {
        leave_out_sheet();
        continue;
      }
      ++lists_;
      places_.bind(names, *headings_, *profile_);
      classifier_.emplace(*profile_, *headings_, merges);
      vertical_.emplace(merges, headings_->row);
      shifts_.emplace(*profile_, *headings_, values_);
      totals_.emplace(*profile_, *headings_);
      const std::size_t number = sheet_ - 1;
      decide_columns(
          *profile_, *headings_, *source_, [&] { return document_.open(number); }, context_.stop, values_);
      look_.emplace(*profile_, *headings_);
      bind_sheet();
      return true;
    }
    if (lists_ == 0 && left_out_ != 0 && !ended_) {
      account_.report(mapping_notices::no_list_found, CellPlace({}, 0, 0));
    }
    ended_ = true;
    return false;
  }

  // No record of a shifted list is reliable, even if all its cells were understood. So the whole file is rejected.
  void refuse_shifted() {
    const std::vector<ShiftWatch::Shift> shifts = shifts_->found();
    if (shifts.empty()) return;
    for (const ShiftWatch::Shift& shift : shifts)
      report(mapping_notices::columns_shifted, headings_->row, shift.column, sentence(*headings_, shift) + '.');
    const std::string& sheet = document_.sheets()[sheet_ - 1].name;
    throw InputError(
        refusal(account_.document() + (sheet.empty() ? "" : ", sheet \"" + sheet + '"'), *headings_, shifts));
  }

  void leave_out_sheet() {
    if (headings_) {
      std::string problem = "Missing:";
      for (const std::string& heading : headings_->missing) problem += " \"" + heading + "\"";
      report(mapping_notices::heading_missing, headings_->row, 0, problem + ".");
    } else if (!source_->window().empty()) {
      report(mapping_notices::no_heading_row, 0, 0, "");
    }
    headings_.reset();
    while (fetch()) {
      ++left_out_;
      fates_.whole_row(row_, Fate::ignored, Rule::not_a_list);
    }
  }

  void bind_sheet() {
    group_columns_.clear();
    first_bound_ = last_bound_ = 0;
    for (std::size_t i = 0; i != headings_->columns.size(); ++i) {
      const BoundColumn& column = headings_->columns[i];
      const auto number = static_cast<std::uint32_t>(i + 1);
      if (column.column >= 0) {
        if (first_bound_ == 0) first_bound_ = number;
        last_bound_ = number;
      }
      if (column.repeated) {
        report(mapping_notices::heading_repeated, headings_->row, number,
               "\"" + column.leaf + "\" stands in an earlier column too.");
      } else if (column.headed && column.column < 0 && column.ignored < 0) {
        account_.report(mapping_notices::heading_unknown, fates_.place(headings_->row, number), {},
                        unknown_heading(column.heading, column.leaf, profile_->heading_names));
      }
    }
    grouped_ = false;
    for (const std::size_t wanted : profile_->group_columns) {
      std::uint32_t at = 0;
      for (std::size_t i = 0; i != headings_->columns.size(); ++i)
        if (headings_->columns[i].column == static_cast<int>(wanted)) at = static_cast<std::uint32_t>(i + 1);
      group_columns_.push_back(at);
      if (at != 0) grouped_ = true;
    }
  }

  // False for rows that are not records. Gives these rows their fate.
  bool is_data() {
    if (row_.number <= headings_->row) {
      const bool heading = row_.number >= headings_->first_row;
      fates_.whole_row(row_, Fate::ignored, heading ? Rule::heading_row : Rule::title_row);
      return false;
    }
    if (row_.hidden) report(mapping_notices::row_hidden, row_.number, 0, "");
    const Rule rule = classifier_->classify(row_);
    if (rule == Rule::plain) return true;
    if (rule == Rule::totals_row) compare_totals();
    fates_.whole_row(row_, Fate::ignored, rule);
    return false;
  }

  void compare_totals() {
    for (const TotalsWatch::Difference& each : totals_->compare(row_, values_))
      report(mapping_notices::total_differs_from_rows, row_.number, each.column,
             "The totals row says " + each.stated + ", and the rows above make " + std::to_string(each.found) + ".",
             {each.stated, Known::word});
  }

  void find_key() {
    look_->look(row_);
    cells_ = vertical_->cells(row_, from_above_);
    key_.blank = true;
    key_.values.resize(grouped_ ? group_columns_.size() : 0);
    key_.text.clear();
    if (!grouped_) return;
    for (std::size_t i = 0; i != group_columns_.size(); ++i) {
      std::string& value = key_.values[i];
      value.clear();
      const auto at = std::lower_bound(cells_.begin(), cells_.end(), group_columns_[i],
                                       [](const Cell& cell, std::uint32_t column) { return cell.column < column; });
      if (group_columns_[i] != 0 && at != cells_.end() && at->column == group_columns_[i]) {
        const Parsed& parsed = values_.peek(profile_->group_columns[i], *at);
        if (parsed.is == Parsed::Is::value) append_text(value, parsed.value);
        // A value that is not understood still distinguishes rows. It must not count as a blank that continues the
        // incident above.
        if (parsed.is == Parsed::Is::bad) (value = '\x01') += at->raw;
      }
      if (!value.empty()) key_.blank = false;
      (key_.text += value) += '\x1f';
    }
  }

  void take_row(Batch& batch) {
    ++rows_;
    const Origin origin{context_.document, static_cast<std::uint32_t>(sheet_), row_.number};
    const bool continuing = group_.open() && group_.continues(key_);
    values_.read(*headings_, row_, cells_, from_above_, batch, row_values_);
    if (row_values_.empty) return leave_row_out();
    if (headings_->counts_people) settle_person(*profile_, *headings_, row_, batch, row_values_);
    const bool counted = !row_values_.has_victim && states_people(*profile_, row_values_);
    const Field* missing = missing_required(*profile_, row_values_);
    if (classifier_->past_end() &&
        (missing != nullptr || (requires_victim(*profile_) && !row_values_.has_victim && !counted))) {
      report(mapping_notices::after_list, row_.number, row_.cells.front().column, "");
      return fates_.whole_row(row_, Fate::ignored, Rule::after_list);
    }
    if (!continuing && grouped_ && key_.blank && profile_->profile.continue_blank) {
      report(mapping_notices::no_incident, row_.number, key_column(), "");
      return quarantine_row(Rule::no_incident);
    }
    if (!continuing) {
      seen_before_ = group_.begin(key_, origin);
      told_seen_ = told_reused_ = false;
    }
    if (missing != nullptr) {
      account_.report(mapping_notices::required_missing, fates_.place(row_.number, 0, *missing), {},
                      "\"" + std::string(info(*missing).full_name) + "\" is missing.");
      return quarantine_row(Rule::required_missing);
    }
    if (continuing && key_is_inherited() && !group_.accepted()) {
      // The row that named the incident is in quarantine, together with the incident's own fields.
      report(mapping_notices::no_incident, row_.number, key_column(), "");
      return quarantine_row(Rule::no_incident);
    }
    if (continuing && key_is_inherited() && group_.contradicts(row_values_)) {
      // The number may be blank because the sender forgot it for another incident. Its victims must not go to the
      // incident above.
      report(mapping_notices::no_incident, row_.number, key_column(),
             "The row names no incident, and what it says differs from the incident above.");
      return quarantine_row(Rule::no_incident);
    }
    if (!continuing && !row_values_.has_victim && !counted && requires_victim(*profile_))
      report(mapping_notices::incident_without_victims, row_.number, 0, "");
    std::uint32_t first_row = 0;
    group_.add(row_values_, origin, conflicts_, first_row);
    if (seen_before_ != 0) tell_seen_before();
    if (!conflicts_.empty()) quarantine_conflicts(first_row);
    if (group_.leaves_out_extras(row_values_)) quarantine_extras();
    count_empty();
    totals_->add(row_, &row_values_, !continuing);
    fates_.row(row_, row_values_.fates, Fate::used, Rule::plain);
  }

  void quarantine_row(Rule rule) {
    totals_->add(row_, nullptr, false);
    fates_.whole_row(row_, Fate::quarantined, rule);
  }

  [[nodiscard]] std::uint32_t key_column() const { return group_columns_.empty() ? 0 : group_columns_.front(); }

  // Reports once for each incident, at its number: a duplicate number is not an error in the other cells.
  void tell_seen_before() {
    const bool reused = !conflicts_.empty();  // perhaps only a later row shows it
    if (told_seen_ && (!reused || told_reused_)) return;
    told_seen_ = true;
    told_reused_ = reused;
    const std::string row = std::to_string(seen_before_);
    if (!reused)
      return report(mapping_notices::incident_seen_again, row_.number, key_column(),
                    "It was first seen in row " + row + ".");
    report(mapping_notices::incident_number_reused, row_.number, key_column(),
           "The incident of row " + row + " has this number, and says something else in " +
               std::to_string(conflicts_.size()) + (conflicts_.size() == 1 ? " value." : " values."));
  }

  [[nodiscard]] bool key_is_inherited() const {
    return std::any_of(key_.values.begin(), key_.values.end(), [](const std::string& value) { return value.empty(); });
  }

  // Only dashes, ignored columns, or cells that were not understood.
  void leave_row_out() {
    const CellFate& first = row_values_.fates.front();
    if (std::any_of(row_values_.fates.begin(), row_values_.fates.end(),
                    [](const CellFate& fate) { return fate.fate == Fate::quarantined; })) {
      totals_->add(row_, nullptr, false);
      return fates_.row(row_, row_values_.fates, Fate::quarantined, Rule::value_not_understood);
    }
    fates_.row(row_, row_values_.fates, Fate::ignored, first.rule == Rule::plain ? Rule::blank_text : first.rule,
               first.ignored);
  }

  void quarantine_conflicts(std::uint32_t first_row) {
    for (std::size_t i = 0; i != row_.cells.size(); ++i) {
      const std::uint32_t column = row_.cells[i].column;
      if (column > headings_->columns.size() || headings_->columns[column - 1].column < 0) continue;
      const auto bound = static_cast<std::size_t>(headings_->columns[column - 1].column);
      // Two cells of coordinates may have become one text, in another field.
      const CellFate& taken = row_values_.fates[i];
      const Field field = taken.field != Field::count ? taken.field : profile_->profile.columns[bound].field;
      const auto same = [&](const IncidentGroup::Conflict& each) {
        return each.field == field && each.node == profile_->plan.column_node[bound];
      };
      if (std::none_of(conflicts_.begin(), conflicts_.end(), same)) continue;
      CellFate& fate = row_values_.fates[i];
      if (fate.fate == Fate::ignored || fate.fate == Fate::quarantined) continue;
      fate = {Fate::quarantined, Rule::incident_fields_differ, -1, field};
      if (seen_before_ != 0) continue;  // reported at the incident's number
      account_.report(mapping_notices::incident_fields_differ, fates_.place(row_.number, column, field),
                      {row_.cells[i].raw, Known::value},
                      "Rows " + std::to_string(first_row) + " and " + std::to_string(row_.number) +
                          " belong to one incident but differ.");
    }
  }

  // The incident was already emitted, and the row has no victim that could take the extras.
  void quarantine_extras() {
    for (std::size_t i = 0; i != row_.cells.size(); ++i) {
      const std::uint32_t column = row_.cells[i].column;
      const bool bound = column <= headings_->columns.size() && headings_->columns[column - 1].column >= 0;
      CellFate& fate = row_values_.fates[i];
      if (!bound && fate.fate != Fate::ignored) fate = {Fate::quarantined, Rule::incident_fields_differ};
    }
  }

  void count_empty() {
    std::uint64_t filled = 0;
    for (const Cell& cell : row_.cells) filled += cell.column >= first_bound_ && cell.column <= last_bound_;
    if (last_bound_ != 0) account_.empty_cells(last_bound_ - first_bound_ + 1 - filled);
  }

  void report(const NoticeType& type, std::uint32_t row, std::uint32_t column, std::string problem,
              Quoted quoted = {}) {
    account_.report(type, fates_.place(row, column), quoted, std::move(problem));
  }

  std::shared_ptr<const Compiled> profile_;
  TableDocument& document_;
  ReadContext& context_;
  Account& account_;
  Fates fates_;
  RowValueReader values_;
  IncidentGroup group_;
  RowValues row_values_;
  std::vector<IncidentGroup::Conflict> conflicts_;

  std::size_t sheet_ = 0;  // number of the current sheet, from 1
  std::optional<SourceRows> source_;
  std::optional<HeadingRow> headings_;
  std::optional<RowClassifier> classifier_;
  std::optional<VerticalMerges> vertical_;
  std::optional<ShiftWatch> shifts_;
  std::optional<ColumnLook> look_;
  std::optional<TotalsWatch> totals_;
  std::vector<std::uint32_t> group_columns_;  // sheet columns; 0: not in this sheet
  bool grouped_ = false;
  std::uint32_t first_bound_ = 0, last_bound_ = 0;

  Row row_;
  std::span<const Cell> cells_;
  const std::vector<bool>* from_above_ = nullptr;
  GroupKey key_;
  std::uint32_t seen_before_ = 0;  // earlier row with the open incident; 0: it is new
  bool told_seen_ = false, told_reused_ = false;
  bool pending_ = false;
  std::size_t rows_ = 0;
  std::uint32_t since_look_ = 0;
  std::uint64_t lists_ = 0, left_out_ = 0;
  bool ended_ = false;

  SheetPlaces places_;
};

}  // namespace

std::unique_ptr<RecordReader> read_table(std::shared_ptr<const Compiled> profile, TableDocument& document,
                                         ReadContext& context) {
  return std::make_unique<TableReader>(std::move(profile), document, context);
}

}  // namespace maex
