#include "tests/story/partner_list.hpp"

#include <algorithm>
#include <map>

#include "core/document/table.hpp"
#include "core/text/parse_date.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::story {
namespace {

std::string two(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

std::string address(std::size_t column, std::size_t row) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row);
}

double serial_of(const std::string& iso) {
  return day_to_serial(Day{static_cast<std::int16_t>(std::stoi(iso.substr(0, 4))),
                           static_cast<std::uint8_t>(std::stoi(iso.substr(5, 2))),
                           static_cast<std::uint8_t>(std::stoi(iso.substr(8, 2)))});
}

std::string xlsx_cell(const ListCell& cell, const std::string& at) {
  const std::string open = "<c r=\"" + at + "\"";
  switch (cell.is) {
    case ListCell::Is::formula: return open + "><f>A1+1</f></c>";
    case ListCell::Is::number: return open + "><v>" + cell.text + "</v></c>";
    case ListCell::Is::date:
      return open + " s=\"1\"><v>" + std::to_string(static_cast<int>(serial_of(cell.text))) + "</v></c>";
    case ListCell::Is::text: break;
  }
  if (cell.text.empty()) return {};
  return open + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell.text) + "</t></is></c>";
}

std::string xlsx_sheet(const ListSheet& sheet) {
  std::string rows, merges, cols;
  for (std::size_t r = 0; r != sheet.lines.size(); ++r) {
    const Line& line = sheet.lines[r];
    rows += "<row r=\"" + std::to_string(r + 1) + "\"" + (line.hidden ? " hidden=\"1\"" : "") + ">";
    for (std::size_t c = 0; c != line.cells.size(); ++c) {
      const ListCell& cell = line.cells[c];
      rows += xlsx_cell(cell, address(c, r + 1));
      if (cell.down > 1 || cell.across > 1)
        merges += "<mergeCell ref=\"" + address(c, r + 1) + ":" +
                  address(c + static_cast<std::size_t>(cell.across) - 1, r + static_cast<std::size_t>(cell.down)) +
                  "\"/>";
    }
    rows += "</row>";
  }
  for (const int column : sheet.hidden_columns)
    cols += "<col min=\"" + std::to_string(column + 1) + "\" max=\"" + std::to_string(column + 1) +
            "\" width=\"0\" hidden=\"1\"/>";
  return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
         (cols.empty() ? "" : "<cols>" + cols + "</cols>") + "<sheetData>" + rows + "</sheetData>" +
         (merges.empty() ? "" : "<mergeCells>" + merges + "</mergeCells>") + "</worksheet>";
}

std::string xlsx_of(const PartnerList& list) {
  test::Parts parts = test::workbook_parts(xlsx_sheet(list.sheets[0]));
  std::string sheets, relations;
  for (std::size_t i = 0; i != list.sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    sheets += "<sheet name=\"" + list.sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"rIdS" + n + "\"" +
              (list.sheets[i].hidden ? " state=\"" + std::string(i % 2 == 0 ? "hidden" : "veryHidden") + "\"" : "") +
              "/>";
    relations += "<Relationship Id=\"rIdS" + n +
                 "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                 "Target=\"worksheets/sheet" +
                 n + ".xml\"/>";
    parts["xl/worksheets/sheet" + n + ".xml"] = xlsx_sheet(list.sheets[i]);
  }
  std::string& book = parts["xl/workbook.xml"];
  const std::size_t from = book.find("<sheets>") + 8;
  book.replace(from, book.find("</sheets>") - from, sheets);
  std::string& links = parts["xl/_rels/workbook.xml.rels"];
  links.insert(links.find("</Relationships>"), relations);
  return test::make_archive(parts, true);
}

std::string ods_cell(const ListCell& cell, bool covered) {
  std::string open = covered ? "<table:covered-table-cell" : "<table:table-cell";
  const std::string name = covered ? "table:covered-table-cell" : "table:table-cell";
  if (cell.across > 1) open += " table:number-columns-spanned=\"" + std::to_string(cell.across) + "\"";
  if (cell.down > 1) open += " table:number-rows-spanned=\"" + std::to_string(cell.down) + "\"";
  switch (cell.is) {
    case ListCell::Is::formula: return open + " table:formula=\"of:=[.A1]+1\"/>";
    case ListCell::Is::number: return open + " office:value-type=\"float\" office:value=\"" + cell.text + "\"/>";
    case ListCell::Is::date: return open + " office:value-type=\"date\" office:date-value=\"" + cell.text + "\"/>";
    case ListCell::Is::text: break;
  }
  if (cell.text.empty()) return open + "/>";
  return open + " office:value-type=\"string\"><text:p>" + escaped(cell.text) + "</text:p></" + name + ">";
}

