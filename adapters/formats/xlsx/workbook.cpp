#include "adapters/formats/xlsx/workbook.hpp"

#include <charconv>
#include <map>
#include <set>

#include "core/document/number_format.hpp"
#include "core/io/xml_text.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xlsx {
namespace {

constexpr std::string_view strict_namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main";
constexpr std::size_t most_sheets = 10'000;   // only memory limits Excel; real files have less than a hundredth of this
constexpr std::size_t most_styles = 1 << 18;  // Excel's limit is 65,490 cell formats
constexpr std::size_t format_bytes = 256;     // what one number format takes apart from its code
constexpr std::size_t longest_code = 4096;

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The tokenizer does not check attributes, and the user sees these.
std::string checked(const Tokenizer& tags, std::string_view text) {
  if (!xml::is_utf8(text)) tags.fail("an attribute is not UTF-8");
  return std::string(text);
}

/// Finds the part of a sheet, and whether the part contains rows and cells.
void find_part(const Package& package, const std::string& id, Workbook& workbook) {
  SheetInfo& sheet = workbook.sheets.back();
  std::string& part = workbook.parts.back();
  std::string type = "worksheet";
  if (const Relation* relation = package.relation(id)) {
    type = relation->type;
    part = relation->target;
  }
  if (type == "worksheet" && !package.has(part)) {
    const std::string usual =
        resolve_part(package.workbook(), "worksheets/sheet" + std::to_string(workbook.sheets.size()) + ".xml");
    part = part.empty() && package.has(usual) ? usual : std::string();
    if (part.empty()) sheet.note = "its part is missing in the file";
  } else if (type == "chartsheet") {
    sheet.note = "chart sheet";
  } else if (type == "dialogsheet") {
    sheet.note = "dialog sheet";
  } else if (type != "worksheet") {
    sheet.note = "sheet of macros (" + type + ")";
  }
  sheet.readable = sheet.note.empty();
  if (!sheet.readable) part.clear();
}

}  // namespace

Workbook read_workbook(const Package& package) {
  Workbook workbook;
  std::set<std::string, std::less<>> parts;
  bool in_sheets = false;
  Tokenizer xml(package.open(package.workbook()));
  for (Tokenizer::Tag tag; (tag = xml.next(true)) != Tokenizer::Tag::finished;) {
    if (tag != Tokenizer::Tag::start) continue;
    if (xml.depth() == 1 && !xml.is_empty()) {
      if (xml.name() != "workbook") xml.fail("its root is not a workbook");
      for (const auto& attribute : xml.attributes())
        workbook.strict |= std::string_view(attribute.value, attribute.size) == strict_namespace;
    } else if (xml.level() == 2) {
      in_sheets = xml.name() == "sheets";
      if (xml.name() != "workbookPr") continue;  // an extension has one, too, on another level
      workbook.epoch_1904 = is_true(xml.attribute("date1904"));
    } else if (xml.level() == 3 && in_sheets && xml.name() == "sheet") {
      if (workbook.sheets.size() >= most_sheets) xml.fail("it has more sheets than are read");
      SheetInfo sheet;
      sheet.name = checked(xml, xml.attribute("name"));
      const std::string_view state = xml.attribute("state");
      sheet.hidden = state == "hidden" || state == "veryHidden";
      const bool very = state == "veryHidden";
      workbook.sheets.push_back(std::move(sheet));
      workbook.parts.emplace_back();
      find_part(package, std::string(xml.attribute("id")), workbook);
      // A small file could otherwise be read a thousand times.
      if (const std::string& part = workbook.parts.back(); !part.empty() && !parts.insert(part).second)
        xml.fail("two of its sheets have the same part " + part);
      if (very && workbook.sheets.back().note.empty())
        workbook.sheets.back().note = "very hidden: Excel does not list it under Unhide";
    }
  }
  return workbook;
}

Styles::Styles(const Package& package, bool epoch_1904) {
  if (epoch_1904) {  // a general number may still be meant as a date: the epoch must be kept
    formats_.push_back(make_cell_format("General", true));
    general_.format = &formats_.back();
  }
  const std::string part = package.part_of_type("styles", "styles.xml");
  if (!part.empty()) read(package, part, epoch_1904);
}

void Styles::read(const Package& package, const std::string& part, bool epoch_1904) {
  std::map<std::uint32_t, std::string> codes;
  std::map<std::uint32_t, Style> by_id;
  std::vector<std::uint32_t> ids;
  bool in_cell_formats = false, in_number_formats = false;
  std::uint64_t held = 0;
  Tokenizer xml(package.open(part));
  for (Tokenizer::Tag tag; (tag = xml.next(true)) != Tokenizer::Tag::finished;) {
    if (tag != Tokenizer::Tag::start) continue;
    if (xml.level() == 2) {
      in_cell_formats = xml.name() == "cellXfs";
      in_number_formats = xml.name() == "numFmts";
    }
    if (xml.level() != 3) continue;
    if (xml.name() == "numFmt" && in_number_formats) {
      const std::string_view code = xml.attribute("formatCode");
      if (code.size() > longest_code || codes.size() >= most_styles)
        xml.fail("its number formats are too many or too long");
      held += 2 * code.size() + format_bytes;
      check_held(package.archive().bounds(), held, xml.part(), "number formats");
      codes.emplace(number_of(xml.attribute("numFmtId")), checked(xml, code));
    } else if (xml.name() == "xf" && in_cell_formats) {
      if (ids.size() >= most_styles) xml.fail("it has more cell formats than Excel allows");
      ids.push_back(number_of(xml.attribute("numFmtId")));
    }
  }
  for (const std::uint32_t id : ids) {
    const auto known = by_id.find(id);
    if (known != by_id.end()) {
      styles_.push_back(known->second);
      continue;
    }
    const auto own = codes.find(id);  // a file may redefine a built-in id
    const std::string_view code = own != codes.end() ? std::string_view(own->second) : builtin_format_code(id);
    Style style = general_;
    if (!code.empty() && code != "General") {
      formats_.push_back(make_cell_format(code, epoch_1904));
      style = {&formats_.back(), formats_.back().is_date};
    }
    by_id.emplace(id, style);
    styles_.push_back(style);
  }
}

}  // namespace maex::xlsx
