// The sessions in the README are samples. The test compares them with the expected output of the program.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/samples/case.hpp"

namespace maex::samples {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string joined(const std::vector<std::string>& words) {
  std::string line = "maex";
  for (const std::string& word : words) line += " " + word;
  return line;
}

TEST(Readme, ShowsSessionsAsTheyRun) {
  const std::filesystem::path root = MAEX_SOURCE_DIR;
  const std::string readme = text_of(root / "README.md");
  int shown = 0;
  for (const Case& one : find_cases(root / "samples")) {
    if (one.name != "azcbl-2014/inspect" && one.name != "azcbl-2014/convert") continue;
    ++shown;
    const auto expected = one.folder / "expected";
    const std::string session =
        "$ " + joined(one.commands.at(0)) + "\n" + text_of(expected / "stdout") + text_of(expected / "stderr");
    EXPECT_NE(readme.find(session), std::string::npos) << "README.md lacks this session; copy it in:\n" << session;
  }
  EXPECT_EQ(shown, 2);
}

/// The screen of the morning: what the case of the night prints, up to its last line, which is of another command.
std::string morning_screen() {
  const std::string all = text_of(std::filesystem::path(MAEX_SOURCE_DIR) / "samples/exchange/night/expected/stdout");
  return all.substr(0, all.find("all files are as"));
}

TEST(Readme, ShowsTheMorningAsItIs) {
  const std::filesystem::path root = MAEX_SOURCE_DIR;
  const std::string screen = morning_screen();
  const std::string command = "$ maex exchange status nightly.toml";
  EXPECT_NE(text_of(root / "samples/exchange/README.md").find(command + "\n" + screen), std::string::npos)
      << "samples/exchange/README.md lacks this screen; copy it in:\n"
      << screen;
  const std::string first_lines = screen.substr(0, screen.find("look at"));
  ASSERT_NE(first_lines, screen);
  EXPECT_NE(text_of(root / "README.md").find(first_lines), std::string::npos)
      << "README.md lacks these lines; copy them in:\n"
      << first_lines;
}

}  // namespace
}  // namespace maex::samples
