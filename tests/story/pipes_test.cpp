// Lists that come through a pipe, as from ssh, zcat or a mail program.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// All values are invented.
const std::string list =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status\n"
    "P1,03.05.2014,Ağdam,PƏM,həlak olub,mülki\n"
    "P2,04.05.2014,Tovuz,TƏM,yaralanıb,hərbçi\n";
const std::string workbook = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";

class Pipes : public Program {
 protected:
  /// The records of a written file, without the lines that name its source.
  [[nodiscard]] std::string records(const std::string& name) const {
    const std::string xml = text(name);
    return xml.substr(std::min(xml.find("<FieldReport>"), xml.size()));
  }
};

TEST_F(Pipes, AListFromStandardInputGivesWhatItsFileGives) {
  file("list.csv", list);
  convert("list.csv --to maxml --include any -o named.xml");
  const std::string said = convert("- --to maxml --include any -o piped.xml < list.csv");
  EXPECT_THAT(said, AllOf(HasSubstr("standard-input"), Not(HasSubstr("/proc/"))));
  EXPECT_EQ(times(records("named.xml"), "<Accident>"), 2u);
  EXPECT_EQ(times(records("piped.xml"), "<Accident>"), 2u);
  EXPECT_EQ(times(records("piped.xml"), "<Victim>"), times(records("named.xml"), "<Victim>"));
  EXPECT_THAT(text("piped.xml"), Not(HasSubstr("/proc/")));
}

TEST_F(Pipes, AWorkbookNeedsNoName) {
  const std::string said = convert("- --to maxml -o out.xml < '" + workbook + "'");
  EXPECT_THAT(said, HasSubstr("15 incidents"));
  EXPECT_EQ(times(text("out.xml"), "<Accident>"), 12u);
}

TEST_F(Pipes, AFolderGetsANameOfItsOwn) {
  file("list.csv", list);
  convert("- --to maxml --include any -o out/ < list.csv");
  EXPECT_EQ(times(text("out/standard-input.xml"), "<Accident>"), 2u);
}

TEST_F(Pipes, EachCommandThatReadsTakesOne) {
  file("list.csv", list);
  EXPECT_THAT(maex("inspect - < list.csv"),
              AllOf(HasSubstr("standard-input, Text table (csv)"), Not(HasSubstr("/proc"))));
  EXPECT_EQ(exit_, 0);
  EXPECT_THAT(maex("validate - < list.csv"), AllOf(HasSubstr("read         standard-input"), Not(HasSubstr("/proc"))));
  EXPECT_LE(exit_, 1);
  EXPECT_THAT(maex("explain - P1 < list.csv"), AllOf(HasSubstr("P1"), Not(HasSubstr("/proc"))));
  EXPECT_LE(exit_, 1);
  EXPECT_THAT(maex("reconcile - list.csv < list.csv"), AllOf(HasSubstr("2 matched"), Not(HasSubstr("/proc"))));
  EXPECT_EQ(exit_, 0);
  EXPECT_THAT(maex("reconcile - list.csv --lists < list.csv"), Not(HasSubstr("/proc")));
  EXPECT_EQ(exit_, 0);
}

TEST_F(Pipes, WhatCannotBeIsSaid) {
  file("list.csv", list);
  EXPECT_THAT(maex("report series - --measure KILLED < list.csv"), HasSubstr("standard input is not read here"));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("validate - - < list.csv"), HasSubstr("standard input (-) can be read once"));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(maex("validate - --mark marked < list.csv"), HasSubstr("standard input has none"));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(maex("validate - < /dev/null"), HasSubstr("empty"));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("validate - <&-"), HasSubstr("cannot read standard input"));
  EXPECT_EQ(exit_, 3);
}

}  // namespace
}  // namespace maex::story
