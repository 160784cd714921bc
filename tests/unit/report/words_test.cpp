#include "core/report/words.hpp"

#include <gtest/gtest.h>

#include "core/report/messages.hpp"
#include "core/text/printable_stream.hpp"

namespace maex {
namespace {

TEST(Words, GroupsDigitsInThrees) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(11498), "11 498");
  EXPECT_EQ(grouped(195466), "195 466");
  EXPECT_EQ(grouped(1234567), "1 234 567");
}

TEST(Words, CountsInWords) {
  EXPECT_EQ(counted(1, "row"), "1 row");
  EXPECT_EQ(counted(0, "row"), "0 rows");
  EXPECT_EQ(counted(11498, Kind::victim), "11 498 victims");
  EXPECT_EQ(counted(2, Kind::activity), "2 activities");
  EXPECT_EQ(counted(2, Kind::education), "2 education activities");
  EXPECT_EQ(counted(2, Kind::quality), "2 quality checks");
  EXPECT_EQ(counted(1, Kind::hazard_area), "1 hazard area");
}

TEST(Words, NamesSizesAndTimes) {
  EXPECT_EQ(file_size(999), "999 bytes");
  EXPECT_EQ(file_size(2100000), "2.1 MB");
  EXPECT_EQ(file_size(999999), "1.0 MB");
  EXPECT_EQ(duration(65), "1 min 5 s");
  EXPECT_EQ(duration(3700), "1 h 1 min");
}

TEST(Words, AlignsByCharactersNotBytes) { EXPECT_EQ(right_aligned("–", 3), "  –"); }

TEST(Words, ColoursTheSeverityOnly) {
  const FindingType type{"odd-value", Severity::warning, "It is odd.", "", ""};
  Finding finding;
  const std::string plain = finding_text(type, finding, false, false, Messages::of(Language::en));
  EXPECT_EQ(plain.find('\xFF'), std::string::npos);
  const std::string coloured = finding_text(type, finding, false, true, Messages::of(Language::en));
  EXPECT_EQ(coloured, to_text(ScreenMark::yellow) + "warning" + to_text(ScreenMark::plain) + plain.substr(7));
}

TEST(Words, ValuesCannotFakeALineOfTheReport) {
  const FindingType type{"odd-value", Severity::warning, "It is odd.", "", ""};
  Finding finding;
  finding.value = "x\nerror   all is lost\x1b[2J";
  const std::string text = finding_text(type, finding, false, false, Messages::of(Language::en));
  EXPECT_NE(text.find("x\\nerror   all is lost\\x1b[2J"), std::string::npos) << text;
}

}  // namespace
}  // namespace maex
