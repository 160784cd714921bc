#include "core/mapping/table/read.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/io/error.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/mapping/profile/required.hpp"
#include "core/mapping/table/column_look.hpp"
#include "core/mapping/table/counted_row.hpp"
#include "core/mapping/table/group.hpp"
#include "core/mapping/table/headless.hpp"
#include "core/mapping/table/hidden_copies.hpp"
#include "core/mapping/table/near_words.hpp"
#include "core/mapping/table/row_values.hpp"
#include "core/mapping/table/rows.hpp"
#include "core/mapping/table/sheet_places.hpp"
#include "core/mapping/table/shifted.hpp"
#include "core/mapping/table/totals.hpp"
#include "core/mapping/table/vertical.hpp"
#include "core/text/personal_signs.hpp"

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
        values_(*profile_, context.today, fates_, context.country),
        window_(*profile_, profile_->group_columns.empty() ? 0 : RowWindow::usual_most_records),
        group_(*profile_, window_) {}

  bool next(Batch& batch) override {
    while (!at_end_ && !window_.full()) {
      at_end_ = !fill();
      if (!window_.newest().empty()) window_.seal();
    }
    return window_.hand_out(batch);
  }

  /// All sheets have the same weight, because the length of a sheet is not known before it is read.
  [[nodiscard]] double progress() const override {
    if (!source_ || source_->progress() < 0) return -1;
    return (static_cast<double>(next_sheet_ - 1) + source_->progress()) /
           static_cast<double>(document_.sheets().size());
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override {
    return places_.locate(account_.document(), origin, column, field);
  }

 private:
  bool fetch() {
    if (!source_ || !source_->next(row_)) return false;
    if (!source_->equalized().empty()) fates_.report_equalized(row_.number, source_->equalized());
    if (context_.stop != nullptr && (since_look_++ & 255u) == 0 && context_.stop->load(std::memory_order_relaxed))
      throw Interrupted();
    return true;
  }

  // Fills the newest batch of the window. False at the end of the document.
  bool fill() {
    rows_ = 0;
    while (true) {
      if (!pending_ && !fetch()) {
        leave_group();
        if (!open_sheet()) return false;
        continue;
      }
      if (!pending_ && !is_data(window_.newest())) continue;
      if (!pending_ && shifts_->look(row_)) refuse_shifted();
      if (!pending_) find_key();
      if (!pending_ && counter_) settle_counter(window_.newest());
      if (!pending_ && copies_ && repeats_visible_row()) continue;
      pending_ = false;
      if (group_.open() && !group_.continues(key_)) {
        leave_group();
        if (rows_ >= rows_per_batch) {
          // Text of the next group belongs to the next batch.
          pending_ = true;
          return true;
        }
      }
      take_row(window_.newest());
      if (group_.full()) {
        group_.emit();
        group_.go_on();
        return true;
      }
    }
  }

  void leave_group() {
    group_.emit();
    group_.close();
  }

  // Opens the next sheet that contains a list. False after the last one.
  bool open_sheet() {
    const std::span<const SheetInfo> sheets = document_.sheets();
    if (order_.size() != sheets.size()) order_sheets();
    leave_out_counter();
    if (shifts_) refuse_shifted();
    if (look_) look_->report(fates_);
    look_.reset();
    shifts_.reset();
    source_.reset();
    while (next_sheet_ < sheets.size()) {
      sheet_ = order_[next_sheet_++] + 1;
      const SheetInfo& sheet = sheets[sheet_ - 1];
      headings_.reset();
      SheetNames& names = places_.add(static_cast<std::uint32_t>(sheet_), sheet.name);
      fates_.begin_sheet(names);
      if (!sheet.readable) {
        report(mapping_notices::sheet_not_readable, 0, 0, sheet.note);
        continue;
      }
      source_.emplace(document_, sheet_ - 1, &account_,
                      [this](const Row& row, std::span<const Cell> cells) { fates_.covered(row, cells); });
      if (sheet.kind == PartKind::text) {
        for (; fetch(); ++left_out_) fates_.paragraph(sheet, row_);
        continue;
      }
      if (sheet.hidden && !source_->window().empty()) report(mapping_notices::sheet_hidden, 0, 0, "");
      headings_ = find_headings(*profile_, source_->window(), source_->merges());
      if (!headings_ || !headings_->missing.empty()) {
        leave_out_sheet();
        continue;
      }
      ++lists_;
      vertical_.emplace(source_->merges(), headings_->row);
      totals_.emplace(*profile_, *headings_);
      names_ = &names;
      other_table_ = false;
      use_headings();
      list_headings_ = headings_;
      if (copies_) copies_->begin_sheet(sheet.hidden);
      decide_columns(*profile_, *headings_, document_, sheet_ - 1, context_.stop, values_);
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
    throw InputError(refusal(account_.document() + (sheet.empty() ? "" : ", sheet \"" + shown_sheet(sheet) + '"'),
                             *headings_, shifts));
  }

  // Hidden sheets come last, so that their rows can be compared with the rows that people see.
  void order_sheets() {
    const std::span<const SheetInfo> sheets = document_.sheets();
    for (const bool hidden : {false, true})
      for (std::size_t i = 0; i != sheets.size(); ++i)
        if (sheets[i].hidden == hidden) order_.push_back(i);
    if (std::any_of(sheets.begin(), sheets.end(), [](const SheetInfo& sheet) { return sheet.hidden; }))
      copies_.emplace(*profile_);
  }

  // Reads the rows from here on by headings_.
  void use_headings() {
    places_.bind(*names_, *headings_, *profile_);
    classifier_.emplace(*profile_, *headings_, source_->merges());
    shifts_.emplace(*profile_, *headings_, values_);
    look_.emplace(*profile_, *headings_);
    bind_sheet();
  }

  static std::string missing_headings(const HeadingRow& headings) {
    std::string problem = "Missing:";
    for (const std::string& heading : headings.missing) problem += " \"" + heading + "\"";
    return problem + ".";
  }

  // True when a cell is a word of its column's list: "injured" is a heading of lists of numbers, and the outcome of a
  // person.
  bool has_values_of_columns() {
    return std::any_of(row_.cells.begin(), row_.cells.end(), [this](const Cell& cell) {
      if (cell.column > headings_->columns.size()) return false;
      const int bound = headings_->columns[cell.column - 1].column;
      return bound >= 0 && values_.is_code(static_cast<std::size_t>(bound), cell.raw);
    });
  }

  // True for a row of headings that do not repeat those of the list. They hold for the rows below. When they lack some
  // that the profile requires, the rows below are another table.
  bool take_new_headings(Batch& batch) {
    if (!classifier_->has_headings(row_) || has_values_of_columns()) return false;
    std::optional<HeadingRow> found = find_headings(*profile_, {&row_, 1}, {});
    if (!found) return false;
    leave_group();
    other_table_ = !found->missing.empty();
    if (other_table_) {
      report(mapping_notices::heading_missing, row_.number, 0, missing_headings(*found));
      fates_.whole_row(row_, Fate::ignored, Rule::heading_row);
      return true;
    }
    refuse_shifted();
    look_->report(fates_);
    report(mapping_notices::headings_again, row_.number, 0, "");
    fates_.whole_row(row_, Fate::ignored, Rule::heading_row);
    const HeadingRow before = std::move(*headings_);
    headings_ = std::move(found);
    totals_.emplace(totals_->below(before, *headings_));
    use_headings();
    return true;
  }

  // Gives the row its fate when it is on a hidden sheet, and a visible sheet has it or its incident.
  bool repeats_visible_row() {
    const HiddenCopies::Is is = copies_->judge(*headings_, cells_, key_);
    if (is == HiddenCopies::Is::record) return false;
    const bool copy = is == HiddenCopies::Is::copy;
    totals_->add(row_, nullptr, false);  // a totals row of this sheet counts it
    report(copy ? mapping_notices::hidden_copy : mapping_notices::hidden_differs, row_.number, copy ? 0 : key_column(),
           "");
    fates_.whole_row(row_, copy ? Fate::ignored : Fate::quarantined, copy ? Rule::hidden_copy : Rule::hidden_differs);
    return true;
  }

  // The headings of a list that a sheet without headings may continue; null when the file has none.
  const HeadingRow* headings_elsewhere() {
    constexpr std::size_t most_sheets = 50;
    for (std::size_t i = next_sheet_; !list_headings_ && i < std::min(order_.size(), next_sheet_ + most_sheets); ++i) {
      if (!is_table(document_.sheets()[order_[i]])) continue;
      const auto first = document_.first_rows(order_[i]);
      std::optional<HeadingRow> found = find_headings(*profile_, first->seen(), first->merges());
      if (found && found->missing.empty()) list_headings_ = std::move(found);
    }
    return list_headings_ ? &*list_headings_ : nullptr;
  }

  // Quarantines the rows of a sheet that continues the list of another sheet without headings. False when it does not.
  bool quarantine_headless() {
    if (source_->window().empty()) return false;
    const HeadingRow* list = headings_elsewhere();
    const auto fits = [&](const Row& row) { return fits_headings(*profile_, *list, row, values_); };
    const auto window = source_->window();
    const auto count = list == nullptr ? 0 : std::count_if(window.begin(), window.end(), fits);
    if (count == 0 || static_cast<std::size_t>(count) * 2 < window.size()) return false;
    headings_.reset();
    report(mapping_notices::rows_without_headings, window.front().number, 0, "");
    while (fetch()) {
      ++left_out_;
      const bool row = fits(row_);
      fates_.whole_row(row_, row ? Fate::quarantined : Fate::ignored,
                       row ? Rule::rows_without_headings : Rule::not_a_list);
    }
    return true;
  }

  void leave_out_sheet() {
    if (quarantine_headless()) return;
    if (headings_) {
      report(mapping_notices::heading_missing, headings_->row, 0, missing_headings(*headings_));
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
        account_.report(mapping_notices::heading_repeated, fates_.place(headings_->row, number), {},
                        {"\"{heading}\" is in an earlier column, too."_text,
                         {{"heading", column.leaf, holds_personal_sign(column.leaf)}}});
      } else if (column.unknown()) {
        account_.report(mapping_notices::heading_unknown, fates_.place(headings_->row, number), {},
                        unknown_heading(column.heading, column.leaf, profile_->heading_names));
      }
    }
    fates_.report_look_alikes(*headings_);
    for (const ColumnRange& range : document_.hidden_columns(sheet_ - 1))
      for (std::size_t i = range.first; i <= std::min<std::size_t>(range.last, headings_->columns.size()); ++i)
        if (headings_->columns[i - 1].headed)
          report(mapping_notices::column_hidden, headings_->row, static_cast<std::uint32_t>(i), "");
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
  bool is_data(Batch& batch) {
    if (row_.number <= headings_->row) {
      const bool heading = row_.number >= headings_->first_row;
      fates_.whole_row(row_, Fate::ignored, heading ? Rule::heading_row : Rule::title_row);
      return false;
    }
    if (row_.hidden) report(mapping_notices::row_hidden, row_.number, 0, "");
    if (take_new_headings(batch)) return false;
    const Rule rule = classifier_->classify(row_, vertical_->reaches(row_.number));
    if (rule == Rule::repeated_heading) other_table_ = false;
    if (other_table_) {
      // The headings may belong to nothing: a row that fits the list is not lost without a trace.
      const bool fits = fits_headings(*profile_, *headings_, row_, values_);
      fates_.whole_row(row_, fits ? Fate::quarantined : Fate::ignored,
                       fits ? Rule::rows_without_headings : Rule::not_a_list);
      return false;
    }
    if (rule == Rule::plain) return true;
    if (rule == Rule::totals_row) compare_totals();
    if (classifier_->read_alone()) leave_group();  // a row below it without a number is not "as above"
    leave_out_row(rule);
    return false;
  }

  // Gives a row that is no record its fate.
  void leave_out_row(Rule rule) {
    const std::uint32_t column = row_.cells.front().column;
    const bool lost = rule == Rule::row_not_cut;
    leave_out_counter();
    if (rule == Rule::counter_alone) {
      find_key();
      counter_key_ = key_;
      counter_ = hold(row_);
      return;
    }
    if (lost) report(mapping_notices::row_not_cut, row_.number, column, "");
    if (classifier_->read_alone() && (rule == Rule::section_row || rule == Rule::footnote))
      report(mapping_notices::text_alone, row_.number, column, "");
    fates_.whole_row(row_, lost ? Fate::quarantined : Fate::ignored, rule);
  }

  // A number alone was entered for later, unless the rows below it have no number: then it is the one of their
  // incident.
  void settle_counter(Batch& batch) {
    if (!grouped_ || !key_.blank || counter_key_.blank || !profile_->profile.continue_blank) return leave_out_counter();
    const Row row = std::exchange(row_, counter_->row());
    const auto cells = std::exchange(cells_, row_.cells);
    const auto* const from_above = std::exchange(from_above_, nullptr);
    const GroupKey key = std::exchange(key_, counter_key_);
    take_row(batch);
    row_ = row;
    cells_ = cells;
    from_above_ = from_above;
    key_ = key;
    counter_.reset();
  }

  void leave_out_counter() {
    if (counter_) fates_.whole_row(counter_->row(), Fate::ignored, Rule::counter_alone);
    counter_.reset();
  }

  // The row has a text where the number belongs, and nothing else that was understood.
  void leave_out_words() {
    if (std::any_of(row_values_.fates.begin(), row_values_.fates.end(), is_not_understood))
      return quarantine_row(Rule::value_not_understood);
    report(mapping_notices::text_alone, row_.number, row_.cells.front().column, "");
    fates_.whole_row(row_, Fate::ignored, Rule::section_row);
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
        // Two unknown values are not one value.
        if (at->kind == CellKind::error) value += '\x02' + std::to_string(row_.number);
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
    if (!source_->equalized().empty()) Fates::mark_equalized(row_, source_->equalized(), row_values_.fates);
    if (row_values_.empty) return leave_row_out();
    if (!continuing && is_words_only(*profile_, row_values_)) return leave_out_words();
    if (headings_->counts_people) settle_person(*profile_, *headings_, row_, batch, row_values_);
    const bool counted = !row_values_.has_victim && states_people(*profile_, row_values_);
    const Field* missing = missing_required(*profile_, row_values_);
    if (classifier_->past_end() && !is_incident(*profile_, row_values_) &&
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
    if (!continuing && seen_before_ == 0 && !row_values_.has_victim && !counted && requires_victim(*profile_))
      report(mapping_notices::incident_without_victims, row_.number, 0, "");
    std::uint32_t first_row = 0;
    group_.add(row_values_, origin, conflicts_, first_row);
    if (seen_before_ != 0) tell_seen_before();
    if (!conflicts_.empty()) quarantine_conflicts(first_row);
    if (group_.leaves_out_extras(row_values_)) quarantine_extras();
    count_empty();
    totals_->add(row_, &row_values_, !continuing && seen_before_ == 0);
    if (row_values_.has_victim) classifier_->goes_on();
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
      return report(group_.is_apart() ? mapping_notices::incident_rows_apart : mapping_notices::incident_seen_again,
                    row_.number, key_column(), "It was first seen in row " + row + ".");
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
        return each.field == field && each.node == profile_->plan.column_node[bound] &&
               (each.column < 0 || static_cast<std::size_t>(each.column) == bound);
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
  RowWindow window_;
  IncidentGroup group_;
  RowValues row_values_;
  std::vector<IncidentGroup::Conflict> conflicts_;

  std::vector<std::size_t> order_;           // of the sheets
  std::size_t next_sheet_ = 0;               // index into order_
  std::size_t sheet_ = 0;                    // number of the current sheet, from 1
  SheetNames* names_ = nullptr;              // of the current sheet
  bool other_table_ = false;                 // the rows are those of a table below the list
  std::optional<HeadingRow> list_headings_;  // of the newest list
  std::optional<HeldRow> counter_;           // a row with a number alone, before the next row shows what it is
  GroupKey counter_key_;
  std::optional<HiddenCopies> copies_;  // when the document has hidden sheets
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
  bool ended_ = false, at_end_ = false;

  SheetPlaces places_;
};

}  // namespace

std::unique_ptr<RecordReader> read_table(std::shared_ptr<const Compiled> profile, TableDocument& document,
                                         ReadContext& context) {
  return std::make_unique<TableReader>(std::move(profile), document, context);
}

}  // namespace maex
