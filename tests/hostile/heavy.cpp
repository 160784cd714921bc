#include "tests/hostile/heavy.hpp"

#include <fstream>

#include "tests/hostile/zip_maker.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

void save(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string times(std::string_view unit, std::size_t count) {
  std::string text;
  text.reserve(unit.size() * count);
  for (std::size_t i = 0; i != count; ++i) text += unit;
  return text;
}

const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string package_space = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string sheet_head = "<worksheet xmlns=\"" + main_space + "\"><sheetData>";
const std::string headings =
    "<row r=\"1\"><c t=\"inlineStr\"><is><t>Ad</t></is></c><c t=\"inlineStr\"><is><t>Tarix</t></is></c></row>";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office_space + "/" + type + "\" Target=\"" + target + "\"/>";
}

/// A workbook: what its parts hold beyond one sheet is given.
struct Parts {
  std::size_t sheets = 1;
  bool share_part = false;
  Repeated relations;  ///< behind those of the sheets
  Repeated sheet;
  std::vector<Zipped> more;
};

std::vector<Zipped> workbook(const Parts& parts) {
  std::string list, relations = "<Relationships xmlns=\"" + package_space + "\">";
  std::vector<Zipped> members;
  for (std::size_t i = 1; i <= parts.sheets; ++i) {
    const std::string number = std::to_string(i);
    list += "<sheet name=\"S" + number + "\" sheetId=\"" + number + "\" r:id=\"r" + number + "\"/>";
    relations += relation("r" + number, "worksheet",
                          "worksheets/sheet" + (parts.share_part ? std::string("1") : number) + ".xml");
    if (i == 1 || !parts.share_part) members.push_back(deflated("xl/worksheets/sheet" + number + ".xml", parts.sheet));
  }
  members.push_back(deflated("_rels/.rels", "<Relationships xmlns=\"" + package_space + "\">" +
                                                relation("r1", "officeDocument", "xl/workbook.xml") +
                                                "</Relationships>"));
  members.push_back(deflated("xl/workbook.xml", "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + office_space +
                                                    "\"><sheets>" + list + "</sheets></workbook>"));
  Repeated all = parts.relations;
  all.head = relations + relation("rs", "sharedStrings", "sharedStrings.xml") + relation("rt", "styles", "styles.xml") +
             all.head;
  all.tail += "</Relationships>";
  members.push_back(deflated("xl/_rels/workbook.xml.rels", all));
  members.insert(members.end(), parts.more.begin(), parts.more.end());
  return members;
}

void save_workbook(const fs::path& path, const Parts& parts) { save(path, make_zip(workbook(parts))); }

Repeated sheet(const std::string& rows = {}, const std::string& after = {}) {
  return {sheet_head + headings + rows + "</sheetData>" + after + "</worksheet>", "", 0, ""};
}

Zipped strings(const Repeated& items) {
  Repeated all = items;
  all.head = "<sst xmlns=\"" + main_space + "\">" + all.head;
  all.tail += "</sst>";
  return deflated("xl/sharedStrings.xml", all);
}

std::string wide_row(std::size_t number, std::size_t columns, const std::string& cell) {
  return "<row r=\"" + std::to_string(number) + "\">" + times(cell, columns) + "</row>";
}

Zipped ods_content(const std::string& rows) {
  const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
  std::string head = "<office:document-content";
  for (const std::string room : {"office", "table", "text"}) head += " xmlns:" + room + "=\"" + oasis + room + ":1.0\"";
  return deflated("content.xml", head + "><office:body><office:spreadsheet><table:table table:name=\"S\">" + rows +
                                     "</table:table></office:spreadsheet></office:body></office:document-content>");
}

void save_ods(const fs::path& path, const std::string& rows) {
  save(path, make_zip({deflated("mimetype", std::string("application/vnd.oasis.opendocument.spreadsheet")),
                       ods_content(rows)}));
}

std::string ring(std::size_t number) {
  const std::string x = "46." + std::to_string(1000 + number % 8000),
                    y = "39." + std::to_string(1000 + number / 80 % 8000);
  return "[[" + x + "," + y + "],[" + x + "1," + y + "],[" + x + "1," + y + "1],[" + x + "," + y + "]]";
}

