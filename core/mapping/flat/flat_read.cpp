// Flat tables to records.
#include <algorithm>
#include <deque>
#include <mutex>

#include "core/io/error.hpp"
#include "core/mapping/flat/flat_rows.hpp"
#include "core/mapping/profile/notices.hpp"

namespace maex {
namespace {

constexpr std::size_t rows_per_batch = 512;
// Rows of victims held back while their incident is looked for: enough for lists that are sorted a little differently,
// and no more memory than a few thousand rows take.
constexpr std::size_t most_waiting = 4096;

/// Victims of all their sheets, by the incident they name.
class WaitingVictims {
 public:
  struct Waiting {
    FlatRows* rows;
    HeldRow row;
  };

  void add(FlatRows& rows) { sources_.push_back(&rows); }

  /// Takes out those of one incident.
  void take(const std::string& incident, std::vector<Waiting>& to) {
    to.clear();
    fill();
    const auto at = by_incident_.find(incident);
    if (incident.empty() || at == by_incident_.end()) return;
    to = std::move(at->second);
    waiting_ -= to.size();
    by_incident_.erase(at);
  }

  /// What is left when there are no more incidents, in the order of the file. False when there is nothing.
  bool next(Waiting& to) {
    if (left_.empty()) {
      fill();
      for (auto& [incident, rows] : by_incident_)
        for (Waiting& each : rows) left_.push_back(std::move(each));
      by_incident_.clear();
      waiting_ = 0;
      std::sort(left_.begin(), left_.end(), [](const Waiting& a, const Waiting& b) {
        return std::pair(a.rows->sheet(), a.row.number) < std::pair(b.rows->sheet(), b.row.number);
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
      by_incident_[incident].push_back({&rows, hold(row)});
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
      rows.take(row, batch);
      victims_.take(id, taken_);
      for (const WaitingVictims::Waiting& each : taken_) take(each, batch);
    }
    WaitingVictims::Waiting one{};
    while (batch.size() < rows_per_batch && incident_ == incidents_.size() && victims_.next(one)) {
      // In a file of victims only, everybody's incident stands elsewhere.
      if (!incidents_.empty()) one.rows->raise(flat_notices::victim_alone, one.row.number, 0, {}, false);
      take(one, batch);
    }
    for (const auto& rows : sheets_) rows->flush();
    return !batch.empty();
  }

  [[nodiscard]] double progress() const override {
    if (!opened_ || incidents_.empty() || incident_ == incidents_.size()) return -1;
    const double share = incidents_[incident_]->progress();
    return share < 0 ? -1 : (static_cast<double>(incident_) + share) / static_cast<double>(incidents_.size());
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field) const override {
    Locator place{context_.document_name, {}, origin.row, column, {}, {}, true};
    const std::lock_guard lock(mutex_);
    for (const auto& rows : sheets_) {
      if (rows->sheet() + 1 != origin.part) continue;
      place.part = rows->name();
      const auto& columns = rows->headings().row.columns;
      if (column != 0 && column <= columns.size()) place.heading = columns[column - 1].heading;
    }
    return place;
  }

 private:
  void take(const WaitingVictims::Waiting& each, Batch& batch) {
    each.rows->take({each.row.number, each.row.hidden, each.row.cells}, batch);
  }

  void raise(const NoticeType& type, const std::string& sheet, std::string problem) {
    Notice notice;
    notice.type = &type;
    notice.where.document = context_.document_name;
    notice.where.part = sheet;
    notice.where.table = true;
    notice.problem = Text::as_is(std::move(problem));
    context_.notices.add(std::move(notice));
  }

  void open() {
    const std::lock_guard lock(mutex_);
    opened_ = true;
    const std::span<const SheetInfo> sheets = document_.sheets();
    std::uint64_t left_out = 0;
    for (std::size_t i = 0; i != sheets.size(); ++i) {
      if (!sheets[i].readable) {
        raise(mapping_notices::sheet_not_readable, sheets[i].name, sheets[i].note);
        continue;
      }
      SourceRows rows(document_.open(i), &context_.balance);
      if (sheets[i].hidden && !rows.window().empty()) raise(mapping_notices::sheet_hidden, sheets[i].name, {});
      auto headings = find_flat_headings(*mapping_, rows.window());
      if (!headings) {
        if (!rows.window().empty()) raise(flat_notices::not_a_table, sheets[i].name, {});
        left_out += leave_out(rows, sheets[i].name);
        continue;
      }
      sheets_.push_back(std::make_unique<FlatRows>(*mapping_, std::move(*headings), std::move(rows), sheets[i].name,
                                                   static_cast<std::uint32_t>(i), context_));
      if (sheets_.back()->table().kind == Kind::victim)
        victims_.add(*sheets_.back());
      else
        incidents_.push_back(sheets_.back().get());
    }
    if (sheets_.empty() && left_out != 0) raise(flat_notices::no_table, {}, {});
  }

  std::uint64_t leave_out(SourceRows& rows, const std::string& sheet) {
    Fates fates(*mapping_->tables.front().profile, context_);
    fates.begin_sheet(sheet, nullptr);
    std::uint64_t count = 0;
    for (Row row; rows.next(row); ++count) {
      if (context_.stop != nullptr && (count & 255u) == 0 && context_.stop->load(std::memory_order_relaxed))
        throw Interrupted();
      fates.whole_row(row, Fate::ignored, Rule::not_a_list);
    }
    fates.flush();
    return count;
  }

  std::shared_ptr<const FlatMapping> mapping_;
  TableDocument& document_;
  ReadContext& context_;
  mutable std::mutex mutex_;  // guards sheets_ while open() fills it: places may be asked for from other threads
  std::vector<std::unique_ptr<FlatRows>> sheets_;
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
    if (!sheets[i].readable) continue;
    const SourceRows rows(document.open(i), nullptr);
    const auto found = find_flat_headings(mapping, rows.window());
    if (!found) continue;
    const std::size_t known = found->row.matched, all = found->row.headings;
    // A row of hashtags is like nothing else, whichever of them are known.
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
