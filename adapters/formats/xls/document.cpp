#include "adapters/formats/xls/document.hpp"

#include "adapters/formats/xls/sheet_reader.hpp"
#include "core/io/error.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::xls {
namespace {

Stream workbook_stream(const CompoundFile& file) {
  const std::size_t found = find_workbook(file);
  if (found == CompoundFile::npos)
    throw InputError(file.name() + " is an Office file without a workbook; name a workbook");
  return Stream(file.open(found));
}

}  // namespace

std::size_t find_workbook(const CompoundFile& file) {
  const std::size_t newer = file.find("Workbook");  // a file may contain a second one for Excel 5
  return newer != CompoundFile::npos ? newer : file.find("Book");
}

Document::Document(CompoundFile file, const std::string& encoding)
    : file_(std::move(file)),
      name_(file_->name()),
      stream_(workbook_stream(*file_)),
      globals_(stream_, name_),
      workbook_(globals_, encoding),
      learned_(workbook_.sheets.size()) {
  if (workbook_.sheets.empty()) throw InputError(name_ + " has no sheets; ask for the file again");
}

Document::Document(std::string bytes, std::string name, const std::string& encoding)
    : name_(std::move(name)),
      stream_(std::move(bytes)),
      globals_(Stream(stream_), name_, 0),
      workbook_(globals_, encoding),
      learned_(workbook_.sheets.size()) {
  if (workbook_.sheets.empty()) throw InputError(name_ + " has no sheets; ask for the file again");
}

Records Document::records_at(std::uint64_t position) const {
  Records records(stream_, name_, position);
  if (workbook_.version == biff2) records.set_biff2(workbook_.styles_are_formats);
  return records;
}

std::shared_ptr<const SheetScan> Document::scan(std::size_t sheet) {
  {
    const std::scoped_lock lock(mutex_);
    if (learned_[sheet].scan) return learned_[sheet].scan;
  }
  Records records = records_at(workbook_.positions[sheet]);
  auto scan = std::make_shared<const SheetScan>(scan_sheet(records));
  const std::scoped_lock lock(mutex_);
  return learned_[sheet].scan = std::move(scan);
}

std::unique_ptr<RowReader> Document::open(std::size_t sheet) {
  const SheetInfo& info = workbook_.sheets.at(sheet);
  if (!info.readable)
    throw InputError(name_ + ": sheet \"" + shown_sheet(info.name) + "\" has no rows to read (" + info.note +
                     "); choose another sheet");
  return std::make_unique<SheetReader>(*this, sheet, records_at(workbook_.positions[sheet]), scan(sheet));
}

std::vector<MergedRange> Document::merged(std::size_t sheet) {
  if (!workbook_.sheets.at(sheet).readable) return {};
  return scan(sheet)->merged;
}

std::vector<ColumnRange> Document::hidden_columns(std::size_t sheet) const {
  const std::scoped_lock lock(mutex_);
  return learned_.at(sheet).scan ? learned_[sheet].scan->hides_columns : std::vector<ColumnRange>();
}

void Document::learned(std::size_t sheet, const SheetFacts& facts) {
  const std::scoped_lock lock(mutex_);
  learned_[sheet].facts = facts;
}