std::string ods_of(const PartnerList& list) {
  std::string tables;
  for (const ListSheet& sheet : list.sheets) {
    tables +=
        "<table:table table:name=\"" + sheet.name + "\"" + (sheet.hidden ? " table:style-name=\"hid\"" : "") + ">";
    for (int c = 0; c != columns; ++c)
      tables += std::string("<table:table-column") +
                (sheet.hidden_columns.contains(c) ? " table:visibility=\"collapse\"" : "") + "/>";
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> open;  // by column: rows left, columns
    for (const Line& line : sheet.lines) {
      tables += std::string("<table:table-row") + (line.hidden ? " table:visibility=\"filter\"" : "") + ">";
      std::size_t right = 0;  // columns that a cell of this row covers
      for (std::size_t c = 0; c != line.cells.size(); ++c) {
        const bool above = open[c].first > 0;
        tables += ods_cell(line.cells[c], above || c < right);
        if (above) --open[c].first;
        if (line.cells[c].down > 1) open[c].first = static_cast<std::size_t>(line.cells[c].down) - 1;
        if (line.cells[c].across > 1) right = c + static_cast<std::size_t>(line.cells[c].across);
      }
      tables += "</table:table-row>";
    }
    tables += "</table:table>";
  }
  return test::make_archive(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">"
        "<office:automatic-styles><style:style style:name=\"hid\" style:family=\"table\">"
        "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
        "<office:body><office:spreadsheet>" +
            tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string csv_cell(const std::string& text, char separator) {
  if (text.find_first_of(std::string("\"\n") + separator) == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string csv_line(const Line& line, const std::string& separator, bool unclosed) {
  std::string text;
  for (std::size_t c = 0; c < std::max<std::size_t>(line.cells.size(), columns); ++c) {
    if (c != 0) text += separator;
    if (c >= line.cells.size()) continue;
    const ListCell& cell = line.cells[c];
    std::string shown = cell.text;
    if (cell.is == ListCell::Is::date) shown = shown.substr(8, 2) + "." + shown.substr(5, 2) + "." + shown.substr(0, 4);
    text += unclosed && c == village ? '"' + shown : csv_cell(shown, separator.front());
  }
  return text;
}

std::string csv_of(const PartnerList& list) {
  std::string text;
  const std::vector<Line>& lines = list.sheets[0].lines;
  std::size_t changes = lines.size();
  if (list.second_separator != 0) changes = lines.size() / 2 + 1;
  for (std::size_t i = 0; i != lines.size(); ++i) {
    const std::string separator(1, i < changes ? list.separator : list.second_separator);
    std::string line = csv_line(lines[i], list.blank_before_quotes ? separator + " " : separator,
                                list.unclosed != 0 && i == list.unclosed);
    if (list.lines_quoted) {
      std::string quoted = "\"";
      for (const char c : line) quoted += c == '"' ? "\"\"" : std::string(1, c);
      line = quoted + '"';
    }
    if (list.no_end && i + 1 == lines.size()) return text + line.substr(0, line.find(list.separator, line.size() / 3));
    text += line + list.line_end;
  }
  return text;
}

std::string utf16_of(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;
    unsigned code = length == 1 ? first : first & (length == 2 ? 0x1Fu : 0x0Fu);
    for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    wide += static_cast<char>(code & 0xFF);
    wide += static_cast<char>(code >> 8);
    at += length;
  }
  return wide;
}

}  // namespace

std::multiset<Expected> PartnerList::expected() const {
  std::multiset<Expected> all;
  for (std::size_t i = 0; i != people.size(); ++i)
    if (!lost.contains(i)) all.insert(people[i]);
  return all;
}

PartnerList plain_list(Container container, Random& random) {
  static constexpr std::array<const char*, 4> districts = {"Ağdam", "Füzuli", "Tərtər", "Cəbrayıl"};
  static constexpr std::array<const char*, 4> villages = {"Nümunəli", "Misallı", "Örnəkli, məktəb", "Sınaqlı"};
  PartnerList list;
  list.container = container;
  if (container == Container::csv) list.separator = std::string(",;\t")[any_of(random, 3)];
  ListSheet sheet{"Siyahı", false, {}, {}};
  Line head;
  for (const char* heading : headings) head.cells.push_back({ListCell::Is::text, heading});
  sheet.lines.push_back(head);
  const std::size_t incidents = 5 + any_of(random, 8);
  for (std::size_t i = 0; i != incidents; ++i) {
    const std::string id = "2014/" + two(i + 1), day = "2014-" + two(1 + i) + "-" + two(13 + any_of(random, 15));
    const std::size_t persons = 1 + any_of(random, 3) / 2;
    const std::size_t place = any_of(random, 4), where = any_of(random, 4);
    for (std::size_t k = 0; k != persons; ++k) {
      Expected person{id, day, any_of(random, 4) == 0 ? "K" : "I", any_of(random, 5) == 0 ? "F" : "M",
                      std::to_string(8 + any_of(random, 60))};
      Line line;
      line.begins = k == 0;
      line.person = static_cast<int>(list.people.size());
      const ListCell::Is date_is = container == Container::csv ? ListCell::Is::date
                                   : any_of(random, 4) == 0    ? ListCell::Is::text
                                                               : ListCell::Is::date;
      const std::string shown =
          date_is == ListCell::Is::text ? day.substr(8, 2) + "." + day.substr(5, 2) + ".2014" : day;
      line.cells = {{ListCell::Is::text, id},
                    {date_is, shown},
                    {ListCell::Is::text, districts[place]},
                    {ListCell::Is::text, villages[where]},
                    {ListCell::Is::text, "AP mine"},
                    {ListCell::Is::text, person.outcome == "K" ? "killed" : "injured"},
                    {ListCell::Is::text, "civilian"},
                    {ListCell::Is::text, person.sex == "F" ? "female" : "male"},
                    {ListCell::Is::number, person.age},
                    {ListCell::Is::text, "police"},
                    {ListCell::Is::text, "confirmed"}};
      list.people.push_back(std::move(person));
      sheet.lines.push_back(std::move(line));
    }
  }
  list.sheets.push_back(std::move(sheet));
  return list;
}

std::string file_of(const PartnerList& list) {
  switch (list.container) {
    case Container::csv:
      return list.wide_text ? utf16_of(csv_of(list)) : list.recode ? list.recode(csv_of(list)) : csv_of(list);
    case Container::xlsx: return xlsx_of(list);
    case Container::ods: return ods_of(list);
  }
  return {};
}

}  // namespace maex::story
