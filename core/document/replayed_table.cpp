#include "core/document/replayed_table.hpp"

#include <utility>

#include "core/document/first_rows.hpp"

namespace maex {
namespace {

/// The first rows of one part, and the reader that is behind them.
struct Beginning {
  explicit Beginning(std::vector<MergedRange> merges) : rows(std::move(merges)) {}
  FirstRows rows;
  std::unique_ptr<RowReader> behind;  // null: a reader has it, it was closed, or there are no more rows
};

class ReplayReader final : public RowReader {
 public:
  ReplayReader(TableDocument& document, std::size_t part, std::shared_ptr<Beginning> beginning)
      : document_(document), part_(part), beginning_(std::move(beginning)) {}

  bool next(Row& row) override {
    if (behind_) return behind_->next(row);
    const FirstRows& first = beginning_->rows;
    if (at_ != first.stored().size()) {
      row = first.stored()[at_++].row();
      return true;
    }
    if (first.whole()) return false;
    behind_ = beginning_->behind ? std::move(beginning_->behind) : skip();
    return behind_->next(row);
  }

  [[nodiscard]] double progress() const override {
    if (behind_) return behind_->progress();
    if (beginning_->behind) return beginning_->behind->progress();
    return beginning_->rows.whole() ? 1.0 : 0.0;
  }

 private:
  /// Another reader of the part took the one behind the first rows.
  std::unique_ptr<RowReader> skip() {
    std::unique_ptr<RowReader> reader = document_.open(part_);
    Row row;
    for (std::size_t i = 0; i != at_ && reader->next(row); ++i) continue;
    return reader;
  }

  TableDocument& document_;
  std::size_t part_;
  std::shared_ptr<Beginning> beginning_;
  std::size_t at_ = 0;  // in the stored rows
  std::unique_ptr<RowReader> behind_;
};

class ReplayedTable final : public TableDocument {
 public:
  ReplayedTable(std::unique_ptr<TableDocument> document, const Bounds& bounds, std::string name)
      : document_(std::move(document)),
        watch_(bounds),
        name_(std::move(name)),
        beginnings_(document_->sheets().size()) {}

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return document_->sheets(); }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    const std::shared_ptr<Beginning>& known = beginnings_.at(sheet);
    if (!known) return document_->open(sheet);
    return std::make_unique<ReplayReader>(*document_, sheet, known);
  }
  std::shared_ptr<const FirstRows> first_rows(std::size_t sheet) override {
    watch_.look(name_);
    std::shared_ptr<Beginning>& known = beginnings_.at(sheet);
    if (!known) {
      make_room();
      const auto made = std::make_shared<Beginning>(merges_of_table(*document_, sheet));
      made->behind = document_->open(sheet);
      made->rows.fill(*made->behind);
      if (made->rows.whole()) made->behind.reset();
      known = made;
    }
    return {known, &known->rows};
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return document_->merged(sheet); }
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override {
    return document_->hidden_columns(sheet);
  }
  [[nodiscard]] std::vector<Text> decisions() const override { return document_->decisions(); }
  [[nodiscard]] std::vector<Text> damage() const override { return document_->damage(); }
  [[nodiscard]] bool is_incomplete() const override { return document_->is_incomplete(); }

 private:
  /// Readers of other parts stay open only while somebody has them: a workbook may have a thousand sheets.
  void make_room() {
    std::size_t bytes = 0;
    for (const auto& each : beginnings_) {
      if (!each) continue;
      each->behind.reset();
      bytes += each->rows.bytes();
    }
    if (bytes <= heading_window_bytes) return;
    for (auto& each : beginnings_) each.reset();
  }

  std::unique_ptr<TableDocument> document_;
  Watch watch_;
  std::string name_;
  std::vector<std::shared_ptr<Beginning>> beginnings_;  // null: not read
};

}  // namespace

std::unique_ptr<TableDocument> replayed(std::unique_ptr<TableDocument> document, const Bounds& bounds,
                                        std::string name) {
  return std::make_unique<ReplayedTable>(std::move(document), bounds, std::move(name));
}

}  // namespace maex
