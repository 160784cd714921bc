#include "adapters/formats/docx/markup.hpp"
#include "adapters/formats/docx/packer.hpp"
#include "adapters/formats/docx/writer.hpp"

namespace maex::docx {

std::string specimen() {
  const auto cell = [](std::string_view text) {
    std::string out = "<w:tc><w:tcPr/><w:p>";
    text_runs(out, text, {});
    return out + "</w:p></w:tc>";
  };
  const std::string_view rows[5][5] = {{"place", "note", "count", "date", "yes"},
                                       {"Ağdam", "=1+1", "41774.5", "2014-05-14", "TRUE"},
                                       {"", "", "", "", ""},
                                       {"Füzuli", "line one\nline two", "-3", "", "FALSE"},
                                       {"", "", "007", "", ""}};
  std::string document(declaration);
  document.append("<w:document").append(main_names).append("><w:body><w:tbl><w:tblPr/><w:tblGrid/>");
  for (const auto& row : rows) {
    document += "<w:tr>";
    for (const std::string_view text : row) document += cell(text);
    document += "</w:tr>";
  }
  document += "</w:tbl><w:p/><w:sectPr/></w:body></w:document>";
  return pack(
      {{"[Content_Types].xml",
        std::string(declaration) +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
            "PartName=\"/word/document.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></"
            "Types>"},
       {"_rels/.rels",
        std::string(declaration) +
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
            "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
            "Target=\"word/document.xml\"/></Relationships>"},
       {"word/document.xml", document}});
}

}  // namespace maex::docx
