#include "core/mapping/table/write.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/mapping/table/ids.hpp"
#include "core/mapping/table/layout.hpp"
#include "core/mapping/table/losses.hpp"
#include "core/mapping/table/row_maker.hpp"
#include "core/mapping/table/spool.hpp"

namespace maex {
namespace {

using losses::type;
using LossKind = losses::Kind;

constexpr std::size_t most_sheets = 256;  // each has a buffer of 64 KiB; later years share one sheet
constexpr const char* undated_sheet = "no date";
constexpr const char* other_sheet = "other years";

void lay_over(OutCells& row, const OutCells& over) {
  if (row.size() < over.size()) row.resize(over.size());
  for (std::size_t i = 0; i != over.size(); ++i)
    if (over[i].kind != CellKind::empty) row[i] = over[i];
}

OutCell text_cell(std::string_view text) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = text;
  return cell;
}

// Duplicates have "-2", "-3" … after the id. Which of several equal records has which number does not matter.
bool same_or_double(std::string_view id, std::string_view made) {
  if (!id.starts_with(made)) return false;
  id.remove_prefix(made.size());
  if (id.empty()) return true;
  if (id.size() < 2 || id.front() != '-') return false;
  return id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// A group is an incident with all records up to the next incident, or one other top-level record. The writer makes all
// cells of the group first, because the whole group decides which ids a reader will make.
class TableRecordWriter final : public RecordWriter {
 public:
  TableRecordWriter(std::shared_ptr<const Compiled> profile, TableTarget target, WriteContext& context)
      : profile_(std::move(profile)),
        target_(std::move(target)),
        context_(context),
        maker_(profile_, context),
        spool_(optional_columns(profile_->profile)) {
    if (target_.sheets.empty()) target_.sheets = profile_->profile.sheets;
    const auto& group = profile_->profile.group;
    grouped_by_id_ = std::find(group.begin(), group.end(), Field::incident_id) != group.end();
    id_column_ = maker_.column_of(profile_->plan.incident, Field::incident_id);
  }

  void write(const Batch& batch, Losses& losses) override {
    batch_ = &batch;
    losses_ = &losses;
    for (std::size_t i = 0, end = 0; i < batch.size(); i = end) {
      end = batch.end_of(i);
      if (batch[i].kind() == Kind::incident && profile_->plan.incident >= 0)
        while (end < batch.size() && batch[end].kind() != Kind::incident) end = batch.end_of(end);
      group(i, end);
      maker_.forget();
    }
  }

  void finish() override {
    const std::unique_ptr<TableWriter> writer = target_.create();
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i != profile_->profile.columns.size(); ++i)
      if (spool_.keeps(i)) columns.push_back(i);
    const SheetLayout layout(*profile_, std::move(columns), maker_.extra_headings(), target_.flat_headings);
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
  /// A top-level record of the group and its cells.
  struct Made {
    std::size_t record = 0;
    bool member = false;            ///< a victim of the group's incident
    bool lacks = false;             ///< it lacks a value that the profile requires
    int counted = -1;               ///< the column that counts this victim
    const LossType* row = nullptr;  ///< why a reader puts the row into quarantine
    OutCells cells;
  };
  struct Sheet {
    std::string name;
    SheetTotals* totals = nullptr;
  };

  [[nodiscard]] const Record& record(const Made& one) const { return (*batch_)[one.record]; }
  [[nodiscard]] bool is_victim(const Made& one) const { return record(one).kind() == Kind::victim; }
  [[nodiscard]] std::span<Made> made() { return {made_.data(), made_count_}; }

  void group(std::size_t first, std::size_t end) {
    made_count_ = members_ = counted_members_ = 0;
    key_.clear();
    id_read_.clear();
    extras_.clear();
    const bool incident = (*batch_)[first].kind() == Kind::incident && profile_->plan.incident >= 0;
    for (std::size_t i = first; i < end; i = batch_->end_of(i)) make(i, incident);
    for (Made& one : made()) extras(one);
    for (Made& one : made()) ids(one);
    for (const Made& one : made())
      if (one.row != nullptr)
        for (std::size_t i = one.record; i != batch_->end_of(one.record); ++i) losses_->all_values(i, one.row);
    Made& top = made_.front();
    if (incident)
      put_incident(top);
    else if (is_victim(top) && profile_->plan.victim >= 0)
      put_victim_alone(top);
    else if (!top.cells.empty())
      put_row(sheet_of({}), top.cells);
  }

  void make(std::size_t index, bool incident) {
    if (made_.size() == made_count_) made_.emplace_back();
    Made& one = made_[made_count_++];
    one.record = index;
    one.member = one.lacks = false;
    one.counted = -1;
    one.row = nullptr;
    one.cells.clear();
    const Made& top = made_.front();
    const bool quarantined = incident && top.row != nullptr;
    if (incident && is_victim(one)) {
      const std::string_view link = record(one).text(Field::victim_incident);
      one.member = link.empty() || link == record(top).text(Field::incident_id);
      members_ += one.member;
    }
    if (is_victim(one) && profile_->has_counts) {
      one.counted = one.member ? count_column(record(one)) : -1;
      counted_members_ += one.counted >= 0;
      if (one.member && top.lacks) one.row = top.row;
      return;
    }
    maker_.values(*batch_, index, one.cells, *losses_);
    if (maker_.node_of(record(one).kind()) < 0) return;
    if (&one == &top) read_key(index);
    one.lacks = lacks_required(index);
    if (one.lacks)
      one.row = type(LossKind::required_missing);
    else if (one.member && quarantined)
      one.row = top.row;
    else if (&one == &top && incident && profile_->profile.continue_blank && !grouped_by_id_ && key_.empty())
      one.row = type(LossKind::no_group_value);
  }

  /// The column with the most conditions wins, so "killed children" precedes "killed"; -1: no column counts the victim.
  [[nodiscard]] int count_column(const Record& victim) const {
    int best = -1;
    std::size_t most = 0;
    const auto& columns = profile_->profile.columns;
    for (std::size_t i = 0; i != columns.size(); ++i) {
      const auto& conditions = columns[i].count_of;
      if (conditions.size() > most && std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
            return victim.get(condition.first) == condition.second;
          })) {
        best = static_cast<int>(i);
        most = conditions.size();
      }
    }
    return best;
  }

