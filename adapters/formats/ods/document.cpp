#include "adapters/formats/ods/document.hpp"

#include "adapters/formats/ods/sheet_reader.hpp"
#include "core/io/error.hpp"

namespace maex::ods {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

Archive readable(Archive archive) {
  const std::string type = media_type(archive);
  if (const std::string kind = other_kind(type); !kind.empty())
    throw InputError(archive.name() + " is " + kind + ", not a spreadsheet; name an .ods file");
  refuse_encrypted(archive);
  return archive;
}

}  // namespace

Document::Document(Archive archive, const Bounds& bounds)
    : archive_(readable(std::move(archive))),
      bounds_(bounds),
      outline_(read_outline(archive_)),
      is_template_(media_type(archive_) == template_type),
      learned_(outline_.sheets.size()) {
  if (outline_.sheets.empty()) throw InputError(archive_.name() + " has no sheets; ask for the file again");
}

Document::Place Document::place_before(std::size_t table) {
  {
    const std::scoped_lock lock(mutex_);
    if (left_.tags && left_.table <= table) return std::move(left_);
  }
  Place place{open_part(archive_, "content.xml"), 0};
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
  learned_[sheet] = {facts, std::move(merged)};
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

std::vector<std::string> Document::decisions() const {
  std::vector<std::string> words;
  if (is_template_) words.emplace_back("a template, read as a spreadsheet");
  if (outline_.epoch_1904) words.emplace_back("dates count from 1904");
  for (const SheetInfo& sheet : outline_.sheets)
    if (sheet.hidden) words.push_back("sheet \"" + sheet.name + "\" is hidden");
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
  const auto unread = [&words](std::uint64_t count, std::string_view one, std::string_view many) {
    if (count != 0) words.push_back(counted(count, one, many) + " not read");
  };
  unread(pictures, "picture", "pictures");
  unread(objects, "chart or embedded object", "charts or embedded objects");
  unread(macros, "macro module", "macro modules");
  unread(outline_.comments, "comment", "comments");
  unread(outline_.nested_tables, "table inside a cell or an object", "tables inside cells or objects");
  unread(outline_.foreign_tables, "copy of a sheet of another workbook", "copies of sheets of other workbooks");
  if (outline_.tracks_changes)
    words.emplace_back("the record of changes is not read; cells are read as they stand now");
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string where = "sheet \"" + outline_.sheets[i].name + "\": ";
    if (facts.hidden_rows != 0)
      words.push_back(where + counted(facts.hidden_rows, "hidden row", "hidden rows") +
                      (facts.filtered_rows == 0 ? "" : " (" + std::to_string(facts.filtered_rows) + " by a filter)") +
                      " read, with " + counted(facts.hidden_cells, "cell", "cells"));
    if (facts.hidden_columns != 0)
      words.push_back(where + counted(facts.hidden_columns, "hidden column", "hidden columns") + " read");
    if (facts.repeated_cells != 0)
      words.push_back(where + counted(facts.repeated_cells, "cell that the file gives", "cells that the file gives") +
                      " as a repetition read as if written out");
    if (facts.covered_cells != 0)
      words.push_back(where + counted(facts.covered_cells, "cell", "cells") + " under merged ranges read");
    if (facts.other_contents != 0)
      words.push_back(where + counted(facts.other_contents, "drawing or other content", "drawings or other contents") +
                      " of cells not read");
  }
  return words;
}

std::vector<std::string> Document::damage() const {
  std::vector<std::string> words;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < learned_.size(); ++i) {
    if (!learned_[i].facts) continue;
    const SheetFacts& facts = *learned_[i].facts;
    const std::string where = "sheet \"" + outline_.sheets[i].name + "\": ";
    if (facts.misread_values != 0)
      words.push_back(where + counted(facts.misread_values, "cell holds", "cells hold") +
                      " another value than its type says, taken as text");
    if (facts.uncached_formulas != 0)
      words.push_back(where + counted(facts.uncached_formulas, "formula has", "formulas have") +
                      " no stored value, taken as empty; open the file in LibreOffice and save it");
  }
  return words;
}

}  // namespace maex::ods
