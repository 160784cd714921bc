// Writes records as flat tables.
#include <algorithm>
#include <deque>

#include "core/mapping/flat/flat.hpp"
#include "core/mapping/flat/flat_headings.hpp"
#include "core/mapping/flat/flat_words.hpp"
#include "core/mapping/table/losses.hpp"
#include "core/mapping/table/row_maker.hpp"
#include "core/mapping/table/spool.hpp"
#include "core/model/casualties.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

bool is_zero(const Value& value) { return value.kind() == Value::Kind::decimal && value.as_decimal() == 0; }

// The output table of one kind of record.
struct WrittenTable {
  const FlatTable* flat = nullptr;
  RowMaker maker;
  RowSpool rows;
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
      RowHabits habits;
      habits.days_as_text = true;  // each program shows a date cell in its own format
      habits.leave_out_lost = true;
      habits.more_columns = link_columns();
      habits.refuse = [this, &flat](const Record& record, const Slot& slot, std::size_t column) {
        return refused(flat, record, slot, column);
      };
      habits.is_known = [&flat](std::string_view heading) { return is_bound(flat, heading); };
      tables_.push_back({&flat, RowMaker(flat.profile, context_, std::move(habits)),
                         RowSpool(optional_columns(flat.profile->profile))});
    }
  }

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
      const Kind kind = batch[i].kind();
      if (target_.links.on && kind == Kind::incident) number_incident(batch, i);
      if (target_.links.on && kind == Kind::victim) number_victim(batch, i);
      const auto at = std::find_if(tables_.begin(), tables_.end(),
                                   [kind](const WrittenTable& each) { return each.flat->kind == kind; });
      if (at == tables_.end()) {
        for (std::size_t k = i; k != batch.end_of(i); ++k) losses.all(k, &flat_losses::kind_without_table);
        continue;
      }
      row_.clear();
      at->maker.values(batch, i, row_, losses);
      if (kind == Kind::incident) put_counted(batch, i, at->maker);
      if (mapping_->habits.extras)
        at->maker.extras(batch, i, row_, losses);
      else
        for (std::size_t k = i; k != batch.end_of(i); ++k) losses.all_extras(k, &flat_losses::extra_without_column);
      if (target_.links.on) put_links(*at->flat);
      if (!row_.empty()) at->rows.add(at->flat->name, row_);
      at->maker.forget();
    }
  }

  void finish() override {
    const std::unique_ptr<TableWriter> writer = target_.create();
    for (WrittenTable& table : tables_) {
      headings(*writer, table);
      // Columns of extras follow those of the mapping and the links.
      table.rows.replay(table.flat->name, [&](std::span<const OutCell> cells) { writer->row(cells); });
    }
    writer->finish();
  }

 private:
  /// Puts the numbers of killed and injured that the sender does not state into their columns, with their mark.
  void put_counted(const Batch& batch, std::size_t incident, RowMaker& maker) {
    const Record& record = batch[incident];
    const CountedNumbers made = counted_numbers(record, casualties_of({&batch, incident, group_end(batch, incident)}));
    if (!made.any()) return;
    const std::optional<std::int64_t> numbers[] = {made.killed, made.injured, made.casualties};
    counted_.reset();
    Record& counted = counted_.add(Kind::incident, record.origin());
    for (std::size_t i = 0; i != std::size(numbers); ++i) {
      if (!numbers[i]) continue;
      counted.set(counted_fields[i].field, Value::integer(*numbers[i]));
      counted.set(Field::incident_counted, Value::code(counted_fields[i].code));
    }
    no_losses_.reset(counted_);
    maker.values(counted_, 0, row_, no_losses_);
  }

  /// A known tag binds its column. A heading does not bind a column.
  [[nodiscard]] static bool is_bound(const FlatTable& flat, std::string_view heading) {
    if (heading.starts_with("(column ")) return true;
    return is_tag(heading) && std::any_of(flat.columns.begin(), flat.columns.end(), [&](const FlatColumn& column) {
             return tag_key(column.tag) == tag_key(heading);
           });
  }

  [[nodiscard]] const LossType* refused(const FlatTable& flat, const Record& record, const Slot& slot,
                                        std::size_t column) const {
    const FlatHabits& habits = mapping_->habits;
    if (slot.value.kind() == Value::Kind::text) {
      const std::string_view text = slot.value.as_text();
      if (habits.no_null_words && is_null_word(text)) return &flat_losses::null_word;
      const std::size_t longest = flat.columns[column].longest;
      if (longest != 0 && text::count_characters(text) > longest) return &flat_losses::text_too_long;
    }
    if (habits.exact_days && slot.value.kind() == Value::Kind::date && !slot.value.as_date().is_exact())
      return &flat_losses::date_not_a_day;
    if (habits.zero_is_missing && (slot.field == Field::place_latitude || slot.field == Field::place_longitude) &&
        is_zero(record.get(Field::place_latitude)) && is_zero(record.get(Field::place_longitude)))
      return &flat_losses::zero_coordinates;
    if (habits.listed_codes && slot.value.kind() == Value::Kind::code) {
      const auto& values = flat.profile->profile.columns[column].values;
      if (std::none_of(values.begin(), values.end(),
                       [&](const auto& each) { return each.first == slot.value.as_code(); }))
        return &flat_losses::code_without_choice;
    }
    return nullptr;
  }

  [[nodiscard]] std::size_t link_columns() const { return target_.links.on ? 2 : 0; }

  /// Numbers ascend in the order of writing. Victims that directly follow their incident have reserved numbers.
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

  void put_links(const FlatTable& flat) {
    row_.resize(std::max(row_.size(), flat.columns.size() + link_columns()));
    const auto put = [](OutCell& cell, std::string_view text) {
      cell.kind = text.empty() ? CellKind::empty : CellKind::text;
      cell.text = text;
    };
    put(row_[flat.columns.size()], own_id_);
    put(row_[flat.columns.size() + 1], links_);
  }

  void headings(TableWriter& writer, const WrittenTable& table) const {
    const bool tags = mapping_->habits.tags;
    const std::vector<ProfileColumn>& columns = table.flat->profile->profile.columns;
    std::vector<double> widths;
    for (std::size_t i = 0; i != columns.size(); ++i)
      if (table.rows.keeps(i)) widths.push_back(columns[i].width);
    constexpr double usual_width = 16;
    const std::vector<std::string>& extras = table.maker.extra_headings();
    widths.resize(widths.size() + link_columns() + extras.size(), usual_width);
    writer.begin_sheet(table.flat->name, widths, tags ? 2 : 1);
    std::vector<OutCell> names(widths.size()), marks(widths.size());
    const auto put = [](OutCell& cell, std::string_view text) {
      cell.kind = text.empty() ? CellKind::empty : CellKind::text;
      cell.text = text;
      cell.style = CellStyle::heading;
    };
    std::size_t at = 0;
    for (std::size_t i = 0; i != columns.size(); ++i) {
      if (!table.rows.keeps(i)) continue;
      put(names[at], table.flat->columns[i].name);
      put(marks[at++], table.flat->columns[i].tag);
    }
    if (target_.links.on) {
      put(names[at++], target_.links.id_column);
      put(names[at++], target_.links.link_column);
    }
    for (const std::string& extra : extras) put(tags && is_tag(extra) ? marks[at++] : names[at++], extra);
    writer.row(names);
    if (tags) writer.row(marks);
  }

  std::shared_ptr<const FlatMapping> mapping_;
  FlatTarget target_;
  WriteContext& context_;
  std::deque<WrittenTable> tables_;
  OutCells row_;
  Batch counted_;     // an incident with the counted numbers only
  Losses no_losses_;  // of counted_, which is not a record of the input
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