void save_rings(const fs::path& path, bool holes, std::size_t count) {
  std::ofstream out(path, std::ios::binary);
  out << "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"hazard_area.id\":\"1\"}"
         ","
         "\"geometry\":{\"type\":\""
      << (holes ? "Polygon" : "MultiPolygon") << "\",\"coordinates\":[";
  for (std::size_t i = 0; i != count; ++i) {
    if (i != 0) out << ',';
    out << (holes ? "" : "[") << ring(i) << (holes ? "" : "]");
  }
  out << "]}}]}\n";
}

void save_kml_rings(const fs::path& path, std::size_t count) {
  std::ofstream out(path, std::ios::binary);
  out << "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>1</name><MultiGeometry>";
  for (std::size_t i = 0; i != count; ++i)
    out << "<Polygon><outerBoundaryIs><LinearRing><coordinates>46,39 47,39 47,40 46,39</coordinates></LinearRing>"
           "</outerBoundaryIs></Polygon>";
  out << "</MultiGeometry></Placemark></Document></kml>\n";
}

std::string attributes(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i != count; ++i) text += " a" + std::to_string(i) + "=''";
  return text;
}

std::string wide(const std::string& text, bool big) {
  std::string out = big ? std::string("\xFE\xFF") : std::string("\xFF\xFE");
  for (const char c : text) big ? (out += '\0', out += c) : (out += c, out += '\0');
  return out;
}

std::string html_merges(std::size_t cells) {
  std::string row = "<tr>";
  for (std::size_t i = 0; i != cells; ++i) row += "<th colspan=2>a";
  std::string page = "<html><body><table>";
  for (int i = 0; i != 8; ++i) page += row;
  return page + "<tr><td>1<td>2</table></body></html>";
}

/// A report of one paragraph that never ends a sentence.
void save_report(const fs::path& path, std::string_view words) {
  save(path, "<html><body><h1>Monthly Report May 2019</h1><p>Teams found 5 UXO and 2 anti-tank mines.</p><p>" +
                 times(words, (2u << 20) / words.size()) + "</p></body></html>");
}

}  // namespace

