#include "adapters/formats/xlsx/mark.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "adapters/formats/xlsx/document.hpp"
#include "adapters/formats/xlsx/limits.hpp"
#include "adapters/formats/xlsx/mark_comments.hpp"
#include "adapters/formats/xlsx/mark_sheet.hpp"
#include "adapters/formats/xlsx/mark_styles.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/io/xml_text.hpp"

namespace maex::xlsx {
namespace {

using Piece = MarkupReader::Piece;

constexpr std::uint64_t largest_drawing = std::uint64_t{256} << 20;

/// The part with `inside` added at the end of its root. "<:" in `inside` becomes "<" and the root's prefix.
std::string appended(const Package& package, const std::string& part, std::string_view inside) {
  std::string out;
  MarkupReader xml(package.open(part));
  std::string ours;
  for (Piece piece; (piece = xml.next()) != Piece::finished;) {
    const Tag& tag = xml.tag();
    const bool empty_root = piece == Piece::start && xml.depth() == 0;
    if (piece == Piece::start && (empty_root || (xml.depth() == 1 && !tag.is_empty() && ours.empty())))
      for (const char c : inside)
        ours += c == ':' && ours.ends_with('<') ? std::string(tag.prefix()) : std::string(1, c);
    if (empty_root) {
      out += tag.opened() + ours + tag.closing();
      continue;
    }
    if (piece == Piece::end && xml.depth() == 0) out += ours;
    out.append(xml.spelled());
  }
  return out;
}

std::string relations_part(std::string_view part) {
  const std::size_t cut = part.rfind('/') + 1;
  return std::string(part.substr(0, cut)) + "_rels/" + std::string(part.substr(cut)) + ".rels";
}

void copy_unchanged(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary);
  if (!in) throw InputError("cannot open " + from.string());
  if (in.peek() != std::ifstream::traits_type::eof()) out << in.rdbuf();
  out.close();
  if (!out) throw OutputError("cannot write " + name_in_messages(to) + "; check that the disk is not full");
}

/// One marking operation: collects the changed parts, then writes the copy.
class Marking {
 public:
  Marking(const std::filesystem::path& from, const std::filesystem::path& to, const OpenContext& context)
      : package_(Archive(from, context.bounds)),
        document_(package_.archive()),
        workbook_(read_workbook(package_)),
        styles_part_(package_.part_of_type("styles", "styles.xml")),
        styles_(package_, styles_part_, workbook_.strict),
        copy_(from, to) {
    for (const ArchiveMember& member : package_.archive().members())
      if (member.name.find("_xmlsignatures/") != std::string::npos)
        throw InputError(package_.name() +
                         " is digitally signed, and a mark would make the signature invalid; remove "
                         "the signature in a copy (Excel: File, Info, View Signatures) and mark that");
  }

