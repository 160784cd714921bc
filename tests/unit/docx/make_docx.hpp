// Makes small Word documents in memory and reads them, for tests.
#pragma once
#include <gmock/gmock.h>

#include "adapters/formats/docx/document.hpp"
#include "core/io/error.hpp"
#include "tests/unit/document/kept_sheet.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::test {

inline constexpr const char* word_names =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"drawing\" xmlns:a=\"main\" xmlns:pic=\"picture\" xmlns:wps=\"shape\" xmlns:v=\"vml\" "
    "xmlns:o=\"office\"";

inline std::string part(const std::string& root, const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root + word_names + ">" + content +
         "</w:" + root + ">";
}

/// Relations of the main part: id, last segment of the type, target.
struct Related {
  std::string id, type, target;
};
inline std::string relations(const std::vector<Related>& all) {
  std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const Related& each : all)
    out += "<Relationship Id=\"" + each.id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + each.type +
           "\" Target=\"" + each.target + "\"/>";
  return out + "</Relationships>";
}

/// A document with this content of its body, and styles.
inline Parts docx_parts(const std::string& body, const std::string& styles = {}, std::vector<Related> more = {}) {
  more.push_back({"rStyles", "styles", "styles.xml"});
  return {{"[Content_Types].xml",
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
           "ContentType=\"application/xml\"/></Types>"},
          {"_rels/.rels", relations({{"rId1", "officeDocument", "word/document.xml"}})},
          {"word/_rels/document.xml.rels", relations(more)},
          {"word/document.xml", part("document", "<w:body>" + body + "<w:sectPr/></w:body>")},
          {"word/styles.xml", part("styles", styles)}};
}

inline std::string run(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
inline std::string para(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }
inline std::string cell(const std::string& text, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + para(text) + "</w:tc>";
}
inline std::string table(const std::string& rows) { return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>"; }
inline std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }

/// Everything that a document gives.
struct ReadDocx {
  /// One line for each row: part, number, heading level and page where known, and the cells with their columns.
  std::vector<std::string> rows;
  std::vector<std::string> parts;  ///< name, kind and place
  std::vector<std::string> decisions, damage;
  std::vector<std::string> merged;  ///< part and range
  bool incomplete = false;

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const std::string& line : rows) out.push_back(line.substr(line.find("A:") + 2));
    return out;
  }
};

inline ReadDocx read(TableDocument& document) {
  ReadDocx read;
  for (std::size_t i = 0; i != document.sheets().size(); ++i) {
    const SheetInfo& info = document.sheets()[i];
    read.parts.push_back(info.name + " (" + std::string(to_string(info.kind)) + ") after " +
                         std::to_string(info.after.part) + "/" + std::to_string(info.after.row));
    for (const MergedRange& range : document.merged(i))
      read.merged.push_back(info.name + " " + cell_address(range.first_column, range.first_row) + ":" +
                            cell_address(range.last_column, range.last_row));
    const auto reader = document.open(i);
    for (Row row; reader->next(row);) {
      std::string line = info.name + " " + std::to_string(row.number);
      if (row.level != 0) line += " h" + std::to_string(row.level);
      if (row.page != 0) line += " p" + std::to_string(row.page);
      for (const Cell& cell : row.cells) {
        const std::string address = cell_address(cell.column, 1);
        line += " " + address.substr(0, address.size() - 1) + ":" + std::string(cell.raw);
      }
      read.rows.push_back(line);
    }
  }
  read.decisions = to_strings(document.decisions());
  read.damage = to_strings(document.damage());
  read.incomplete = document.is_incomplete();
  return read;
}

inline ReadDocx read_docx(const Parts& parts, const Bounds& bounds = {}) {
  const std::string bytes = make_archive(parts, true);
  docx::Document document(Archive(bytes, "test.docx", bounds));
  return read(document);
}
inline ReadDocx read_body(const std::string& body, const std::string& styles = {}) {
  return read_docx(docx_parts(body, styles));
}

/// The sentence with which the document is refused; empty when it is read.
inline std::string refusal_of(const Parts& parts, const Bounds& bounds = {}) {
  try {
    read_docx(parts, bounds);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

}  // namespace maex::test
