// Marked copies of workbooks (`--mark`), with packages whose parts the fuzzer changes. The copy has the rows of the
// workbook, one comment for each marked cell, and parts that stay XML where they were XML.
#include <set>

#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::fuzz {
namespace {

std::vector<CellMark> marks_for(std::string_view bytes) {
  Random random(static_cast<Random::result_type>(bytes.size()));
  std::vector<CellMark> marks;
  for (std::size_t i = 1 + random() % 4; i-- > 0;) {
    CellMark mark;
    mark.row = 1 + static_cast<std::uint32_t>(random() % 6);
    mark.column = 1 + static_cast<std::uint32_t>(random() % 4);
    mark.kind = static_cast<MarkKind>(random() % 3);
    mark.text = "<&>\x01 \xC9\x99 " + std::to_string(i);
    marks.push_back(mark);
  }
  return marks;
}

bool is_whole(std::string_view part) {
  return walk_xml(part, [](const XmlElement&) {}) == Xml::whole;
}

std::uint64_t comments_in(const Members& members) {
  std::uint64_t comments = 0;
  for (const auto& [name, content] : members)
    if (name.find("comments") != std::string::npos)
      walk_xml(content, [&](const XmlElement& element) { comments += element.name == "comment" ? 1 : 0; });
  return comments;
}

/// Marks in one merged range share its first cell.
void compare_copy(std::string_view before, const std::string& after, const std::vector<CellMark>& marks, bool merged) {
  const Members was = unzip(before), is = unzip(after);
  if (was.empty()) return;
  require(is.size() >= was.size(), "a marked copy has each part");
  std::set<std::string_view> names;
  for (const auto& [name, content] : was)
    if (!names.insert(name).second) return;
  for (std::size_t i = 0; i != was.size(); ++i) {
    require(is[i].first == was[i].first, "a marked copy has the parts in their order");
    if (is[i].second != was[i].second && is_whole(was[i].second))
      require(is_whole(is[i].second), "a changed part stays XML");
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> cells;
  for (const CellMark& mark : marks) cells.emplace(mark.row, mark.column);
  if (comments_in(was) == 0 && comments_in(is) != 0)
    require(merged ? comments_in(is) <= cells.size() : comments_in(is) == cells.size(),
            "each marked cell has one comment");
}

void run_mark(std::string_view bytes) {
  static const Format& xlsx = adapters().require_format("xlsx");
  const MemoryFile from(bytes), to("");
  const std::vector<CellMark> marks = marks_for(bytes);
  const OpenContext context{{}, small_bounds()};
  Counted before;
  bool readable = false, merged = false;
  try {
    const auto document = xlsx.open(from.path(), context);
    before = read_document(*document);
    readable = true;
    merged = !document->merged(0).empty();
  } catch (const InputError&) {}
  try {
    xlsx.mark(from.path(), to.path(), marks, context);
  } catch (const UsageError&) { return; } catch (const OutputError&) {
    return;
  } catch (const InputError&) { return; }
  if (!readable) return;
  const std::string copy = to.bytes();
  const auto document = xlsx.open(to.path(), context);
  const Counted after = read_document(*document);
  require(after.rows == before.rows && after.cells == before.cells, "a marked copy has each row and cell");
  compare_copy(bytes, copy, marks, merged);
}

std::vector<std::string> mark_seeds() {
  return {
      test::make_archive(test::workbook_parts(test::sheet_part(
          "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"4\">"
          "<c r=\"C4\" s=\"1\"><v>41774</v></c></row>"))),
      test::make_archive(test::workbook_parts("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/"
                                              "2006/main\"><sheetData/></worksheet>"))};
}

const Target mark_target("mark", run_mark, mutate_package, mark_seeds);

}  // namespace
}  // namespace maex::fuzz
