#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/report/cells.hpp"
#include "tests/unit/cli/fake_program.hpp"

namespace maex::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(InspectCommand, AFileAloneIsInspected) {
  Program program;
  const std::string file = program.file("a.grid", "grid|x\n|\na|b|c\n");
  const Result alone = program.run({file});
  EXPECT_EQ(alone.code, 0) << alone.err;
  EXPECT_EQ(alone.out, program.run({"inspect", file}).out);
  EXPECT_THAT(alone.out, HasSubstr("Grid of text (grid), certain: begins with grid"));
  EXPECT_THAT(alone.out, HasSubstr("result       Not read: no partner knows this layout\n"));
  const Result all = program.run({file, "-v"});
  EXPECT_THAT(all.out, HasSubstr("2 rows used (A1 to C3), 5 cells, 1 blank row"));
  EXPECT_THAT(all.out, HasSubstr("lines are rows"));
  EXPECT_THAT(all.out, testing::EndsWith("\n\n" + alone.out));
  EXPECT_THAT(alone.err, IsEmpty());
}

TEST(InspectCommand, CountsWhatAPartnerWouldRead) {
  Program program;
  const Result result = program.run({program.file("in.fake", "fake\none\ntwo\nodd\n"), "--json"});
  const json facts = json::parse(result.out);
  EXPECT_EQ(facts["partner"], "fake");
  EXPECT_EQ(facts["records"]["incident"], 2);
  EXPECT_EQ(facts["quarantined_cells"], 1);
}

TEST(InspectCommand, PrintsCellsAsCsv) {
  Program program;
  const std::string file = program.file("a.grid", "grid|say \"hi\"\n|x,y\n");
  EXPECT_EQ(program.run({"inspect", "--cells", "--sheet", "Spring", file}).out,
            "sheet,address,kind,raw,shown\n"
            "Spring,A1,text,grid,grid\n"
            "Spring,B1,text,\"say \"\"hi\"\"\",\"say \"\"hi\"\"\"\n"
            "Spring,B2,text,\"x,y\",\"x,y\"\n");
}

TEST(InspectCommand, PrintsCellsAsJsonLines) {
  Program program;
  const std::string file = program.file("a.grid", "grid\x01\xFF|\"\\\n");
  for (const auto& words : {std::vector<std::string>{"inspect", "--cells", "jsonl", "--sheet", "2", file},
                            {"inspect", "--cells", "--json", "--sheet", "2", file}}) {
    std::istringstream lines(program.run(words).out);
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(json::parse(line), (json{{"sheet", "Autumn"},
                                       {"address", "A1"},
                                       {"kind", "text"},
                                       {"raw", "grid\x01\xEF\xBF\xBD"},
                                       {"shown", "grid\x01\xEF\xBF\xBD"}}));
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(json::parse(line)["raw"], "\"\\");
    EXPECT_FALSE(std::getline(lines, line));
  }
}

TEST(InspectCommand, AnUnknownSheetGetsTheNearestName) {
  Program program;
  const Result result = program.run({"inspect", program.file("a.grid", "grid\n"), "--sheet", "Sprong"});
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("did you mean Spring? Sheets: Spring, Autumn."));
  EXPECT_EQ(program.run({"inspect", program.file("a.grid", "grid\n"), "--sheet", "3"}).code, 2);
}

TEST(InspectCommand, VerboseSaysThePlanOnStandardError) {
  Program program;
  const Result result = program.run({"inspect", program.file("a.grid", "grid\n"), "-v"});
  EXPECT_THAT(result.err, HasSubstr("format      what it proves to be"));
  EXPECT_THAT(result.out, HasSubstr("fake: no, does not begin with fake"));
}

TEST(JsonString, EscapesWhatMustBeAndReplacesWhatIsNotUtf8) {
  std::string text;
  append_json_string(text, "\xED\xA0\x80 \xF4\x90\x80\x80 \xC3\xA9 \x7F \n");
  EXPECT_TRUE(json::accept(text)) << text;
  EXPECT_THAT(text, HasSubstr("é \\u007f \\n"));
}

}  // namespace
}  // namespace maex::test
