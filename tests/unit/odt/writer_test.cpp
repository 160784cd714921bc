#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "adapters/formats/odt/writer.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/odt/make_odt.hpp"

namespace maex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

OutCell words(std::string_view value, CellStyle style = CellStyle::plain, std::uint32_t across = 1) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = value;
  cell.style = style;
  cell.across = across;
  return cell;
}
OutCell figure(double value, std::string_view shown = {}) {
  OutCell cell;
  cell.kind = CellKind::number;
  cell.number = value;
  cell.text = shown;
  return cell;
}
OutCell day_cell(Day day) {
  OutCell cell;
  cell.kind = CellKind::date;
  cell.day = day;
  return cell;
}

class OdtWriter : public testing::Test {
 protected:
  OdtWriter() : path_(std::filesystem::path(testing::TempDir()) / "maex_report.odt") { start(); }
  ~OdtWriter() override {
    writer_.reset();
    std::filesystem::remove(path_);
  }
  void start(const std::string& letterhead = {}) {
    std::ofstream(path_, std::ios::binary).flush();
    writer_ = odt::make_writer(path_, {"az", "Aylıq hesabat", "", "maex test", "2014-06-01T08:00:00", letterhead});
  }
  ReadOdt read() {
    odt::Document document{Archive(path_)};
    return read_odt_document(document);
  }
  std::string part(std::string_view name) {
    const Archive archive(path_);
    return archive.read(archive.find(name), 1 << 20);
  }
  void write_report() {
    writer_->heading(1, "Aylıq hesabat");
    writer_->paragraph("May 2014", ParagraphStyle::lead);
    writer_->heading(2, "Təmizləmə");
    writer_->paragraph(" =1+1 <b>& \"x\"  two\tblanks ", ParagraphStyle::plain);
    writer_->paragraph("line one\nline two", ParagraphStyle::list_item);
    writer_->paragraph("two", ParagraphStyle::list_item);
    writer_->begin_table({"Casualties", {2, 1, 1}, 1});
    writer_->row(std::vector{words("District"), words("Killed and injured", CellStyle::plain, 2)});
    writer_->row(std::vector{words("Füzuli", CellStyle::heading), figure(1384.5, "1 384,5"), day_cell({2014, 5, 14})});
    writer_->row(std::vector{words("Total", CellStyle::total)});
    writer_->end_table();
    writer_->picture(
        {"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 200\"><rect width=\"400\" "
         "height=\"200\" fill=\"#2a6f97\"/></svg>",
         "", "Casualties by month", 400, 200});
    writer_->paragraph("Made up.", ParagraphStyle::note);
    writer_->finish();
  }

  std::filesystem::path path_;
  std::unique_ptr<DocumentWriter> writer_;
};

TEST_F(OdtWriter, ReadsBackTheSameHeadingsParagraphsAndCells) {
  write_report();
  const ReadOdt all = read();
  EXPECT_THAT(all.parts, ElementsAre("text text", "table Casualties", "text text (2)"));
  EXPECT_THAT(all.rows,
              ElementsAre("1 h1 Aylıq hesabat", "2 May 2014", "3 h2 Təmizləmə", "4  =1+1 <b>& \"x\"  two\tblanks ",
                          "5 line one\nline two", "6 two", "7 Casualties", "A1 District", "B1 Killed and injured",
                          "A2 Füzuli", "B2 number 1384.5", "C2 date 14.05.2014", "A3 Total", "8 Made up."));
  EXPECT_THAT(all.merged, ElementsAre("B1:C1"));
}

TEST_F(OdtWriter, IsAPackageThatOtherProgramsKnow) {
  write_report();
  const std::string bytes = read_file(path_);
  EXPECT_EQ(bytes.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");  // first, stored, no extra field
  EXPECT_THAT(part("META-INF/manifest.xml"),
              HasSubstr("full-path=\"Pictures/report1.svg\" manifest:media-type=\"image/svg+xml\""));
  EXPECT_THAT(part("meta.xml"), HasSubstr("<dc:title>Aylıq hesabat</dc:title>"));
  EXPECT_THAT(part("styles.xml"), HasSubstr("fo:language=\"az\" fo:country=\"AZ\""));
  const std::string content = part("content.xml");
  EXPECT_THAT(content, HasSubstr("text:outline-level=\"2\">Təmizləmə</text:h>"));
  EXPECT_THAT(content, HasSubstr("<table:table-header-rows><table:table-row"));
  EXPECT_THAT(content, HasSubstr("<svg:title>Casualties by month</svg:title>"));
  EXPECT_THAT(content, HasSubstr("svg:width=\"170.00mm\" svg:height=\"85.00mm\""));
  writer_.reset();
  start();
  write_report();
  EXPECT_EQ(read_file(path_), bytes);
}

TEST_F(OdtWriter, RefusesControlCharacters) {
  EXPECT_THAT([&] { writer_->paragraph("a\x01", ParagraphStyle::plain); },
              ThrowsMessage<OutputError>(HasSubstr("control character")));
}

TEST_F(OdtWriter, TakesPageHeaderAndPicturesOfALetterhead) {
  const auto head = std::filesystem::path(testing::TempDir()) / "maex_letterhead.odt";
  const auto letterhead = [&](const std::string& header) {
    Parts parts = odt_parts(odt_content("<text:p>text of the letterhead</text:p>"));
    parts["styles.xml"] =
        "<office:document-styles xmlns:office=\"o\" xmlns:style=\"s\" xmlns:text=\"x\" xmlns:draw=\"d\" "
        "xmlns:xlink=\"l\" xmlns:script=\"c\"><office:master-styles><style:master-page "
        "style:name=\"Standard\"><style:header>" +
        header + "</style:header></style:master-page></office:master-styles></office:document-styles>";
    parts["Pictures/logo.png"] = "PNG bytes";
    parts["Pictures/other.png"] = "not shown";
    write_file(head, make_archive(parts), true);
    return head.string();
  };
  start(letterhead(
      "<text:p>Made-up Agency<draw:frame><draw:image xlink:href=\"Pictures/logo.png\"/></draw:frame></text:p>"));
  writer_->paragraph("words", ParagraphStyle::plain);
  writer_->finish();
  EXPECT_THAT(read().rows, ElementsAre("1 words", "2 Made-up Agency"));
  EXPECT_EQ(part("Pictures/logo.png"), "PNG bytes");
  EXPECT_EQ(Archive(path_).find("Pictures/other.png"), Archive::npos);
  EXPECT_THAT([&] { start(letterhead("<text:p><draw:image xlink:href=\"http://x/a.png\"/></text:p>")); },
              ThrowsMessage<UsageError>(HasSubstr("not inside it")));
  EXPECT_THAT([&] { start(letterhead("<script:event-listener/>")); }, ThrowsMessage<UsageError>(HasSubstr("macro")));
  write_file(head, "no archive", true);
  EXPECT_THAT([&] { start(head.string()); }, ThrowsMessage<UsageError>(HasSubstr("letterhead")));
  std::filesystem::remove(head);
}

}  // namespace
}  // namespace maex::test
