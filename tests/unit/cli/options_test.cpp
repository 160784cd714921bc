#include "cli/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"

namespace maex::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Declaration example() {
  Declaration command;
  command.name = "paint";
  command.usage = "WALL… [OPTIONS]";
  command.positional.name = "WALL";
  command.positional.help = "What to paint.";
  command.positional.least = 1;
  command.positional.most = 2;
  OptionDecl colour;
  colour.name = "colour";
  colour.letter = 'c';
  colour.value = "NAME";
  colour.help = "Colour to use.";
  colour.fallback = "white";
  colour.choices = {"white", "green"};
  OptionDecl brush;
  brush.name = "brush";
  brush.value = "SIZE";
  brush.help = "Brush to use.";
  brush.repeated = true;
  OptionDecl list;
  list.name = "list";
  list.value = "csv|text";
  list.choices = {"csv", "text"};
  list.bare = "csv";
  list.help = "List the walls.";
  command.options = {colour, brush, list};
  return command;
}

Arguments parsed(const std::vector<std::string>& words) { return parse(example(), words); }

std::string complaint(const std::vector<std::string>& words) {
  try {
    parsed(words);
  } catch (const UsageError& error) { return error.what(); }
  return "no complaint";
}

TEST(Options, ReadsLongShortRepeatedAndPositional) {
  const Arguments arguments = parsed({"north", "-c", "green", "--brush", "2", "--brush=4", "south", "-q"});
  EXPECT_EQ(arguments.text("colour"), "green");
  EXPECT_THAT(arguments.all("brush"), ElementsAre("2", "4"));
  EXPECT_THAT(arguments.positional(), ElementsAre("north", "south"));
  EXPECT_TRUE(arguments.has("quiet"));
  EXPECT_FALSE(arguments.has("json"));
}

TEST(Options, FallsBackToTheDeclaredDefault) {
  const Arguments arguments = parsed({"north"});
  EXPECT_EQ(arguments.text("colour"), "white");
  EXPECT_FALSE(arguments.has("colour"));
}

TEST(Options, AnOptionalValueNeverSwallowsAnArgument) {
  EXPECT_EQ(parsed({"--list", "north"}).text("list"), "csv");
  EXPECT_THAT(parsed({"--list", "north"}).positional(), ElementsAre("north"));
  EXPECT_EQ(parsed({"--list", "text", "north"}).text("list"), "text");
  EXPECT_EQ(parsed({"north", "--list=text"}).text("list"), "text");
}

TEST(Options, WordsAfterTwoDashesAreArguments) {
  EXPECT_THAT(parsed({"--", "--list"}).positional(), ElementsAre("--list"));
}

TEST(Options, ASlipGetsTheNearestOptionAndItsLine) {
  EXPECT_EQ(complaint({"north", "--color", "green"}),
            "paint has no option --color; did you mean --colour?\n  -c, --colour NAME   Colour to use.");
}

TEST(Options, NonsenseGetsTheUsageLineOnly) {
  EXPECT_EQ(complaint({"north", "--xyzzy"}), "paint has no option --xyzzy.\nusage: maex paint WALL… [OPTIONS]");
}

TEST(Options, ShortenedNamesAreNotGuessed) {
  EXPECT_THAT(complaint({"north", "--colo", "green"}), HasSubstr("did you mean --colour?"));
}

TEST(Options, NamesWhatAValueMayBe) {
  EXPECT_EQ(complaint({"north", "-c", "gren"}),
            "--colour cannot be \"gren\"; did you mean green? It takes: white, green.");
  EXPECT_THAT(complaint({"north", "-c"}), HasSubstr("--colour needs a value: NAME"));
  EXPECT_THAT(complaint({"north", "--quiet=3"}), HasSubstr("--quiet takes no value"));
}

TEST(Options, RefusesASecondValueWhereOneIsMeant) {
  EXPECT_THAT(complaint({"north", "-c", "green", "-c", "white"}), HasSubstr("--colour may be given once only"));
}

TEST(Options, CountsArguments) {
  EXPECT_THAT(complaint({}), HasSubstr("paint needs WALL: What to paint.\nusage: maex paint"));
  EXPECT_THAT(complaint({"a", "b", "c"}), HasSubstr("\"c\" is one too many"));
  EXPECT_NO_THROW(parsed({"--help"}));
}

TEST(Options, NumbersHaveBounds) {
  const auto jobs_of = [](const std::string& text) {
    Declaration command;
    for (const JobOption& option : job_options())
      if (option.commands == for_convert && option.about.name == "jobs") command.options = {option.about};
    ConvertJob job;
    take(job, parse(command, std::vector<std::string>{"--jobs=" + text}), for_convert);
    return job.jobs;
  };
  EXPECT_EQ(jobs_of("7"), 7u);
  for (const char* bad : {"0", "257", "-1", "3x", "", "99999999999999999999"})
    EXPECT_THROW(jobs_of(bad), UsageError) << bad;
}

}  // namespace
}  // namespace maex::cli
