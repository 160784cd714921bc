#include "adapters/formats/html/document.hpp"

#include <algorithm>

#include "adapters/formats/html/cell_value.hpp"
#include "adapters/formats/html/parser.hpp"
#include "adapters/formats/html/sniff.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

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
      : name_(name_in_messages(path)) {
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
    const std::string extension = std::filesystem::path(name_).extension().string();
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

  [[nodiscard]] std::vector<Text> decisions() const override {
    const Facts& facts = page_.facts;
    std::vector<Text> words = {
        {"encoding {encoding} ({reason})"_text, {{"encoding", encoding_.name}, {"reason", encoding_.reason}}}};
    add_count(
        words, facts.nested_tables,
        "{count:table is in a cell of another table|tables are in cells of other tables}, each read as a sheet of "
        "its own"_text);
    add_count(words, facts.empty_tables, "{count:table|tables} without any text left out"_text);
    add_count(words, facts.paragraphs, "the text outside tables is read too: {count:paragraph|paragraphs}"_text);
    if (facts.title_repeated) words.emplace_back("the title of the page is its first heading, and read once"_text);
    if (facts.epoch_1904) words.emplace_back("dates count from 1904"_text);
    for (const SheetInfo& sheet : sheets_)
      if (sheet.hidden)
        words.emplace_back("sheet \"{sheet}\" is hidden in the page, and read"_text,
                           std::vector<Argument>{{"sheet", sheet.name}});
    add_count(words, facts.hidden_rows, "{count:hidden row|hidden rows} read"_text);
    add_count(words, facts.hidden_cells, "{count:hidden cell|hidden cells} read"_text);
    add_count(words, facts.hidden_columns, "{count:hidden column|hidden columns} read"_text);
    add_count(words, facts.hidden_texts, "{count:hidden text|hidden texts} read as hidden paragraphs"_text);
    add_count(words, facts.pictures, "{count:picture|pictures} not read"_text);
    add_count(words, facts.links, "{count:link|links} not followed; their text is read, their targets are not"_text);
    add_count(words, facts.form_fields, "{count:form field|form fields} not read"_text);
    add_count(words, facts.frames, "{count:frame|frames} not followed: what they show is in other files"_text);
    add_count(words, facts.embedded, "{count:embedded object|embedded objects} not read"_text);
    add_count(words, facts.templates, "{count:template|templates} not read"_text);
    return words;
  }

  [[nodiscard]] std::vector<Text> damage() const override {
    const Facts& facts = page_.facts;
    std::vector<Text> words;
    add_count(words, undecoded_, "{count:undecodable byte was|undecodable bytes were} read as U+FFFD"_text);
    if (facts.cut_off)
      words.emplace_back("the page ends inside a table, so it may be cut off; ask for it again"_text);
    else if (facts.lacks_end)
      words.emplace_back("the page ends without </html>, so it may be cut off; ask for it again"_text);
    add_count(words, facts.overlaps,
              "{count:cell reaches|cells reach} into the place of another one and was cut short there"_text);
    add_count(
        words, facts.misread_numbers,
        "{count:cell claims|cells claim} to contain a number or TRUE or FALSE, but the content is not one; read as "
        "text"_text);
    return words;
  }

  [[nodiscard]] bool is_incomplete() const override {
    return undecoded_ != 0 || page_.facts.cut_off || page_.facts.lacks_end;
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
