// A fault of a plugin at run time is reported as the plugin's fault. The run continues with the other inputs.
#include "tests/plugin/play.hpp"

namespace maex::plugin_use {
namespace {

constexpr char not_ours[] = "it is not part of maex, so tell its makers";

std::string test_name(const testing::TestParamInfo<std::pair<const char*, const char*>>& info) {
  std::string name = info.param.first;
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

class Thrown : public PluginUse, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Thrown, FailsItsInputAndNoOther) {
  const auto [fault, sentence] = GetParam();
  put("bad.faulty", std::string("faulty ") + fault + "\n");
  put("good.faulty", "faulty not\n");
  const Finished run = maex({"convert", "bad.faulty", "good.faulty", "--to", "maxml", "--include", "any", "-o", "out/",
                             "-v", "--plugin-path", built("faulty")});
  EXPECT_EQ(run.exit_code, 70) << run.err;
  EXPECT_THAT(run.err, HasSubstr("the plugin faulty 0.9 (" + built("faulty/faulty.maex.toml") + ") "));
  EXPECT_THAT(run.err, HasSubstr(sentence));
  EXPECT_THAT(run.err, HasSubstr(not_ours));
  EXPECT_THAT(run.err, Not(HasSubstr("Person Name"))) << "the words of an exception may quote a person's data";
  EXPECT_FALSE(fs::exists(folder() / "out" / "bad.xml"));
  EXPECT_TRUE(fs::exists(folder() / "out" / "good.xml"));
  EXPECT_TRUE(hidden().empty());
}

INSTANTIATE_TEST_SUITE_P(
    Fault, Thrown,
    testing::Values(std::pair{"throw", "failed with std::runtime_error"},
                    std::pair{"throw-int", "failed with something that is no exception"},
                    std::pair{"nothing", "Partner::read gave nothing"},
                    std::pair{"balance", "of 1 rows and 0 cells of bad.faulty, the fates of 0 and 0 were told"},
                    std::pair{"type", "the field incident.date holds a value of another type"},
                    std::pair{"kind", "a record of kind incident holds the field victim.age"}),
    test_name);

TEST_F(PluginUse, ItsOwnRefusalIsPassedOn) {
  put("a.faulty", "faulty refuse\n");
  const Finished run = maex(
      {"convert", "a.faulty", "--to", "maxml", "--include", "any", "-o", "a.xml", "--plugin-path", built("faulty")});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("the faulty plugin refuses this file in its own words"));
  EXPECT_THAT(run.err, Not(HasSubstr(not_ours)));
}

TEST_F(PluginUse, ALossThatIsNotDeclaredIsAFault) {
  put("a.faulty", "faulty not\n");
  const Finished run =
      maex({"convert", "a.faulty", "--to", "faulty", "-o", "b.faulty", "--plugin-path", built("faulty")});
  EXPECT_EQ(run.exit_code, 70);
  EXPECT_THAT(run.err, HasSubstr("it reports a loss that its manifest does not declare"));
}

TEST_F(PluginUse, WhatItsReaderRemarksAndThatItKeepsTheSourceReachTheRun) {
  put("a.faulty", "faulty keep\n");
  const Finished seen = maex({"inspect", "a.faulty", "-v", "--plugin-path", built("faulty")});
  EXPECT_EQ(seen.exit_code, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("the bytes of the records are not wanted"));
  const Finished run =
      maex({"convert", "a.faulty", "--to", "faulty", "-o", "b.faulty", "-v", "--plugin-path", built("faulty")});
  EXPECT_THAT(run.err, HasSubstr("the bytes of the records are wanted")) << run.exit_code;
}

class Rows : public PluginUse, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Rows, ThatBreakPromisesAreAFault) {
  const auto [fault, sentence] = GetParam();
  put("a.faultytable", std::string("faultytable ") + fault + "\n");
  const Finished run = maex({"inspect", "a.faultytable", "--plugin-path", built("faulty")});
  EXPECT_EQ(run.exit_code, 70) << run.out;
  EXPECT_THAT(run.err, HasSubstr("broke a promise of the interface: a.faultytable, sheet 1, row "));
  EXPECT_THAT(run.err, HasSubstr(sentence));
  EXPECT_THAT(run.err, HasSubstr(not_ours));
}

INSTANTIATE_TEST_SUITE_P(Promise, Rows,
                         testing::Values(std::pair{"rows", "row 1 comes after row 1"},
                                         std::pair{"no-cells", "row 1 has no cells"},
                                         std::pair{"columns", "column 1 comes after column 1"},
                                         std::pair{"empty-cell", "column 2 is an empty cell"},
                                         std::pair{"not-utf8", "column 2 holds text that is not UTF-8"},
                                         std::pair{"no-number", "column 2 holds a number that is none"}),
                         test_name);

class Crash : public PluginUse, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Crash, IsToldAndLeavesNoTemporaryFile) {
  const auto [fault, signal] = GetParam();
  put("a.faulty", std::string("faulty ") + fault + "\n");
  put("a.faultytable", std::string("faultytable ") + fault + "\n");
  // The fault occurs on the reading thread after the output was opened, and on the main thread.
  const Finished converted = maex(
      {"convert", "a.faulty", "--to", "maxml", "--include", "any", "-o", "a.xml", "--plugin-path", built("faulty")});
  const Finished inspected = maex({"inspect", "a.faultytable", "--plugin-path", built("faulty")});
  for (const Finished& run : {converted, inspected}) {
    EXPECT_EQ(run.exit_code, 70) << run.err;
    EXPECT_THAT(run.err, HasSubstr(std::string("(") + signal + ") in the plugin faulty 0.9 (" +
                                   built("faulty/faulty.maex.toml") + ")"));
    EXPECT_THAT(run.err, HasSubstr(not_ours));
  }
  EXPECT_FALSE(fs::exists(folder() / "a.xml"));
  EXPECT_TRUE(hidden().empty()) << hidden().front();
}

INSTANTIATE_TEST_SUITE_P(Signal, Crash,
                         testing::Values(std::pair{"segfault", "SIGSEGV"}, std::pair{"abort", "SIGABRT"},
                                         std::pair{"overflow", "SIGSEGV"}, std::pair{"fpe", "SIGFPE"}),
                         test_name);

}  // namespace
}  // namespace maex::plugin_use
