#include "adapters/formats/odt/report_parts.hpp"

#include <fmt/format.h>

#include "core/io/xml_text.hpp"
#include "core/office/odf_package.hpp"

namespace maex::odt {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view namespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\">";

constexpr std::string_view blue = "#0b4f8a", line = "#c3cad2", panel = "#eef3f7";

std::string escaped(std::string_view text) {
  std::string out;
  xml::append_escaped(out, text);
  return out;
}

/// The language of the text, for hyphenation and for reading it aloud.
std::string language_of(const DocumentStart& start) {
  const std::string_view country = start.language == "az"   ? "AZ"
                                   : start.language == "ru" ? "RU"
                                   : start.language == "en" ? "GB"
                                                            : "none";
  return fmt::format(" fo:language=\"{}\" fo:country=\"{}\"", escaped(start.language), country);
}

std::string paragraph_style(std::string_view name, std::string_view parent, std::string_view paragraph,
                            std::string_view text) {
  return fmt::format(
      "<style:style style:name=\"{}\" style:family=\"paragraph\" style:parent-style-name=\"{}\">"
      "<style:paragraph-properties{}/><style:text-properties{}/></style:style>",
      name, parent, paragraph, text);
}

/// A letterhead may have headings of its own. These are for documents without them.
std::string heading_paragraph(int level) {
  return level == 1 ? " fo:padding-bottom=\"2mm\" fo:border-bottom=\"2pt solid #2a6f97\" fo:margin-top=\"0mm\" "
                      "fo:margin-bottom=\"4mm\" fo:keep-with-next=\"always\""
                    : " fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"";
}
std::string heading_text(int level) {
  constexpr std::string_view sizes[] = {"20pt", "15pt", "12.5pt", "11pt", "10.5pt", "10.5pt"};
  return fmt::format(" fo:font-weight=\"bold\" fo:color=\"{}\" fo:font-size=\"{}\"", blue, sizes[level - 1]);
}

/// Lines between columns: who reads a PDF of the report finds its columns by them.
constexpr std::string_view side = "#d9dee4";

struct CellLook {
  std::string_view name, borders, background;
};
constexpr CellLook cell_looks[] = {
    {"Cell", "0.5pt solid", ""}, {"Head", "1.5pt solid", "panel"}, {"Sum", "0.5pt solid", "top"}};

}  // namespace

std::string cell_style(const OutCell& cell, bool heads_column) {
  std::string name(heads_column ? "Head" : cell.style == CellStyle::total ? "Sum" : "Cell");
  if (cell.kind == CellKind::date) name += "Day";
  return name;
}

std::string content_head(const DocumentStart& start, std::string_view table_styles,
                         const std::set<std::string, std::less<>>& styles) {
  const std::string language = language_of(start);
  std::string out(declaration);
  out.append("<office:document-content").append(namespaces).append("<office:automatic-styles>");
  for (int level = 1; level <= 6; ++level) {
    const std::string parent = fmt::format("Heading_20_{}", level);
    const bool known = styles.contains(parent);
    out += paragraph_style(fmt::format("RHeading{}", level), parent, known ? "" : heading_paragraph(level),
                           (known ? "" : heading_text(level)) + language);
  }
  out += paragraph_style("RPlain", "Text_20_body", "", language);
  out += paragraph_style("RLead", "Text_20_body", " fo:margin-bottom=\"4mm\"",
                         " fo:font-size=\"12pt\" fo:color=\"#4d5661\"" + language);
  out += paragraph_style("RNote", "Text_20_body", "", " fo:font-size=\"9pt\" fo:color=\"#4d5661\"" + language);
  out += paragraph_style("RCaption", "Caption",
                         " fo:margin-top=\"4mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
                         " fo:font-weight=\"bold\" fo:font-style=\"normal\"" + language);
  out += paragraph_style("RFigure", "Text_20_body",
                         " fo:text-align=\"center\" fo:margin-top=\"3mm\" fo:margin-bottom=\"3mm\"", "");
  for (const auto& [name, text] : {std::pair<std::string_view, std::string_view>{"", ""},
                                   {"Bold", " fo:font-weight=\"bold\""},
                                   {"Italic", " fo:font-style=\"italic\" fo:color=\"#4d5661\""}})
    for (const bool end : {false, true})
      out += paragraph_style(
          fmt::format("RCell{}{}", name, end ? "End" : ""), "Table_20_Contents",
          fmt::format(" fo:margin-top=\"0mm\" fo:margin-bottom=\"0mm\" fo:text-align=\"{}\"", end ? "end" : "start"),
          fmt::format(" fo:font-size=\"9.5pt\"{}{}", text, language));
  out +=
      "<text:list-style style:name=\"RList\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
      "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
      "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"6mm\" "
      "fo:text-indent=\"-5mm\" fo:margin-left=\"6mm\"/></style:list-level-properties>"
      "</text:list-level-style-bullet></text:list-style>"
      "<number:date-style style:name=\"RDate\"><number:day number:style=\"long\"/><number:text>.</number:text>"
      "<number:month number:style=\"long\"/><number:text>.</number:text><number:year number:style=\"long\"/>"
      "</number:date-style>"
      "<style:style style:name=\"RRow\" style:family=\"table-row\"><style:table-row-properties "
      "fo:keep-together=\"always\"/></style:style>";
  for (const CellLook& look : cell_looks)
    for (const bool dated : {false, true})
      out += fmt::format(
          "<style:style style:name=\"{0}{1}\" style:family=\"table-cell\"{2}><style:table-cell-properties "
          "fo:padding=\"1.2mm\" fo:border-left=\"0.5pt solid {3}\" fo:border-right=\"0.5pt solid {3}\" "
          "fo:border-top=\"{4}\" "
          "fo:border-bottom=\"{5} {6}\"{7}/></style:style>",
          look.name, dated ? "Day" : "", dated ? " style:data-style-name=\"RDate\"" : "", side,
          look.background == "top" ? fmt::format("1.5pt solid {}", blue) : "none", look.borders,
          look.background == "panel" ? blue : line,
          look.background == "panel" ? fmt::format(" fo:background-color=\"{}\"", panel) : "");
  out.append(table_styles).append("</office:automatic-styles><office:body><office:text>");
  return out;
}

