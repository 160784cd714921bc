// The program inspects and converts every hostile file.
#include <gmock/gmock.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>

#include "tests/hostile/bombs.hpp"
#include "tests/hostile/measured_process.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

class Hostile : public testing::TestWithParam<Bomb> {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "maex-hostile-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    scratch_ = pattern;
    fs::create_directory(scratch_ / "work");
    fs::create_directory(scratch_ / "logs");
  }
  void TearDown() override { fs::remove_all(scratch_); }
  fs::path scratch_;
};

void expect_refusal(const Measured& result, const std::string& file, const std::string& sentence) {
  EXPECT_EQ(result.exit_code, 3) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, testing::HasSubstr(file));
  EXPECT_TRUE(std::regex_search(result.err, std::regex(sentence))) << result.err;
  EXPECT_LT(result.seconds, 2 * slower()) << result.err;
  EXPECT_LT(result.peak_bytes, static_cast<std::uint64_t>((256u << 20) * larger)) << result.err;
}

TEST_P(Hostile, IsRefusedQuicklyInLittleMemory) {
  const Bomb& bomb = GetParam();
  bomb.make(scratch_ / "work" / bomb.file);
  const Measured converted =
      run_measured({"convert", bomb.file, "--to", "maxml", "--include", "any", "-o", "out.xml", "-v"},
                   scratch_ / "work", scratch_ / "logs");
  expect_refusal(converted, bomb.file, bomb.sentence);
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(scratch_ / "work")) left.push_back(entry.path().filename());
  EXPECT_THAT(left, testing::ElementsAre(bomb.file));
}

TEST(Defusedxml, IsRefusedByTheProgramInASecondAnd64MiB) {
  const char* shared = std::getenv("MAEX_SHARED_DATA");
  if (shared == nullptr) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  const fs::path logs = fs::temp_directory_path() / ("maex-defusedxml-" + std::to_string(::getpid()));
  fs::create_directories(logs);
  for (const auto& entry : fs::directory_iterator(fs::path(shared) / "xml/defusedxml"))
    for (const char* command : {"inspect", "read"}) {
      std::vector<std::string> arguments{"inspect", entry.path().string()};
      if (command == std::string("read"))
        arguments = {"convert", entry.path().string(), "--from", "maxml", "--to",
                     "maxml",   "--include",           "any",    "-o",    "out.xml"};
      const Measured result = run_measured(arguments, logs, logs);
      EXPECT_EQ(result.exit_code, 3) << entry.path() << result.err;
      EXPECT_LT(result.seconds, 1 * slower()) << entry.path();
      EXPECT_LT(result.peak_bytes, static_cast<std::uint64_t>((64u << 20) * larger)) << entry.path();
      EXPECT_FALSE(fs::exists(logs / "out.xml"));
    }
  fs::remove_all(logs);
}

INSTANTIATE_TEST_SUITE_P(Bombs, Hostile, testing::ValuesIn(bombs()), [](const auto& bomb) {
  std::string name = bomb.param.file;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

}  // namespace
}  // namespace maex::test
