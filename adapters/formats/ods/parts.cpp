#include "adapters/formats/ods/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/office/odf_package.hpp"

namespace maex::ods {
namespace {

constexpr double character_mm = 1.98;  // width of a digit in the default font; Calc measures columns with it
constexpr double widest = 255;         // characters

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view names =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.2\">";

constexpr CellStyle styles[] = {CellStyle::plain, CellStyle::title, CellStyle::heading, CellStyle::total,
                                CellStyle::note};

std::string_view look(CellStyle style) {
  switch (style) {
    case CellStyle::plain: break;
    case CellStyle::title: return "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/>";
    case CellStyle::heading:
      return "<style:table-cell-properties fo:background-color=\"#d9d9d9\" fo:border=\"0.75pt solid #000000\""
             " fo:wrap-option=\"wrap\" style:vertical-align=\"middle\"/><style:text-properties "
             "fo:font-weight=\"bold\"/>";
    case CellStyle::total:
      return "<style:table-cell-properties fo:border-top=\"0.75pt solid #000000\"/>"
             "<style:text-properties fo:font-weight=\"bold\"/>";
    case CellStyle::note: return "<style:text-properties fo:font-style=\"italic\"/>";
  }
  return {};
}

int rounded(double width) { return static_cast<int>(std::lround(std::clamp(width, 1.0, widest))); }

std::string settings(const std::vector<SheetLook>& sheets) {
  std::string out(declaration);
  out +=
      "<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "
      "xmlns:ooo=\"http://openoffice.org/2004/office\""
      " office:version=\"1.2\"><office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
      "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
      "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
      "<config:config-item-map-named config:name=\"Tables\">";
  for (const SheetLook& sheet : sheets) {
    if (sheet.heading_rows == 0) continue;
    out += "<config:config-item-map-entry config:name=\"";
    escape(out, sheet.name);
    out += "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>";
    for (const std::string_view name : {"VerticalSplitPosition", "PositionBottom"})
      out += fmt::format("<config:config-item config:name=\"{}\" config:type=\"int\">{}</config:config-item>", name,
                         sheet.heading_rows);
    out +=
        "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
        "</config:config-item-map-entry>";
  }
  out +=
      "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
      "</config:config-item-set></office:settings></office:document-settings>";
  return out;
}

}  // namespace

void escape(std::string& out, std::string_view text) {
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
}

std::string style_name(CellStyle style, bool dated) {
  return fmt::format("ce{}", static_cast<int>(style) * 2 + (dated ? 1 : 0));
}

std::string width_style(double width) { return fmt::format("co{}", rounded(width)); }

std::string content_head(const std::vector<SheetLook>& sheets) {
  std::string out(declaration);
  out += "<office:document-content";
  out += names;
  out += "<office:automatic-styles>";
  std::set<int> widths;
  for (const SheetLook& sheet : sheets)
    for (const double width : sheet.widths) widths.insert(rounded(width));
  for (const int width : widths)
    out += fmt::format(
        "<style:style style:name=\"co{}\" style:family=\"table-column\"><style:table-column-properties"
        " style:column-width=\"{:.2f}mm\"/></style:style>",
        width, width * character_mm);
  out +=
      "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
      "table:display=\"true\"/></style:style>"
      "<number:date-style style:name=\"N1\"><number:day number:style=\"long\"/><number:text>.</number:text>"
      "<number:month number:style=\"long\"/><number:text>.</number:text><number:year number:style=\"long\"/>"
      "</number:date-style>";
  for (const CellStyle style : styles)
    for (const bool dated : {false, true})
      out += fmt::format(
          "<style:style style:name=\"{}\" style:family=\"table-cell\" style:parent-style-name=\"Default\"{}>{}"
          "</style:style>",
          style_name(style, dated), dated ? " style:data-style-name=\"N1\"" : "", look(style));
  out += "</office:automatic-styles><office:body><office:spreadsheet>";
  return out;
}

std::string_view content_tail() { return "</office:spreadsheet></office:body></office:document-content>"; }

std::vector<std::pair<std::string, std::string>> other_parts(const std::vector<SheetLook>& sheets) {
  std::string manifest(declaration);
  manifest +=
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
      " manifest:version=\"1.2\">";
  manifest +=
      fmt::format("<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"{}\"/>",
                  odf::spreadsheet_type);
  for (const std::string_view part : {"content.xml", "settings.xml", "styles.xml"})
    manifest += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"text/xml\"/>", part);
  manifest += "</manifest:manifest>";
  std::string common(declaration);
  common += "<office:document-styles";
  common += names;
  common +=
      "<office:styles><style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
      "</office:document-styles>";
  return {{"mimetype", std::string(odf::spreadsheet_type)},
          {"META-INF/manifest.xml", std::move(manifest)},
          {"settings.xml", settings(sheets)},
          {"styles.xml", std::move(common)}};
}

}  // namespace maex::ods
