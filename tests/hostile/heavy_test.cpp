// The program ends on every heavy file within ten seconds of processor time and half a gigabyte, and says why. Prints
// both for each file.
#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "tests/hostile/heavy.hpp"
#include "tests/hostile/measured_process.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

#if defined(__SANITIZE_ADDRESS__)
constexpr double larger = 10;
#else
constexpr double larger = 1;
#endif

class HeavyFile : public testing::TestWithParam<Heavy> {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "maex-heavy-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    scratch_ = pattern;
    fs::create_directory(scratch_ / "work");
    fs::create_directory(scratch_ / "logs");
  }
  void TearDown() override { fs::remove_all(scratch_); }
  fs::path scratch_;
};

/// A process of its own makes the file: the peak memory of a child begins with the memory of the process that starts
/// it.
void make_apart(const Heavy& heavy, const fs::path& path) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    heavy.make(path);
    std::_Exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0) << "the file could not be made";
}

TEST_P(HeavyFile, EndsInTimeAndMemory) {
  const Heavy& heavy = GetParam();
  ASSERT_NO_FATAL_FAILURE(make_apart(heavy, scratch_ / "work" / heavy.file));
  const auto size = fs::file_size(scratch_ / "work" / heavy.file);
  for (const std::string command : {"convert", "inspect"}) {
    std::vector<std::string> arguments{command, heavy.file};
    if (command == "convert") arguments.insert(arguments.end(), {"--to", "maxml", "--include", "any", "-o", "out.xml"});
    const Measured result = run_measured(arguments, scratch_ / "work", scratch_ / "logs");
    std::printf("%-28s %-8s %9ju bytes  %6.2f s  %4ju MiB  exit %d\n", heavy.file.c_str(), command.c_str(),
                static_cast<std::uintmax_t>(size), result.seconds, static_cast<std::uintmax_t>(result.peak_bytes >> 20),
                result.exit_code);
    EXPECT_LT(result.seconds, 10 * slower) << command << result.err;
    EXPECT_LT(result.peak_bytes, static_cast<std::uint64_t>((512u << 20) * larger)) << command << result.err;
    if (command == "inspect") {
      EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1 || result.exit_code == 3) << result.err;
    } else if (heavy.sentence.empty()) {
      EXPECT_LE(result.exit_code, 1) << result.err;
    } else {
      EXPECT_EQ(result.exit_code, 3) << result.err;
      EXPECT_TRUE(std::regex_search(result.err, std::regex(heavy.sentence))) << result.err;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Named, HeavyFile, testing::ValuesIn(heavy_files()), [](const auto& heavy) {
  std::string name = heavy.param.file;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(HeavySettings, AKeyOfManyPartsIsRefused) {
  const fs::path folder = fs::temp_directory_path() / ("maex-heavy-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::string key = "a";
  for (int i = 0; i != 31'500; ++i) key += ".a";
  std::string values = "a = ";
  for (int i = 0; i != 100'000; ++i) values += "[";
  std::ofstream(folder / "list.csv") << "Ad,Yer\n";
  for (const std::string& text : {key + " = 1\n", "[" + key + "]\n", "a = {" + key + " = 1}\n", values}) {
    std::ofstream(folder / "bad.toml") << text;
    for (const char* option : {"--rules", "--policy", "--profile", "--job"}) {
      const Measured result = run_measured({"validate", "list.csv", option, "bad.toml"}, folder, folder);
      EXPECT_EQ(result.exit_code, 2) << option << result.err;
      EXPECT_THAT(result.err, testing::HasSubstr("bad.toml, line 1")) << option;
    }
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace maex::test
