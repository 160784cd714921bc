#include "adapters/formats/docx/styles_part.hpp"

#include <fmt/format.h>

#include "adapters/formats/docx/markup.hpp"

namespace maex::docx {
namespace {

struct Look {
  std::string_view id, name;
  std::string_view paragraph;  ///< content of w:pPr
  std::string_view run;        ///< content of w:rPr
};

constexpr Look looks[uses] = {
    {"Normal", "Normal", "<w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/>", ""},
    {"Title", "Title", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>",
     "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"40\"/>"},
    {"Heading1", "heading 1",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
     "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"32\"/>"},
    {"Heading2", "heading 2",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
     "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"27\"/>"},
    {"Heading3", "heading 3",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"220\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
     "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"23\"/>"},
    {"Heading4", "heading 4",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
     "<w:b/><w:color w:val=\"1F3864\"/>"},
    {"Heading5", "heading 5",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"4\"/>",
     "<w:i/><w:color w:val=\"1F3864\"/>"},
    {"Heading6", "heading 6",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"5\"/>",
     "<w:color w:val=\"1F3864\"/>"},
    {"ReportLead", "Report Lead", "<w:spacing w:after=\"180\"/>", "<w:color w:val=\"404040\"/><w:sz w:val=\"24\"/>"},
    {"ListBullet", "List Bullet", "", ""},
    {"Caption", "caption", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
     "<w:b/><w:color w:val=\"404040\"/><w:sz w:val=\"20\"/>"},
    {"ReportNote", "Report Note", "<w:spacing w:before=\"60\" w:after=\"100\"/>",
     "<w:i/><w:color w:val=\"595959\"/><w:sz w:val=\"18\"/>"},
    {"ReportTableText", "Report Table Text",
     "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"19\"/>"},
    {"ReportTableHeading", "Report Table Heading", "<w:keepNext/>", "<w:b/><w:color w:val=\"1F3864\"/>"},
    {"ReportTable", "Report Table", "", ""},
};

const Look& look(Use use) { return looks[static_cast<std::size_t>(use)]; }
const std::string& id_of(const StyleIds& ids, Use use) { return ids[static_cast<std::size_t>(use)]; }

/// Light lines around each cell, so that who reads a PDF of the report finds its columns.
std::string table_style(const StyleIds& ids) {
  return fmt::format(
      "<w:style{} w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:uiPriority "
      "w:val=\"99\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1F3864\"/>"
      "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D9D9D9\"/>"
      "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1F3864\"/>"
      "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D9D9D9\"/>"
      "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/>"
      "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D9D9D9\"/></w:tblBorders><w:tblCellMar><w:left "
      "w:w=\"85\" w:type=\"dxa\"/><w:right "
      "w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr>"
      "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DAE3F3\"/></w:tcPr></w:tblStylePr></w:style>",
      main_names, id_of(ids, Use::table), style_name(Use::table));
}

}  // namespace

std::string_view style_name(Use use) { return look(use).name; }
std::string_view style_id(Use use) { return look(use).id; }

std::string style_definition(Use use, const StyleIds& ids, int list) {
  if (use == Use::table) return table_style(ids);
  const bool built_in = !look(use).name.starts_with("Report");
  std::string out = fmt::format("<w:style{} w:type=\"paragraph\"{}{} w:styleId=\"{}\"><w:name w:val=\"{}\"/>",
                                main_names, use == Use::normal ? " w:default=\"1\"" : "",
                                built_in ? "" : " w:customStyle=\"1\"", id_of(ids, use), style_name(use));
  if (use == Use::table_heading)
    out += fmt::format("<w:basedOn w:val=\"{}\"/>", id_of(ids, Use::table_text));
  else if (use != Use::normal)
    out += fmt::format("<w:basedOn w:val=\"{0}\"/><w:next w:val=\"{0}\"/>", id_of(ids, Use::normal));
  out += "<w:qFormat/>";
  std::string paragraph(look(use).paragraph);
  if (use == Use::list)
    paragraph = fmt::format(
        "<w:numPr><w:numId w:val=\"{}\"/></w:numPr><w:spacing w:after=\"60\"/><w:ind w:left=\"360\" "
        "w:hanging=\"360\"/>",
        list);
  if (!paragraph.empty()) out += "<w:pPr>" + paragraph + "</w:pPr>";
  if (!look(use).run.empty()) out.append("<w:rPr>").append(look(use).run).append("</w:rPr>");
  return out + "</w:style>";
}

std::string styles_part(const StyleIds& ids, std::string_view tag, int list) {
  std::string out(declaration);
  out.append("<w:styles").append(main_names).append(">");
  out += fmt::format(
      "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" "
      "w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault/></w:docDefaults>",
      escaped(tag));
  for (std::size_t use = 0; use != uses; ++use) out += style_definition(static_cast<Use>(use), ids, list);
  return out + "</w:styles>";
}

std::string bullets(int abstract) {
  return fmt::format(
      "<w:abstractNum{} w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start "
      "w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind "
      "w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>",
      main_names, abstract);
}

std::string list_of_bullets(int list, int abstract) {
  return fmt::format("<w:num{} w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/></w:num>", main_names, list, abstract);
}

}  // namespace maex::docx
