#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/notice/locator.hpp"

namespace maex::html_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Registry& adapters() {
  static const Registry made = [] {
    Registry all;
    register_builtin_adapters(all);
    return all;
  }();
  return made;
}

OutCell text(std::string_view value, CellStyle style = CellStyle::plain, std::uint32_t across = 1) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = value;
  cell.style = style;
  cell.across = across;
  return cell;
}
OutCell number(double value, std::string_view shown = {}) {
  OutCell cell;
  cell.kind = CellKind::number;
  cell.number = value;
  cell.text = shown;
  return cell;
}
OutCell date(int year, unsigned month, unsigned day) {
  OutCell cell;
  cell.kind = CellKind::date;
  cell.day = Day{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return cell;
}

constexpr std::string_view drawing =
    "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\" width=\"100\"><defs><g "
    "id=\"bar\"><rect width=\"10\" height=\"20\"/></g></defs><title>old</title><use href=\"#bar\"/></svg>";

class Page {
 public:
  explicit Page(DocumentStart start = {"az", "Aylıq hesabat", "", "maex test", "2014-06-01T08:00:00", ""})
      : path_(std::filesystem::path(testing::TempDir()) / "maex_report.html") {
    std::ofstream(path_, std::ios::binary).flush();
    writer_ = adapters().format("html")->create_document(path_, start, {});
  }
  ~Page() { std::filesystem::remove(path_); }
  DocumentWriter* operator->() { return writer_.get(); }
  std::string bytes() {
    writer_->finish();
    return read_file(path_);
  }
  /// "kind name: level|A1=text" of what the reader finds.
  std::vector<std::string> read() {
    writer_->finish();
    const Source source = open_tables(adapters(), path_, {});
    std::vector<std::string> all;
    for (std::size_t i = 0; i < source.tables->sheets().size(); ++i) {
      const SheetInfo& part = source.tables->sheets()[i];
      all.push_back(std::string(to_string(part.kind)) + " " + part.name);
      const auto reader = source.tables->open(i);
      for (Row row; reader->next(row);)
        for (const Cell& cell : row.cells)
          all.push_back(cell_address(cell.column, row.number) +
                        (row.level != 0 ? " h" + std::to_string(row.level) : "") + " " + std::string(name(cell.kind)) +
                        " " + shown(cell));
      for (const MergedRange& range : source.tables->merged(i))
        all.push_back(cell_address(range.first_column, range.first_row) + ":" +
                      cell_address(range.last_column, range.last_row));
    }
    return all;
  }

 private:
  std::filesystem::path path_;
  std::unique_ptr<DocumentWriter> writer_;
};

std::string letterhead_file(const std::string& bytes) {
  const auto path = std::filesystem::path(testing::TempDir()) / "maex_letterhead.html";
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

TEST(HtmlReport, ReadsBackTheSameHeadingsParagraphsAndCells) {
  Page page;
  page->heading(1, "Aylıq hesabat");
  page->paragraph("May 2014", ParagraphStyle::lead);
  page->heading(2, "Təmizləmə");
  page->paragraph("=1+1 <b>& \"x\"", ParagraphStyle::plain);
  page->paragraph("line one\nline two", ParagraphStyle::list_item);
  page->paragraph("two", ParagraphStyle::list_item);
  page->begin_table({"Casualties", {2, 1, 1}, 1});
  page->row(std::vector{text("District"), text("Killed and injured", CellStyle::plain, 2)});
  page->row(std::vector{text("Füzuli", CellStyle::heading), number(1384.5, "1 384,5"), date(2014, 5, 14)});
  page->row(std::vector{text("Total", CellStyle::total)});
  page->end_table();
  page->picture({std::string(drawing), "", "Casualties by month", 100, 50});
  page->paragraph("Made up.", ParagraphStyle::note);
  EXPECT_THAT(page.read(),
              ElementsAre("text text", "A1 h1 text Aylıq hesabat", "A2 text May 2014", "A3 h2 text Təmizləmə",
                          "A4 text =1+1 <b>& \"x\"", "A5 text line one\nline two", "A6 text two", "table Casualties",
                          "A1 text District", "B1 text Killed and injured", "A2 text Füzuli", "B2 number 1384.5",
                          "C2 date 14.05.2014", "A3 text Total", "B1:C1", "text text (2)", "A7 text Made up."));
}

TEST(HtmlReport, SaysWhatEachPartIsForReadersWhoHearIt) {
  Page page;
  page->begin_table({"Sums & shares", {1, 1}, 1});
  page->row(std::vector{text("Place"), text("Number")});
  page->row(std::vector{text("Ağdam", CellStyle::heading), number(3)});
  page->end_table();
  page->picture({std::string(drawing), "", "Bars < 5", 100, 50});
  const std::string bytes = page.bytes();
  EXPECT_THAT(bytes, HasSubstr("<html lang=\"az\""));
  EXPECT_THAT(bytes, HasSubstr("<meta charset=\"utf-8\">"));
  EXPECT_THAT(bytes, HasSubstr("<caption>Sums &amp; shares</caption>"));
  EXPECT_THAT(bytes,
              HasSubstr("<thead>\n<tr><th scope=\"col\">Place</th><th scope=\"col\">Number</th></tr>\n</thead>"));
  EXPECT_THAT(bytes,
              HasSubstr("<th scope=\"row\" class=\"heading\">Ağdam</th><td class=\"number\" x:num=\"3\">3</td>"));
  EXPECT_THAT(bytes, HasSubstr("role=\"img\" aria-label=\"Bars &lt; 5\" width=\"100mm\" height=\"50mm\""));
  EXPECT_THAT(bytes, HasSubstr("<title>Bars &lt; 5</title>"));
  EXPECT_THAT(bytes, Not(HasSubstr("old")));
  EXPECT_THAT(bytes, HasSubstr("id=\"p1-bar\""));
  EXPECT_THAT(bytes, HasSubstr("href=\"#p1-bar\""));
  EXPECT_THAT(bytes, Not(HasSubstr("<script")));
}

TEST(HtmlReport, WritesTheSameBytesAgain) {
  const auto write = [] {
    Page page;
    page->heading(1, "x");
    return page.bytes();
  };
  EXPECT_EQ(write(), write());
}

TEST(HtmlReport, RefusesDrawingsThatDoMoreThanDraw) {
  for (const char* inside :
       {"<script>alert(1)</script>", "<rect onclick=\"x()\"/>", "<image href=\"a.png\"/>", "<use href=\"http://a/b\"/>",
        "<rect fill=\"url(http://a/b)\"/>", "<style>@import 'a';</style>", "<foreignObject/>", "<g>"}) {
    Page page;
    EXPECT_THROW(
        page->picture({std::string("<svg xmlns=\"http://www.w3.org/2000/svg\">") + inside + "</svg>", "", "d", 1, 1}),
        OutputError)
        << inside;
  }
}

TEST(HtmlReport, TakesOverALetterheadWithoutItsActiveParts) {
  const std::string file = letterhead_file(
      "<html><head><style>h1{color:#900}@import 'http://x/a.css';body{background:url(http://x/b.png)}"
      ".logo{background:url(data:image/png;base64,AAAA)}</style><script>bad()</script></head><body onload='bad()'>"
      "<div id=letterhead onclick='bad()' class=logo style='color:red;background:u\\72l(//y/c)'>"
      "Made-up Agency<script>bad()</script><a href='javascript:bad()'>x</a><a href='mailto:a@example.org'>mail</a>"
      "<img src='http://x/d.png' alt='logo'><img src='data:image/png;base64,AAAA'><iframe src='http://x'></iframe>"
      "</div><p>not taken</p></body></html>");
  Page page({"en", "Report", "", "maex test", "2014-06-01T08:00:00", file});
  const std::string bytes = page.bytes();
  EXPECT_THAT(bytes, HasSubstr("h1{color:#900}body{background:none}"));
  EXPECT_THAT(bytes, HasSubstr("background:url(data:image/png;base64,AAAA)"));
  EXPECT_THAT(bytes, HasSubstr("Made-up Agency"));
  EXPECT_THAT(bytes, HasSubstr("href=\"mailto:a@example.org\""));
  EXPECT_THAT(bytes, HasSubstr("<img src=\"data:image/png;base64,AAAA\">"));
  for (const char* bad : {"bad()", "http://x", "iframe", "not taken", "onclick", "onload", "@import"})
    EXPECT_THAT(bytes, Not(HasSubstr(bad)));
  std::filesystem::remove(file);
}

TEST(HtmlReport, RefusesAFileThatIsNoLetterhead) {
  const std::string file = letterhead_file("<p>nothing of use</p>");
  try {
    Page page({"en", "Report", "", "maex test", "", file});
    FAIL() << "taken";
  } catch (const UsageError& error) { EXPECT_THAT(error.what(), HasSubstr("is not a letterhead")); }
  std::filesystem::remove(file);
  EXPECT_THROW(Page({"en", "Report", "", "maex test", "", file}), UsageError);
}

}  // namespace
}  // namespace maex::html_test
