// Damaged files: the reader must refuse them with a message and must not crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/xls/make_xls.hpp"

namespace maex::test {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& file) {
  try {
    Opened opened(file);
    for (std::size_t i = 0; i < opened.document.sheets().size(); ++i)
      if (opened.document.sheets()[i].readable) opened.sheet(i);
  } catch (const InputError& error) { return error.what(); }
  return "";
}
std::string refusal(const std::string& records, const std::string& sst) {
  return refusal(one_sheet(records, sst).file());
}

TEST(XlsDamage, IsRefusedWithAReason) {
  EXPECT_THAT(refusal(record(0x00FD, at(0, 2) + u32(7)), ""),
              HasSubstr("cell C1 of sheet \"Data\" refers to a shared text"));
  EXPECT_THAT(refusal(record(0x0203, at(0, 256) + f64(1)), ""), HasSubstr("impossible column"));
  EXPECT_THAT(refusal(record(0x0203, at(0, 0)), ""), HasSubstr("too short"));
  EXPECT_THAT(refusal(record(0x0203, "x"), ""), HasSubstr("too short"));
  EXPECT_THAT(refusal(record(0x0204, at(0, 0) + u16(9) + u8(0) + "abc"), ""), HasSubstr("a text is cut off"));
  EXPECT_THAT(refusal(record(0x00E5, u16(9)), ""), HasSubstr("too short"));
  EXPECT_THAT(refusal("", record(0xFC, u32(1) + u32(1) + u16(5) + u8(0) + "ab")), HasSubstr("a text is cut off"));
  EXPECT_THAT(refusal("", record(0xFC, u32(1) + u32(1) + u16(2) + u8(4) + u32(0xFFFFFFFF) + "ab")),
              HasSubstr("cut off"));
  EXPECT_THAT(refusal(u16(0x0203) + u16(60000), ""), HasSubstr("in the middle of a record"));
  EXPECT_THAT(refusal(make_compound({{"Workbook", "rubbish that is no record"}}).bytes), HasSubstr("made.xls"));
  EXPECT_THAT(refusal(make_compound({{"Other", "x"}}).bytes), HasSubstr("without a workbook"));
  MadeWorkbook locked = one_sheet("");
  locked.globals = record(0x002F, std::string(6, '\0'));
  EXPECT_THAT(refusal(locked.file()), HasSubstr("password-protected"));
}

TEST(XlsDamage, AMissingSheetLeavesTheOthersReadable) {
  MadeWorkbook workbook = one_sheet(record(0x0203, at(0, 0) + f64(1)));
  std::string stream = workbook.stream();
  const std::size_t bound = stream.find(u16(0x0085));
  put(stream, bound + 4, 0x00FFFFFF, 4);
  Opened opened(make_compound({{"Workbook", stream}}).bytes);
  EXPECT_FALSE(opened.document.sheets()[0].readable);
  EXPECT_THAT(opened.document.sheets()[0].note, HasSubstr("missing"));
}

TEST(XlsDamage, ASheetSaidToBeAnothersIsReadOnce) {
  MadeWorkbook workbook = one_sheet(record(0x0203, at(0, 0) + f64(1)));
  workbook.sheets.push_back({"Again", ""});
  std::string stream = workbook.stream();
  const std::size_t first = stream.find(u16(0x0085) + u16(12)), second = stream.find(u16(0x0085) + u16(13), first);
  ASSERT_NE(second, std::string::npos);
  stream.replace(second + 4, 4, stream, first + 4, 4);
  Opened opened(make_compound({{"Workbook", stream}}).bytes);
  EXPECT_EQ(opened.sheet(0).size(), 1u);
  EXPECT_FALSE(opened.document.sheets()[1].readable);
  EXPECT_THAT(to_strings(opened.document.decisions()),
              testing::Contains(HasSubstr("\"Again\" is not read: its data are said to be those of another")));
}

TEST(XlsDamage, SharedTextsEndWhereTheirRecordsDo) {
  // The last text lacks its flags. The bytes after it are not part of it, even when they are long.
  const std::string sst =
      record(0xFC, u32(2) + u32(2) + narrow("one") + u16(0)) + record(0x00FF, std::string(600, '\x01'));
  Opened opened(one_sheet(record(0x00FD, at(0, 0) + u32(0)) + record(0x00FD, at(0, 1) + u32(1)), sst));
  EXPECT_EQ(opened.document.workbook().texts.size(), 2u);
  EXPECT_EQ(opened.sheet()["A1"].raw, "one");
}

TEST(XlsDamage, AnEndThatIsMissingIsTold) {
  std::string stream = one_sheet(record(0x0203, at(0, 0) + f64(1)) + record(0x0203, at(1, 0) + f64(2))).stream();
  stream.resize(stream.size() - eof.size());
  Opened opened(make_compound({{"Workbook", stream}}).bytes);
  EXPECT_EQ(opened.sheet().size(), 2u);  // the last record is a separate row
  EXPECT_THAT(to_strings(opened.document.damage()), testing::Contains(HasSubstr("its end is missing")));
}

TEST(XlsDamage, NoChangedByteOrCutDoesHarm) {
  const std::string sst = record(0xFC, u32(2) + u32(2) + narrow("first") + u16(6) + u8(9) + u16(1) + wide("mi")) +
                          record(0x3C, u8(0) + "ddle" + std::string(4, '\0'));
  const std::string stream =
      one_sheet(record(0x0208, std::string(16, '\0')) + record(0x00FD, at(1, 0) + u32(1)) +
                    record(0x00BD, u16(2) + u16(4) + u16(0) + u32(30) + u16(4)) +
                    record(0x0006, at(2, 5) + u8(0) + std::string(5, '\0') + u16(0xFFFF) + std::string(8, '\0')) +
                    record(0x0207, narrow("result")) + record(0x00E5, u16(1) + std::string(8, '\0')),
                sst)
          .stream();
  std::size_t refused = 0, read = 0;
  const auto attempt = [&](const std::string& bytes) {
    (refusal(make_compound({{"Workbook", bytes}}).bytes).empty() ? read : refused) += 1;
  };
  for (std::size_t i = 0; i < stream.size(); ++i) {
    attempt(stream.substr(0, i));
    for (const int value : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string changed = stream;
      changed[i] = static_cast<char>(value);
      attempt(changed);
    }
  }
  EXPECT_GT(refused, 100u);
  EXPECT_GT(read, 100u);
}

}  // namespace
}  // namespace maex::test
