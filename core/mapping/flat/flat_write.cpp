// Records to flat tables.
#include <algorithm>
#include <deque>
#include <map>

#include "core/io/error.hpp"
#include "core/mapping/flat/flat.hpp"
#include "core/mapping/flat/flat_headings.hpp"
#include "core/mapping/flat/flat_words.hpp"
#include "core/mapping/table/carry.hpp"
#include "core/mapping/table/spool.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

constexpr std::size_t most_extras = 10'000;  // columns; a sheet ends at 16,384

std::size_t top_of(const Batch& batch, std::size_t record) {
  while (batch[record].parent() >= 0) record = static_cast<std::size_t>(batch[record].parent());
  return record;
}

bool is_zero(const Value& value) { return value.kind() == Value::Kind::decimal && value.as_decimal() == 0; }

// What is written of one kind of record.
struct WrittenTable {
  const FlatTable* flat = nullptr;
  std::unique_ptr<Carrier> carrier;
  std::vector<std::string> extras;  ///< headings, in the order of their columns
  StringMap<std::size_t> extra_columns;
};

class FlatWriter final : public RecordWriter {
 public:
  FlatWriter(std::shared_ptr<const FlatMapping> mapping, FlatTarget target, WriteContext& context)
      : mapping_(std::move(mapping)),
        target_(std::move(target)),
        context_(context),
        next_incident_(target_.links.first_incident),
        next_victim_(target_.links.first_victim) {
    for (const FlatTable& flat : mapping_->tables) {
      if (flat.kind == Kind::incident ? !target_.incidents : !target_.victims) continue;
      tables_.push_back({&flat, std::make_unique<Carrier>(flat.profile, context.today), {}, {}});
    }
  }

  const LossType* loss_of(const Batch& batch, std::size_t record, const Slot& slot) const override {
    const WrittenTable* table = table_of(batch[top_of(batch, record)].kind());
    return table == nullptr ? &flat_losses::kind_without_table : loss(*table, batch, record, slot);
  }

  const LossType* loss_of(const Batch& batch, std::size_t record, const Extra& extra) const override {
    const WrittenTable* table = table_of(batch[top_of(batch, record)].kind());
    if (table == nullptr) return &flat_losses::kind_without_table;
    if (!mapping_->habits.extras) return &flat_losses::extra_without_column;
    const FlatTable& flat = *table->flat;
    // A tag binds whatever stands under it; a heading binds nothing.
    if (is_tag(extra.heading) && std::any_of(flat.columns.begin(), flat.columns.end(), [&](const FlatColumn& column) {
          return same_tag(column.tag, extra.heading);
        }))
      return losses::type(losses::Kind::extra_heading);
    if (extra.heading.starts_with("(column ")) return losses::type(losses::Kind::extra_heading);
    return table->carrier->loss(batch, record, extra);
  }

