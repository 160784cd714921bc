#include "adapters/formats/docx/written_package.hpp"

#include <fmt/format.h>

#include <set>

#include "adapters/formats/docx/markup.hpp"

namespace maex::docx {

std::vector<PackagePart> package_parts(const DocumentStart& start, const Letterhead& paper, const std::string& body,
                                       const std::vector<PackagePart>& media,
                                       const std::vector<MainRelation>& own_relations) {
  const std::string tag = language_tag(start.language);
  constexpr std::string_view relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  constexpr std::string_view relations_names =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const std::string settings = fmt::format(
      "{}<w:settings{}>{}<w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
      "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{}\"/>"
      "</w:settings>",
      declaration, main_names, paper.page.even_and_odd_headers ? "<w:evenAndOddHeaders/>" : "", escaped(tag));
  std::string document(declaration);
  document += fmt::format(
      "<w:document{} xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
      main_names);
  document += body;
  document += paper.page.section + "</w:body></w:document>";

  std::string relations(declaration);
  relations += relations_names;
  const auto relate = [&](const MainRelation& each) {
    relations += fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"/>", escaped(each.id), relation_types,
                             escaped(each.type), escaped(each.target));
  };
  for (const MainRelation& each : paper.relations) relate(each);
  relate({"rIdMaexSettings", "settings", "/word/settings.xml"});
  for (const MainRelation& each : own_relations) relate(each);
  relations += "</Relationships>";

  std::string types(declaration);
  types += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
  std::set<std::string> extensions;
  const auto usual = [&](const std::string& extension, std::string_view type) {
    if (extensions.insert(extension).second)
      types += fmt::format("<Default Extension=\"{}\" ContentType=\"{}\"/>", escaped(extension), escaped(type));
  };
  usual("rels", "application/vnd.openxmlformats-package.relationships+xml");
  usual("xml", "application/xml");
  usual("png", "image/png");
  usual("svg", "image/svg+xml");
  for (const auto& [extension, type] : paper.default_types) usual(extension, type);
  const auto name_type = [&](std::string_view part, std::string_view type) {
    types += fmt::format("<Override PartName=\"/{}\" ContentType=\"{}\"/>", escaped(part), escaped(type));
  };
  constexpr std::string_view word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  name_type("word/document.xml", std::string(word) + "document.main+xml");
  name_type("word/settings.xml", std::string(word) + "settings+xml");
  name_type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  name_type("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  for (const CopiedPart& part : paper.parts)
    if (!part.content_type.empty()) name_type(part.name, part.content_type);
  types += "</Types>";

  std::string core(declaration);
  core += fmt::format(
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>",
      escaped(start.title), escaped(start.author));
  if (!start.created.empty())
    core += fmt::format(
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{0}</dcterms:created><dcterms:modified "
        "xsi:type=\"dcterms:W3CDTF\">{0}</dcterms:modified>",
        escaped(start.created));
  core += fmt::format("<dc:language>{}</dc:language></cp:coreProperties>", escaped(tag));
  const std::string app = fmt::format(
      "{}<Properties "
      "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>{}"
      "</Application></Properties>",
      declaration, escaped(start.program));
  const std::string root = fmt::format(
      "{0}{1}<Relationship Id=\"rId1\" Type=\"{2}officeDocument\" Target=\"word/document.xml\"/><Relationship "
      "Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
      "Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{2}extended-properties\" "
      "Target=\"docProps/app.xml\"/></Relationships>",
      declaration, relations_names, relation_types);

  std::vector<PackagePart> made = {{"[Content_Types].xml", types},  {"_rels/.rels", root},
                                   {"word/document.xml", document}, {"word/_rels/document.xml.rels", relations},
                                   {"word/settings.xml", settings}, {"docProps/core.xml", core},
                                   {"docProps/app.xml", app}};
  made.insert(made.end(), paper.parts.begin(), paper.parts.end());
  made.insert(made.end(), media.begin(), media.end());
  return made;
}

}  // namespace maex::docx
