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
#include "tests/hostile/heavy_pdf.hpp"
#include "tests/hostile/measured_process.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

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
    if (command == "convert")
      arguments.insert(arguments.end(), {"--to", "maxml", "--include", "any", "-o", "out.xml", "-v"});
    const Measured result = run_measured(arguments, scratch_ / "work", scratch_ / "logs");
    std::printf("%-28s %-8s %9ju bytes  %6.2f s  %4ju MiB  exit %d\n", heavy.file.c_str(), command.c_str(),
                static_cast<std::uintmax_t>(size), result.seconds, static_cast<std::uintmax_t>(result.peak_bytes >> 20),
                result.exit_code);
    EXPECT_LT(result.seconds, heavy.seconds * slower()) << command << result.err;
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

std::string name_of(const testing::TestParamInfo<Heavy>& heavy) {
  std::string name = heavy.param.file;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Named, HeavyFile, testing::ValuesIn(heavy_files()), name_of);
INSTANTIATE_TEST_SUITE_P(Pdf, HeavyFile, testing::ValuesIn(heavy_pdfs()), name_of);

/// A folder that is removed again.
class HeavyRun : public testing::Test {
 protected:
  HeavyRun() : folder_(fs::temp_directory_path() / ("maex-heavy-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~HeavyRun() override { fs::remove_all(folder_); }
  const fs::path folder_;
};

/// libxml2 fails in several ways when memory runs out. None of them may be taken for the end of the file.
TEST_F(HeavyRun, TooLittleMemoryEndsWithASentence) {
  if (larger != 1) GTEST_SKIP() << "sanitizers take more address space than the limit";
  ASSERT_NO_FATAL_FAILURE(make_apart({"",
                                      [](const fs::path& p) {
                                        std::ofstream page(p / "page.html"), report(p / "report.xml");
                                        const std::string text(30u << 20, 'x');
                                        page << "<html><body><table><tr><td>" << text << "</table></body></html>";
                                        report << "<MineActionFieldReport><FieldReport><Accident><AccidentID>" << text
                                               << "</AccidentID></Accident></FieldReport></MineActionFieldReport>";
                                      },
                                      ""},
                                     folder_));
  const std::vector<Heavy> all = heavy_files();
  const auto rings = std::find_if(all.begin(), all.end(), [](const Heavy& heavy) { return heavy.file == "rings.kml"; });
  ASSERT_NE(rings, all.end());
  ASSERT_NO_FATAL_FAILURE(make_apart(*rings, folder_ / rings->file));
  for (const char* file : {"page.html", "report.xml", "rings.kml"})
    for (const std::uint64_t megabytes : {90, 110, 130, 160, 200, 260, 340}) {
      const Measured result = run_measured({"validate", file}, folder_, folder_, {megabytes << 20, 0});
      if (result.exit_code == 127) continue;  // the program did not start
      EXPECT_LT(result.exit_code, 128) << file << " with " << megabytes << " MiB ended by a signal: " << result.err;
      const std::string said = result.out + result.err;
      EXPECT_THAT(said, testing::Not(testing::HasSubstr("without text"))) << file << " with " << megabytes << " MiB";
      if (result.exit_code == 70)
        EXPECT_THAT(said, testing::AnyOf(testing::HasSubstr("memory ran out"), testing::HasSubstr("ran out of memory"),
                                         testing::HasSubstr("Resource temporarily unavailable")))
            << file << " with " << megabytes << " MiB";
    }
}

/// Ctrl-C ends the program within two seconds wherever it is: while it opens a file, looks for headings or reads.
TEST_F(HeavyRun, CtrlCEndsIt) {
  std::size_t interrupted = 0;
  for (const Heavy& heavy : heavy_files()) {
    if (heavy.file != "merged_million.xlsx" && heavy.file != "relations_empty.xlsx" &&
        heavy.file != "strings_empty.xlsx" && heavy.file != "rings.kml")
      continue;
    ASSERT_NO_FATAL_FAILURE(make_apart(heavy, folder_ / heavy.file));
    for (const double after : {0.05, 0.3}) {
      const Measured result = run_measured({"validate", heavy.file}, folder_, folder_, {0, after * slower()});
      interrupted += result.exit_code == 130 ? 1 : 0;
      EXPECT_TRUE(result.exit_code == 130 || result.exit_code <= 3) << heavy.file << result.err;
      EXPECT_LT(result.seconds, (after + 2) * slower()) << heavy.file << " after " << after << " s";
    }
    fs::remove(folder_ / heavy.file);
  }
  EXPECT_GT(interrupted, 3u) << "too few runs were still working";
}

/// The same for PDF files, whose words other programs read; and the bound `seconds` ends them as well.
TEST_F(HeavyRun, CtrlCAndTheDeadlineEndPdfFiles) {
  for (const Heavy& heavy : heavy_pdfs()) {
    ASSERT_NO_FATAL_FAILURE(make_apart(heavy, folder_ / heavy.file));
    for (const double after : {0.05, 0.5}) {
      const Measured result = run_measured({"validate", heavy.file}, folder_, folder_, {0, after * slower()});
      EXPECT_TRUE(result.exit_code == 130 || result.exit_code <= 3) << heavy.file << result.err;
      EXPECT_LT(result.seconds, (after + 2) * slower()) << heavy.file << " after " << after << " s";
    }
    const Measured result = run_measured({"validate", heavy.file, "--limit", "seconds=1"}, folder_, folder_);
    EXPECT_LE(result.exit_code, 3) << heavy.file << result.err;
    EXPECT_LT(result.seconds, 3 * slower()) << heavy.file;
    fs::remove(folder_ / heavy.file);
  }
}

TEST_F(HeavyRun, QueriesOfCustomRulesEnd) {
  const std::string endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) ";
  std::string registers = "SELECT row AS record";
  for (int i = 0; i != 200; ++i) registers += ", hex(zeroblob(400000 + row)) AS x" + std::to_string(i);
  std::string joins = "SELECT a.row AS record FROM victim a";
  for (int i = 0; i != 12; ++i) joins += " JOIN victim b" + std::to_string(i);
  joins += " ORDER BY b11.row";
  struct Query {
    const char* name;
    std::string sql;
    bool ends;  ///< before its last row
  };
  for (const auto& [name, query, ends] :
       {Query{"recursion", endless + "SELECT row AS record FROM victim WHERE (SELECT max(x) FROM c) > 0", true},
        Query{"joins", joins, true}, Query{"registers", registers + " FROM victim", false}}) {
    std::ofstream(folder_ / "rules.toml") << "[[rule]]\ncode = \"ours\"\nseverity = \"info\"\nsummary = \"S.\"\nwhy = "
                                             "\"W.\"\nfix = \"F.\"\nproblem = \"P.\"\nquery = '''"
                                          << query << "'''\n";
    const Measured result =
        run_measured({"validate", std::string(MAEX_SOURCE_DIR) + "/samples/azcbl-2014/azcbl-2014.xlsx", "--rules",
                      "rules.toml", "-v"},
                     folder_, folder_);
    std::printf("%-28s %6.2f s  %4ju MiB  exit %d\n", name, result.seconds,
                static_cast<std::uintmax_t>(result.peak_bytes >> 20), result.exit_code);
    EXPECT_LE(result.exit_code, 1) << name << result.err;
    if (ends) EXPECT_THAT(result.out + result.err, testing::HasSubstr("own-rule-unfinished")) << name;
    EXPECT_LT(result.seconds, 10 * slower()) << name;
    EXPECT_LT(result.peak_bytes, static_cast<std::uint64_t>((512u << 20) * larger)) << name;
  }
}

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
