#include "adapters/formats/xlsx/document.hpp"

#include <algorithm>
#include <map>

#include "adapters/formats/xlsx/sheet_reader.hpp"
#include "core/io/error.hpp"

namespace maex::xlsx {
namespace {

/// Text with a count in front: "3 hidden rows".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

/// True when the bytes of a part hold `word`. Cheaper than taking tags apart, and most sheets have nothing merged.
bool mentions(PartStream part, std::string_view word) {
  constexpr std::size_t block = 256 * 1024;
  std::string buffer(block, '\0');
  std::size_t kept = 0;
  bool found = false;
  for (std::size_t got; (got = part.read(buffer.data() + kept, block - kept)) != 0;) {
    const std::string_view seen(buffer.data(), kept + got);
    found = found || seen.find(word) != std::string_view::npos;
    kept = std::min(word.size() - 1, seen.size());
    std::copy(seen.end() - static_cast<std::ptrdiff_t>(kept), seen.end(), buffer.begin());
  }
  return found;
}

struct Unread {
  std::string_view folder;  ///< segment in the part's name
  std::string_view one, many;
};
constexpr Unread unread_parts[] = {
    {"/charts/chart", "chart", "charts"},
    {"/media/", "picture", "pictures"},
    {"/comments", "part with comments", "parts with comments"},
    {"/threadedcomments/", "part with threaded comments", "parts with threaded comments"},
    {"/pivottables/", "pivot table", "pivot tables"},
    {"/externallinks/externallink", "link to another workbook", "links to other workbooks"},
    {"/embeddings/", "embedded file", "embedded files"},
    {"/vbaproject.bin", "macro project", "macro projects"},
    {"/drawings/drawing", "drawing (shapes, text boxes)", "drawings (shapes, text boxes)"},
    {"/ctrlprops/", "form control", "form controls"},
    {"customxml/itemprops", "part of custom XML", "parts of custom XML"},
    {"_xmlsignatures/sig", "digital signature", "digital signatures"}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\\' ? '/' : c;
  });
  return text;
}

}  // namespace

Document::Document(Archive archive)
    : package_(std::move(archive)),
      workbook_(read_workbook(package_)),
      styles_(package_, workbook_.epoch_1904),
      learned_(workbook_.sheets.size()) {
  if (workbook_.sheets.empty()) throw InputError(file() + " has no sheets; ask for the file again");
}

PartStream Document::part_of(std::size_t sheet) const {
  const SheetInfo& info = workbook_.sheets.at(sheet);
  if (!info.readable)
    throw InputError(file() + ": sheet \"" + info.name + "\" has no rows to read (" + info.note +
                     "); choose another sheet");
  return package_.open(workbook_.parts[sheet]);
}

std::unique_ptr<RowReader> Document::open(std::size_t sheet) {
  return std::make_unique<SheetReader>(*this, sheet, part_of(sheet));
}

const SharedStrings& Document::strings() {
  std::call_once(strings_once_, [this] {
    strings_ = std::make_unique<SharedStrings>(package_, package_.part_of_type("sharedStrings", "sharedStrings.xml"));
  });
  return *strings_;
}

void Document::learned(std::size_t sheet, const SheetFacts& facts, std::vector<MergedRange> merged) {
  const std::scoped_lock lock(mutex_);
  learned_[sheet] = {facts, std::move(merged)};
}

std::vector<MergedRange> Document::merged(std::size_t sheet) {
  if (!workbook_.sheets.at(sheet).readable) return {};
  {
    const std::scoped_lock lock(mutex_);
    if (learned_[sheet].merged) return *learned_[sheet].merged;
  }
  std::vector<MergedRange> ranges;
  if (mentions(part_of(sheet), "mergeCells")) {
    // The word may stand in a text: only the tags say.
    Tokenizer xml(part_of(sheet));
    for (Tokenizer::Tag tag; (tag = xml.next(true)) != Tokenizer::Tag::finished;)
      if (tag == Tokenizer::Tag::start && xml.depth() <= 2 && xml.name() == "mergeCells") ranges = read_merged(xml);
  }
  const std::scoped_lock lock(mutex_);
  learned_[sheet].merged = ranges;
  return ranges;
}

std::vector<std::string> Document::decisions() const {
  std::vector<std::string> words;
  if (workbook_.strict) words.emplace_back("strict Open XML (ISO/IEC 29500)");
  if (workbook_.epoch_1904) words.emplace_back("dates count from 1904");
  for (const SheetInfo& sheet : workbook_.sheets) {
    if (sheet.hidden) words.push_back("sheet \"" + sheet.name + "\" is hidden");
    if (!sheet.readable) words.push_back("sheet \"" + sheet.name + "\" is not read: " + sheet.note);
  }
  std::map<const Unread*, std::uint64_t> unread;
  for (const ArchiveMember& member : package_.archive().members()) {
    const std::string name = lower(member.name);
    for (const Unread& kind : unread_parts)
      if (name.find(kind.folder) != std::string::npos && name.find("_rels/") == std::string::npos) ++unread[&kind];
  }
  for (const auto& [kind, count] : unread) words.push_back(counted(count, kind->one, kind->many) + " not read");
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string where = "sheet \"" + workbook_.sheets[i].name + "\": ";
    if (facts.hidden_rows != 0)
      words.push_back(where + counted(facts.hidden_rows, "hidden row", "hidden rows") + " read, with " +
                      counted(facts.hidden_cells, "cell", "cells"));
    if (facts.unsorted_rows != 0 && facts.repeated_cells == 0)
      words.push_back(where + counted(facts.unsorted_rows, "row", "rows") + " with cells out of order, sorted");
  }
  return words;
}

std::vector<std::string> Document::damage() const {
  std::vector<std::string> words;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string where = "sheet \"" + workbook_.sheets[i].name + "\": ";
    if (facts.repeated_cells != 0)
      words.push_back(where + counted(facts.repeated_cells, "cell stands", "cells stand") +
                      " in the file twice; the last one counts");
    if (facts.misplaced_cells != 0)
      words.push_back(where + counted(facts.misplaced_cells, "cell names", "cells name") +
                      " another row than the one they stand in, which counts");
    if (facts.misread_numbers != 0)
      words.push_back(where + counted(facts.misread_numbers, "number or date cell holds", "number or date cells hold") +
                      " something else, taken as text");
    if (facts.uncached_formulas != 0)
      words.push_back(where + counted(facts.uncached_formulas, "formula has", "formulas have") +
                      " no stored value, taken as empty; open the workbook in Excel and save it");
  }
  return words;
}

}  // namespace maex::xlsx