  [[nodiscard]] bool lacks_required(std::size_t top) const {
    const auto& nodes = profile_->plan.nodes;
    for (const Field field : profile_->profile.required) {
      const Kind kind = info(field).kind;
      const bool asked = std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        const Node& root = node.parent < 0 ? node : nodes[static_cast<std::size_t>(node.parent)];
        return node.kind == kind && root.kind == (*batch_)[top].kind();
      });
      bool found = !asked;
      for (std::size_t i = top; !found && i < batch_->end_of(top); ++i)
        for_carried(i, field, [&](const Value&) { found = true; });
      if (!found) return true;
    }
    return false;
  }

  /// Calls `each(value)` for the values of a field that a reader of the output would read.
  template <class Each>
  void for_carried(std::size_t index, Field field, Each each) const {
    const auto slots = (*batch_)[index].slots();
    for (std::size_t i = 0; i != slots.size(); ++i)
      if (slots[i].field == field && losses_->of_value(index, i) == nullptr) each(slots[i].value);
  }

  /// Group values as a reader compares them; empty when the rows of the record have no group.
  void read_key(std::size_t top) {
    bool some = false;
    for (const std::size_t column : profile_->group_columns) {
      for (std::size_t i = top; i < batch_->end_of(top); ++i)
        if (maker_.nodes()[i - top] == static_cast<int>(profile_->plan.column_node[column]))
          for_carried(i, profile_->profile.columns[column].field, [&](const Value& value) {
            append_text(key_, value);
            some = true;
          });
      key_ += '\x1f';
    }
    if (!some) key_.clear();
  }

  void extras(Made& one) {
    const bool on_incident = record(one).kind() == Kind::incident && profile_->plan.incident != profile_->plan.main;
    // The reader assigns the extras of a victim's row to the victim, so the extras of an incident need a separate row.
    const bool no_row = on_incident && key_.empty() && members_ != 0;
    maker_.extras(*batch_, one.record, on_incident ? extras_ : one.cells, *losses_, one.row,
                  no_row ? type(LossKind::extra_on_incident) : nullptr);
  }

  /// Ids and links without a column are not lost if the reader makes the same ones.
  void ids(Made& one) {
    const bool counts = is_victim(one) && profile_->has_counts;
    if (counts)
      for (std::size_t i = one.record; i != batch_->end_of(one.record); ++i)
        losses_->all_values(
            i, type(i == one.record && one.counted < 0 ? LossKind::kind_without_rows : LossKind::field_without_column));
    const Record& top = record(one);
    if (one.row == nullptr && (one.counted >= 0 || maker_.node_of(top.kind()) >= 0))
      for (std::size_t i = 0; i != top.slots().size(); ++i) {
        const Slot& slot = top.slots()[i];
        if (losses_->of_value(one.record, i) != type(LossKind::field_without_column)) continue;
        if (is_made_field(slot.field))
          losses_->value(one.record, i, made_loss(one, slot));
        else if (counts && is_counted(one, slot.field))
          losses_->value(one.record, i, nullptr);
      }
    if (top.kind() != Kind::incident || id_column_ < 0 || !grouped_by_id_) return;
    if (!top.text(Field::incident_id).empty()) return;
    // A reader would add rows without the incident's number to the incident above.
    made_id_ = numbered({id_read(), hash64(id_read())}, made_ids_);
    const auto column = static_cast<std::size_t>(id_column_);
    if (one.cells.size() <= column) one.cells.resize(column + 1);
    one.cells[column] = text_cell(made_id_);
  }

  [[nodiscard]] bool is_counted(const Made& one, Field field) const {
    const auto& conditions = profile_->profile.columns[static_cast<std::size_t>(one.counted)].count_of;
    return std::any_of(conditions.begin(), conditions.end(), [field](const auto& each) { return each.first == field; });
  }

  const LossType* made_loss(const Made& one, const Slot& slot) {
    if (slot.value.kind() != Value::Kind::text) return type(LossKind::value_form);
    const auto kept_if = [](bool same, LossKind loss) { return same ? nullptr : type(loss); };
    const std::string_view id = slot.value.as_text();
    if (!is_victim(one)) return kept_if(same_or_double(id, id_read()), LossKind::made_id);
    const bool link = slot.field == Field::victim_incident;
    if (!one.member) {
      if (link) return kept_if(id_column_ >= 0, LossKind::shared_incident);
      return kept_if(same_or_double(id, made_victim_id(record(one).text(Field::victim_incident), content(one)).text),
                     LossKind::made_id);
    }
    const bool grouped = !key_.empty() || profile_->has_counts;
    if (link) return kept_if((grouped || members_ == 1) && same_or_double(id, id_read()), LossKind::shared_incident);
    const std::string_view incident = record(made_.front()).text(Field::incident_id);
    if (!profile_->has_counts && (grouped || (id_column_ >= 0 && !incident.empty())))
      return kept_if(same_or_double(id, made_victim_id(id_read(), content(one)).text), LossKind::made_id);
    // The reader makes these ids from the incident's id and a number. So the set of ids is the same if each id has a
    // number up to the count of victims.
    const std::string stem = std::string(incident) + "-V";
    if (!same_or_double(incident, id_read()) || !id.starts_with(stem)) return type(LossKind::made_id);
    const std::string_view digits = id.substr(stem.size());
    const bool number =
        !digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == std::string_view::npos;
    const std::size_t count = profile_->has_counts ? counted_members_ : members_;
    return kept_if(number && std::stoul(std::string(digits)) <= count, LossKind::made_id);
  }

  /// The content of a record that the reader sees when it makes ids.
  std::string content(const Made& one) {
    std::string text;
    if (one.counted < 0) {
      append_content(text, *batch_, one.record, [this](const Fact& fact) { return losses_->of(fact) == nullptr; });
      return text;
    }
    std::string& counted = counted_contents_[one.counted];
    if (!counted.empty()) return counted;
    Batch batch;
    Record& victim = batch.add(Kind::victim, {});
    for (const auto& [field, value] : profile_->profile.columns[static_cast<std::size_t>(one.counted)].count_of)
      victim.set(field, value);
    append_content(counted, batch, 0);
    return counted;
  }

  /// The id that a reader of the output has for the group's first record.
  const std::string& id_read() {
    if (!id_read_.empty()) return id_read_;
    const Record& top = record(made_.front());
    const Field field =
        top.kind() == Kind::victim ? Field::incident_id : id_field(top.kind()).value_or(Field::incident_id);
    if (maker_.column_of(maker_.node_of(top.kind()), field) >= 0 && top.has(field)) return id_read_ = top.text(field);
    if (!key_.empty()) return id_read_ = made_id(profile_->profile.id_prefix, key_).text;
    std::string bytes = content(made_.front());
    std::vector<std::string> victims;
    for (const Made& one : made())
      if (one.member && (one.counted >= 0 || !profile_->has_counts)) victims.push_back(content(one));
    std::sort(victims.begin(), victims.end());
    for (const std::string& victim : victims) (bytes += '\x1d') += victim;
    return id_read_ = made_id(profile_->profile.id_prefix, bytes).text;
  }

  void put_incident(Made& incident) {
    const Sheet sheet = sheet_of(record(incident).get(Field::incident_date));
    bool own_row = true;
    const auto put_own_row = [&] {
      if (std::exchange(own_row, false)) put_row(sheet, with_counts(sheet, incident));
    };
    if (!extras_.empty() && !key_.empty()) put_own_row();
    for (const Made& one : made()) {
      if (!is_victim(one) || profile_->plan.victim < 0) continue;
      if (!one.member) {
        put_own_row();
        put_victim_alone(one);
        continue;
      }
      row_ = incident.cells;
      lay_over(row_, one.cells);
      // A row that a reader would quarantine does not carry the incident.
      if (!one.lacks) own_row = false;
      ++sheet.totals->victims;
      put_row(sheet, row_);
    }
    put_own_row();
  }

  const OutCells& with_counts(const Sheet& sheet, const Made& incident) {
    row_ = incident.cells;
    lay_over(row_, extras_);
    for (const Made& one : made()) {
      if (one.counted < 0) continue;
      const auto column = static_cast<std::size_t>(one.counted);
      if (row_.size() <= column) row_.resize(column + 1);
      row_[column].kind = CellKind::number;
      ++row_[column].number;
      ++sheet.totals->counted[column];
    }
    return row_;
  }

  void put_victim_alone(const Made& victim) {
    const Sheet sheet = sheet_of({});
    const std::string_view link = record(victim).text(Field::victim_incident);
    row_.clear();
    if (id_column_ >= 0 && !link.empty()) {
      row_.resize(static_cast<std::size_t>(id_column_) + 1);
      row_.back() = text_cell(link);
    }
    lay_over(row_, victim.cells);
    ++sheet.totals->victims;
    put_row(sheet, row_);
  }

  void put_row(const Sheet& sheet, const OutCells& cells) { spool_.add(sheet.name, cells); }

  Sheet sheet_of(const Value& date) {
    const Day day = date.kind() == Value::Kind::date ? date.as_date().first : Day{};
    Sheet sheet{profile_->profile.title};
    if (target_.sheets == "year" || target_.sheets == "half-year") {
      sheet.name = day.year == 0 ? undated_sheet : std::to_string(day.year);
      if (target_.sheets == "half-year" && day.month != 0) sheet.name += day.month <= 6 ? " I" : " II";
      if (totals_.size() >= most_sheets && !totals_.contains(sheet.name)) sheet.name = other_sheet;
    }
    sheet.totals = &totals_[sheet.name];
    if (day.year == 0) return sheet;
    if (sheet.totals->first_year == 0 || day.year < sheet.totals->first_year) sheet.totals->first_year = day.year;
    sheet.totals->last_year = std::max(sheet.totals->last_year, day.year);
    return sheet;
  }

  std::shared_ptr<const Compiled> profile_;
  TableTarget target_;
  WriteContext& context_;
  RowMaker maker_;
  bool grouped_by_id_ = false;
  int id_column_ = -1;
  RowSpool spool_;
  std::map<std::string, SheetTotals> totals_;
  SeenKeys made_ids_;
  std::map<int, std::string> counted_contents_;  // of a victim that is only counted, by column

  const Batch* batch_ = nullptr;  // the current batch
  Losses* losses_ = nullptr;
  std::vector<Made> made_;  // of the group; entries after made_count_ are kept to reuse their memory
  std::size_t made_count_ = 0, members_ = 0, counted_members_ = 0;
  std::string key_, id_read_, made_id_;
  OutCells extras_, row_;  // extras of an incident that shares its rows with victims
};

}  // namespace

std::unique_ptr<RecordWriter> write_table(std::shared_ptr<const Compiled> profile, TableTarget target,
                                          WriteContext& context) {
  return std::make_unique<TableRecordWriter>(std::move(profile), std::move(target), context);
}

}  // namespace maex
