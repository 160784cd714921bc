// Reads flat tables as records.
#include <algorithm>
#include <deque>
#include <map>
#include <numeric>

#include "core/io/error.hpp"
#include "core/mapping/flat/flat_rows.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/model/casualties.hpp"

namespace maex {
namespace {

constexpr std::size_t rows_per_batch = 512;
// Rows of victims that wait for their incident. This is enough for tables that are sorted a little differently. It
// limits memory to a few thousand rows.
constexpr std::size_t most_waiting = 4096;

/// Victims of all victim sheets, by the incident that they name.
class WaitingVictims {
 public:
  struct Waiting {
    FlatRows* rows;
    HeldRow row;
    std::vector<EqualizedCell> equalized;
  };

  void add(FlatRows& rows) { sources_.push_back(&rows); }

  /// Removes the victims of one incident and returns them in `to`.
  void take(const std::string& incident, std::vector<Waiting>& to) {
    to.clear();
    fill();
    const auto at = by_incident_.find(incident);
    if (incident.empty() || at == by_incident_.end()) return;
    to = std::move(at->second);
    waiting_ -= to.size();
    by_incident_.erase(at);
  }

  /// The remaining victims after the last incident, in the order of the file. False when none is left.
  bool next(Waiting& to) {
    if (left_.empty()) {
      fill();
      for (auto& [incident, rows] : by_incident_)
        for (Waiting& each : rows) left_.push_back(std::move(each));
      by_incident_.clear();
      waiting_ = 0;
      std::sort(left_.begin(), left_.end(), [](const Waiting& a, const Waiting& b) {
        return std::pair(a.rows->part(), a.row.number) < std::pair(b.rows->part(), b.row.number);
      });
    }
    if (left_.empty()) return false;
    to = std::move(left_.front());
    left_.pop_front();
    return true;
  }

 private:
  void fill() {
    while (waiting_ < most_waiting && source_ != sources_.size()) {
      FlatRows& rows = *sources_[source_];
      Row row;
      if (!rows.next(row)) {
        ++source_;
        continue;
      }
      const std::string incident = rows.text_of(row, static_cast<std::size_t>(rows.table().link));
      by_incident_[incident].push_back({&rows, hold(row), {rows.equalized().begin(), rows.equalized().end()}});
      ++waiting_;
    }
  }

  std::vector<FlatRows*> sources_;
  std::size_t source_ = 0;
  StringMap<std::vector<Waiting>> by_incident_;
  std::size_t waiting_ = 0;
  std::deque<Waiting> left_;
};

class FlatReader final : public RecordReader {
 public:
  FlatReader(std::shared_ptr<const FlatMapping> mapping, TableDocument& document, ReadContext& context)
      : mapping_(std::move(mapping)), document_(document), context_(context) {}

  bool next(Batch& batch) override {
    if (!opened_) open();
    while (batch.size() < rows_per_batch && incident_ != incidents_.size()) {
      FlatRows& rows = *incidents_[incident_];
      Row row;
      if (!rows.next(row)) {
        ++incident_;
        continue;
      }
      const std::string id = rows.text_of(row, rows.table().id);
      const std::size_t first = batch.size();
      rows.take(row, rows.equalized(), batch);
      victims_.take(id, taken_);
      for (const WaitingVictims::Waiting& each : taken_) take(each, batch);
      if (first != batch.size() && batch[first].kind() == Kind::incident) settle_counted(batch, first);
    }
    WaitingVictims::Waiting one{};
    while (batch.size() < rows_per_batch && incident_ == incidents_.size() && victims_.next(one)) {
      // A file of victims only has no incidents, so a victim without an incident is not a finding there.
      if (!incidents_.empty()) one.rows->report(flat_notices::victim_alone, one.row.number);
      take(one, batch);
    }
    return !batch.empty();
  }

