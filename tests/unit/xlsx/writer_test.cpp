#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "adapters/builtin.hpp"
#include "adapters/formats/xlsx/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {
namespace {

OutCell out_text(std::string_view text, CellStyle style = CellStyle::plain, std::uint32_t across = 1) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = text;
  cell.style = style;
  cell.across = across;
  return cell;
}
OutCell out_number(double number, CellStyle style = CellStyle::plain) {
  OutCell cell;
  cell.kind = CellKind::number;
  cell.number = number;
  cell.style = style;
  return cell;
}
OutCell out_day(Day day) {
  OutCell cell;
  cell.kind = CellKind::date;
  cell.day = day;
  return cell;
}

class XlsxWriter : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("maex-xlsx-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

void write_sample(const std::filesystem::path& path) {
  const auto writer = xlsx::make_writer(path);
  const double widths[] = {20, 12.5};
  writer->begin_sheet("Casualties: 2014/05", widths, 2);
  const OutCell title[] = {out_text("Monthly report (invented)", CellStyle::title, 4)};
  writer->row(title);
  const OutCell heading[] = {out_text("Name", CellStyle::heading), out_text("Date", CellStyle::heading)};
  writer->row(heading);
  writer->row({});
  OutCell truth;
  truth.kind = CellKind::boolean;
  truth.number = 1;
  const OutCell row[] = {out_text("Günay Əliyeva"), out_day({2014, 5, 14}), out_number(0.1), OutCell{}, truth,
                         out_day({1899, 12, 31}),   out_day({1900, 1, 1})};
  writer->row(row);
  const OutCell hostile[] = {out_text("=1+1"),       out_text("https://example.org"),
                             out_text("@x"),         out_text("-5"),
                             out_text(" a "),        out_text("_x0041_"),
                             out_text("a\nb"),       out_text("a\tb"),
                             out_text("<&>\"'"),     out_text("\x01x"),
                             out_text("007"),        out_text("\n"),
                             out_text("mailto:a@b"), out_text("a\rb"),
                             out_text("{=1}")};
  writer->row(hostile);
  OutCell wide = out_number(7, CellStyle::total);
  wide.across = 2;
  const OutCell total[] = {out_text("Total", CellStyle::total), wide, out_text("after", CellStyle::note)};
  writer->row(total);
  writer->begin_sheet("Casualties: 2014/05", {}, 0);
  writer->begin_sheet("", {}, 0);
  writer->finish();
}

TEST_F(XlsxWriter, ReadsBackWhatItWrote) {
  const auto path = folder_ / "out.xlsx";
  write_sample(path);
  xlsx::Document document{Archive(path)};
  ASSERT_EQ(document.sheets().size(), 3u);
  EXPECT_EQ(document.sheets()[0].name, "Casualties_ 2014_05");
  EXPECT_EQ(document.sheets()[1].name, "Casualties_ 2014_05 (2)");
  EXPECT_EQ(document.sheets()[2].name, "Sheet");
  const auto merged = document.merged(0);
  ASSERT_EQ(merged.size(), 2u);
  EXPECT_EQ(merged[0].last_column, 4u);
  const KeptSheet sheet = read_sheet(document, 0);
  EXPECT_EQ(sheet.at("A1").raw, "Monthly report (invented)");
  EXPECT_EQ(sheet.at("B2").raw, "Date");
  EXPECT_EQ(sheet.at("A4").raw, "Günay Əliyeva");
  EXPECT_EQ(sheet.at("B4").kind, CellKind::date);
  EXPECT_EQ(sheet.at("B4").shown, "14.05.2014");
  EXPECT_EQ(sheet.at("C4").number, 0.1);
  EXPECT_FALSE(sheet.contains("D4"));
  EXPECT_EQ(sheet.at("E4").raw, "TRUE");
  EXPECT_EQ(sheet.at("F4").kind, CellKind::text);
  EXPECT_EQ(sheet.at("F4").raw, "1899-12-31");
  EXPECT_EQ(sheet.at("G4").number, 1);
  const char* const texts[] = {
      "=1+1", "https://example.org", "@x",   "-5",  " a ", "_x0041_", "a\nb", "a\tb", "<&>\"'", "\x01x", "007",
      "\n",   "mailto:a@b",          "a\rb", "{=1}"};
  for (std::uint32_t i = 0; i < std::size(texts); ++i) {
    const KeptCell& cell = sheet.at(cell_address(i + 1, 5));
    EXPECT_EQ(cell.kind, CellKind::text) << texts[i];
    EXPECT_FALSE(cell.formula) << texts[i];
    EXPECT_EQ(cell.raw, texts[i]);
  }
  EXPECT_EQ(sheet.at("B6").number, 7);
  EXPECT_EQ(sheet.at("D6").raw, "after");
}

TEST_F(XlsxWriter, WritesTheSameBytesAgain) {
  write_sample(folder_ / "a.xlsx");
  ::sleep(3);  // the clock of ZIP directories ticks every two seconds
  write_sample(folder_ / "b.xlsx");
  EXPECT_TRUE(read_file(folder_ / "a.xlsx") == read_file(folder_ / "b.xlsx"));
}

TEST_F(XlsxWriter, RefusesWhatExcelCannotHold) {
  const std::string longest(32767, 'x');
  const std::string longer = longest + "x";
  const auto writer = xlsx::make_writer(folder_ / "long.xlsx");
  writer->begin_sheet("a", {}, 0);
  const OutCell fits[] = {out_text(longest)};
  writer->row(fits);
  const OutCell too_long[] = {OutCell{}, out_text(longer)};
  try {
    writer->row(too_long);
    FAIL();
  } catch (const OutputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("cell B2"));
    EXPECT_THAT(error.what(), testing::HasSubstr("32767"));
  }
  const OutCell too_wide[] = {out_text("x", CellStyle::plain, 16385)};
  EXPECT_THROW(writer->row(too_wide), OutputError);
}

