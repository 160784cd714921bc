#include "adapters/formats/xlsx/document.hpp"

#include <algorithm>
#include <map>

#include "adapters/formats/xlsx/sheet_reader.hpp"
#include "core/io/error.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::xlsx {
namespace {

/// Text with a count before it: "3 hidden rows".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

/// True when the bytes of a part contain `word`. Faster than parsing tags, and most sheets have no merged ranges.
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
  std::string_view folder;  ///< folder in the part's name
  Pattern words;
};
constexpr Unread unread_parts[] = {
    {"/charts/chart", "{count:chart|charts} not read"_text},
    {"/media/", "{count:picture|pictures} not read"_text},
    {"/comments", "{count:part with comments|parts with comments} not read"_text},
    {"/threadedcomments/", "{count:part with threaded comments|parts with threaded comments} not read"_text},
    {"/pivottables/", "{count:pivot table|pivot tables} not read"_text},
    {"/externallinks/externallink", "{count:link to another workbook|links to other workbooks} not read"_text},
    {"/embeddings/", "{count:embedded file|embedded files} not read"_text},
    {"/vbaproject.bin", "{count:macro project|macro projects} not read"_text},
    {"/drawings/drawing", "{count:drawing (shapes, text boxes)|drawings (shapes, text boxes)} not read"_text},
    {"/ctrlprops/", "{count:form control|form controls} not read"_text},
    {"customxml/itemprops", "{count:part of custom XML|parts of custom XML} not read"_text},
    {"_xmlsignatures/sig", "{count:digital signature|digital signatures} not read"_text}};

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
    throw InputError(file() + ": sheet \"" + shown_sheet(info.name) + "\" has no rows to read (" + info.note +
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
  learned_[sheet].facts = facts;
  learned_[sheet].merged = std::move(merged);
}

void Document::hides(std::size_t sheet, std::vector<ColumnRange> columns) {
  const std::scoped_lock lock(mutex_);
  learned_[sheet].hidden_columns = std::move(columns);
}

std::vector<ColumnRange> Document::hidden_columns(std::size_t sheet) const {
  const std::scoped_lock lock(mutex_);
  return learned_.at(sheet).hidden_columns;
}

std::vector<MergedRange> Document::merged(std::size_t sheet) {
  if (!workbook_.sheets.at(sheet).readable) return {};
  {
    const std::scoped_lock lock(mutex_);
    if (learned_[sheet].merged) return *learned_[sheet].merged;
  }
  std::vector<MergedRange> ranges;
  if (mentions(part_of(sheet), "mergeCells")) {
    // The word may be in a text, so parse the tags.
    Tokenizer xml(part_of(sheet));
    for (Tokenizer::Tag tag; (tag = xml.next(true)) != Tokenizer::Tag::finished;)
      if (tag == Tokenizer::Tag::start && xml.level() == 2 && xml.name() == "mergeCells") ranges = read_merged(xml);
  }
  const std::scoped_lock lock(mutex_);
  learned_[sheet].merged = ranges;
  return ranges;
}

std::vector<Text> Document::decisions() const {
  std::vector<Text> words;
  if (workbook_.strict) words.emplace_back("strict Open XML (ISO/IEC 29500)"_text);
  if (workbook_.epoch_1904) words.emplace_back("dates count from 1904"_text);
  for (const SheetInfo& sheet : workbook_.sheets) {
    if (sheet.hidden)
      words.emplace_back("sheet \"{sheet}\" is hidden"_text, std::vector<Argument>{{"sheet", sheet.name}});
    if (!sheet.readable)
      words.emplace_back("sheet \"{sheet}\" is not read: {why}"_text,
                         std::vector<Argument>{{"sheet", sheet.name}, {"why", sheet.note}});
  }
  std::map<const Unread*, std::uint64_t> unread;
  for (const ArchiveMember& member : package_.archive().members()) {
    const std::string name = lower(member.name);
    for (const Unread& kind : unread_parts)
      if (name.find(kind.folder) != std::string::npos && name.find("_rels/") == std::string::npos) ++unread[&kind];
  }
  for (const auto& [kind, count] : unread) add_count(words, count, kind->words);
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string& sheet = workbook_.sheets[i].name;
    add_count(words, facts.hidden_rows,
              "sheet \"{sheet}\": {count:hidden row|hidden rows} read, with {cells:cell|cells}"_text,
              {{"sheet", sheet}, {"cells", facts.hidden_cells}});
    if (facts.repeated_cells == 0)
      add_count(words, facts.unsorted_rows, "sheet \"{sheet}\": {count:row|rows} with cells out of order, sorted"_text,
                {{"sheet", sheet}});
  }
  return words;
}

std::vector<Text> Document::damage() const {
  std::vector<Text> words;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string& sheet = workbook_.sheets[i].name;
    add_count(words, facts.repeated_cells,
              "sheet \"{sheet}\": {count:cell is|cells are} in the file twice; the last one counts"_text,
              {{"sheet", sheet}});
    add_count(
        words, facts.misplaced_cells,
        "sheet \"{sheet}\": {count:cell has|cells have} the address of another row; the row that contains them counts"_text,
        {{"sheet", sheet}});
    add_count(
        words, facts.misread_numbers,
        "sheet \"{sheet}\": {count:number or date cell contains|number or date cells contain} something else, read as text"_text,
        {{"sheet", sheet}});
    add_count(
        words, facts.uncached_formulas,
        "sheet \"{sheet}\": {count:formula has|formulas have} no stored value, so the cells are not known; open the workbook in Excel and save it"_text,
        {{"sheet", sheet}});
  }
  return words;
}

}  // namespace maex::xlsx
