#include "adapters/formats/ods/document.hpp"

#include "adapters/formats/ods/sheet_reader.hpp"
#include "core/io/error.hpp"

namespace maex::ods {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

Archive readable(Archive archive) {
  const std::string type = odf::media_type(archive);
  if (const std::string kind = odf::kind_in_words(type); !kind.empty() && !type.starts_with(odf::spreadsheet_type))
    throw InputError(archive.name() + " is " + kind + ", not a spreadsheet; name an .ods file");
  odf::refuse_encrypted(archive);
  return archive;
}

}  // namespace

Document::Document(Archive archive, const Bounds& bounds)
    : archive_(readable(std::move(archive))),
      bounds_(bounds),
      outline_(read_outline(archive_)),
      is_template_(odf::media_type(archive_) == odf::template_type),
      learned_(outline_.sheets.size()) {
  if (outline_.sheets.empty()) throw InputError(archive_.name() + " has no sheets; ask for the file again");
}

Document::Place Document::place_before(std::size_t table) {
  {
    const std::scoped_lock lock(mutex_);
    if (left_.tags && left_.table <= table) return std::move(left_);
  }
  Place place{odf::open_part(archive_, "content.xml"), 0};
  enter_spreadsheet(*place.tags, nullptr);
  return place;
}

std::unique_ptr<RowReader> Document::open(std::size_t sheet) {
  return std::make_unique<SheetReader>(*this, sheet, place_before(outline_.tables.at(sheet)));
}

void Document::leave(Place place) {
  const std::scoped_lock lock(mutex_);
  left_ = std::move(place);
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
  if (!outline_.covers.at(sheet)) return {};
  {
    const std::scoped_lock lock(mutex_);
    if (learned_[sheet].merged) return *learned_[sheet].merged;
  }
  SheetReader reader(*this, sheet, place_before(outline_.tables[sheet]));
  reader.give_repeated_rows_once();
  for (Row row; reader.next(row);) {}
  const std::scoped_lock lock(mutex_);
  return learned_[sheet].merged.value_or(std::vector<MergedRange>());
}

std::vector<Text> Document::decisions() const {
  std::vector<Text> words;
  if (is_template_) words.emplace_back("a template, read as a spreadsheet"_text);
  if (outline_.epoch_1904) words.emplace_back("dates count from 1904"_text);
  for (const SheetInfo& sheet : outline_.sheets)
    if (sheet.hidden)
      words.emplace_back("sheet \"{sheet}\" is hidden"_text, std::vector<Argument>{{"sheet", sheet.name}});
  std::uint64_t pictures = 0, objects = 0, macros = 0;
  for (const ArchiveMember& member : archive_.members()) {
    const std::string_view name = member.name;
    if (name.ends_with('/')) continue;
    pictures += name.starts_with("Pictures/") ? 1 : 0;
    objects += name.starts_with("Object ") && name.ends_with("/content.xml") ? 1 : 0;
    macros += (name.starts_with("Basic/") && !name.ends_with("-lb.xml") && !name.ends_with("-lc.xml")) ||
                      name.starts_with("Scripts/")
                  ? 1
                  : 0;
  }
  add_count(words, pictures, "{count:picture|pictures} not read"_text);
  add_count(words, objects, "{count:chart or embedded object|charts or embedded objects} not read"_text);
  add_count(words, macros, "{count:macro module|macro modules} not read"_text);
  add_count(words, outline_.comments, "{count:comment|comments} not read"_text);
  add_count(words, outline_.nested_tables,
            "{count:table inside a cell or an object|tables inside cells or objects} not read"_text);
  add_count(words, outline_.foreign_tables,
            "{count:copy of a sheet of another workbook|copies of sheets of other workbooks} not read"_text);
  if (outline_.tracks_changes)
    words.emplace_back("the record of changes is not read; cells are read as they are now"_text);
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string& sheet = outline_.sheets[i].name;
    add_count(
        words, facts.hidden_rows,
        facts.filtered_rows == 0
            ? "sheet \"{sheet}\": {count:hidden row|hidden rows} read, with {cells:cell|cells}"_text
            : "sheet \"{sheet}\": {count:hidden row|hidden rows} ({filtered} by a filter) read, with {cells:cell|cells}"_text,
        {{"sheet", sheet}, {"filtered", facts.filtered_rows}, {"cells", facts.hidden_cells}});
    add_count(words, facts.hidden_columns, "sheet \"{sheet}\": {count:hidden column|hidden columns} read"_text,
              {{"sheet", sheet}});
    add_count(
        words, facts.repeated_cells,
        "sheet \"{sheet}\": {count:cell that the file repeats|cells that the file repeats} read as if written out"_text,
        {{"sheet", sheet}});
    add_count(words, facts.covered_cells, "sheet \"{sheet}\": {count:cell|cells} under merged ranges with text"_text,
              {{"sheet", sheet}});
    add_count(words, facts.other_contents,
              "sheet \"{sheet}\": {count:drawing or other content|drawings or other contents} of cells not read"_text,
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
    const std::string& sheet = outline_.sheets[i].name;
    add_count(
        words, facts.misread_values,
        "sheet \"{sheet}\": {count:cell contains|cells contain} another value than the type says, read as text"_text,
        {{"sheet", sheet}});
    add_count(
        words, facts.uncached_formulas,
        "sheet \"{sheet}\": {count:formula has|formulas have} no stored value, so the cells are not known; open the file in LibreOffice and save it"_text,
        {{"sheet", sheet}});
  }
  return words;
}

}  // namespace maex::ods
