#include "adapters/formats/html/document.hpp"

#include <algorithm>

#include "adapters/formats/html/cell_value.hpp"
#include "adapters/formats/html/parser.hpp"
#include "adapters/formats/html/sniff.hpp"
#include "core/io/error.hpp"

namespace maex::html {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

class Reader final : public RowReader {
 public:
  Reader(const Page& page, const Part& table) : page_(page), table_(table) {}

  bool next(Row& row) override {
    if (at_ == table_.rows.size()) return false;
    const StoredRow& stored = table_.rows[at_++];
    cells_.clear();
    for (std::uint32_t i = 0; i < stored.count; ++i) {
      const StoredCell& from = table_.cells[stored.first + i];
      Cell cell;
      cell.column = from.column;
      cell.kind = from.kind;
      cell.formula = from.formula;
      cell.raw = std::string_view(table_.text).substr(from.offset, from.length);
      cell.format = from.format == 0 ? nullptr : &page_.formats[from.format - 1U];
      if (from.kind == CellKind::number || from.kind == CellKind::date)
        cell.number = plain_number(cell.raw).value_or(0);
      if (from.kind == CellKind::boolean) cell.number = cell.raw == "TRUE" ? 1 : 0;
      cells_.push_back(cell);
    }
    row = {stored.number, stored.hidden, cells_, 0, stored.level};
    return true;
  }
  [[nodiscard]] double progress() const override {
    return table_.rows.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(table_.rows.size());
  }

 private:
  const Page& page_;
  const Part& table_;
  std::size_t at_ = 0;
  std::vector<Cell> cells_;
};

class Document final : public TableDocument {
 public:
  Document(const std::filesystem::path& path, const OpenContext& context, const Descriptor& card)
      : name_(path.string()) {
    const std::string_view wanted = context.options.get(card, "encoding");
    text::FileBytes bytes(path);
    const std::string head = text::read_up_to(bytes, text::sample_size);
    const bool whole = head.size() < text::sample_size;
    if (wanted != "auto") {
      encoding_ = text::named_encoding(wanted);
    } else {
      const text::Encoding looks =
          !whole && text::is_plain_ascii(head) ? text::detect_behind_ascii(bytes) : text::detect_encoding(head, whole);
      encoding_ = choose_encoding(declared_encoding(text::decode(head, looks, name_, whole)), looks);
    }
    const auto source = text::open_text(std::make_unique<text::FileBytes>(path), encoding_, name_);
    page_ = parse_page(*source, name_, context.bounds);
    undecoded_ = source->damage().bytes;
    for (const Part& part : page_.parts) sheets_.push_back({part.name, part.hidden, true, {}, part.kind, part.after});
    if (sheets_.empty()) throw InputError(name_ + " is a page without tables and without text" + page_advice());
    std::string extension = path.extension().string();
    if (page_.facts.tables == 0 &&
        (extension == ".xlsx" || extension == ".xls" || extension == ".csv" || extension == ".ods"))
      throw InputError(name_ + " is a web page without a table, though named " + extension +
                       ": most likely the error or login page that came instead of the file; download it again");
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return sheets_; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    return std::make_unique<Reader>(page_, page_.parts[sheet]);
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return page_.parts[sheet].merges; }

  [[nodiscard]] std::vector<std::string> decisions() const override {
    const Facts& facts = page_.facts;
    std::vector<std::string> words = {"encoding " + encoding_.name + " (" + encoding_.reason + ")"};
    const auto tell = [&words](std::uint64_t count, std::string_view one, std::string_view many,
                               std::string_view what) {
      if (count != 0) words.push_back(counted(count, one, many) + std::string(what));
    };
    tell(facts.nested_tables, "table stands in a cell of another table", "tables stand in cells of other tables",
         ", each read as a sheet of its own");
    tell(facts.empty_tables, "table", "tables", " without any text left out");
    if (facts.paragraphs != 0)
      words.push_back("the text outside tables is read too: " + counted(facts.paragraphs, "paragraph", "paragraphs"));
    if (facts.epoch_1904) words.emplace_back("dates count from 1904");
    for (const SheetInfo& sheet : sheets_)
      if (sheet.hidden) words.push_back("sheet \"" + sheet.name + "\" is hidden in the page, and read");
    tell(facts.hidden_rows, "hidden row", "hidden rows", " read");
    tell(facts.hidden_cells, "hidden cell", "hidden cells", " read");
    tell(facts.hidden_columns, "hidden column", "hidden columns", " read");
    tell(facts.hidden_texts, "hidden text", "hidden texts", " read as hidden paragraphs");
    tell(facts.pictures, "picture", "pictures", " not read");
    tell(facts.links, "link", "links", " not followed; their text is read, their targets are not");
    tell(facts.form_fields, "form field", "form fields", " not read");
    tell(facts.frames, "frame", "frames", " not followed: what they show stands in other files");
    tell(facts.embedded, "embedded object", "embedded objects", " not read");
    tell(facts.templates, "template", "templates", " not read");
    return words;
  }

  [[nodiscard]] std::vector<std::string> damage() const override {
    const Facts& facts = page_.facts;
    std::vector<std::string> words;
    if (undecoded_ != 0) words.push_back(std::to_string(undecoded_) + " undecodable bytes were read as U+FFFD");
    if (facts.cut_off) words.emplace_back("the page ends inside a table, so it may be cut off; ask for it again");
    if (facts.overlaps != 0)
      words.push_back(counted(facts.overlaps, "cell reaches", "cells reach") +
                      " into the place of another one and was cut short there");
    if (facts.misread_numbers != 0)
      words.push_back(counted(facts.misread_numbers, "cell claims", "cells claim") +
                      " to hold a number or TRUE or FALSE, but what stands there is none; taken as text");
    return words;
  }

 private:
  [[nodiscard]] std::string page_advice() const {
    if (page_.facts.frames != 0)
      return "; it shows other files in frames: name the file of a frame (often sheet001.htm)";
    return "; open it in a browser: if it shows a table there, save that page as complete HTML or copy it into a "
           "workbook";
  }

  std::string name_;
  text::Encoding encoding_;
  Page page_;
  std::uint64_t undecoded_ = 0;
  std::vector<SheetInfo> sheets_;
};

}  // namespace

std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card) {
  return std::make_unique<Document>(path, context, card);
}

}  // namespace maex::html
