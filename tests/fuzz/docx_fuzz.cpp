// The reader of Word documents, and the letterhead of its writer. The fuzzer changes the parts of a package.
#include <array>
#include <set>

#include "adapters/formats/docx/document.hpp"
#include "adapters/formats/docx/letterhead.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/package.hpp"
#include "tests/unit/docx/make_docx.hpp"

namespace maex::fuzz {
namespace {

/// Bytes of text that are not white space.
std::uint64_t ink(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += c != ' ' && c != '\t' && c != '\n' && c != '\r';
  return count;
}

/// Bytes of the texts in a main part that has only paragraphs, runs, texts and tables; nullopt for any other part.
/// Counts by the tags alone.
std::optional<std::uint64_t> count_plain_text(std::string_view part) {
  constexpr std::array plain = {"w:document", "w:body", "w:p",     "w:r",       "w:t",    "w:tbl",
                                "w:tr",       "w:tc",   "w:tblPr", "w:tblGrid", "w:tcPr", "w:sectPr"};
  std::vector<std::string> open;
  std::uint64_t count = 0;
  if (part.starts_with("<?xml")) part.remove_prefix(std::min(part.find('>') + 1, part.size()));
  while (!part.empty()) {
    const std::size_t begin = std::min(part.find('<'), part.size());
    const std::string_view text = part.substr(0, begin);
    if (text.find('&') != std::string_view::npos || text.find('\xC2') != std::string_view::npos) return std::nullopt;
    if (!open.empty() && open.back() == "w:t") count += ink(text);
    part.remove_prefix(begin);
    if (part.empty()) break;
    const std::size_t end = part.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view tag = part.substr(1, end - 1);
    part.remove_prefix(end + 1);
    if (tag.starts_with('/')) {
      if (open.empty()) return std::nullopt;
      open.pop_back();
      continue;
    }
    const bool empty = tag.ends_with('/');
    if (empty) tag.remove_suffix(1);
    // Quotes may hold a ">", and properties leave text out.
    if (tag.find('"') != std::string_view::npos && !tag.starts_with("w:document ") &&
        tag != "w:t xml:space=\"preserve\"")
      return std::nullopt;
    const std::string_view name = tag.substr(0, tag.find(' '));
    if (std::find(plain.begin(), plain.end(), name) == plain.end()) return std::nullopt;
    // Text of a wrong place (a cell outside its row) is skipped with its element.
    const std::string_view outer = open.empty() ? "" : std::string_view(open.back());
    const bool in_place = name == "w:p"     ? outer == "w:body" || outer == "w:tc"
                          : name == "w:tbl" ? outer == "w:body" || outer == "w:tc"
                          : name == "w:tr"  ? outer == "w:tbl"
                          : name == "w:tc"  ? outer == "w:tr"
                          : name == "w:r"   ? outer == "w:p"
                          : name == "w:t"   ? outer == "w:r"
                                            : empty || name == "w:document" || name == "w:body" || name == "w:tcPr";
    if (!in_place || outer == "w:tcPr") return std::nullopt;
    if (!empty) open.emplace_back(name);
  }
  return open.empty() ? std::optional(count) : std::nullopt;
}

void run_docx(std::string_view bytes) {
  Bounds bounds = small_bounds();
  bounds.cell_bytes = 1 << 16;
  try {
    const Archive archive(bytes, "fuzz.docx", bounds);
    docx::Document document(archive);
    read_document(document);
    std::uint64_t read = 0;
    for (std::size_t i = 0; i != document.sheets().size(); ++i) {
      const std::string& name = document.sheets()[i].name;
      if (document.sheets()[i].kind == PartKind::text && !name.starts_with("text")) return;
      const auto reader = document.open(i);
      for (Row row; reader->next(row);)
        for (const Cell& cell : row.cells) read += ink(cell.raw);
    }
    std::string_view main;
    std::set<std::string> names;
    const Members members = unzip(bytes);
    for (const auto& [name, content] : members) {
      if (!names.insert(name).second || name.starts_with("word/header") || name.starts_with("word/footer")) return;
      if (name == "word/document.xml") main = content;
    }
    // With styles, text may be hidden.
    if (names.contains("word/styles.xml")) return;
    if (main.empty()) return;  // a member that the reader does not use is damaged, so the counter has no parts
    if (const auto counted = count_plain_text(main)) require(read == *counted, "each text of a document is read once");
  } catch (const InputError&) {}
}

void run_letterhead(std::string_view bytes) {
  try {
    const MemoryFile file(bytes);
    const docx::Letterhead paper = docx::read_letterhead(file.path());
    require(paper.page.section.starts_with("<w:sectPr"), "a letterhead has a page setup");
    for (const std::string& id : paper.ids) require(!id.empty(), "every style has an id");
  } catch (const InputError&) {}
}

void run_both(std::string_view bytes) {
  run_docx(bytes);
  run_letterhead(bytes);
}

std::vector<std::string> seeds() {
  using namespace test;
  Parts plain = docx_parts(para("x") + table(row(cell("a") + "<w:tc>" + table(row(cell("b"))) + "</w:tc>")));
  plain.erase("word/styles.xml");
  plain["word/_rels/document.xml.rels"] = relations({});
  Parts full = docx_parts(
      "<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr><w:ins>" + run("t") +
          "</w:ins><w:del><w:r><w:delText>d</w:delText>"
          "</w:r></w:del><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF a</w:instrText><w:fldChar "
          "w:fldCharType=\"separate\"/><w:t>7</w:t><w:fldChar w:fldCharType=\"end\"/><w:footnoteReference w:id=\"1\"/>"
          "<w:pict><v:textbox><w:txbxContent>" +
          para("box") +
          "</w:txbxContent></v:textbox></w:pict></w:r><m:oMath><m:f>"
          "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den/></m:f></m:oMath></w:p><w:sdt><w:sdtContent>" +
          para("s") + "</w:sdtContent></w:sdt>" +
          table(row(cell("v", "<w:vMerge w:val=\"restart\"/><w:gridSpan w:val=\"2\"/>")) +
                row(cell("", "<w:vMerge/><w:gridSpan w:val=\"2\"/>"))),
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"h\"><w:name w:val=\"heading 1\"/></w:style>",
      {{"a", "header", "header1.xml"}, {"b", "footnotes", "footnotes.xml"}, {"c", "numbering", "numbering.xml"}});
  full["word/header1.xml"] = part("hdr", para("head"));
  full["word/footnotes.xml"] = part("footnotes", "<w:footnote w:id=\"1\">" + para("note") + "</w:footnote>");
  full["word/numbering.xml"] = part("numbering", "<w:abstractNum w:abstractNumId=\"0\"/><w:num w:numId=\"1\"/>");
  return {make_archive(plain), make_archive(full)};
}

const Target target("docx", run_both, mutate_package, seeds);

}  // namespace
}  // namespace maex::fuzz
