// formats, help and their JSON must list the same facts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "core/report/adapters.hpp"
#include "tests/unit/cli/fake_program.hpp"

namespace maex::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(Formats, SayInWordsWhatEachCanDo) {
  Program program;
  const std::string list = program.run({"formats"}).out;
  EXPECT_THAT(list, HasSubstr("grid  Grid of text  .grid  reads\n"));
  EXPECT_THAT(list, HasSubstr("fake  Fake  .fake  reads, writes\n"));
  const std::string card = program.run({"formats", "grid"}).out;
  EXPECT_THAT(card, HasSubstr("corner  one of: left, right; default left  Where it begins.\n"));
  EXPECT_EQ(program.run({"help", "formats", "grid"}).out, card);
  EXPECT_THAT(program.run({"formats", "fake"}).out, HasSubstr("loss-remark  Remarks are not carried."));
  EXPECT_THAT(program.run({"formats", "grd"}).err, HasSubstr("did you mean grid?"));
}

TEST(Formats, JsonHasTheWholeCard) {
  Program program;
  const json all = json::parse(program.run({"formats", "--json"}).out);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0], json::parse(program.run({"formats", "grid", "--json"}).out));
  EXPECT_EQ(all[0]["options"][0]["choices"], (json{"left", "right"}));
  EXPECT_EQ(all[1]["losses"][0]["code"], "loss-remark");
}

TEST(Help, ExplainsFieldsAndCodes) {
  Program program;
  EXPECT_THAT(program.run({"help", "fields", "incident.date"}).out, HasSubstr("Date of incident"));
  EXPECT_THAT(program.run({"help", "fields", "incident.date"}).out, HasSubstr("Дата происшествия"));
  EXPECT_THAT(program.run({"help", "codes", "outcome"}).out, HasSubstr("KILLED"));
  EXPECT_THAT(program.run({"help", "fields", "incident.daet"}).err, HasSubstr("did you mean incident.date"));
  EXPECT_THAT(program.run({"help", "codes", "outcom"}).err, HasSubstr("did you mean outcome?"));
  const std::string all = program.run({"help", "fields"}).out;
  for (const FieldInfo& field : all_fields()) EXPECT_THAT(all, HasSubstr(std::string(field.full_name) + " "));
  EXPECT_EQ(json::parse(program.run({"help", "fields", "--json"}).out).size(), field_count);
}

TEST(Help, JsonIsTheUsageAsData) {
  Program program;
  const json all = json::parse(program.run({"help", "--json"}).out);
  EXPECT_EQ(all.size(), cli::commands().size());
  const json convert = json::parse(program.run({"help", "convert", "--json"}).out);
  EXPECT_EQ(convert["command"], "convert");
  EXPECT_GT(convert["options"].size(), 15u);
  EXPECT_EQ(json::parse(program.run({"help", "exit-codes", "--json"}).out).size(), 8u);
}

TEST(Help, EveryCommandHasIt) {
  Program program;
  EXPECT_EQ(program.run({}).out, program.run({"help"}).out);
  EXPECT_EQ(program.run({"--help"}).out, program.run({"help"}).out);
  for (const std::string& name : cli::command_names()) {
    const Result result = program.run({name, "--help"});
    EXPECT_EQ(result.code, 0) << name;
    // `help formats` is a separate reference page.
    if (name != "formats") { EXPECT_EQ(result.out, program.run({"help", name}).out); }
    EXPECT_TRUE(result.out.starts_with("usage: maex " + name));
    EXPECT_EQ(result.err, "");
  }
}

TEST(Version, IsTheSameEitherWay) {
  Program program;
  EXPECT_EQ(program.run({"--version"}).out, program.run({"version"}).out);
  EXPECT_TRUE(program.run({"--version"}).out.starts_with("maex "));
}

TEST(Commands, ASlipGetsTheNearestCommand) {
  Program program;
  EXPECT_THAT(program.run({"convrt"}).err, HasSubstr("no command \"convrt\"; did you mean convert?"));
  EXPECT_THAT(program.run({"insepct"}).err, HasSubstr("did you mean inspect?"));
}

}  // namespace
}  // namespace maex::test
