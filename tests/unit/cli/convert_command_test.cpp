#include "cli/command_convert.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/cli/fake_program.hpp"

namespace maex::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ConvertCommandTest : public testing::Test {
 protected:
  /// The job that the program makes from a command line.
  ConvertJob job(const std::vector<std::string>& words) {
    std::ostringstream stream;
    cli::Session session(stream, stream, [](Registry& registry) {
      registry.add(std::make_unique<GridFormat>());
      registry.add(std::make_unique<FakePartner>("fake"));
    });
    cli::ConvertCommand command;
    const cli::Arguments arguments = cli::parse(command.declare(), words);
    session.take_common(arguments);
    command.setup(arguments, session);
    return command.job();
  }
  Program program;
};

TEST_F(ConvertCommandTest, FillsTheJob) {
  const ConvertJob made =
      job({"a.fake", "--to",        "fake",         "-o",         "out.fake", "--from",    "fake",    "--format",
           "grid",   "--in-option", "corner=right", "--personal", "keep",     "--fail-on", "warning", "-j",
           "3",      "--digest",    "--today",      "2014-05-31", "--fates",  "f.csv"});
  EXPECT_EQ(made.inputs.size(), 1u);
  EXPECT_EQ(made.output, "out.fake");
  EXPECT_FALSE(made.output_is_folder);
  EXPECT_EQ(made.source.partner, "fake");
  EXPECT_EQ(made.source.format, "grid");
  EXPECT_EQ(made.source.format_options.values().at("corner"), "right");
  EXPECT_EQ(made.personal, PersonalPolicy::keep);
  EXPECT_EQ(made.fail_on, Severity::warning);
  EXPECT_EQ(made.jobs, 3u);
  EXPECT_TRUE(made.digest);
  EXPECT_EQ(made.fates, "f.csv");
  EXPECT_EQ(made.today, (Day{2014, 5, 31}));
  EXPECT_EQ(made.now, "2014-05-31T00:00:00Z") << "a pinned clock makes the same bytes";
}

TEST_F(ConvertCommandTest, DefaultsAreTheCareful) {
  const ConvertJob made = job({"a.fake", "--to", "fake", "-o", "out.fake"});
  EXPECT_EQ(made.personal, PersonalPolicy::withhold);
  EXPECT_EQ(made.fail_on, Severity::error);
  EXPECT_FALSE(made.overwrite);
  EXPECT_FALSE(made.show_personal);
  EXPECT_EQ(made.jobs, 1u);
}

TEST_F(ConvertCommandTest, KnowsAFolderWhenItSeesOne) {
  EXPECT_TRUE(job({"a.fake", "--to", "fake", "-o", "out/"}).output_is_folder);
  EXPECT_THROW(job({"a.fake", "b.fake", "--to", "fake", "-o", "not-there"}), UsageError)
      << "a slip must not become a folder";
  EXPECT_TRUE(job({"a.fake", "--to", "fake", "-o", std::filesystem::temp_directory_path().string()}).output_is_folder);
}

TEST_F(ConvertCommandTest, OptionsWinOverTheJobFile) {
  const std::string file =
      program.file("job.toml", "inputs = [\"a.fake\"]\nto = \"fake\"\noutput = \"x.fake\"\njobs = 4\ndigest = true\n");
  const ConvertJob made = job({"--job", file, "-j", "2"});
  EXPECT_EQ(made.jobs, 2u);
  EXPECT_EQ(made.output, "x.fake");
  EXPECT_TRUE(made.digest);
}

TEST_F(ConvertCommandTest, NamesTheNearestPartnerFormatAndOption) {
  const auto complaint = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"convert", "a.fake", "-o", "out.fake"};
    words.insert(words.end(), more.begin(), more.end());
    return program.run(words).err;
  };
  EXPECT_THAT(complaint({"--to", "fakee"}), HasSubstr("did you mean fake?"));
  EXPECT_THAT(complaint({"--to", "fake", "--format", "grd"}), HasSubstr("did you mean grid?"));
  EXPECT_THAT(complaint({"--to", "fake", "--format", "grid", "--in-option", "cornre=left"}),
              HasSubstr("did you mean corner?"));
  EXPECT_THAT(complaint({"--to", "fake", "--in-option", "left"}), HasSubstr("NAME=VALUE"));
}

TEST_F(ConvertCommandTest, DryRunReportsOnStandardOutputAndWritesNothing) {
  const std::string input = program.file("in.fake", "fake\none\n");
  const Result result = program.run({"convert", input, "--to", "fake", "-o", program.path("o.fake"), "--dry-run"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("nothing was written (--dry-run)"));
  EXPECT_THAT(result.err, HasSubstr("dry run     nothing will be written")) << "the plan is talk";
  EXPECT_FALSE(std::filesystem::exists(program.path("o.fake")));
}

TEST_F(ConvertCommandTest, JsonGoesToStandardOutputAlone) {
  const std::string input = program.file("in.fake", "fake\none\n");
  const Result result = program.run({"convert", input, "--to", "fake", "-o", program.path("o.fake"), "--json"});
  const auto report = nlohmann::json::parse(result.out);
  EXPECT_EQ(report["exit_code"], result.code);
  EXPECT_EQ(report["items"][0]["records"]["incident"], 1);
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(ConvertCommandTest, QuietLeavesOnlyTheReasonOfAFailure) {
  const std::string good = program.file("in.fake", "fake\none\n");
  EXPECT_THAT(program.run({"convert", good, "--to", "fake", "-o", program.path("o.fake"), "-q"}).err, IsEmpty());
  const std::string bad = program.file("bad.fake", "fake\nremark\n");
  const Result result = program.run({"convert", bad, "--to", "fake", "-o", program.path("p.fake"), "-q"});
  EXPECT_TRUE(result.err.starts_with("maex: exit 1: ")) << result.err;
}

}  // namespace
}  // namespace maex::test
