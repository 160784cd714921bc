#include "core/plugin/checked_table.hpp"

#include <cmath>

#include "core/plugin/held.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

class CheckedRows final : public RowReader, Held<RowReader> {
 public:
  CheckedRows(std::unique_ptr<RowReader> reader, std::shared_ptr<Library> library, std::string where, PartKind kind)
      : Held(std::move(reader), std::move(library), "TableDocument::open"), where_(std::move(where)), kind_(kind) {}

  bool next(Row& row) override {
    if (!call([&] { return object().next(row); })) return false;
    const auto at = [&] { return where_ + ", row " + std::to_string(row.number); };
    if (row.number <= last_row_) broken(at() + " comes after row " + std::to_string(last_row_));
    if (row.cells.empty()) broken(at() + " has no cells");
    if (kind_ == PartKind::text && (row.cells.size() != 1 || row.cells.front().column != 1))
      broken(at() + " of a text part is not one cell in column A");
    last_row_ = row.number;
    std::uint32_t last_column = 0;
    for (const Cell& cell : row.cells) {
      if (cell.column <= last_column)
        broken(at() + ": column " + std::to_string(cell.column) + " comes after column " + std::to_string(last_column));
      if (cell.kind == CellKind::empty || cell.kind > CellKind::error ||
          (cell.kind == CellKind::text && cell.raw.empty()))
        broken(at() + ", column " + std::to_string(cell.column) + " is an empty cell");
      const char* end = cell.raw.data() + cell.raw.size();
      if (text::skip_valid(cell.raw.data(), end) != end)
        broken(at() + ", column " + std::to_string(cell.column) + " holds text that is not UTF-8");
      if ((cell.kind == CellKind::number || cell.kind == CellKind::date) && !std::isfinite(cell.number))
        broken(at() + ", column " + std::to_string(cell.column) + " holds a number that is none");
      last_column = cell.column;
    }
    return true;
  }
  [[nodiscard]] double progress() const override {
    return call([&] { return object().progress(); });
  }

 private:
  std::string where_;
  PartKind kind_;
  std::uint32_t last_row_ = 0;
};

class CheckedTable final : public TableDocument, Held<TableDocument> {
 public:
  CheckedTable(std::unique_ptr<TableDocument> document, std::shared_ptr<Library> library, std::string name)
      : Held(std::move(document), std::move(library), "Format::open"), name_(std::move(name)) {}

  [[nodiscard]] std::span<const SheetInfo> sheets() const override {
    return call([&] { return object().sheets(); });
  }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    auto reader = call([&] { return object().open(sheet); });
    return std::make_unique<CheckedRows>(std::move(reader), library(), name_ + ", sheet " + std::to_string(sheet + 1),
                                         object().sheets()[sheet].kind);
  }
  std::vector<MergedRange> merged(std::size_t sheet) override {
    return call([&] { return object().merged(sheet); });
  }
  [[nodiscard]] std::vector<ColumnRange> hidden_columns(std::size_t sheet) const override {
    return call([&] { return object().hidden_columns(sheet); });
  }
  [[nodiscard]] std::vector<Text> decisions() const override {
    return call([&] { return object().decisions(); });
  }
  [[nodiscard]] std::vector<Text> damage() const override {
    return call([&] { return object().damage(); });
  }
  [[nodiscard]] bool is_incomplete() const override {
    return call([&] { return object().is_incomplete(); });
  }

 private:
  std::string name_;
};

class GuardedWriter final : public TableWriter, Held<TableWriter> {
 public:
  GuardedWriter(std::unique_ptr<TableWriter> writer, std::shared_ptr<Library> library)
      : Held(std::move(writer), std::move(library), "Format::create") {}
  void begin_sheet(std::string_view name, std::span<const double> widths, std::uint32_t heading_rows) override {
    call([&] { object().begin_sheet(name, widths, heading_rows); });
  }
  void row(std::span<const OutCell> cells) override {
    call([&] { object().row(cells); });
  }
  void finish() override {
    call([&] { object().finish(); });
  }
};

class GuardedDocumentWriter final : public DocumentWriter, Held<DocumentWriter> {
 public:
  GuardedDocumentWriter(std::unique_ptr<DocumentWriter> writer, std::shared_ptr<Library> library)
      : Held(std::move(writer), std::move(library), "Format::create_document") {}
  void heading(int level, std::string_view text) override {
    call([&] { object().heading(level, text); });
  }
  void paragraph(std::string_view text, ParagraphStyle style) override {
    call([&] { object().paragraph(text, style); });
  }
  void begin_table(const TableStart& table) override {
    call([&] { object().begin_table(table); });
  }
  void row(std::span<const OutCell> cells) override {
    call([&] { object().row(cells); });
  }
  void end_table() override {
    call([&] { object().end_table(); });
  }
  void picture(const Picture& picture) override {
    call([&] { object().picture(picture); });
  }
  void finish() override {
    call([&] { object().finish(); });
  }
};

}  // namespace

std::unique_ptr<TableDocument> checked(std::unique_ptr<TableDocument> document, std::shared_ptr<Library> library,
                                       std::string name) {
  return std::make_unique<CheckedTable>(std::move(document), std::move(library), std::move(name));
}

std::unique_ptr<TableWriter> guarded_writer(std::unique_ptr<TableWriter> writer, std::shared_ptr<Library> library) {
  return std::make_unique<GuardedWriter>(std::move(writer), std::move(library));
}

std::unique_ptr<DocumentWriter> guarded_writer(std::unique_ptr<DocumentWriter> writer,
                                               std::shared_ptr<Library> library) {
  return std::make_unique<GuardedDocumentWriter>(std::move(writer), std::move(library));
}

}  // namespace maex
