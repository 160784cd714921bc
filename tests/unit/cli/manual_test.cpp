// man and the shell must accept the manual page and the completion.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "cli/commands.hpp"
#include "tests/unit/cli/fake_program.hpp"

namespace maex::test {
namespace {

/// What a shell command prints on both streams.
std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "cannot run " + command;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  pclose(pipe);
  return text;
}

bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

TEST(Manual, NamesEveryCommandAndExitCode) {
  Program program;
  const std::string page = program.run({"help", "--man"}).out;
  for (const std::string& name : cli::command_names()) EXPECT_THAT(page, testing::HasSubstr("\"maex " + name));
  EXPECT_THAT(page, testing::HasSubstr(".SH \"EXIT STATUS\""));
  EXPECT_THAT(page, testing::HasSubstr(".B \"130\""));
  EXPECT_THAT(page, testing::HasSubstr("\\-\\-show\\-personal"));
}

TEST(Manual, FormatsWithoutWarnings) {
  if (!is_installed("man") || !is_installed("groff")) GTEST_SKIP() << "man or groff is not installed here";
  Program program;
  const std::string file = program.file("maex.1", program.run({"help", "--man"}).out);
  EXPECT_EQ(output_of("LC_ALL=C.UTF-8 man --warnings -l " + file + " 2>&1 >/dev/null"), "");
}

TEST(Completion, CompletesCommandsOptionsAndValues) {
  if (!is_installed("bash")) GTEST_SKIP() << "bash is not installed here";
  Program program;
  const std::string script = program.file("maex.bash", program.run({"help", "--bash"}).out);
  const auto completed = [&](const std::string& words, int at) {
    const std::string test =
        program.file("try.bash", "source " + script + "\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=" + std::to_string(at) +
                                     "\n_maex\necho ${COMPREPLY[@]}\n");
    return output_of("bash " + test);
  };
  EXPECT_EQ(completed("maex conv", 1), "convert\n");
  EXPECT_EQ(completed("maex convert --to ''", 3), "fake\n");
  EXPECT_EQ(completed("maex convert --format g", 3), "grid\n");
  EXPECT_EQ(completed("maex convert --personal ''", 3), "withhold keep\n");
  EXPECT_EQ(completed("maex convert --over", 2), "--overwrite\n");
  EXPECT_THAT(completed("maex help fields incident.dat", 3), testing::HasSubstr("incident.date "));
  EXPECT_EQ(completed("maex profile s", 2), "show\n");
}

TEST(Manual, HasAPageForEachCommand) {
  Program program;
  for (const cli::CommandInfo& info : cli::commands()) {
    const cli::Declaration command = info.make()->declare();
    const std::string page = program.run({"help", command.name, "--man"}).out;
    EXPECT_THAT(page, testing::StartsWith(".TH \"maex\\-" + command.name + "\" 1"));
    for (const OptionDecl& option : cli::all_options(command)) {
      std::string name = "\\-\\-";
      for (const char c : option.name) name += c == '-' ? std::string("\\-") : std::string(1, c);
      EXPECT_THAT(page, testing::HasSubstr(name)) << command.name;
    }
    if (!is_installed("man") || !is_installed("groff")) continue;
    const std::string file = program.file("maex-" + command.name + ".1", page);
    EXPECT_EQ(output_of("LC_ALL=C.UTF-8 man --warnings -l " + file + " 2>&1 >/dev/null"), "") << command.name;
  }
}

TEST(Completion, KnowsEachOptionInEachShell) {
  Program program;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const std::string text = program.run({"help", "--" + shell}).out;
    for (const cli::CommandInfo& info : cli::commands())
      for (const OptionDecl& option : cli::all_options(info.make()->declare()))
        EXPECT_THAT(text, testing::HasSubstr((shell == "fish" ? " -l " : "--") + option.name)) << shell;
    if (!is_installed(shell)) continue;
    EXPECT_EQ(output_of(shell + " -n " + program.file("maex." + shell, text)), "") << shell;
  }
}

TEST(Completion, FishOffersTheWordsOfAnOption) {
  if (!is_installed("fish")) GTEST_SKIP() << "fish is not installed here";
  Program program;
  const std::string script = program.file("maex.fish", program.run({"help", "--fish"}).out);
  EXPECT_EQ(output_of("fish -c 'source " + script + "; complete -C \"maex convert x --to \"'"),
            "fake\tWhose layout to write\n");
}

}  // namespace
}  // namespace maex::test
