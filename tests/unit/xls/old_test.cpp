// Workbooks of Excel 2, 3 and 4, and records of these versions in newer files. The layouts are those of the
// OpenOffice.org documentation of the Excel file format. All data is invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/xls/make_xls.hpp"

namespace maex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct OpenedOld {
  explicit OpenedOld(std::string bytes, const std::string& encoding = {})
      : document(std::move(bytes), "old.xls", encoding) {}
  KeptSheet sheet(std::size_t i = 0) { return read_sheet(document, i); }
  xls::Document document;
};

/// A text with its length in one byte.
std::string short_text(const std::string& text) { return u8(static_cast<unsigned>(text.size())) + text; }
/// The header of a cell of Excel 2: three bytes of attributes follow row and column.
std::string at2(unsigned row, unsigned column, unsigned style = 0, unsigned format = 0) {
  return u16(row) + u16(column) + u8(style) + u8(format) + u8(0);
}
std::string special(unsigned kind, unsigned value = 0) {
  return u8(kind) + u8(0) + u8(value) + std::string(3, '\0') + u16(0xFFFF);
}

std::string excel2(const std::string& styles) {
  return record(0x0009, u16(2) + u16(0x10)) + record(0x0042, u16(1251)) + record(0x001E, short_text("General")) +
         record(0x001E, short_text("dd.mm.yyyy")) + styles +
         record(0x0004, at2(0, 0) + short_text("\xC0\xE3\xE4\xE0\xEC")) + record(0x0002, at2(0, 1) + u16(30)) +
         record(0x0003, at2(0, 2, 1, 1) + f64(41774)) + record(0x0005, at2(1, 0) + u8(1) + u8(0)) +
         record(0x0005, at2(1, 1) + u8(0x2A) + u8(1)) + record(0x0006, at2(1, 2) + f64(2.5) + u8(0) + u8(0)) +
         record(0x0006, at2(2, 0) + special(0) + u8(0) + u8(0)) + record(0x0007, short_text("text")) +
         record(0x0006, at2(2, 1) + special(2, 7) + u8(0) + u8(0)) + record(0x000A, "");
}

TEST(OldXls, ExcelTwoWithStyles) {
  OpenedOld opened(
      excel2(record(0x0043, u8(0) + u8(0) + u8(0) + u8(0)) + record(0x0043, u8(0) + u8(0) + u8(1) + u8(0))));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].raw, "Агдам");
  EXPECT_EQ(sheet["B1"].number, 30);
  EXPECT_EQ(sheet["C1"].kind, CellKind::date);
  EXPECT_EQ(sheet["C1"].shown, "15.05.2014");
  EXPECT_EQ(sheet["A2"].raw, "TRUE");
  EXPECT_EQ(sheet["B2"].raw, "#N/A");
  EXPECT_EQ(sheet["C2"].number, 2.5);
  EXPECT_EQ(sheet["A3"].raw, "text");
  EXPECT_EQ(sheet["B3"].raw, "#DIV/0!");
  EXPECT_EQ(sheet.size(), 8u);
  EXPECT_THAT(to_strings(opened.document.decisions()), testing::Contains("workbook of Excel 2, texts in windows-1251"));
  EXPECT_THAT(to_strings(opened.document.damage()), testing::IsEmpty());
}

TEST(OldXls, ExcelTwoWithoutStylesHasTheFormatInTheCell) {
  OpenedOld opened(excel2(""));
  EXPECT_EQ(opened.sheet()["C1"].shown, "15.05.2014");
}

TEST(OldXls, AStyleThatDoesNotFitIntoTheCellComesBeforeIt) {
  std::string styles;
  for (unsigned i = 0; i < 70; ++i) styles += record(0x0043, u8(0) + u8(0) + u8(i == 69 ? 1 : 0) + u8(0));
  OpenedOld opened(record(0x0009, u16(2) + u16(0x10)) + record(0x001E, short_text("General")) +
                   record(0x001E, short_text("yyyy-mm-dd")) + styles + record(0x0044, u16(69)) +
                   record(0x0003, at2(0, 0, 63) + f64(41774)) + record(0x000A, ""));
  EXPECT_EQ(opened.sheet()["A1"].shown, "2014-05-15");
}

