// Makes small OpenDocument packages in memory, for tests.
#pragma once
#include "adapters/formats/ods/document.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {

inline std::string content_part(const std::string& tables, const std::string& styles = {}) {
  return "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:number=\"n\" "
         "xmlns:style=\"s\">"
         "<office:automatic-styles>" +
         styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
         "</office:spreadsheet></office:body></office:document-content>";
}
inline Parts ods_parts(const std::string& content) {
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}};
}
inline std::string table(const std::string& rows) {
  return "<table:table table:name=\"Data\">" + rows + "</table:table>";
}

struct ReadOds {
  KeptSheet cells;
  std::vector<std::string> decisions, damage;
  std::vector<MergedRange> merged;
};
inline ReadOds read_ods(const Parts& parts, const Bounds& bounds = {}) {
  const std::string bytes = make_archive(parts);
  ods::Document document(Archive(bytes, "test.ods", bounds), bounds);
  ReadOds read;
  read.merged = document.merged(0);
  read.cells = read_sheet(document, 0);
  read.decisions = to_strings(document.decisions());
  read.damage = to_strings(document.damage());
  return read;
}
inline ReadOds read_ods_rows(const std::string& rows, const std::string& styles = {}) {
  return read_ods(ods_parts(content_part(table(rows), styles)));
}

}  // namespace maex::test