std::vector<Heavy> heavy_files() {
  return {
      {"report_brackets.html", [](const fs::path& p) { save_report(p, "(3 mines and 4 UXO were found, 17 people "); },
       ""},
      {"report_commas.html",
       [](const fs::path& p) { save_report(p, "3 killed, including 2 civilians, 1 soldier, on 5 May 2019, "); }, ""},
      {"report_years.html", [](const fs::path& p) { save_report(p, "in 2005-2009, "); }, ""},
      {"report_ages.html", [](const fs::path& p) { save_report(p, "2 people, aged 9 and 11, were killed, "); }, ""},
      {"report_title.html",
       [](const fs::path& p) {
         save(p, "<html><body><p>" + times("3 killed, 2 injured and 1 mine found. ", 52'000) + "</p></body></html>");
       },
       ""},
      {"report_footnotes.html",
       [](const fs::path& p) {
         save(p, "<html><body><h1>Monthly Report May 2019</h1>" +
                     times("<p>Teams found 5 UXO [1].</p><p>[1] x</p>", 40'000) + "</body></html>");
       },
       ""},
      {"report_numbers.html", [](const fs::path& p) { save_report(p, "1 2 people "); }, ""},
      {"merged_million.xlsx",
       [](const fs::path& p) {
         std::string rows;
         for (std::size_t row = 2; row != 61; ++row) rows += wide_row(row, 16'384, "<c><v>1</v></c>");
         Parts parts;
         parts.sheet = {sheet_head + rows + "</sheetData><mergeCells>", "<mergeCell ref=\"A1:XFD60\"/>", 1'000'000,
                        "</mergeCells></worksheet>"};
         save_workbook(p, parts);
       },
       "no partner profile fits"},
      {"merged_chain.xlsx",
       [](const fs::path& p) {
         std::string rows;
         for (std::size_t row = 2; row != 20'000; ++row)
           rows += "<row r=\"" + std::to_string(row) + "\"><c><v>1</v></c></row>";
         Parts parts;
         parts.sheet = {sheet_head + headings + rows + "</sheetData><mergeCells>", "<mergeCell ref=\"A2:A1000000\"/>",
                        1'000'000, "</mergeCells></worksheet>"};
         save_workbook(p, parts);
       },
       "no partner profile fits"},
      {"merged.html", [](const fs::path& p) { save(p, html_merges(1'300)); }, "no partner profile fits"},
      {"merged_more.html", [](const fs::path& p) { save(p, html_merges(8'000)); }, "no partner profile fits"},
      {"relations.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheets = 200;
         parts.sheet = sheet();
         parts.relations = {"", relation("x", "image", "media/image1.png"), 1'000'000, ""};
         save_workbook(p, parts);
       },
       "no partner profile fits it"},
      {"relations_empty.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = sheet();
         parts.relations = {"", "<Relationship/>", 17'000'000, ""};
         save_workbook(p, parts);
       },
       "relations take more than"},
      {"sheets_of_one_part.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheets = 1000;
         parts.share_part = true;
         parts.sheet = {sheet_head + headings, "<row><c><v>1</v></c></row>", 1'000'000, "</sheetData></worksheet>"};
         save_workbook(p, parts);
       },
       "have the same part"},
      {"formats.xlsx",
       [](const fs::path& p) {
         std::string formats, cells;
         const std::string code = times("0", 2000);
         for (std::size_t i = 0; i != 260'000; ++i) {
           formats += "<numFmt numFmtId=\"" + std::to_string(i + 200) + "\" formatCode=\"" + code + "\"/>";
           cells += "<xf numFmtId=\"" + std::to_string(i + 200) + "\"/>";
         }
         Parts parts;
         parts.sheet = sheet();
         parts.more = {deflated("xl/styles.xml", "<styleSheet xmlns=\"" + main_space + "\"><numFmts>" + formats +
                                                     "</numFmts><cellXfs>" + cells + "</cellXfs></styleSheet>")};
         save_workbook(p, parts);
       },
       "number formats take more than|1000-fold"},
      {"strings_empty.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = sheet("<row r=\"2\"><c t=\"s\"><v>0</v></c></row>");
         parts.more = {strings({"", "<si/>", 50'000'000, ""})};
         save_workbook(p, parts);
       },
       "no partner profile fits"},
      {"strings_empty_more.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = sheet("<row r=\"2\"><c t=\"s\"><v>0</v></c></row>");
         parts.more = {strings({"", "<si/>", 90'000'000, ""})};
         save_workbook(p, parts);
       },
       "shared texts take more than"},
      {"strings_repeated.xlsx",
       [](const fs::path& p) {
         std::string rows;
         for (std::size_t row = 2; row != 62; ++row) rows += wide_row(row, 1000, "<c t=\"s\"><v>0</v></c>");
         Parts parts;
         parts.sheet = sheet(rows);
         parts.more = {strings({"<si><t>", "a", 130'000, "</t></si>"})};
         save_workbook(p, parts);
       },
       "bytes of text together"},
      {"strings_in_every_row.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + headings, "<row>" + times("<c t=\"s\"><v>0</v></c>", 400) + "</row>", 20'000,
                        "</sheetData></worksheet>"};
         parts.more = {strings({"<si><t>", "a", 130'000, "</t></si>"})};
         save_workbook(p, parts);
       },
       "times as long as the file|no partner profile fits"},
      {"repeated.ods",
       [](const fs::path& p) {
         std::string rows;
         for (std::size_t i = 0; i != 60; ++i)
           rows +=
               "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" "
               "office:value-type=\"string\"><text:p>" +
               times("a", 100'000) + "</text:p></table:table-cell></table:table-row>";
         save_ods(p, rows);
       },
       "bytes of text together"},
      {"brackets.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + "<row><c t=\"inlineStr\"><is><t><![CDATA[", "]", 60'000'000,
                        "]]></t></is></c></row></sheetData></worksheet>"};
         save_workbook(p, parts);
       },
       "larger than the|longer than the"},
      {"brackets_skipped.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + "<row><c><f><![CDATA[", "]", 60'000'000,
                        "]]></f><v>1</v></c></row></sheetData></worksheet>"};
         save_workbook(p, parts);
       },
       "larger than the|longer than the|no partner profile fits"},
      {"cdata_of_blocks.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + headings + "<row><c><f><![CDATA[", "x", 200'000'000,
                        "]]></f><v>1</v></c></row></sheetData></worksheet>"};
         save_workbook(p, parts);
       },
       "larger than the|longer than the|no partner profile fits"},
      {"cdata_open.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + headings + "<row><c><f><![CDATA[", "x", 200'000'000, ""};
         save_workbook(p, parts);
       },
       "larger than the|longer than the|ends in the middle"},
      {"end_tag.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + headings + "</sheetData", " ", 60'000'000, "></worksheet>"};
         save_workbook(p, parts);
       },
       "a tag with its attributes is longer"},
      {"cell_30M.csv", [](const fs::path& p) { save(p, "Ad,Yer\n1,\"" + times("x", 30u << 20) + "\"\n"); },
       "no partner profile fits", 2},
      {"cell_30M.xlsx",
       [](const fs::path& p) {
         Parts parts;
         parts.sheet = {sheet_head + headings + "<row><c t=\"inlineStr\"><is><t>", "x", 30u << 20,
                        "</t></is></c></row></sheetData></worksheet>"};
         save_workbook(p, parts);
       },
       "a text is longer than"},
      {"cell_30M.ods",
       [](const fs::path& p) {
         save_ods(p, "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>" +
                         times("x", 30u << 20) + "</text:p></table:table-cell></table:table-row>");
       },
       "no partner profile fits", 2},
      {"columns_16000.xlsx",
       [](const fs::path& p) {
         Parts parts;
         std::string rows;
         for (std::size_t row = 2; row != 200; ++row)
           rows += wide_row(row, 16'000, "<c t=\"inlineStr\"><is><t>ad</t></is></c>");
         parts.sheet = sheet(rows);
         save_workbook(p, parts);
       },
       "no partner profile fits"},
      {"columns_16000.csv", [](const fs::path& p) { save(p, times(times("ad,", 16'000) + "ad\n", 200)); },
       "no partner profile fits"},
      {"rings.geojson", [](const fs::path& p) { save_rings(p, false, 500'000); },
       "rings and properties of one feature"},
      {"holes.geojson", [](const fs::path& p) { save_rings(p, true, 200'000); }, "rings and properties of one feature"},
      {"some_rings.geojson", [](const fs::path& p) { save_rings(p, false, 5'000); }, ""},
      {"some_holes.geojson", [](const fs::path& p) { save_rings(p, true, 5'000); }, ""},
      {"rings.kml", [](const fs::path& p) { save_kml_rings(p, 500'000); }, "rings and properties of one placemark"},
      {"vertices.geojson",
       [](const fs::path& p) {
         std::ofstream out(p, std::ios::binary);
         out << "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                "{\"type\":\"LineString\",\"coordinates\":[[46,39]";
         for (int i = 0; i != 2'000'000; ++i) out << ",[46,39]";
         out << "]}}]}\n";
       },
       "rings and properties of one feature"},
      {"attributes.xml",
       [](const fs::path& p) {
         save(p, "<MineActionFieldReport><FieldReport" + attributes(200'000) + "/></MineActionFieldReport>");
       },
       "more than 1000 attributes"},
      {"attributes_after_quote.xml",
       [](const fs::path& p) {
         save(p, "<MineActionFieldReport><FieldReport x='>\"'" + attributes(200'000) + "/></MineActionFieldReport>");
       },
       "more than 1000 attributes"},
      {"attributes_16le.xml",
       [](const fs::path& p) {
         save(p,
              wide("<MineActionFieldReport><FieldReport" + attributes(200'000) + "/></MineActionFieldReport>", false));
       },
       "more than 1000 attributes"},
      {"attributes_16be.kml",
       [](const fs::path& p) {
         save(p, wide("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark" + attributes(200'000) + "/></kml>",
                      true));
       },
       "more than 1000 attributes"},
  };
}

}  // namespace maex::test
