#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xls/make_xls.hpp"

namespace maex::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string texts(unsigned count, const std::string& strings) {
  return record(0xFC, u32(count) + u32(count) + strings);
}

TEST(XlsCells, EveryKindOfNumber) {
  const std::string rk_percent = u32(static_cast<std::uint32_t>(12345 << 2 | 3));  // integer, divided by 100
  Opened opened(
      one_sheet(record(0x0203, at(0, 0) + f64(41774.5)) + record(0x027E, at(0, 1) + rk_percent) +
                record(0x027E, at(0, 2) + u32(static_cast<std::uint32_t>(-3 << 2 | 2))) +
                record(0x027E, at(0, 3) + u32(0x3FF80000)) +  // upper 32 bits of 1.5
                record(0x00BD, u16(1) + u16(4) + u16(0) + u32(7 << 2 | 2) + u16(2) + u32(8 << 2 | 2) + u16(5)) +
                record(0x0203, at(2, 0) + f64(100000)) + record(0x0203, at(2, 1) + f64(std::nan("")))));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].raw, "41774.5");
  EXPECT_EQ(sheet["B1"].raw, "123.45");
  EXPECT_EQ(sheet["C1"].raw, "-3");
  EXPECT_EQ(sheet["D1"].number, 1.5);
  EXPECT_EQ(sheet["E2"].raw, "7");
  EXPECT_EQ(sheet["F2"].shown, "8.00");
  EXPECT_EQ(sheet["A3"].raw, "100000");
  EXPECT_EQ(sheet["B3"].kind, CellKind::error);
  EXPECT_EQ(sheet.size(), 8u);
  EXPECT_THAT(to_strings(opened.document.damage()), ElementsAre(HasSubstr("1 number cell contains no number")));
}

TEST(XlsCells, BooleansErrorsAndBlanks) {
  Opened opened(one_sheet(record(0x0205, at(0, 0) + u8(1) + u8(0)) + record(0x0205, at(0, 1) + u8(0) + u8(0)) +
                          record(0x0205, at(0, 2) + u8(0x2A) + u8(1)) + record(0x0201, at(0, 3)) +
                          record(0x00BE, u16(0) + u16(4) + u16(0) + u16(0) + u16(5))));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].raw, "TRUE");
  EXPECT_EQ(sheet["A1"].number, 1);
  EXPECT_EQ(sheet["B1"].raw, "FALSE");
  EXPECT_EQ(sheet["C1"].raw, "#N/A");
  EXPECT_EQ(sheet.size(), 3u);
}

TEST(XlsCells, DatesByTheirFormat) {
  MadeWorkbook workbook = one_sheet(record(0x0203, at(0, 0, 1) + f64(41773)) + record(0x0203, at(0, 1, 3) + f64(1.5)));
  KeptSheet sheet = Opened(workbook).sheet();
  EXPECT_EQ(sheet["A1"].kind, CellKind::date);
  EXPECT_EQ(sheet["A1"].shown, "14.05.2014");
  EXPECT_EQ(sheet["B1"].kind, CellKind::number);
  EXPECT_EQ(sheet["B1"].shown, "36:00:00");
  workbook.globals = record(0x0022, u16(1));
  Opened mac(workbook);
  EXPECT_EQ(mac.sheet()["A1"].shown, "15.05.2018");
  EXPECT_THAT(to_strings(mac.document.decisions()), Contains("dates count from 1904"));
}

TEST(XlsCells, FormulasHaveTheirStoredResults) {
  const auto result = [](unsigned kind, unsigned value) {
    return u8(kind) + u8(0) + u8(value) + std::string(3, '\0') + u16(0xFFFF) + std::string(8, '\0');
  };
  Opened opened(one_sheet(record(0x0006, at(0, 0) + f64(2.5) + std::string(8, '\0')) +
                          record(0x0006, at(0, 1) + result(0, 0)) + record(0x04BC, std::string(10, '\0')) +
                          record(0x0207, narrow("shared")) + record(0x0006, at(0, 2) + result(1, 1)) +
                          record(0x0006, at(0, 3) + result(2, 7)) + record(0x0006, at(0, 4) + result(3, 0)) +
                          record(0x0006, at(0, 5) + result(0, 0)) + record(0x0203, at(0, 6) + f64(1))));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].raw, "2.5");
  EXPECT_TRUE(sheet["A1"].formula);
  EXPECT_EQ(sheet["B1"].raw, "shared");
  EXPECT_EQ(sheet["C1"].raw, "TRUE");
  EXPECT_EQ(sheet["D1"].raw, "#DIV/0!");
  EXPECT_EQ(sheet["G1"].raw, "1");
  EXPECT_EQ(sheet.size(), 6u);
  EXPECT_EQ(sheet["F1"].raw, no_stored_value);
  EXPECT_THAT(to_strings(opened.document.damage()), ElementsAre(HasSubstr("1 formula has no stored value")));
}

