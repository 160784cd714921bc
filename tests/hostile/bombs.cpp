#include "tests/hostile/bombs.hpp"

#include <fstream>

#include "tests/hostile/zip_maker.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30;

void save(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Writes `content` as a stream, without keeping it in memory.
void save(const fs::path& path, const Repeated& content) {
  std::ofstream file(path, std::ios::binary);
  file << content.head;
  std::string block;
  while (block.size() < (1 << 20)) block += content.unit;
  const std::uint64_t in_block = block.size() / content.unit.size();
  std::uint64_t left = content.count;
  for (; left >= in_block; left -= in_block) file.write(block.data(), static_cast<std::streamsize>(block.size()));
  for (; left > 0; --left) file << content.unit;
  file << content.tail;
}

const std::string sheet_head =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
const std::string sheet_tail = "</sheetData></worksheet>";

std::vector<Zipped> workbook(const Repeated& sheet) {
  const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {deflated("_rels/.rels", "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"r1\" Type=\"" +
                                      office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
          deflated("xl/workbook.xml",
                   "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + office +
                       "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
          deflated("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + relations +
                                                     "\"><Relationship Id=\"r1\" Type=\"" + office +
                                                     "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
          deflated("xl/worksheets/sheet1.xml", sheet)};
}

void save_workbook(const fs::path& path, const std::string& head, const std::string& unit = {}, std::uint64_t count = 0,
                   const std::string& tail = {}) {
  save(path, make_zip(workbook({sheet_head + head, unit, count, tail + sheet_tail})));
}

const std::string message_head = "From: a@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n";
const std::string mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
const std::string attachment_head =
    "--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n";

/// Parts inside parts, each with its own line between parts.
std::string nested_message(int levels) {
  std::string text = message_head;
  for (int i = 0; i < levels; ++i) {
    const std::string name = "b" + std::to_string(i);
    text += "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n";
  }
  text += "\r\nx\r\n";
  for (int i = levels; i-- > 0;) text += "--b" + std::to_string(i) + "--\r\n";
  return text;
}

/// Eight messages in each message, down to `levels`, each attached as a file.
std::string messages_in_messages(int levels) {
  if (levels == 0) return message_head + "\r\nx\r\n";
  const std::string name = "level" + std::to_string(levels);
  std::string text = message_head + "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n";
  const std::string inner = messages_in_messages(levels - 1);
  for (int i = 0; i < 8; ++i)
    text += "--" + name + "\r\nContent-Type: application/octet-stream; name=m.eml\r\n\r\n" + inner + "\r\n";
  return text + "--" + name + "--\r\n";
}

std::string exponential_entities() {
  std::string text = "<!DOCTYPE x [<!ENTITY e0 \"haha\">";
  for (int i = 1; i < 30; ++i)
    text += "<!ENTITY e" + std::to_string(i) + " \"&e" + std::to_string(i - 1) + ";&e" + std::to_string(i - 1) + ";\">";
  return text + "]>";
}
std::string quadratic_entity() { return "<!DOCTYPE x [<!ENTITY e \"" + std::string(100'000, 'x') + "\">]>"; }

/// Expands about a hundredfold, as normal sheets do, so the ratio does not reveal the bomb.
std::string letters() {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < 4096) {
    state = state * 1664525 + 1013904223;
    text += static_cast<char>('a' + (state >> 24) % 26);
  }
  return text;
}

std::string many_letters() {
  std::string text;
  for (int i = 0; i < 100; ++i) text += letters();
  return text;
}

std::vector<Zipped> spreadsheet(const std::string& styles, const std::string& cell, std::uint64_t count) {
  const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
  std::string head = "<office:document-content";
  for (const std::string room : {"office", "table", "text", "style"})
    head += " xmlns:" + room + "=\"" + oasis + room + ":1.0\"";
  head += " xmlns:number=\"" + oasis + "datastyle:1.0\"><office:automatic-styles>" + styles +
          "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row>";
  return {
      deflated("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      deflated(
          "content.xml",
          Repeated{head, cell, count,
                   "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"})};
}

std::string nested_tables() {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "<table>";
  return text;
}

const std::string report = "<MineActionFieldReport xmlns=\"urn:x\">";
const std::string report_end = "</MineActionFieldReport>";

}  // namespace

std::vector<Bomb> bombs() {
  return {
      {"zeros.xlsx",
       [](const fs::path& p) {
         save(p, make_zip(workbook({"", std::string(1, '\0'), gigabyte, ""})));
       },
       "1000-fold"},
      {"spaces.xlsx", [](const fs::path& p) { save_workbook(p, "", " ", 3 * gigabyte / 2); }, "1000-fold"},
      {"claims.xlsx",
       [](const fs::path& p) {
         auto members = workbook({sheet_head + sheet_tail, "", 0, ""});
         members.back().size = 0xFFFFFFF0;
         save(p, make_zip(members));
       },
       "1000-fold"},
      {"nested.zip",
       [](const fs::path& p) {
         const std::string inner = make_zip(workbook({sheet_head, " ", 1 << 20, sheet_tail}));
         save(p, make_zip({deflated("a.xlsx", inner), deflated("b.zip", inner)}));
       },
       "unpack it and name the files in it: a.xlsx, b.zip"},
      {"quilt.xlsx",
       [](const fs::path& p) {
         Lies lies;
         lies.quilt = true;
         save(p, make_zip(workbook({sheet_head, " ", 1 << 20, sheet_tail}), lies));
       },
       "overlap"},
      {"ten_million.xlsx",
       [](const fs::path& p) {
         Lies lies;
         lies.claimed_entries = 10'000'000;
         save(p, make_zip(workbook({sheet_head + sheet_tail, "", 0, ""}), lies));
       },
       "claims 10000000 members"},
      {"million_members.xlsx",
       [](const fs::path& p) {
         std::vector<Zipped> members = workbook({sheet_head + sheet_tail, "", 0, ""});
         for (int i = 0; i < 300'000; ++i) members.push_back({"m" + std::to_string(i), "", 0, 0, 0});
         save(p, make_zip(members));
       },
       "300004 members, more than the 20000"},
      {"empty_rows.xlsx", [](const fs::path& p) { save_workbook(p, "", "<row/>", 1'000'000); },
       "no partner profile fits"},
      {"billion_rows.xlsx",
       [](const fs::path& p) { save_workbook(p, "<row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row>"); },
       "row"},
      {"dimension.xlsx",
       [](const fs::path& p) {
         save(p, make_zip(workbook(
                     {"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                      "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\"/></cols><sheetData>" +
                          sheet_tail,
                      "", 0, ""})));
       },
       "no partner profile fits"},
      {"wide.xlsx", [](const fs::path& p) { save_workbook(p, "<row>", "<c><v>1</v></c>", 1'000'000, "</row>"); },
       "too many cells"},
      {"cell.xlsx",
       [](const fs::path& p) {
         save_workbook(p, "<row><c t=\"inlineStr\"><is><t>", letters(), gigabyte / 4096, "</t></is></c></row>");
       },
       "MiB|bytes a cell"},
      {"attribute.xlsx", [](const fs::path& p) { save_workbook(p, "<row x=\"", letters(), gigabyte / 4096, "\"/>"); },
       "an attribute is longer"},
      {"tag.xlsx", [](const fs::path& p) { save_workbook(p, "<row", " x=\"" + many_letters() + "\"", 500, "/>"); },
       "a tag with its attributes is longer"},
      {"spaces.ods",
       [](const fs::path& p) {
         save(p, make_zip(spreadsheet(
                     "", "<table:table-cell><text:p><text:s text:c=\"33554000\"/>x</text:p></table:table-cell>", 60)));
       },
       "more text than the 64 MiB"},
      {"factor.ods",
       [](const fs::path& p) {
         save(p, make_zip(spreadsheet(
                     "<number:number-style style:name=\"n\"><number:number number:decimal-places=\"0\" "
                     "number:min-integer-digits=\"2\" number:display-factor=\"inf\"/></number:number-style>"
                     "<style:style style:name=\"c\" style:family=\"table-cell\" style:data-style-name=\"n\"/>",
                     "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>", 1)));
       },
       "no partner profile fits"},
      {"classes.html",
       [](const fs::path& p) {
         std::string css;
         for (int i = 0; i < 400'000; ++i) css += (i == 0 ? ".c" : ",.c") + std::to_string(i);
         save(p,
              "<html><style>" + css + "{mso-number-format:\"" + many_letters() + "\"}</style><table><tr><td>1</table>");
       },
       "more than the 65536 classes"},
      {"tables.html",
       [](const fs::path& p) {
         save(p, Repeated{"<html>" + nested_tables(), "x<br>", 200'000, "<table><tr><td>1</table>"});
       },
       "no partner profile fits"},
      {"deep.xlsx", [](const fs::path& p) { save_workbook(p, "", "<row>", 1'000'000); }, "nested too deeply|element"},
      {"exponential.xlsx",
       [](const fs::path& p) {
         save(p, make_zip(workbook({exponential_entities() + sheet_head + "<row><c><v>&e29;</v></c></row>" + sheet_tail,
                                    "", 0, ""})));
       },
       "DOCTYPE"},
      {"quadratic.xlsx",
       [](const fs::path& p) {
         save(p, make_zip(workbook({quadratic_entity() + sheet_head + "<row><c><v>", "&e;", 100'000,
                                    "</v></c></row>" + sheet_tail})));
       },
       "DOCTYPE"},
      {"cell.csv",
       [](const fs::path& p) {
         save(p, Repeated{"a,b\n1,\"", "x", gigabyte, "\"\n"});
       },
       "MiB|bytes"},
      {"wide.csv",
       [](const fs::path& p) {
         save(p, Repeated{"a,b\n1,2\n", ",1", 1'000'000, "\n"});
       },
       "16384 columns"},
      {"one_line.csv",
       [](const fs::path& p) {
         save(p, Repeated{"a,b\n1,2\n", "x", gigabyte, "\n"});
       },
       "MiB|bytes"},
      {"exponential.xml", [](const fs::path& p) { save(p, exponential_entities() + report + "&e29;" + report_end); },
       "DTD|root element"},
      {"quadratic.xml",
       [](const fs::path& p) {
         save(p, Repeated{"<!DOCTYPE x [<!ENTITY e \"xxxxxxxx\">]>" + report, "&e;", 100'000, report_end});
       },
       "DTD"},
      {"text.xml",
       [](const fs::path& p) {
         save(p, Repeated{report + "<FieldReport><a>", "x", gigabyte, "</a></FieldReport>" + report_end});
       },
       "64 MiB"},
      {"attribute.xml",
       [](const fs::path& p) {
         save(p, Repeated{report + "<FieldReport a=\"", "x", gigabyte, "\"/>" + report_end});
       },
       "not well-formed|attribute"},
      {"deep.xml",
       [](const fs::path& p) {
         save(p, Repeated{report, "<a>", 10'000'000, ""});
       },
       "nested deeper"},
      {"deep.eml", [](const fs::path& p) { save(p, nested_message(3000)); }, "nested deeper"},
      {"deep_somewhat.eml", [](const fs::path& p) { save(p, nested_message(40)); }, "message-depth"},
      {"inside_one_another.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head, "Content-Type: message/rfc822\r\n\r\n", 3000, "x\r\n"});
       },
       "nested deeper"},
      {"parts.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head + mixed, "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 100'000, "--b--\r\n"});
       },
       "could divide its parts|message-parts"},
      {"many_parts.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head + mixed, "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 30'000, "--b--\r\n"});
       },
       "message-parts"},
      {"headers.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head, "X-Padding: y\r\n", 5'000'000, "\r\nx\r\n"});
       },
       "its headers have more than"},
      {"header.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head + "Subject: ", "x", 200 << 20, "\r\n\r\nx\r\n"});
       },
       "its headers have more than"},
      {"large.eml",
       [](const fs::path& p) {
         save(p, Repeated{message_head + mixed + attachment_head, "QUFB", gigabyte / 4, "\r\n--b--\r\n"});
       },
       "message-bytes"},
      {"messages_in_messages.eml", [](const fs::path& p) { save(p, messages_in_messages(4)); }, "message-parts"},
      {"no_boundary.eml",
       [](const fs::path& p) {
         save(p, message_head + "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n");
       },
       "cut short or damaged"},
  };
}

}  // namespace maex::test
