#include "adapters/formats/xlsx/mark_comments.hpp"

#include <algorithm>

#include "adapters/formats/xlsx/markup.hpp"
#include "adapters/formats/xlsx/sheet_reader.hpp"
#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/notice/locator.hpp"

namespace maex::xlsx {
namespace {

using Piece = MarkupReader::Piece;

constexpr std::size_t longest_comment = 32'767;  // UTF-16 units
constexpr std::size_t largest_part = std::size_t{256} << 20;
constexpr std::string_view author = "maex";
constexpr std::string_view cut_off = " … (cut: the comment is full)";

/// Comments, like cells, use _xHHHH_ for characters that XML cannot contain. So text that looks like it is escaped,
/// too.
std::string comment_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out.append("_x00").append({digits[c >> 4], digits[c & 15], '_'});
    } else if (text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF")) {
      out += "\xEF\xBF\xBD";  // U+FFFE and U+FFFF: not allowed in XML
      i += 2;
    } else {
      const bool like_escape =
          c == '_' && i + 6 < text.size() && (text[i + 1] == 'x' || text[i + 1] == 'X') && text[i + 6] == '_' &&
          std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                      text.begin() + static_cast<std::ptrdiff_t>(i) + 6, [](char d) { return xml::hex_digit(d) >= 0; });
      if (like_escape) out += "_x005F";
      out += text[i];
    }
  }
  return escaped(out);
}

std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

/// The text that fits into `room` UTF-16 units; it says so when text was cut.
std::string fitted(const MarkedCell& cell, std::size_t room, const std::string& file) {
  if (units_of(cell.text) <= room) return cell.text;
  const std::size_t sign = units_of(cut_off);
  if (room < sign + 20)
    throw UsageError(file + ": the comment of cell " + cell_address(cell.column, cell.row) +
                     " is as long as Excel allows; shorten it, or leave the mark out");
  std::size_t used = 0, at = 0;
  while (at < cell.text.size()) {
    std::size_t next = at + 1;
    while (next < cell.text.size() && (static_cast<unsigned char>(cell.text[next]) & 0xC0) == 0x80) ++next;
    used += units_of(std::string_view(cell.text).substr(at, next - at));
    if (used > room - sign) break;
    at = next;
  }
  return cell.text.substr(0, at) + std::string(cut_off);
}

std::string new_comments(const MarkedCells& cells, const std::string& prefix, std::size_t author_id,
                         const std::string& file) {
  std::string out;
  for (const MarkedCell& cell : cells) {
    if (cell.has_note) continue;
    out += '<' + prefix + "comment ref=\"" + cell_address(cell.column, cell.row) + "\" authorId=\"" +
           std::to_string(author_id) + "\"><" + prefix + "text><" + prefix + "t xml:space=\"preserve\">" +
           comment_text(fitted(cell, longest_comment, file)) + "</" + prefix + "t></" + prefix + "text></" + prefix +
           "comment>";
  }
  return out;
}

MarkedCell* find(MarkedCells& cells, std::string_view reference) {
  std::uint32_t column = 0, row = 0;
  if (!parse_reference(reference, column, row)) return nullptr;
  const auto found = std::lower_bound(cells.begin(), cells.end(), std::pair(row, column),
                                      [](const MarkedCell& a, auto b) { return std::pair(a.row, a.column) < b; });
  return found != cells.end() && found->row == row && found->column == column ? &*found : nullptr;
}

}  // namespace

std::string edited_comments(const Package& package, const std::string& part, MarkedCells& cells, bool strict) {
  const std::string own_author = std::string(author) + "</";
  if (part.empty()) {
    const std::string main = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                    : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"" + main +
           "\"><authors><author>" + own_author + "author></authors><commentList>" +
           new_comments(cells, "", 0, package.name()) + "</commentList></comments>";
  }
  std::string out, prefix, section, author_text;
  std::size_t authors = 0, units = 0;
  std::size_t author_id = static_cast<std::size_t>(-1);
  bool listed = false;
  MarkedCell* noted = nullptr;  // cell of the current comment, until the new text is in it
  MarkupReader xml(package.open(part));
  const auto add_author = [&] {
    if (author_id != static_cast<std::size_t>(-1)) return;
    author_id = authors;
    out += '<' + prefix + "author>" + own_author + prefix + "author>";
  };
  const auto append_ours = [&](bool alone) {
    out += '<' + prefix + "r><" + prefix + "t xml:space=\"preserve\">" + (alone ? "" : "\n\n") +
           comment_text(fitted(*noted, longest_comment - std::min(longest_comment, units + 2), package.name())) + "</" +
           prefix + "t></" + prefix + "r>";
    noted = nullptr;
  };
  for (Piece piece; (piece = xml.next()) != Piece::finished;) {
    const Tag& tag = xml.tag();
    const std::string_view name = tag.name();
    if (out.size() > largest_part) xml.fail("it has more comments than are read");
    if (piece == Piece::start) {
      const std::size_t level = xml.depth() + (tag.is_empty() ? 1 : 0);
      if (level == 1) {
        if (name != "comments" || tag.is_empty()) xml.fail("it holds no comments");
        prefix = tag.prefix();
      } else if (level == 2) {
        section = name;
        if (tag.is_empty() && (name == "authors" || name == "commentList")) {
          out += tag.opened();
          if (name == "authors")
            add_author();
          else
            out += new_comments(cells, prefix, author_id, package.name()), listed = true;
          out += tag.closing();
          continue;
        }
        if (name == "commentList" && author_id == static_cast<std::size_t>(-1)) xml.fail("it has no authors");
      } else if (level == 3 && section == "authors") {
        author_text.clear();
        if (tag.is_empty()) ++authors;
      } else if (level == 3 && section == "commentList") {
        noted = find(cells, tag.attribute("ref").value_or(""));
        units = 0;
        if (noted != nullptr && (noted->has_note || tag.is_empty()))
          xml.fail("a comment is empty or stands there twice");
        if (noted != nullptr) noted->has_note = true;
      } else if (level == 4 && noted != nullptr && name == "text" && tag.is_empty()) {
        out += tag.opened();
        append_ours(true);
        out += tag.closing();
        continue;
      } else if (level == 5 && noted != nullptr && (name == "rPh" || name == "phoneticPr")) {
        append_ours(units == 0);
      }
    } else if (piece == Piece::end) {
      const std::size_t level = xml.depth() + 1;
      if (level == 2 && section == "authors" && name == "authors") add_author();
      if (level == 2 && name == "commentList" && !listed)
        out += new_comments(cells, prefix, author_id, package.name()), listed = true;
      if (level == 3 && section == "authors") {
        if (author_text == author) author_id = authors;
        ++authors;
      }
      if (level == 3 && section == "commentList" && noted != nullptr) xml.fail("a comment has no text");
      if (level == 4 && noted != nullptr && name == "text") append_ours(units == 0);
    } else {
      author_text.append(xml.spelled());
      if (xml.depth() > 4) units += units_of(xml.spelled());
    }
    out.append(xml.spelled());
  }
  if (!listed) throw InputError(xml.part() + " is damaged: it has no list of comments; save the workbook again");
  return out;
}

}  // namespace maex::xlsx