std::string excel34(unsigned version, const std::string& rows) {
  const bool three = version == 3;
  const auto format = [&](const std::string& code) {
    return three ? record(0x001E, short_text(code)) : record(0x041E, u16(0) + short_text(code));
  };
  const unsigned style = three ? 0x0243 : 0x0443;
  return record(three ? 0x0209 : 0x0409, u16(version << 8) + u16(0x10) + u16(0)) + format("General") +
         format("d/m/yyyy") + record(style, u8(0) + u8(0) + std::string(10, '\0')) +
         record(style, u8(0) + u8(1) + std::string(10, '\0')) + rows + record(0x000A, "");
}

TEST(OldXls, ExcelThreeAndFour) {
  for (const unsigned version : {3u, 4u}) {
    const unsigned formula = version == 3 ? 0x0206 : 0x0406;
    OpenedOld opened(excel34(
        version, record(0x0204, at(0, 0) + u16(5) + "Tovuz") + record(0x0203, at(0, 1, 1) + f64(41774)) +
                     record(0x027E, at(0, 2) + u32(7 << 2 | 2)) +
                     record(formula, at(1, 0) + f64(12) + u16(0) + u16(0)) +
                     record(formula, at(1, 1) + special(0) + u16(0) + u16(0)) + record(0x0207, u16(3) + "yes")));
    KeptSheet sheet = opened.sheet();
    EXPECT_EQ(sheet["A1"].raw, "Tovuz") << version;
    EXPECT_EQ(sheet["B1"].shown, "15/5/2014") << version;
    EXPECT_EQ(sheet["C1"].number, 7) << version;
    EXPECT_EQ(sheet["A2"].number, 12) << version;
    EXPECT_EQ(sheet["B2"].raw, "yes") << version;
    EXPECT_EQ(opened.document.sheets()[0].name, "Sheet1");
  }
}

TEST(OldXls, WorkbooksOfExcelFourHaveSeveralSheets) {
  const auto sheet = [](const std::string& text) {
    return record(0x0409, u16(0x400) + u16(0x10) + u16(0)) +
           record(0x0204, at(0, 0) + u16(static_cast<unsigned>(text.size())) + text) + record(0x000A, "");
  };
  const auto part = [&](const std::string& name, const std::string& text) {
    const std::string body = sheet(text);
    return record(0x008F, u32(static_cast<std::uint32_t>(body.size())) + short_text(name)) + body;
  };
  OpenedOld opened(record(0x0409, u16(0x400) + u16(0x100) + u16(0)) + part("First", "one") + part("Second", "two") +
                   record(0x000A, ""));
  ASSERT_EQ(opened.document.sheets().size(), 2u);
  EXPECT_EQ(opened.document.sheets()[1].name, "Second");
  EXPECT_EQ(opened.sheet(0)["A1"].raw, "one");
  EXPECT_EQ(opened.sheet(1)["A1"].raw, "two");
}

TEST(OldXls, ChartsPasswordsAndCutFilesAreNamed) {
  OpenedOld chart(record(0x0209, u16(0x300) + u16(0x20) + u16(0)) + record(0x000A, ""));
  EXPECT_FALSE(chart.document.sheets()[0].readable);
  EXPECT_THAT([] { OpenedOld(record(0x0009, u16(2) + u16(0x10)) + record(0x002F, u16(1) + u16(1))); },
              testing::ThrowsMessage<InputError>(HasSubstr("password-protected")));
  const std::string whole = excel2("");
  for (std::size_t size = 8; size < whole.size(); ++size) {
    try {
      OpenedOld cut(whole.substr(0, size));
      cut.sheet();
      EXPECT_FALSE(to_strings(cut.document.damage()).empty()) << size;
    } catch (const InputError&) {}
  }
}

TEST(XlsCells, FormulasOfOlderVersionsKeepTheirValue) {
  Opened opened(one_sheet(record(0x0406, at(0, 0) + f64(7) + std::string(8, '\0')) +
                          record(0x0206, at(0, 1) + special(1, 1) + std::string(8, '\0'))));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].number, 7);
  EXPECT_TRUE(sheet["A1"].formula);
  EXPECT_EQ(sheet["B1"].raw, "TRUE");
}

TEST(XlsCells, ANumberFormatThatIsCutShortDoesNotMakeTheFileUnreadable) {
  MadeWorkbook workbook = one_sheet(record(0x0203, at(0, 0, 1) + f64(41774)));
  workbook.globals = record(0x041E, u16(170) + u16(9) + u8(0) + "0.000000") + record(0x041E, u16(171) + u16(4));
  EXPECT_EQ(Opened(workbook).sheet()["A1"].shown, "15.05.2014");
}

}  // namespace
}  // namespace maex::test