  [[nodiscard]] double progress() const override {
    if (!opened_ || incidents_.empty() || incident_ == incidents_.size()) return -1;
    const double share = incidents_[incident_]->progress();
    return share < 0 ? -1 : (static_cast<double>(incident_) + share) / static_cast<double>(incidents_.size());
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override {
    return places_.locate(context_.account.document(), origin, column, field);
  }

 private:
  void take(const WaitingVictims::Waiting& each, Batch& batch) {
    each.rows->take(each.row.row(), each.equalized, batch);
  }

  void open() {
    Account& account = context_.account;
    opened_ = true;
    const std::span<const SheetInfo> sheets = document_.sheets();
    std::uint64_t left_out = 0;
    std::vector<std::size_t> order(sheets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto shown =
        std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return !sheets[i].hidden; });
    const bool any_hidden = shown != order.end();
    for (const std::size_t i : order) {
      SheetNames& names = places_.add(static_cast<std::uint32_t>(i + 1), sheets[i].name);
      const CellPlace sheet(names, 0, 0);
      if (!sheets[i].readable) {
        account.report(mapping_notices::sheet_not_readable, sheet, {}, sheets[i].note);
        continue;
      }
      auto fates = std::make_shared<Fates>(*mapping_->tables.front().profile, account);
      fates->begin_sheet(names);
      SourceRows rows(document_, i, &account,
                      [fates](const Row& row, std::span<const Cell> cells) { fates->covered(row, cells); });
      if (sheets[i].kind == PartKind::text) {
        left_out += leave_out(rows, names, sheets[i]);
        continue;
      }
      if (sheets[i].hidden && !rows.window().empty()) account.report(mapping_notices::sheet_hidden, sheet);
      auto headings = find_flat_headings(*mapping_, rows.window());
      if (!headings) {
        if (!rows.window().empty()) account.report(flat_notices::not_a_table, sheet);
        left_out += leave_out(rows, names, sheets[i]);
        continue;
      }
      for (const ColumnRange& range : document_.hidden_columns(i))
        for (std::size_t c = range.first; c <= std::min<std::size_t>(range.last, headings->row.columns.size()); ++c)
          if (headings->row.columns[c - 1].headed)
            account.report(mapping_notices::column_hidden,
                           CellPlace(names, headings->row.row, static_cast<std::uint32_t>(c)));
      places_.bind(names, headings->row, *mapping_->tables[headings->table].profile);
      sheets_.push_back(std::make_unique<FlatRows>(*mapping_, std::move(*headings), std::move(rows), names, context_));
      if (any_hidden) sheets_.back()->compare(copies_of(sheets_.back()->table()), sheets[i].hidden);
      sheets_.back()->decide(document_);
      if (sheets_.back()->table().kind == Kind::victim)
        victims_.add(*sheets_.back());
      else
        incidents_.push_back(sheets_.back().get());
    }
    if (sheets_.empty() && left_out != 0) account.report(flat_notices::no_table, CellPlace({}, 0, 0));
  }

  HiddenCopies& copies_of(const FlatTable& table) { return copies_.try_emplace(&table, *table.profile).first->second; }

  std::uint64_t leave_out(SourceRows& rows, const SheetNames& sheet, const SheetInfo& part) {
    Fates fates(*mapping_->tables.front().profile, context_.account);
    fates.begin_sheet(sheet);
    std::uint64_t count = 0;
    for (Row row; rows.next(row); ++count) {
      if (context_.stop != nullptr && (count & 255u) == 0 && context_.stop->load(std::memory_order_relaxed))
        throw Interrupted();
      if (part.kind == PartKind::text)
        fates.paragraph(part, row);
      else
        fates.whole_row(row, Fate::ignored, Rule::not_a_list);
    }
    return count;
  }

  std::shared_ptr<const FlatMapping> mapping_;
  TableDocument& document_;
  ReadContext& context_;
  SheetPlaces places_;
  std::vector<std::unique_ptr<FlatRows>> sheets_;
  std::map<const FlatTable*, HiddenCopies> copies_;
  std::vector<FlatRows*> incidents_;
  std::size_t incident_ = 0;
  WaitingVictims victims_;
  std::vector<WaitingVictims::Waiting> taken_;
  bool opened_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> read_flat(std::shared_ptr<const FlatMapping> mapping, TableDocument& document,
                                        ReadContext& context) {
  return std::make_unique<FlatReader>(std::move(mapping), document, context);
}

Identification fit_flat(const FlatMapping& mapping, TableDocument& document) {
  constexpr std::size_t most_sheets = 50;
  Identification best{Certainty::no,
                      mapping.habits.tags ? "no row of hashtags" : "no row with the names of its columns"};
  const std::span<const SheetInfo> sheets = document.sheets();
  for (std::size_t i = 0; i < sheets.size() && i < most_sheets; ++i) {
    if (!is_table(sheets[i])) continue;
    const auto found = find_flat_headings(mapping, document.first_rows(i)->seen());
    if (!found) continue;
    const std::size_t known = found->row.matched, all = found->row.headings;
    // A row of hashtags is certain, even with unknown tags: no other format has one.
    const Certainty certainty = mapping.habits.tags || known * 100 >= all * 80 ? Certainty::certain
                                : known * 100 >= all * 50                      ? Certainty::likely
                                                                               : Certainty::possible;
    if (certainty <= best.certainty) continue;
    best.certainty = certainty;
    best.reason = std::to_string(known) + " of " + std::to_string(all) +
                  (mapping.habits.tags ? " hashtags" : " columns") + " of the table \"" +
                  mapping.tables[found->table].name + "\" in row " + std::to_string(found->row.row);
  }
  return best;
}

}  // namespace maex