std::string_view content_tail() { return "</office:text></office:body></office:document-content>"; }

std::string own_styles(const DocumentStart& start) {
  std::string out(declaration);
  out.append("<office:document-styles").append(namespaces).append("<office:styles>");
  out += fmt::format(
      "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"3\" fo:widows=\"3\"/>"
      "<style:text-properties style:font-name=\"Noto Sans\" fo:font-family=\"'Noto Sans','Segoe UI',sans-serif\" "
      "fo:font-size=\"10.5pt\"{}/></style:default-style>",
      language_of(start));
  const auto named = [&out](std::string_view name, std::string_view shown, std::string_view parent,
                            std::string_view rest, std::string_view paragraph, std::string_view text) {
    out += fmt::format(
        "<style:style style:name=\"{}\" style:display-name=\"{}\" style:family=\"paragraph\"{}{}>"
        "<style:paragraph-properties{}/><style:text-properties{}/></style:style>",
        name, shown, parent.empty() ? "" : fmt::format(" style:parent-style-name=\"{}\"", parent), rest, paragraph,
        text);
  };
  named("Standard", "Standard", "", "", "", "");
  named("Text_20_body", "Text body", "Standard", "", " fo:margin-bottom=\"2.5mm\" fo:line-height=\"130%\"", "");
  named("Heading", "Heading", "Standard", "",
        " fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
        fmt::format(" fo:font-weight=\"bold\" fo:color=\"{}\"", blue));
  for (int level = 1; level <= 6; ++level)
    named(fmt::format("Heading_20_{}", level), fmt::format("Heading {}", level), "Heading",
          fmt::format(" style:default-outline-level=\"{}\"", level), heading_paragraph(level), heading_text(level));
  named("Caption", "Caption", "Standard", "", "", "");
  named("Table_20_Contents", "Table Contents", "Standard", "", "", "");
  named("Footer", "Footer", "Standard", "", " fo:text-align=\"center\"", " fo:font-size=\"9pt\" fo:color=\"#4d5661\"");
  out +=
      "</office:styles><office:automatic-styles><style:page-layout style:name=\"pm1\"><style:page-layout-properties "
      "fo:page-width=\"210mm\" fo:page-height=\"297mm\" style:print-orientation=\"portrait\" fo:margin-top=\"20mm\" "
      "fo:margin-bottom=\"15mm\" fo:margin-left=\"20mm\" fo:margin-right=\"20mm\"/><style:footer-style>"
      "<style:header-footer-properties fo:min-height=\"8mm\" fo:margin-top=\"3mm\"/></style:footer-style>"
      "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" "
      "style:page-layout-name=\"pm1\"><style:footer><text:p text:style-name=\"Footer\"><text:page-number "
      "text:select-page=\"current\">1</text:page-number></text:p></style:footer></style:master-page>"
      "</office:master-styles></office:document-styles>";
  return out;
}

std::string meta_part(const DocumentStart& start) {
  std::string out(declaration);
  out +=
      "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "office:version=\"1.2\"><office:meta>";
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("<{}>{}</{}>", name, escaped(value), name);
  };
  add("meta:generator", start.program);
  add("dc:title", start.title);
  add("meta:initial-creator", start.author);
  add("dc:creator", start.author);
  add("meta:creation-date", start.created);
  add("dc:date", start.created);
  add("dc:language", start.language);
  out += "</office:meta></office:document-meta>";
  return out;
}

std::string manifest_part(const Parts& parts) {
  std::string out(declaration);
  out +=
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.2\">";
  const auto add = [&out](std::string_view name, std::string_view type) {
    out +=
        fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>", escaped(name), type);
  };
  add("/", odf::text_type);
  add("content.xml", "text/xml");
  for (const auto& [name, bytes] : parts) {
    if (name == "mimetype" || name.starts_with("META-INF/")) continue;
    add(name, name.ends_with(".xml")                              ? "text/xml"
              : name.ends_with(".svg")                            ? "image/svg+xml"
              : name.ends_with(".png")                            ? "image/png"
              : name.ends_with(".jpg") || name.ends_with(".jpeg") ? "image/jpeg"
                                                                  : "");
  }
  out += "</manifest:manifest>";
  return out;
}

}  // namespace maex::odt