TEST(XlsTexts, SharedTextsWithRunsAndPhonetics) {
  const std::string rich = u16(4) + u8(8) + u16(1) + "Mine" + std::string(4, '\0');
  const std::string phonetic = u16(2) + u8(5) + u32(6) + wide("ab") + "xxxxxx";
  const std::string both = u16(1) + u8(12) + u16(1) + u32(3) + "q" + std::string(4, '\0') + "yyy";
  const std::string agdam = u16(5) + u8(1) +
                            std::string(
                                "A\0\x1F\x01"
                                "d\0a\0m\0",
                                10);
  std::string cells;
  for (unsigned i = 0; i < 6; ++i) cells += record(0x00FD, at(0, i) + u32(i));
  KeptSheet sheet =
      Opened(one_sheet(cells, texts(6, rich + phonetic + both + agdam + narrow("") + narrow("\xFC")))).sheet();
  EXPECT_EQ(sheet["A1"].raw, "Mine");
  EXPECT_EQ(sheet["B1"].raw, "ab");
  EXPECT_EQ(sheet["C1"].raw, "q");
  EXPECT_EQ(sheet["D1"].raw, "Ağdam");
  EXPECT_EQ(sheet["F1"].raw, "ü");
  EXPECT_EQ(sheet.size(), 5u);  // an empty text is not a cell
}

/// The same four strings must read equal when they are split at every place where Excel may split them.
TEST(XlsTexts, SharedTextsGoOnInTheNextRecord) {
  const std::string cells =
      record(0x00FD, at(0, 0) + u32(0)) + record(0x00FD, at(0, 1) + u32(1)) + record(0x00FD, at(0, 2) + u32(2));
  const std::string front = u32(3) + u32(3) + narrow("first");
  for (std::size_t cut = 0; cut <= 6; ++cut)
    for (const bool before : {false, true})
      for (const bool behind : {false, true}) {
        const std::string text = "middle", a = text.substr(0, cut), b = text.substr(cut);
        const std::string sst =
            record(0xFC, front + u16(6) + u8(before ? 1 : 0) + (before ? wide(a) : a)) +
            record(0x3C, (cut == 6 ? "" : u8(behind ? 1 : 0)) + (behind ? wide(b) : b) + narrow("last"));
        KeptSheet sheet = Opened(one_sheet(cells, sst)).sheet();
        EXPECT_EQ(sheet["A1"].raw, "first");
        EXPECT_EQ(sheet["B1"].raw, "middle") << cut << before << behind;
        EXPECT_EQ(sheet["C1"].raw, "last") << cut << before << behind;
      }
}

TEST(XlsTexts, SurrogatePairsAndRunsAcrossABorder) {
  const std::string sst = record(0xFC, u32(2) + u32(2) + u16(2) + u8(9) + u16(2) + std::string("\x3D\xD8", 2)) +
                          record(0x3C, u8(1) + std::string("\x00\xDE", 2) + std::string(3, '\0')) +
                          record(0x3C, std::string(5, '\0') + narrow("next"));
  Opened opened(one_sheet(record(0x00FD, at(0, 0) + u32(0)) + record(0x00FD, at(0, 1) + u32(1)), sst));
  KeptSheet sheet = opened.sheet();
  EXPECT_EQ(sheet["A1"].raw, "\xF0\x9F\x98\x80");
  EXPECT_EQ(sheet["B1"].raw, "next");
  EXPECT_THAT(to_strings(opened.document.damage()), IsEmpty());
}

