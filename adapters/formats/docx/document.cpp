#include "adapters/formats/docx/document.hpp"

#include "adapters/formats/docx/package.hpp"
#include "adapters/formats/docx/stories.hpp"
#include "core/io/error.hpp"

namespace maex::docx {
namespace {

class PartReader final : public RowReader {
 public:
  explicit PartReader(const Part& part) : part_(part) {}

  bool next(Row& row) override {
    if (at_ == part_.rows.size()) return false;
    const StoredRow& stored = part_.rows[at_++];
    cells_.clear();
    for (std::uint32_t i = 0; i < stored.count; ++i) {
      const StoredCell& from = part_.cells[stored.first + i];
      Cell cell;
      cell.column = from.column;
      cell.kind = CellKind::text;
      cell.raw = std::string_view(part_.text).substr(from.offset, from.length);
      cells_.push_back(cell);
    }
    row = {stored.number, false, cells_, stored.page, stored.level};
    return true;
  }
  [[nodiscard]] double progress() const override {
    return part_.rows.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(part_.rows.size());
  }

 private:
  const Part& part_;
  std::size_t at_ = 0;
  std::vector<Cell> cells_;
};

/// Names of parts that are not read; the others are counted.
void add_names(std::vector<Text>& words, const NamedParts& parts, Pattern each, Pattern others) {
  for (const std::string& name : parts.names) words.emplace_back(each, std::vector<Argument>{{"part", name}});
  add_count(words, parts.count - parts.names.size(), others);
}

}  // namespace

Document::Document(Archive archive) {
  const Package package(std::move(archive));
  Content content(package.name(), package.archive().bounds());
  const bool pages = read_stories(package, content);
  parts_ = content.finish(pages);
  facts_ = std::move(content.facts);
  for (const Part& part : parts_) sheets_.push_back({part.name, false, true, {}, part.kind, part.after});
  for (const ArchiveMember& member : package.archive().members()) macros_ += member.name.ends_with("/vbaProject.bin");
  if (!parts_.empty()) return;
  if (facts_.pictures != 0)
    throw InputError(package.name() + " has no text, only " + std::to_string(facts_.pictures) +
                     (facts_.pictures == 1 ? " picture" : " pictures") +
                     ", such as scanned pages; ask for the document that was scanned");
  throw InputError(package.name() + " has no text; ask for the file again");
}

std::unique_ptr<RowReader> Document::open(std::size_t sheet) { return std::make_unique<PartReader>(parts_.at(sheet)); }

std::vector<Text> Document::decisions() const {
  std::vector<Text> words;
  add_count(words, facts_.paragraphs, "the text outside tables is read too: {count:paragraph|paragraphs}"_text);
  add_count(words, facts_.nested_tables,
            "{count:table is in a cell of another table|tables are in cells of other tables}, each read as a sheet of "
            "its own"_text);
  add_count(words, facts_.empty_tables, "{count:table|tables} without any text left out"_text);
  add_count(words, facts_.insertions, "{count:tracked insertion|tracked insertions} read as accepted"_text);
  add_count(words, facts_.deletions, "{count:tracked deletion|tracked deletions} left out, as if accepted"_text);
  add_count(words, facts_.moves,
            "{count:moved text|moved texts} left out at the old place, and read at the new one"_text);
  add_count(words, facts_.deleted_rows, "{count:table row|table rows} with a tracked deletion left out"_text);
  add_count(words, facts_.deleted_cells, "{count:table cell|table cells} with a tracked deletion left out"_text);
  add_count(words, facts_.hidden_texts, "{count:hidden text|hidden texts} left out"_text);
  add_count(words, facts_.placeholders,
            "{count:form control|form controls} without an entry left out, with the hint that they show"_text);
  add_count(words, facts_.repeated,
            "{count:text|texts} of headers and footers left out, because an equal one is read"_text);
  add_count(words, facts_.unmarked_notes, "{count:note has|notes have} no mark in the text, and the last numbers"_text);
  add_count(words, facts_.covered_cells, "{count:cell|cells} under merged ranges with text, read"_text);
  add_count(words, facts_.equations, "{count:equation|equations} read as one line of text each"_text);
  add_count(words, facts_.own_symbols,
            "{count:symbol|symbols} of special fonts kept as stored, because their letters are not known"_text);
  add_count(words, facts_.pictures, "{count:picture|pictures} not read"_text);
  add_count(words, facts_.charts, "{count:chart|charts} not read"_text);
  add_count(words, facts_.diagrams, "{count:diagram|diagrams} not read"_text);
  add_count(words, facts_.drawn_texts, "{count:text drawn as a shape|texts drawn as shapes} not read"_text);
  add_count(words, facts_.form_controls, "{count:form control|form controls} not read"_text);
  add_count(words, macros_, "{count:macro project|macro projects} not read"_text);
  add_names(words, facts_.objects, "the embedded object {part} is not read"_text,
            "{count:embedded object|embedded objects} not read"_text);
  return words;
}

std::vector<Text> Document::damage() const {
  std::vector<Text> words;
  add_names(words, facts_.missing, "the document lacks its part {part}; ask for the file again"_text,
            "{count:further part|further parts} missing in the document"_text);
  add_names(words, facts_.chunks,
            "the text takes in the document {part} here, which is not read; open the file in Word and save it"_text,
            "{count:further document|further documents} taken in by the text and not read"_text);
  add_count(words, facts_.fields_without_result,
            "{count:field has|fields have} no stored result, so the text is not known; open the document in Word, "
            "update the fields and save it"_text);
  add_count(words, facts_.open_fields,
            "{count:field begins and does|fields begin and do} not end, so text after the beginning may be missing; "
            "open the document in Word and save it"_text);
  add_count(words, facts_.missing_notes,
            "{count:mark of a note has|marks of notes have} no note; ask for the file again"_text);
  return words;
}

bool Document::is_incomplete() const {
  return facts_.missing.count != 0 || facts_.chunks.count != 0 || facts_.open_fields != 0;
}

}  // namespace maex::docx
