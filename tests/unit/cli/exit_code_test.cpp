// Tests each exit code except 5, which needs the ledger.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "cli/exit_codes.hpp"
#include "tests/unit/cli/fake_program.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ExitCode : public testing::Test {
 protected:
  Result convert(const std::string& text, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"convert", program.file("in.fake", text), "--to",       "fake",
                                      "-o",      program.path("out.fake"),      "--overwrite"};
    words.insert(words.end(), more.begin(), more.end());
    return program.run(words);
  }
  Program program;
};

TEST_F(ExitCode, EachIsProvoked) {
  const std::map<Outcome, std::function<int()>> provoked = {
      {Outcome::done, [&] { return convert("fake\none\n").code; }},
      {Outcome::findings, [&] { return convert("fake\none\nodd\n").code; }},
      {Outcome::refused, [&] { return convert("fake\none\n", {"--no-such-option"}).code; }},
      {Outcome::unreadable, [&] { return convert("fake\nbroken\n").code; }},
      {Outcome::unwritable, [&] { return convert("fake\nno-space\n").code; }},
      {Outcome::interrupted,
       [&] {
         program.stop = true;
         return convert("fake\none\n").code;
       }},
      {Outcome::faulty, [&] { return convert("fake\nbug\n").code; }}};
  for (const cli::ExitCodeInfo& info : cli::exit_codes()) {
    if (info.outcome == Outcome::busy) continue;  // needs the ledger
    program.stop = false;
    const auto found = provoked.find(info.outcome);
    ASSERT_NE(found, provoked.end()) << "nothing here provokes exit code " << info.code;
    EXPECT_EQ(found->second(), info.code) << info.name;
  }
}

TEST_F(ExitCode, DoneIs0) {
  const Result result = convert("fake\none\ntwo\n");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, IsEmpty()) << "the report is talk";
  EXPECT_THAT(result.err, HasSubstr("result       Ready for fake: 2 incidents.\n"));
}

TEST_F(ExitCode, FindingsAndLossesAre1) {
  EXPECT_EQ(convert("fake\none\nodd\n").code, 1);
  const Result lost = convert("fake\nremark\n");
  EXPECT_EQ(lost.code, 1);
  EXPECT_THAT(lost.err, HasSubstr("; 1 value is not carried by fake.\n"));
}

TEST_F(ExitCode, AnOutputWithoutARecordIs2UnlessItIsAllowed) {
  const Result refused = convert("fake\nodd\n");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("the input has no record for it; --allow-empty writes it"));
  EXPECT_EQ(convert("fake\nodd\n", {"--allow-empty"}).code, 1);
}

TEST_F(ExitCode, UsageIs2AndTouchesNothing) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"convret"},
                                             {"convert"},
                                             {"convert", "a"},
                                             {"convert", "a", "--to", "fake"},
                                             {"convert", "a", "--to", "fakee", "-o", "b"},
                                             {"inspect", "a", "--format", "grd"},
                                             {"formats", "grd"},
                                             {"help", "filds"},
                                             {"help", "fields", "incident.daet"},
                                             {"profile", "shw"},
                                             {"formats", "--today", "tomorrow"},
                                             {"convert", "a", "--to", "fake", "-o", "-"},
                                             {"inspect", "a", "--jsn"}}) {
    const Result result = program.run(words);
    EXPECT_EQ(result.code, 2) << testing::PrintToString(words) << result.err;
    EXPECT_TRUE(result.err.starts_with("maex: ")) << result.err;
    EXPECT_THAT(result.out, IsEmpty());
  }
}

TEST_F(ExitCode, UnreadableInputIs3) {
  EXPECT_EQ(program.run({"inspect", program.path("missing.xlsx")}).code, 3);
  EXPECT_EQ(convert("fake\nbroken\n").code, 3);
  const Result unknown = program.run({program.file("a.bin", "nothing known")});
  EXPECT_EQ(unknown.code, 3);
  EXPECT_THAT(unknown.err, HasSubstr("not grid: does not begin with grid")) << "every adapter's reason";
}

TEST_F(ExitCode, WithJsonAnErrorIsJsonToo) {
  const nlohmann::json schema = load_schema("error");
  for (const auto& [words, code] : std::vector<std::pair<std::vector<std::string>, int>>{
           {{"inspect", "--json", program.path("missing.xlsx")}, 3},
           {{"inspect", "--json", "--cells", program.path("missing.xlsx")}, 3},
           {{"formats", "--json", "no-such-format"}, 2},
           {{"convert", "--json", "--no-such-option"}, 2}}) {
    const Result result = program.run(words);
    EXPECT_EQ(result.code, code);
    const nlohmann::json line = nlohmann::json::parse(result.out);
    EXPECT_THAT(breaks(line, schema), IsEmpty());
    EXPECT_EQ(line["exit_code"], code);
    EXPECT_EQ("maex: " + line["message"].get<std::string>() + "\n", result.err);
  }
}

TEST_F(ExitCode, UnwritableOutputIs4) {
  EXPECT_EQ(convert("fake\nno-space\n").code, 4);
  EXPECT_FALSE(std::filesystem::exists(program.path("out.fake")));
}

TEST_F(ExitCode, OurOwnFaultIs70AndQuotesNoData) {
  const Result result = program.run({"inspect", "--cells", program.file("a.grid", "grid\nbug\n")});
  EXPECT_EQ(result.code, 70);
  EXPECT_THAT(result.err, HasSubstr("fault of maex"));
  EXPECT_THAT(result.err, HasSubstr("std::logic_error"));
  EXPECT_THAT(result.err, Not(HasSubstr("secret")));
  EXPECT_EQ(program.run({program.file("b.grid", "grid\nmemory\n")}).code, 70);
}

TEST_F(ExitCode, InterruptionIs130) {
  program.stop = true;
  EXPECT_EQ(convert("fake\none\n").code, 130);
  EXPECT_EQ(program.run({program.file("a.grid", "grid\n")}).code, 130);
}

TEST_F(ExitCode, AFullDiskBehindStandardOutputIs4) {
  std::ofstream full("/dev/full");
  if (!full) GTEST_SKIP() << "there is no /dev/full here";
  std::ostringstream err;
  cli::Session session(full, err, [](Registry&) {});
  EXPECT_EQ(cli::run_program({"help", "fields"}, session), 4);
  EXPECT_THAT(err.str(), HasSubstr("standard output"));
}

}  // namespace
}  // namespace maex::test
