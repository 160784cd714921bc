// The readers of plain text and of OpenDocument texts. A letter or digit of the text must not vanish and must not be
// invented, whatever the reader takes for a paragraph, a heading or a table.
#include <algorithm>

#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"
#include "tests/unit/odt/make_odt.hpp"

namespace maex::fuzz {
namespace {

std::uint64_t letters_in(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }));
}

/// Letters and digits of ASCII in all cells.
std::uint64_t letters_in(TableDocument& document) {
  std::uint64_t letters = 0;
  for (std::size_t sheet = 0; sheet < document.sheets().size(); ++sheet) {
    const auto reader = document.open(sheet);
    for (Row row; reader->next(row);)
      for (const Cell& cell : row.cells) letters += letters_in(cell.raw);
  }
  return letters;
}

void check_parts(TableDocument& document) {
  const auto parts = document.sheets();
  for (std::size_t i = 0; i < parts.size(); ++i)
    require(!parts[i].name.empty() && parts[i].after.part <= i, "a part of a text has a name and a place");
}

void run_txt(std::string_view bytes) {
  static const Format& txt = adapters().require_format("txt");
  const MemoryFile file(bytes);
  try {
    static_cast<void>(txt.identify(probe_file(file.path())));
    const auto document = txt.open(file.path(), {{}, small_bounds()});
    static_cast<void>(read_document(*document));
    check_parts(*document);
    const bool plain = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) > 0; });
    if (plain && bytes.find("<br") == std::string_view::npos)
      require(letters_in(*document) == letters_in(bytes), "the reader of texts returns each letter once");
  } catch (const InputError&) {}
}

/// The letters of a content part without repetitions and values; nullopt for a part that is not understood here.
std::optional<std::uint64_t> letters_of_content(std::string_view content) {
  std::uint64_t letters = 0;
  bool simple = true;
  const Xml walked = walk_xml(content, [&](const XmlElement& element) {
    letters += letters_in(element.text);
    simple = simple && !element.name.ends_with("note") && !element.name.ends_with(":s");
    for (const auto& [name, value] : element.values)
      simple = simple && name.find("repeated") == std::string::npos && name.find("value") == std::string::npos;
  });
  if (walked != Xml::whole || !simple) return std::nullopt;
  return letters;
}

void run_odt(std::string_view bytes) {
  Bounds bounds = small_bounds();
  bounds.rows = 2000;  // a few bytes can repeat a row or a cell many times
  bounds.columns = 200;
  bounds.cell_bytes = 1 << 16;
  try {
    odt::Document document(Archive(bytes, "fuzz.odt", bounds), bounds);
    static_cast<void>(read_document(document));
    check_parts(document);
    const Members members = unzip(bytes);
    const auto is_content = [](const auto& member) { return member.first == "content.xml"; };
    if (members.size() != 2 || std::count_if(members.begin(), members.end(), is_content) != 1) return;
    const auto content = std::find_if(members.begin(), members.end(), is_content);
    if (const auto letters = letters_of_content(content->second); letters)
      require(letters_in(document) <= *letters, "the reader of OpenDocument texts invents no letter");
  } catch (const InputError&) {}
}

std::vector<std::string> txt_seeds() {
  return {
      "Monthly report\n==============\n\nIn May the teams cleared 12,500 square metres of land in two dis-\ntricts and "
      "destroyed 14 mines near the road to the old school.\n\n- one\n2) two\n\nplace   killed\nA            1\nB       "
      "     "
      "2\n\f[1] Note\n",
      "# Sums\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\na\tb\n1\t2\n3\t4\n\nCAPITALS\n\n1. Heading\n\ntext\n"};
}

std::vector<std::string> odt_seeds() {
  return {
      test::make_archive(test::odt_parts(test::odt_content(
          "<text:h text:outline-level=\"1\">Report</text:h><text:p>one<text:note><text:note-body><text:p>two</text:p>"
          "</text:note-body></text:note><text:s text:c=\"2\"/><draw:frame><draw:text-box><text:p>box</text:p>"
          "</draw:text-box></draw:frame></text:p><text:list><text:list-item><text:p>item</text:p></text:list-item>"
          "</text:list>",
          "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
          "</style:style>"))),
      test::make_archive(test::odt_parts(
          test::odt_content("<text:p>a <text:span>b</text:span></text:p><table:table><table:table-row "
                            "table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-spanned=\"2\" "
                            "office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p></table:table-cell>"
                            "<table:covered-table-cell/></table:table-row></table:table><text:tracked-changes/>"))),
      test::make_archive(test::odt_parts(test::odt_content("<text:p>one <text:span>two</text:span></text:p>"
                                                           "<table:table><table:table-row><table:table-cell><text:p>"
                                                           "three</text:p></table:table-cell></table:table-row>"
                                                           "</table:table>")))};
}

const Target txt_target("txt", run_txt, mutate_lines, txt_seeds);
const Target odt_target("odt", run_odt, mutate_package, odt_seeds);

}  // namespace
}  // namespace maex::fuzz