  void run(std::span<const CellMark> marks) {
    auto sheets = gathered(marks);  // the parts of the sheets refer to these cells until the copy is written
    for (auto& [sheet, cells] : sheets) mark_sheet(sheet, cells);
    if (styles_part_.empty()) {
      // Some readers look for styles only here.
      const std::string usual = folder() + "styles.xml";
      const std::string part = package_.has(usual) ? unused(folder() + "styles", ".xml") : usual;
      put(part, styles_.edited());
      types_ += override_of(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
      relate(package_.workbook(), relation("maexStyles", "styles", part));
    } else {
      put(styles_part_, styles_.edited());
    }
    write_types();
    copy_.write();
  }

 private:
  std::map<std::size_t, MarkedCells> gathered(std::span<const CellMark> marks);
  void mark_sheet(std::size_t sheet, MarkedCells& cells);
  void write_types();

  void put(const std::string& part, std::unique_ptr<MemberBytes> bytes) {
    const std::size_t member = package_.archive().find(part);
    if (!changed_.insert(member == Archive::npos ? part : package_.archive().members()[member].name).second)
      throw InputError(package_.name() + " uses its part " + part +
                       " for two things; save the workbook again in Excel");
    if (member == Archive::npos)
      copy_.add(part, std::move(bytes));
    else
      copy_.replace(member, std::move(bytes));
  }
  void put(const std::string& part, std::string bytes) { put(part, whole_member(std::move(bytes))); }

  [[nodiscard]] std::string folder() const { return package_.workbook().substr(0, package_.workbook().rfind('/') + 1); }
  /// Name for a part that does not exist yet.
  [[nodiscard]] std::string unused(const std::string& stem, const std::string& extension) const {
    for (std::size_t n = 1;; ++n) {
      std::string name = stem + std::to_string(n) + extension;
      if (!package_.has(name) && changed_.count(name) == 0) return name;
    }
  }
  [[nodiscard]] std::string relation(const std::string& id, const std::string& type, const std::string& part) const {
    const std::string office = workbook_.strict
                                   ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                   : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return "<:Relationship Id=\"" + id + "\" Type=\"" + office + type + "\" Target=\"/" + escaped(part) + "\"/>";
  }
  void relate(const std::string& part, const std::string& relations) {
    const std::string rels = relations_part(part);
    if (package_.has(rels)) return put(rels, appended(package_, rels, relations));
    std::string plain = relations;
    for (std::size_t at = 0; (at = plain.find("<:", at)) != std::string::npos;) plain.erase(at + 1, 1);
    put(rels,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            plain + "</Relationships>");
  }
  static std::string override_of(const std::string& part, const std::string& type) {
    return "<:Override PartName=\"/" + escaped(part) + "\" ContentType=\"" + type + "\"/>";
  }

  Package package_;
  Document document_;
  Workbook workbook_;
  std::string styles_part_;
  MarkStyles styles_;
  ArchiveCopy copy_;
  std::set<std::string> changed_;
  std::string types_;
};

/// Groups marks by sheet and cell. A mark on a cell covered by a merged range moves to the visible cell.
std::map<std::size_t, MarkedCells> Marking::gathered(std::span<const CellMark> marks) {
  std::map<std::size_t, std::map<std::pair<std::uint32_t, std::uint32_t>, MarkedCell>> sheets;
  std::map<std::size_t, std::vector<MergedRange>> merged;
  for (const CellMark& mark : marks) {
    if (mark.sheet >= workbook_.sheets.size())
      throw UsageError(package_.name() + " has no sheet " + std::to_string(mark.sheet + 1) + " to mark");
    const SheetInfo& sheet = workbook_.sheets[mark.sheet];
    if (!sheet.readable)
      throw UsageError(package_.name() + ": sheet \"" + sheet.name + "\" cannot be marked: " + sheet.note);
    if (mark.row == 0 || mark.row > last_row || mark.column == 0 || mark.column > last_column)
      throw UsageError(package_.name() + ": sheet \"" + sheet.name + "\" has no row " + std::to_string(mark.row) +
                       ", column " + std::to_string(mark.column) + " to mark: Excel ends at row " +
                       std::to_string(last_row) + " and column " + std::to_string(last_column));
    if (!xml::is_utf8(mark.text)) throw UsageError("the text of a mark is not UTF-8");
    if (merged.count(mark.sheet) == 0) merged[mark.sheet] = document_.merged(mark.sheet);
    std::pair<std::uint32_t, std::uint32_t> at{mark.row, mark.column};
    for (const MergedRange& range : merged[mark.sheet])
      if (mark.row >= range.first_row && mark.row <= range.last_row && mark.column >= range.first_column &&
          mark.column <= range.last_column) {
        at = {range.first_row, range.first_column};
        break;
      }
    MarkedCell& cell = sheets[mark.sheet][at];
    cell.row = at.first;
    cell.column = at.second;
    cell.kind = std::min(cell.kind, mark.kind);
    if (!cell.text.empty()) cell.text += "\n\n";
    cell.text += mark.text;
  }
  std::map<std::size_t, MarkedCells> result;
  for (auto& [sheet, cells] : sheets)
    for (auto& [at, cell] : cells) result[sheet].push_back(std::move(cell));
  return result;
}

void Marking::mark_sheet(std::size_t sheet, MarkedCells& cells) {
  const std::string& part = workbook_.parts[sheet];
  const std::vector<Relation> relations = package_.relations_of(part);
  std::string comments, ids = "\n";
  for (const Relation& relation : relations) {
    if (relation.type == "comments" && package_.has(relation.target)) comments = relation.target;
    ids += relation.id + '\n';
  }
  const auto free_id = [&ids](std::string id) {
    while (ids.find('\n' + id + '\n') != std::string::npos) id += '_';
    return id;
  };
  std::string added;
  std::string texts = edited_comments(package_, comments, cells, workbook_.strict);
  if (comments.empty()) {
    comments = unused(folder() + "comments", ".xml");
    types_ += override_of(comments, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
    added += relation(free_id("maexComments"), "comments", comments);
  }
  put(comments, std::move(texts));

  const bool boxes = std::any_of(cells.begin(), cells.end(), [](const MarkedCell& cell) { return !cell.has_note; });
  const std::string id = free_id("maexDrawing");
  auto marked = std::make_unique<MarkedSheet>(package_, part, cells, styles_, boxes ? id : "");
  const std::string old = marked->old_drawing();
  put(part, std::move(marked));
  if (boxes && old.empty()) {
    const std::string drawing = unused(folder() + "drawings/vmlDrawing", ".vml");
    put(drawing, edited_drawing("", cells, package_.name()));
    types_ += override_of(drawing, "application/vnd.openxmlformats-officedocument.vmlDrawing");
    added += relation(id, "vmlDrawing", drawing);
  } else if (boxes) {
    const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.id == old; });
    const std::size_t member = found == relations.end() ? Archive::npos : package_.archive().find(found->target);
    if (member == Archive::npos)
      throw InputError(package_.name() + " lacks the drawing of its comments; save the workbook again in Excel");
    put(found->target, edited_drawing(package_.archive().read(member, largest_drawing), cells, package_.name()));
  }
  if (!added.empty()) relate(part, added);
}

void Marking::write_types() {
  if (types_.empty()) return;
  const std::string part = "[Content_Types].xml";
  // maex opens a package without it, but Excel does not; the copy has the same defect.
  if (package_.has(part)) put(part, appended(package_, part, types_));
}

}  // namespace

void mark_workbook(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
                   const OpenContext& context) {
  std::error_code failed;
  if (std::filesystem::equivalent(from, to, failed)) throw UsageError(from.string() + " cannot be marked in place");
  if (marks.empty()) return copy_unchanged(from, to);
  Marking(from, to, context).run(marks);
}

}  // namespace maex::xlsx
