// The boxes of comments. Excel still stores them in VML, a language older than Office Open XML.
#include <algorithm>
#include <charconv>

#include "adapters/formats/xlsx/limits.hpp"
#include "adapters/formats/xlsx/mark_comments.hpp"
#include "core/io/error.hpp"

namespace maex::xlsx {
namespace {

constexpr std::string_view name_spaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
constexpr std::string_view shape_prefix = "_x0000_s";
constexpr std::size_t ids_in_block = 1024;

std::string shape_type(std::string_view bound) {
  return "<v:shapetype" + std::string(bound) +
         " id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
         "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
}

/// Number of rows of about 20 pixels that a text needs in a box four columns wide.
std::uint32_t rows_of(std::string_view text) {
  constexpr std::size_t line = 38;
  std::size_t rows = 1, used = 0;
  for (const char c : text) {
    if (c == '\n' || used == line) ++rows, used = 0;
    if (c != '\n' && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++used;
  }
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(rows + 1, 3, 20));
}

std::string shape(const MarkedCell& cell, std::size_t id, std::size_t order, std::string_view bound) {
  constexpr std::uint32_t columns = 4;
  const std::uint32_t rows = rows_of(cell.text);
  const std::uint32_t left = std::min(cell.column, last_column - columns - 1);
  const std::uint32_t top = std::min(cell.row >= 2 ? cell.row - 2 : 0, last_row - rows - 1);
  const auto text = [](std::uint64_t number) { return std::to_string(number); };
  return "<v:shape" + std::string(bound) + " id=\"" + std::string(shape_prefix) + text(id) +
         "\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:192pt;height:" +
         text(rows * 15) + "pt;z-index:" + text(order) +
         ";visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
         "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
         "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
         "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" +
         text(left) + ",15," + text(top) + ",10," + text(left + columns) + ",15," + text(top + rows) +
         ",4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + text(cell.row - 1) + "</x:Row><x:Column>" +
         text(cell.column - 1) + "</x:Column></x:ClientData></v:shape>\n";
}

/// One more than the largest existing shape number.
std::size_t first_free_id(std::string_view drawing) {
  std::size_t greatest = ids_in_block;
  for (std::size_t at = 0; (at = drawing.find(shape_prefix, at)) != std::string_view::npos;) {
    at += shape_prefix.size();
    std::uint32_t id = 0;
    std::from_chars(drawing.data() + at, drawing.data() + drawing.size(), id);
    greatest = std::max<std::size_t>(greatest, id);
  }
  return greatest + 1;
}

}  // namespace

/// Does not parse the existing drawing, because Excel itself has written VML that is not XML. Inserts the new boxes
/// before the last end tag, which is the root's.
std::string edited_drawing(std::string drawing, const MarkedCells& cells, const std::string& name) {
  const bool fresh = drawing.empty();
  std::size_t id = first_free_id(drawing);
  const std::size_t at = drawing.rfind("</");
  if (!fresh && (at == std::string::npos || drawing.find('\0') != std::string::npos))
    throw InputError(name + " has a drawing of comments that is not understood; save the workbook again in Excel");
  const std::string_view bound = fresh ? std::string_view() : name_spaces;
  std::string shapes;
  if (drawing.find("\"_x0000_t202\"") == std::string::npos) shapes += shape_type(bound);
  std::size_t order = 1 + (id - 1) % ids_in_block;
  const std::size_t first = id;
  for (const MarkedCell& cell : cells)
    if (!cell.has_note) shapes += shape(cell, id++, order++, bound);
  if (!fresh) return drawing.insert(at, shapes);
  std::string blocks;
  for (std::size_t block = first / ids_in_block; block <= id / ids_in_block; ++block)
    blocks += (blocks.empty() ? "" : ",") + std::to_string(block);
  return "<xml" + std::string(name_spaces) + "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" + blocks +
         "\"/></o:shapelayout>" + shapes + "</xml>";
}

}  // namespace maex::xlsx
