#include <fmt/format.h>

#include "adapters/formats/docx/letterhead.hpp"
#include "adapters/formats/docx/markup.hpp"

namespace maex::docx {
namespace {

constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

CopiedPart part(std::string name, std::string bytes, std::string_view type) {
  CopiedPart made;
  made.name = std::move(name);
  made.bytes = std::move(bytes);
  made.content_type = fmt::format("{}{}+xml", word_type, type);
  return made;
}

}  // namespace

Letterhead plain_paper(std::string_view tag) {
  Letterhead paper;
  for (std::size_t use = 0; use != uses; ++use) paper.ids[use] = style_id(static_cast<Use>(use));
  paper.page.section =
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" "
      "w:gutter=\"0\"/></w:sectPr>";
  paper.parts.push_back(part("word/styles.xml", styles_part(paper.ids, tag, paper.list), "styles"));
  paper.parts.push_back(part("word/numbering.xml",
                             fmt::format("{}<w:numbering{}>{}{}</w:numbering>", declaration, main_names, bullets(0),
                                         list_of_bullets(paper.list, 0)),
                             "numbering"));
  paper.parts.push_back(part(
      "word/footer1.xml",
      fmt::format("{}<w:ftr{}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/>"
                  "</w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
                  "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
                  "</w:r></w:p></w:ftr>",
                  declaration, main_names),
      "footer"));
  paper.relations = {{"rIdStyles", "styles", "styles.xml"},
                     {"rIdNumbering", "numbering", "numbering.xml"},
                     {"rIdFooter", "footer", "footer1.xml"}};
  return paper;
}

}  // namespace maex::docx
