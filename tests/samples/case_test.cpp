// Tests the runner of the samples. It must find each kind of difference, or the samples prove nothing.
#include "tests/samples/case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex::samples {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Runner : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories((root_.path() / name).parent_path());
    std::ofstream(root_.path() / name, std::ios::binary) << bytes;
  }
  Case only_case() {
    const auto cases = find_cases(root_.path());
    EXPECT_THAT(cases, SizeIs(1));
    return cases.at(0);
  }
  Scratch root_;
};

TEST(SplitWords, KeepsQuotedBlanks) {
  EXPECT_THAT(split_words("maex  convert 'a b.csv' --x=\"c d\" ''"),
              ElementsAre("maex", "convert", "a b.csv", "--x=c d", ""));
  EXPECT_THROW(split_words("maex 'open"), std::runtime_error);
}

TEST_F(Runner, RefusesACaseThatRunsSomethingElse) {
  write("one/cmd.txt", "rm -r x\n");
  EXPECT_THROW(find_cases(root_.path()), std::runtime_error);
}

TEST_F(Runner, AcceptsThenAgreesThenSeesAChange) {
  write("one/case/cmd.txt", "# the version\nmaex --version\n");
  const Case found = only_case();
  EXPECT_EQ(found.name, "one/case");
  Result result = run(found, test::program());
  EXPECT_EQ(result.exits, "0\n");
  EXPECT_THAT(result.out, HasSubstr("maex"));
  EXPECT_THAT(differences(found, result), ElementsAre(HasSubstr("MAEX_ACCEPT=1")));
  EXPECT_THAT(accept(found, result), SizeIs(2));
  EXPECT_THAT(differences(found, run(found, test::program())), IsEmpty());
  result.out += "more\n";
  EXPECT_THAT(differences(found, result), ElementsAre(HasSubstr("stdout differs in line")));
}

TEST_F(Runner, SeesFilesMadeChangedAndMissing) {
  write("one/input.txt", "before");
  write("one/cmd.txt",
        "maex -c 'echo after > input.txt; mkdir out; echo x > out/new.txt; cat expected 2>&1; exit 3'\n");
  const Case found = only_case();
  write("one/expected/stdout", "hidden from the program");
  // Any program is enough for this test. A shell is always available.
  Result result = run(found, "/bin/sh");
  EXPECT_EQ(result.exits, "3\n");
  EXPECT_THAT(result.out, HasSubstr("expected: No such file"));
  EXPECT_THAT(result.files, SizeIs(2));
  EXPECT_EQ(result.files["input.txt"], "after\n");
  EXPECT_EQ(result.files["out/new.txt"], "x\n");
  accept(found, result);
  EXPECT_THAT(differences(found, result), IsEmpty());
  result.files.erase("out/new.txt");
  result.files["other.bin"] = std::string("\0x", 2);
  EXPECT_THAT(differences(found, result),
              ElementsAre(HasSubstr("files/other.bin was made"), HasSubstr("files/out/new.txt is expected")));
  EXPECT_THAT(accept(found, result), SizeIs(2));
  EXPECT_THAT(differences(found, result), IsEmpty());
}

TEST_F(Runner, LeavesOutWhatDiffersBetweenEqualRuns) {
  write("one/cmd.txt", "maex -c 'pwd; mkdir state; echo $$ > state/lock; echo x > stated'\n");
  write("one/not-compared.txt", "state\n");
  const Result result = run(only_case(), "/bin/sh");
  EXPECT_EQ(result.out, "SAMPLE\n");
  EXPECT_THAT(result.files, SizeIs(1)) << "the file stated is not in the folder state";
}

TEST_F(Runner, MakesFilesThatCameADayAgo) {
  write("one/input.txt", "before");
  write("one/cmd.txt", "maex -c 'find . -name input.txt -mmin +1000'\n");
  EXPECT_EQ(run(only_case(), "/bin/sh").out, "./input.txt\n");
}

TEST_F(Runner, TakesOutDurationsAndReportsSignals) {
  write("one/cmd.txt", "maex -c 'echo done in 0.25 s, 31 ms; echo 12 sheets'\nmaex -c 'kill -9 $$'\n");
  const Result result = run(only_case(), "/bin/sh");
  EXPECT_EQ(result.out, "done in # s, # s\n12 sheets\n");
  EXPECT_EQ(result.exits, "0\n137\n");
}

}  // namespace
}  // namespace maex::samples
