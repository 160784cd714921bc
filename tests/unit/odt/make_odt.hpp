// Makes and reads small OpenDocument texts, for tests.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/odt/document.hpp"
#include "core/notice/locator.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {

inline std::string odt_content(const std::string& body, const std::string& styles = {}) {
  return "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" "
         "xmlns:draw=\"d\" xmlns:number=\"n\" xmlns:fo=\"f\"><office:automatic-styles>" +
         styles + "</office:automatic-styles><office:body><office:text>" + body +
         "</office:text></office:body></office:document-content>";
}
inline Parts odt_parts(const std::string& content) {
  return {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}};
}

struct ReadOdt {
  std::vector<std::string> parts;  ///< "text text", "table NAME after 1:2"
  std::vector<std::string> rows;   ///< "12 h2 words"; tables "B3 number 5"; "p2" is the page
  std::vector<std::string> merged, decisions, damage;
};
inline ReadOdt read_odt_document(TableDocument& document) {
  ReadOdt all;
  for (std::size_t i = 0; i < document.sheets().size(); ++i) {
    const SheetInfo& part = document.sheets()[i];
    all.parts.push_back(std::string(to_string(part.kind)) + " " + part.name);
    const auto reader = document.open(i);
    for (Row row; reader->next(row);)
      for (const Cell& cell : row.cells) {
        std::string line =
            part.kind == PartKind::text ? std::to_string(row.number) : cell_address(cell.column, row.number);
        if (row.page != 0) line += " p" + std::to_string(row.page);
        if (row.level != 0) line += " h" + std::to_string(row.level);
        if (row.hidden) line += " hidden";
        if (cell.kind != CellKind::text) line += " " + std::string(name(cell.kind));
        all.rows.push_back(line + " " + shown(cell));
      }
    for (const MergedRange& range : document.merged(i))
      all.merged.push_back(cell_address(range.first_column, range.first_row) + ":" +
                           cell_address(range.last_column, range.last_row));
  }
  all.decisions = to_strings(document.decisions());
  all.damage = to_strings(document.damage());
  return all;
}
inline ReadOdt read_odt(const Parts& parts, const Bounds& bounds = {}) {
  const std::string bytes = make_archive(parts);
  odt::Document document(Archive(bytes, "test.odt", bounds), bounds);
  return read_odt_document(document);
}
inline ReadOdt read_odt_body(const std::string& body, const std::string& styles = {}, const Bounds& bounds = {}) {
  return read_odt(odt_parts(odt_content(body, styles)), bounds);
}

}  // namespace maex::test
