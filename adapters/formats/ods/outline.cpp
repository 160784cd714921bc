#include "adapters/formats/ods/outline.hpp"

#include "adapters/formats/ods/limits.hpp"
#include "core/document/iso_date.hpp"
#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"

namespace maex::ods {
namespace {

using Tag = Tokenizer::Tag;
constexpr std::size_t most_sheets = 10'000;

class Counter final : public xml::Skimmed {
 public:
  void passed(std::string_view local) override {
    if (local == "covered-table-cell")
      covers = true;
    else if (local == "annotation")
      ++comments;
    else if (local == "table")
      ++tables;
  }
  bool covers = false;
  std::uint64_t comments = 0, tables = 0;
};

/// LibreOffice stores copies of sheets in other files that formulas refer to: 'file:///…/other.ods'#$Sheet1
bool is_foreign(std::string_view name) { return name.starts_with('\'') && name.find("'#") != std::string_view::npos; }

void read_table(Tokenizer& tags, std::size_t table, Outline& outline) {
  SheetInfo sheet;
  sheet.name = tags.attribute("name");
  if (!xml::is_utf8(sheet.name)) tags.fail("the name of a sheet is not UTF-8");
  sheet.hidden = outline.styles.hides(tags.attribute("style-name"));
  Counter counter;
  tags.skim(counter);
  outline.comments += counter.comments;
  outline.nested_tables += counter.tables;
  if (is_foreign(sheet.name)) {
    ++outline.foreign_tables;
    return;
  }
  if (outline.sheets.size() >= most_sheets) tags.fail("it has more sheets than are read");
  outline.sheets.push_back(std::move(sheet));
  outline.tables.push_back(table);
  outline.covers.push_back(counter.covers);
}

void read_settings(Tokenizer& tags, Outline& outline) {
  if (tags.is_empty()) return;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start || tags.name() != "null-date") continue;
    bool found = false;
    const std::string_view value = tags.attribute("date-value", &found);
    IsoDate date;
    if (!found || !parse_iso(value, false, date) || !date.has_day) continue;
    constexpr double serial_of_1904 = 1462;
    outline.epoch_1904 = date.serial == serial_of_1904;
    const double usual = day_to_serial({1899, 12, 30});
    outline.null_date_shift = outline.epoch_1904 ? 0 : date.serial - usual;
  }
}

}  // namespace

bool enter_spreadsheet(Tokenizer& tags, Styles* styles) {
  if (tags.next(true) != Tag::start || tags.name() != "document-content")
    tags.fail("its root is not an OpenDocument content");
  if (tags.is_empty()) tags.fail("it holds no spreadsheet");
  for (;;) {
    if (tags.next(true) != Tag::start) tags.fail("it holds no spreadsheet");
    if (tags.name() == "automatic-styles" && styles != nullptr) {
      styles->read(tags);
    } else if (tags.name() == "body") {
      if (tags.is_empty()) tags.fail("it holds no spreadsheet");
    } else if (tags.name() == "spreadsheet") {
      return !tags.is_empty();
    } else {
      tags.skip();
    }
  }
}

Outline read_outline(const Archive& archive) {
  Outline outline;
  if (archive.find("styles.xml") != Archive::npos) {
    const auto tags = odf::open_part(archive, "styles.xml");
    while (tags->next(true) != Tag::finished)
      if (tags->level() == 2 && tags->name() == "styles") outline.styles.read(*tags);
  }
  const auto tags = odf::open_part(archive, "content.xml");
  if (enter_spreadsheet(*tags, &outline.styles)) {
    std::size_t tables = 0;
    // A consolidation lists its cells in one attribute. Such elements are between and behind the tables, and are not
    // read.
    tags->drop_long_attributes();
    while (tags->next(true) == Tag::start) {
      if (tags->name() == "table") {
        read_table(*tags, tables++, outline);
        continue;
      }
      if (tags->name() == "calculation-settings") {
        read_settings(*tags, outline);
        continue;
      }
      outline.tracks_changes |= tags->name() == "tracked-changes";
      tags->skip();
    }
  }
  tags->drain();
  if (!outline.styles.finish(outline.epoch_1904))
    throw InputError(archive.name() + " is refused: its number formats take more than the " +
                     std::to_string(odf::most_codes >> 20) +
                     " MiB that are kept of them, as in files that are made to exhaust memory");
  return outline;
}

}  // namespace maex::ods
