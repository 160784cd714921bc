#include "adapters/formats/xls/document.hpp"

#include "adapters/formats/xls/sheet_reader.hpp"
#include "core/io/error.hpp"

namespace maex::xls {
namespace {

/// Text with a count in front: "3 hidden rows".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

CompoundStream workbook_stream(const CompoundFile& file) {
  const std::size_t found = find_workbook(file);
  if (found == CompoundFile::npos)
    throw InputError(file.name() + " is an Office file without a workbook; name a workbook");
  return file.open(found);
}

}  // namespace

std::size_t find_workbook(const CompoundFile& file) {
  const std::size_t newer = file.find("Workbook");  // a file may hold a second one for Excel 5
  return newer != CompoundFile::npos ? newer : file.find("Book");
}

Document::Document(CompoundFile file, const std::string& encoding)
    : file_(std::move(file)),
      stream_(workbook_stream(file_)),
      globals_(records_at(0)),
      workbook_(globals_, encoding),
      learned_(workbook_.sheets.size()) {
  if (workbook_.sheets.empty()) throw InputError(file_.name() + " has no sheets; ask for the file again");
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
    throw InputError(file_.name() + ": sheet \"" + info.name + "\" has no rows to read (" + info.note +
                     "); choose another sheet");
  return std::make_unique<SheetReader>(*this, sheet, records_at(workbook_.positions[sheet]), scan(sheet));
}

std::vector<MergedRange> Document::merged(std::size_t sheet) {
  if (!workbook_.sheets.at(sheet).readable) return {};
  return scan(sheet)->merged;
}

void Document::learned(std::size_t sheet, const SheetFacts& facts) {
  const std::scoped_lock lock(mutex_);
  learned_[sheet].facts = facts;
}

std::vector<std::string> Document::decisions() const {
  std::vector<std::string> words;
  if (!workbook_.is_biff8)
    words.push_back("workbook of Excel 5 or 95, texts in " + workbook_.code_page.name() +
                    (workbook_.code_page_stated ? " as it says" : ""));
  if (workbook_.epoch_1904) words.emplace_back("dates count from 1904");
  for (const SheetInfo& sheet : workbook_.sheets) {
    if (sheet.hidden) words.push_back("sheet \"" + sheet.name + "\" is hidden");
    if (!sheet.readable) words.push_back("sheet \"" + sheet.name + "\" is not read: " + sheet.note);
  }
  std::uint64_t embedded = 0;
  bool macros = workbook_.has_macros;
  for (const CompoundEntry& entry : file_.entries()) {
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
  const auto unread = [&words](std::uint64_t count, std::string_view one, std::string_view many) {
    if (count != 0) words.push_back(counted(count, one, many) + " not read");
  };
  unread(all.charts, "chart", "charts");
  unread(all.pictures, "picture", "pictures");
  unread(all.objects, "drawn object (box, line or button)", "drawn objects (boxes, lines or buttons)");
  unread(all.comments, "comment", "comments");
  unread(all.links, "target of a hyperlink", "targets of hyperlinks");
  unread(all.pivots, "pivot table", "pivot tables");
  unread(workbook_.external_books, "link to another workbook", "links to other workbooks");
  unread(embedded, "embedded file", "embedded files");
  unread(macros ? 1 : 0, "macro project", "macro projects");
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].scan || !learned_[i].facts) continue;
    const SheetScan& scan = *learned_[i].scan;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string where = "sheet \"" + workbook_.sheets[i].name + "\": ";
    if (scan.hidden_rows != 0)
      words.push_back(where + counted(scan.hidden_rows, "hidden row", "hidden rows") + " read, with " +
                      counted(facts.hidden_cells, "cell", "cells"));
    if (scan.hidden_columns != 0)
      words.push_back(where + counted(scan.hidden_columns, "hidden column", "hidden columns") + " read");
    if (facts.unsorted_rows != 0 && facts.repeated_cells == 0)
      words.push_back(where + counted(facts.unsorted_rows, "row", "rows") + " with cells out of order, sorted");
  }
  return words;
}

std::vector<std::string> Document::damage() const {
  std::vector<std::string> words;
  if (workbook_.unknown_code_page != 0)
    words.push_back("texts are in code page " + std::to_string(workbook_.unknown_code_page) +
                    ", which is not known, and were read as windows-1252; name the right one with --in-option "
                    "encoding=NAME");
  std::uint64_t lost = workbook_.lost_characters;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].scan || !learned_[i].facts) continue;
    const SheetScan& scan = *learned_[i].scan;
    const SheetFacts& facts = *learned_[i].facts;
    lost += facts.lost_characters;
    const std::string where = "sheet \"" + workbook_.sheets[i].name + "\": ";
    if (!scan.has_end) words.push_back(where + "its end is missing; the file may be cut off");
    if (scan.unsorted_pieces != 0)
      words.push_back(where + counted(scan.unsorted_pieces, "row stands", "rows stand") +
                      " behind a later one; rows were sorted");
    if (facts.repeated_cells != 0)
      words.push_back(where + counted(facts.repeated_cells, "cell stands", "cells stand") +
                      " in the file twice; the last one counts");
    if (facts.impossible_numbers != 0)
      words.push_back(where + counted(facts.impossible_numbers, "number cell holds", "number cells hold") +
                      " no number, taken as #NUM!");
    if (facts.uncached_formulas != 0)
      words.push_back(where + counted(facts.uncached_formulas, "formula has", "formulas have") +
                      " no stored value, taken as empty; open the workbook in Excel and save it");
  }
  if (lost != 0)
    words.push_back(counted(lost, "character of a text stands", "characters of texts stand") +
                    " for nothing and became U+FFFD");
  return words;
}

}  // namespace maex::xls