TEST_F(XlsxWriter, SaysThatTheDiskIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const auto writer = xlsx::make_writer("/dev/full");
  const OutCell cells[] = {out_text("x")};
  writer->row(cells);
  EXPECT_THROW(writer->finish(), OutputError);
  const auto nowhere = xlsx::make_writer(folder_ / "missing" / "out.xlsx");
  EXPECT_THROW(nowhere->finish(), OutputError);
}

TEST(XlsxSheetName, FollowsExcel) {
  EXPECT_EQ(xlsx::sheet_name("a[b]c:d*e?f/g\\h"), "a_b_c_d_e_f_g_h");
  EXPECT_EQ(xlsx::sheet_name("'quoted'"), "quoted");
  EXPECT_EQ(xlsx::sheet_name(""), "Sheet");
  EXPECT_EQ(xlsx::sheet_name("History"), "History_");
  EXPECT_EQ(xlsx::sheet_name(std::string(40, 'a')), std::string(31, 'a'));
  std::string wide;
  for (int i = 0; i < 40; ++i) wide += "😀";
  EXPECT_EQ(xlsx::sheet_name(wide).size(), 15u * 4);
}

TEST_F(XlsxWriter, IsKnownToTheRegistry) {
  Registry registry;
  register_builtin_adapters(registry);
  const Format* format = registry.format("xlsx");
  ASSERT_NE(format, nullptr);
  const auto path = folder_ / "out.xlsx";
  write_sample(path);
  EXPECT_EQ(format->identify(probe_file(path)).certainty, Certainty::certain);
  EXPECT_EQ(format->open(path, {})->sheets().size(), 3u);
  write_file(folder_ / "a.zip", make_archive({{"a.txt", "x"}}), false);
  EXPECT_EQ(format->identify(probe_file(folder_ / "a.zip")).certainty, Certainty::no);
  EXPECT_THROW(format->open(folder_ / "a.zip", {}), InputError);
  Parts parts = workbook_parts(sheet_part(""));
  parts["book.xml"] = parts["xl/workbook.xml"];
  parts.erase("xl/workbook.xml");
  parts["_rels/.rels"].replace(parts["_rels/.rels"].find("xl/workbook.xml"), 15, "book.xml");
  write_file(folder_ / "b.xlsx", make_archive(parts), false);
  EXPECT_EQ(format->identify(probe_file(folder_ / "b.xlsx")).certainty, Certainty::certain);
}

}  // namespace
}  // namespace maex::test