std::vector<Text> Document::decisions() const {
  std::vector<Text> words;
  if (workbook_.version < biff5)
    words.emplace_back("workbook of Excel {version}, texts in {encoding}"_text,
                       std::vector<Argument>{{"version", std::to_string(workbook_.version >> 8)},
                                             {"encoding", std::string(workbook_.code_page.name())}});
  else if (!workbook_.is_biff8())
    words.emplace_back(workbook_.code_page_stated ? "workbook of Excel 5 or 95, texts in {encoding} as it says"_text
                                                  : "workbook of Excel 5 or 95, texts in {encoding}"_text,
                       std::vector<Argument>{{"encoding", std::string(workbook_.code_page.name())}});
  if (workbook_.epoch_1904) words.emplace_back("dates count from 1904"_text);
  for (const SheetInfo& sheet : workbook_.sheets) {
    if (sheet.hidden)
      words.emplace_back("sheet \"{sheet}\" is hidden"_text, std::vector<Argument>{{"sheet", sheet.name}});
    if (!sheet.readable)
      words.emplace_back("sheet \"{sheet}\" is not read: {why}"_text,
                         std::vector<Argument>{{"sheet", sheet.name}, {"why", sheet.note}});
  }
  std::uint64_t embedded = 0;
  bool macros = workbook_.has_macros;
  for (const CompoundEntry& entry : file_ ? file_->entries() : std::vector<CompoundEntry>()) {
    if (!entry.storage || entry.name.find('/') != std::string::npos) continue;
    if (entry.name.starts_with("MBD")) ++embedded;
    if (entry.name == "_VBA_PROJECT_CUR" || entry.name == "_VBA_PROJECT" || entry.name == "Macros") macros = true;
  }
  const std::scoped_lock lock(mutex_);
  SheetScan all;
  for (const Learned& of : learned_) {
    if (!of.scan) continue;
    for (const auto count : {&SheetScan::comments, &SheetScan::charts, &SheetScan::pictures, &SheetScan::objects,
                             &SheetScan::links, &SheetScan::pivots})
      all.*count += (*of.scan).*count;
  }
  add_count(words, all.charts, "{count:chart|charts} not read"_text);
  add_count(words, all.pictures, "{count:picture|pictures} not read"_text);
  add_count(words, all.objects,
            "{count:drawn object (box, line or button)|drawn objects (boxes, lines or buttons)} not read"_text);
  add_count(words, all.comments, "{count:comment|comments} not read"_text);
  add_count(words, all.links, "{count:target of a hyperlink|targets of hyperlinks} not read"_text);
  add_count(words, all.pivots, "{count:pivot table|pivot tables} not read"_text);
  add_count(words, workbook_.external_books, "{count:link to another workbook|links to other workbooks} not read"_text);
  add_count(words, embedded, "{count:embedded file|embedded files} not read"_text);
  add_count(words, macros ? 1 : 0, "{count:macro project|macro projects} not read"_text);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].scan || !learned_[i].facts) continue;
    const SheetScan& scan = *learned_[i].scan;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string& sheet = workbook_.sheets[i].name;
    add_count(words, scan.hidden_rows,
              "sheet \"{sheet}\": {count:hidden row|hidden rows} read, with {cells:cell|cells}"_text,
              {{"sheet", sheet}, {"cells", facts.hidden_cells}});
    add_count(words, scan.hidden_columns, "sheet \"{sheet}\": {count:hidden column|hidden columns} read"_text,
              {{"sheet", sheet}});
    if (facts.repeated_cells == 0)
      add_count(words, facts.unsorted_rows, "sheet \"{sheet}\": {count:row|rows} with cells out of order, sorted"_text,
                {{"sheet", sheet}});
  }
  return words;
}

std::vector<Text> Document::damage() const {
  std::vector<Text> words;
  if (workbook_.unknown_code_page != 0)
    words.emplace_back(
        "texts are in code page {page}, which is not known, and were read as windows-1252; give the right one with "
        "--in-option encoding=NAME"_text,
        std::vector<Argument>{{"page", std::to_string(workbook_.unknown_code_page)}});
  std::uint64_t lost = workbook_.lost_characters;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].scan || !learned_[i].facts) continue;
    const SheetScan& scan = *learned_[i].scan;
    const SheetFacts& facts = *learned_[i].facts;
    lost += facts.lost_characters;
    const std::string& sheet = workbook_.sheets[i].name;
    if (!scan.has_end)
      words.emplace_back("sheet \"{sheet}\": its end is missing; the file may be cut off"_text,
                         std::vector<Argument>{{"sheet", sheet}});
    add_count(words, scan.unsorted_pieces,
              "sheet \"{sheet}\": {count:row follows|rows follow} a later one; rows were sorted"_text,
              {{"sheet", sheet}});
    add_count(words, facts.repeated_cells,
              "sheet \"{sheet}\": {count:cell is|cells are} in the file twice; the last one counts"_text,
              {{"sheet", sheet}});
    add_count(words, facts.impossible_numbers,
              "sheet \"{sheet}\": {count:number cell contains|number cells contain} no number, read as #NUM!"_text,
              {{"sheet", sheet}});
    add_count(
        words, facts.uncached_formulas,
        "sheet \"{sheet}\": {count:formula has|formulas have} no stored value, so the cells are not known; open the workbook in Excel and save it"_text,
        {{"sheet", sheet}});
  }
  add_count(words, lost, "{count:character of a text is|characters of texts are} not valid and became U+FFFD"_text);
  return words;
}

bool Document::is_incomplete() const {
  const std::scoped_lock lock(mutex_);
  std::uint64_t lost = workbook_.lost_characters;
  bool cut = false;
  for (const Learned& sheet : learned_) {
    if (!sheet.scan || !sheet.facts) continue;
    lost += sheet.facts->lost_characters;
    cut = cut || !sheet.scan->has_end;
  }
  return cut || lost != 0;
}

}  // namespace maex::xls