TEST(XlsTexts, TextsInCells) {
  KeptSheet sheet = Opened(one_sheet(record(0x0204, at(0, 0) + narrow("label")) +
                                     record(0x0204, at(0, 1) + u16(2) + u8(1) + wide("ok"))))
                        .sheet();
  EXPECT_EQ(sheet["A1"].raw, "label");
  EXPECT_EQ(sheet["B1"].raw, "ok");
}

TEST(XlsFive, TextsAreInACodePage) {
  const std::string cells =
      record(0x0204, at(0, 0) + u16(4) + "\xC0\xE3\xE4\xE0") +
      record(0x00D6, at(0, 1) + u16(2) + "hi" + u8(1) + u16(0)) +
      record(0x0006, at(1, 0) + u8(0) + std::string(5, '\0') + u16(0xFFFF) + std::string(8, '\0')) +
      record(0x0207, u16(1) + "\xC0") + record(0x0203, at(2, 0, 1) + f64(41773));
  MadeWorkbook workbook{0x500, record(0x0042, u16(1251)), "", {{"\xCB\xE8\xF1\xF2", cells}}};
  Opened cyrillic(workbook);
  KeptSheet sheet = cyrillic.sheet();
  EXPECT_EQ(cyrillic.document.sheets()[0].name, "Лист");
  EXPECT_EQ(sheet["A1"].raw, "Агда");
  EXPECT_EQ(sheet["B1"].raw, "hi");
  EXPECT_EQ(sheet["A2"].raw, "А");
  EXPECT_EQ(sheet["A3"].shown, "14.05.2014");
  EXPECT_THAT(to_strings(cyrillic.document.decisions()), Contains(HasSubstr("windows-1251 as it says")));
  workbook.globals = record(0x0042, u16(1254));
  workbook.sheets = {{"Sayfa", record(0x0204, at(0, 0) + u16(1) + "\xF0")}};
  EXPECT_EQ(Opened(workbook).sheet()["A1"].raw, "ğ");
  EXPECT_EQ(Opened(workbook, "windows-1251").sheet()["A1"].raw, "р");
  workbook.globals = record(0x0042, u16(4242));
  EXPECT_THAT(to_strings(Opened(workbook).document.damage()), Contains(HasSubstr("code page 4242")));
}

TEST(XlsSheets, HiddenChartMacroAndDialogSheetsAreTold) {
  MadeWorkbook workbook = one_sheet(record(0x0203, at(0, 0) + f64(1)));
  workbook.sheets.push_back({"Hidden", "", 1, 0});
  workbook.sheets.push_back({"Very", "", 2, 0});
  workbook.sheets.push_back({"Chart", "", 0, 2});
  workbook.sheets.push_back({"Macro", "", 0, 1});
  workbook.sheets.push_back({"Dialog", record(0x0081, u16(0x10)), 0, 0});
  Opened opened(workbook);
  const auto sheets = opened.document.sheets();
  EXPECT_TRUE(sheets[1].hidden && sheets[2].hidden && sheets[1].readable);
  EXPECT_THAT(sheets[2].note, HasSubstr("very hidden"));
  EXPECT_EQ(sheets[3].note, "chart sheet");
  EXPECT_THAT(sheets[4].note, HasSubstr("macros"));
  EXPECT_EQ(sheets[5].note, "dialog sheet");
  EXPECT_FALSE(sheets[5].readable);
  EXPECT_THROW(opened.document.open(3), InputError);
}