  void write(const Batch& batch) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
      const Kind kind = batch[i].kind();
      const auto at = std::find_if(tables_.begin(), tables_.end(),
                                   [kind](const WrittenTable& each) { return each.flat->kind == kind; });
      if (target_.links.on && kind == Kind::incident) number_incident(batch, i);
      if (target_.links.on && kind == Kind::victim) number_victim(batch, i);
      if (at == tables_.end()) continue;
      WrittenTable& table = *at;
      row_.clear();
      texts_.clear();
      for (std::size_t k = i; k < batch.end_of(i); ++k) fill(table, batch, k);
      fill_extras(table, batch, i);
      if (target_.links.on) fill_links(table);
      if (!row_.empty()) spool_.add(table.flat->name, row_);
    }
  }

  void finish() override {
    const std::unique_ptr<TableWriter> writer = target_.create();
    for (const WrittenTable& table : tables_) {
      headings(*writer, table);
      // Columns of extras stand behind those of the mapping and the links; a spooled row knows its columns already.
      spool_.replay(table.flat->name, [&](std::span<const OutCell> cells) { writer->row(cells); });
    }
    writer->finish();
  }

 private:
  [[nodiscard]] const WrittenTable* table_of(Kind kind) const {
    for (const WrittenTable& table : tables_)
      if (table.flat->kind == kind) return &table;
    return nullptr;
  }

  [[nodiscard]] static bool same_tag(std::string_view a, std::string_view b) { return tag_key(a) == tag_key(b); }

  [[nodiscard]] const LossType* loss(const WrittenTable& table, const Batch& batch, std::size_t record,
                                     const Slot& slot) const {
    if (const LossType* carried = table.carrier->loss(batch, record, slot)) return carried;
    const FlatHabits& habits = mapping_->habits;
    const auto column = static_cast<std::size_t>(
        table.carrier->column_of(static_cast<std::size_t>(table.carrier->node_of(batch, record)), slot.field));
    if (slot.value.kind() == Value::Kind::text) {
      const std::string_view text = slot.value.as_text();
      if (habits.no_null_words && is_null_word(text)) return &flat_losses::null_word;
      const std::size_t longest = table.flat->columns[column].longest;
      if (longest != 0 && text::count_characters(text) > longest) return &flat_losses::text_too_long;
    }
    if (habits.exact_days && slot.value.kind() == Value::Kind::date && !slot.value.as_date().is_exact())
      return &flat_losses::date_not_a_day;
    if (habits.zero_is_missing && (slot.field == Field::place_latitude || slot.field == Field::place_longitude) &&
        is_zero(batch[record].get(Field::place_latitude)) && is_zero(batch[record].get(Field::place_longitude)))
      return &flat_losses::zero_coordinates;
    if (habits.listed_codes && slot.value.kind() == Value::Kind::code) {
      const auto& values = table.flat->profile->profile.columns[column].values;
      if (std::none_of(values.begin(), values.end(),
                       [&](const auto& each) { return each.first == slot.value.as_code(); }))
        return &flat_losses::code_without_choice;
    }
    return nullptr;
  }

  void set(std::size_t column, OutCell cell) {
    if (cell.kind == CellKind::empty) return;
    if (cell.kind == CellKind::text) cell.text = texts_.emplace_back(cell.text);
    if (row_.size() <= column) row_.resize(column + 1);
    row_[column] = cell;
  }

  void set_text(std::size_t column, std::string_view text) {
    OutCell cell;
    cell.kind = CellKind::text;
    cell.text = text;
    set(column, cell);
  }

  void fill(WrittenTable& table, const Batch& batch, std::size_t index) {
    const int node = table.carrier->node_of(batch, index);
    if (node < 0) return;
    const Record& record = batch[index];
    std::string made;
    for (const Slot& slot : record.slots()) {
      const int first = table.carrier->column_of(static_cast<std::size_t>(node), slot.field);
      if (first < 0 || loss(table, batch, index, slot) != nullptr) continue;
      const std::size_t column =
          place(table, record, static_cast<std::size_t>(node), static_cast<std::size_t>(first), slot);
      const OutCell cell = table.carrier->cell(column, slot.value, made);
      const char separator = table.flat->profile->profile.columns[column].separator;
      if (separator != 0 && column < row_.size() && row_[column].kind == CellKind::text) {
        set_text(column,
                 std::string(row_[column].text) + separator + (separator == ' ' ? "" : " ") + std::string(cell.text));
      } else if (cell.kind == CellKind::date) {
        // As text: a date cell would be shown as each program likes.
        set_text(column, to_text(slot.value.as_date()));
      } else {
        set(column, cell);
      }
    }
  }

  /// Several values of a field: all in one column with a separator, or the n-th in the n-th column of the field.
  [[nodiscard]] static std::size_t place(const WrittenTable& table, const Record& record, std::size_t node,
                                         std::size_t first, const Slot& slot) {
    const auto& columns = table.flat->profile->profile.columns;
    if (!info(slot.field).many || columns[first].separator != 0) return first;
    std::size_t nth = 0;
    for (const Slot& each : record.slots()) {
      if (&each == &slot) break;
      if (each.field == slot.field) ++nth;
    }
    for (std::size_t i = first; i != columns.size(); ++i)
      if (columns[i].field == slot.field && table.flat->profile->plan.column_node[i] == node && nth-- == 0) return i;
    return first;
  }

  [[nodiscard]] std::size_t fixed_columns(const WrittenTable& table) const {
    return table.flat->columns.size() + (target_.links.on ? 2 : 0);
  }

  void fill_extras(WrittenTable& table, const Batch& batch, std::size_t record) {
    if (!mapping_->habits.extras) return;
    for (const Extra& extra : batch[record].extras()) {
      if (loss_of(batch, record, extra) != nullptr) continue;
      auto at = table.extra_columns.find(extra.heading);
      if (at == table.extra_columns.end()) {
        if (table.extras.size() == most_extras)
          throw OutputError(context_.document_name +
                            " would need more than 10000 columns for extras; convert fewer files at once");
        table.extras.emplace_back(extra.heading);
        at = table.extra_columns.emplace(extra.heading, fixed_columns(table) + table.extras.size() - 1).first;
      }
      set_text(at->second, extra.text);
    }
  }

  /// Numbers go up in the order of writing; an incident's victims that stand directly behind it have theirs reserved.
  void number_incident(const Batch& batch, std::size_t index) {
    const FlatLinks& links = target_.links;
    own_id_ = links.incident_prefix + std::to_string(next_incident_);
    const std::string_view id = batch[index].text(Field::incident_id);
    if (!id.empty()) incidents_.insert_or_assign(std::string(id), next_incident_);
    ++next_incident_;
    links_.clear();
    std::uint64_t victim = next_victim_;
    for (std::size_t i = batch.end_of(index); i < batch.size() && batch[i].kind() == Kind::victim;
         i = batch.end_of(i), ++victim) {
      if (id.empty() || batch[i].text(Field::victim_incident) != id) continue;
      const std::string link = links.victim_prefix + std::to_string(victim);
      if (links_.size() + link.size() + 1 > links.longest_links) {
        left_out();
        break;
      }
      (links_ += links_.empty() ? "" : ",") += link;
    }
    last_incident_ = id;
  }

  void number_victim(const Batch& batch, std::size_t index) {
    const FlatLinks& links = target_.links;
    own_id_ = links.victim_prefix + std::to_string(next_victim_++);
    links_.clear();
    const std::string_view incident = batch[index].text(Field::victim_incident);
    const auto known = incidents_.find(incident);
    if (known != incidents_.end()) links_ = links.incident_prefix + std::to_string(known->second);
    if (!incident.empty() && (known == incidents_.end() || incident != last_incident_)) left_out();
  }

  void left_out() {
    if (!context_.notices.wants(flat_notices::links_left_out))
      return context_.notices.count(flat_notices::links_left_out);
    Notice notice;
    notice.type = &flat_notices::links_left_out;
    notice.where.document = context_.document_name;
    context_.notices.add(std::move(notice));
  }

  void fill_links(const WrittenTable& table) {
    set_text(table.flat->columns.size(), own_id_);
    if (!links_.empty()) set_text(table.flat->columns.size() + 1, links_);
  }

  void headings(TableWriter& writer, const WrittenTable& table) const {
    const bool tags = mapping_->habits.tags;
    std::vector<double> widths;
    for (const ProfileColumn& column : table.flat->profile->profile.columns) widths.push_back(column.width);
    constexpr double usual_width = 16;
    widths.resize(fixed_columns(table) + table.extras.size(), usual_width);
    writer.begin_sheet(table.flat->name, widths, tags ? 2 : 1);
    std::vector<OutCell> names(widths.size()), marks(widths.size());
    const auto put = [](OutCell& cell, std::string_view text) {
      cell.kind = text.empty() ? CellKind::empty : CellKind::text;
      cell.text = text;
      cell.style = CellStyle::heading;
    };
    std::size_t at = 0;
    for (const FlatColumn& column : table.flat->columns) {
      put(names[at], column.name);
      put(marks[at++], column.tag);
    }
    if (target_.links.on) {
      put(names[at++], target_.links.id_column);
      put(names[at++], target_.links.link_column);
    }
    for (const std::string& extra : table.extras) put(tags && is_tag(extra) ? marks[at++] : names[at++], extra);
    writer.row(names);
    if (tags) writer.row(marks);
  }

  std::shared_ptr<const FlatMapping> mapping_;
  FlatTarget target_;
  WriteContext& context_;
  std::vector<WrittenTable> tables_;
  RowSpool spool_;
  std::vector<OutCell> row_;
  std::deque<std::string> texts_;  // a deque: cells point into its strings
  std::uint64_t next_incident_, next_victim_;
  StringMap<std::uint64_t> incidents_;  // by id, only where links are wanted
  std::string own_id_, links_, last_incident_;
};

}  // namespace

std::unique_ptr<RecordWriter> write_flat(std::shared_ptr<const FlatMapping> mapping, FlatTarget target,
                                         WriteContext& context) {
  return std::make_unique<FlatWriter>(std::move(mapping), std::move(target), context);
}

}  // namespace maex