TEST(XlsSheets, WhatIsNotReadIsTold) {
  const std::string hidden_row = record(0x0208, u16(0) + u16(0) + u16(1) + u16(255) + u32(0) + u16(0x20) + u16(0));
  const std::string chart = bof(0x600, 0x20) + record(0x0203, at(0, 0) + f64(99)) + eof;
  const std::string picture = record(0x005D, u16(0x15) + u16(0x12) + u16(8) + std::string(16, '\0'));
  MadeWorkbook workbook = one_sheet(hidden_row + record(0x007D, u16(2) + u16(3) + u32(0) + u16(1)) +
                                    record(0x0203, at(0, 0) + f64(1)) + record(0x001C, u16(0)) + chart + picture +
                                    record(0x01B8, "") + record(0x00E5, u16(1) + u16(0) + u16(1) + u16(0) + u16(2)));
  workbook.globals = record(0x00D3, "") + record(0x01AE, u16(1) + u16(9) + "x") + record(0x01AE, u16(1) + u16(0x0401));
  Opened opened(workbook);
  EXPECT_EQ(opened.document.merged(0).at(0).last_column, 3u);
  const auto reader = opened.document.open(0);
  Row row;
  ASSERT_TRUE(reader->next(row));
  EXPECT_TRUE(row.hidden);
  EXPECT_EQ(row.cells[0].number, 1);  // not the number in the chart
  EXPECT_FALSE(reader->next(row));
  EXPECT_THAT(
      to_strings(opened.document.decisions()),
      ElementsAre("1 chart not read", "1 picture not read", "1 comment not read", "1 target of a hyperlink not read",
                  "1 link to another workbook not read", "1 macro project not read",
                  "sheet \"Data\": 1 hidden row read, with 1 cell", "sheet \"Data\": 2 hidden columns read"));
  ASSERT_EQ(opened.document.hidden_columns(0).size(), 1u);
  EXPECT_EQ(opened.document.hidden_columns(0)[0].first, 3u);
  EXPECT_EQ(opened.document.hidden_columns(0)[0].last, 4u);
}

TEST(XlsSheets, CellsOutOfOrderAreSorted) {
  const auto cell = [](unsigned row, unsigned column, double value) {
    return record(0x0203, at(row, column) + f64(value));
  };
  Opened opened(one_sheet(cell(5, 0, 1) + cell(2, 1, 2) + cell(2, 0, 3) + cell(5, 1, 4) + cell(5, 0, 5)));
  KeptSheet sheet = opened.sheet();  // read_sheet throws when rows do not ascend
  EXPECT_EQ(sheet["A6"].raw, "5");
  EXPECT_EQ(sheet["B6"].raw, "4");
  EXPECT_EQ(sheet["A3"].raw, "3");
  EXPECT_EQ(sheet["B3"].raw, "2");
  EXPECT_THAT(to_strings(opened.document.damage()),
              ElementsAre(HasSubstr("1 row follows a later one"), HasSubstr("1 cell is in the file twice")));
}

TEST(XlsFormat, KnowsItsFilesByContentAndReadsItsSpecimen) {
  Registry registry;
  register_builtin_adapters(registry);
  const Format& format = registry.require_format("xls");
  const auto path = std::filesystem::path(testing::TempDir()) / "renamed.xls";
  const auto identify = [&](const std::string& bytes) {
    write_file(path, bytes, true);
    return format.identify(probe_file(path));
  };
  EXPECT_EQ(identify(one_sheet("").file()).certainty, Certainty::certain);
  EXPECT_EQ(identify("a,b\n1,2\n").certainty, Certainty::no);
  EXPECT_EQ(identify("PK\3\4").certainty, Certainty::no);
  EXPECT_EQ(identify(make_compound({{"WordDocument", std::string(5000, 'x')}}).bytes).certainty, Certainty::no);
  const Identification bare = identify(std::string("\x09\x04\x06\x00\x00\x00\x10\x00", 8));
  EXPECT_EQ(bare.certainty, Certainty::certain);
  EXPECT_THAT(bare.reason, HasSubstr("Excel 4"));
  write_file(path, format.specimen(), true);
  const auto document = format.open(path, {});
  ASSERT_EQ(document->sheets()[0].name, "specimen");
  KeptSheet sheet = read_sheet(*document, 0);
  EXPECT_EQ(sheet["A2"].raw, "Ağdam");
  EXPECT_EQ(sheet["B2"].kind, CellKind::text);
  EXPECT_EQ(sheet["B2"].raw, "=1+1");
  EXPECT_EQ(sheet["C2"].number, 41774.5);
  EXPECT_EQ(sheet["D2"].kind, CellKind::date);
  EXPECT_EQ(sheet["D2"].shown, "2014-05-14");
  EXPECT_EQ(sheet["E2"].raw, "TRUE");
  EXPECT_EQ(sheet["B4"].raw, "line one\nline two");
  EXPECT_EQ(sheet["C5"].raw, "007");
  EXPECT_EQ(sheet.size(), 15u);
  EXPECT_THROW(static_cast<void>(format.create(path, {})), UsageError);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace maex::test
