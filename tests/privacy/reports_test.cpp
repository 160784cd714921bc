// Nothing about a person in a report or a message is printed, or written to a file, unless the user asks for it. Python
// makes the reports. All persons are invented.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/archive.hpp"
#include "tests/privacy/seed.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex::privacy {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr const char* person = "Testova Qızılgül";
constexpr const char* telephone = "+994 50 765 43 21";
constexpr const char* document = "AZE87654321";

/// What the text says about the person: the name in any alphabet or case, the numbers with any blanks.
std::vector<std::string> told_in(const std::string& text) {
  std::vector<std::string> found = found_in(text);
  std::string close;
  std::copy_if(text.begin(), text.end(), std::back_inserter(close),
               [](char c) { return std::string_view(" -()").find(c) == std::string_view::npos; });
  for (const char* number : {"507654321", "87654321"})
    if (const std::size_t at = close.find(number); at != std::string::npos)
      found.push_back(close.substr(at < 60 ? 0 : at - 60, 100));
  return found;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!bytes.starts_with("PK")) return bytes;
  const Archive archive(path);
  std::string all;
  for (std::size_t i = 0; i != archive.members().size(); ++i) (all += archive.read(i, 1u << 28)) += '\n';
  return all;
}

class Reports : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    fs::create_directory(folder());
    make(folder());
  }
  static void make(const fs::path& folder) {
    const samples::Scratch logs;
    const samples::Finished made = samples::run_process(
        MAEX_PYTHON, {MAEX_MAKE_REPORTS, folder.string(), person, telephone, document}, folder, logs.path());
    ASSERT_EQ(made.exit_code, 0) << made.err;
  }
  [[nodiscard]] fs::path folder() const { return scratch_.path() / "play"; }

  /// Runs the program. Neither its streams nor the files that it writes say anything about the person. Returns what it
  /// printed.
  samples::Finished run(const Words& words, const Words& written = {}) const {
    std::string command;
    for (const std::string& word : words) command += word + ' ';
    samples::Finished finished = samples::run_process(test::program(), words, folder(), scratch_.path());
    EXPECT_LE(finished.exit_code, 3) << command << finished.err;
    for (const std::string& each : told_in(finished.out + finished.err)) ADD_FAILURE() << command << "tells " << each;
    for (const std::string& file : written) {
      if (!fs::exists(folder() / file)) {
        ADD_FAILURE() << command << "did not write " << file << '\n' << finished.err;
        continue;
      }
      for (const std::string& each : told_in(content(folder() / file)))
        ADD_FAILURE() << command << "wrote to " << file << ": " << each;
    }
    return finished;
  }

  samples::Scratch scratch_;
};

TEST_P(Reports, SayNothingAboutPersons) {
  const std::string file = GetParam();
  const bool is_message = file.ends_with(".eml");
  run({"inspect", file});
  run({"inspect", file, "-v"});
  run({"inspect", file, "--json"});
  run({"validate", file, "--skip-broken", "-v", "--html", "en.html", "--sarif", "en.sarif"}, {"en.html", "en.sarif"});
  run({"validate", file, "--skip-broken", "--json", "--max-findings", "1000", "--language", "az"});
  run({"validate", file, "--skip-broken", "-v", "--language", "ru", "--html", "ru.html"}, {"ru.html"});
  run({"validate", file});  // a message with a broken workbook is refused
  run({"explain", file, "T-10"});
  if (!is_message)
    EXPECT_NE(run({"convert", file, "--to", "figures", "-o", "figures.csv", "--include", "any", "-v", "--fates",
                   "fates.csv", "--report", "report.json"},
                  {"figures.csv", "fates.csv", "report.json"})
                  .err,
              "");
  run({"convert", file, "--skip-broken", "--to", "figures", "-o", "figures.xlsx", "--include", "any"},
      {"figures.xlsx"});
  run({"convert", file, "--skip-broken", "--to", "figures", "-o", "x.xlsx", "--save-job", "night.toml"},
      {"night.toml"});
  run({"convert", file, "--skip-broken", "--to", "figures", "--dry-run", "--json"});
}

INSTANTIATE_TEST_SUITE_P(AsFiles, Reports,
                         testing::Values("anama.txt", "anama.html", "anama.docx", "anama.odt", "anama.pdf", "anama.eml",
                                         "monitor.txt", "monitor.html", "monitor.docx", "monitor.odt", "monitor.pdf",
                                         "monitor.eml"),
                         [](const testing::TestParamInfo<const char*>& file) {
                           std::string name = file.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

using WrittenReports = Reports;

/// Reports that are written from a list of casualties, and read again.
TEST_P(WrittenReports, HaveNoPersons) {
  const std::string partner = GetParam();
  const bool agency = partner == "anama";
  for (const std::string ending : {"docx", "odt", "html", "xlsx"}) {
    if (!agency && ending == "xlsx") continue;
    const std::string out = partner + "-out." + ending;
    run({"convert", "list.csv", "--from", "azcbl", "--to", partner, "--to-option",
         agency ? "period=2019-03" : "period=2019", "--include", "any", "-v", "-o", out},
        {out});
    run({"validate", out, "-v"});
  }
}

INSTANTIATE_TEST_SUITE_P(Partners, WrittenReports, testing::Values("anama", "monitor"),
                         [](const testing::TestParamInfo<const char*>& partner) { return std::string(partner.param); });

// The search finds what it searches for, and the reports hold it.
TEST(ToldIn, FindsEachSign) {
  for (const char* text : {"x TESTOVA y", "Qizilgül", "(+994 50) 765-43-21", "aze87654321"})
    EXPECT_FALSE(told_in(text).empty()) << text;
  EXPECT_TRUE(told_in("Test, 765 43 20 and 1 of 8765432").empty());
}

}  // namespace
}  // namespace maex::privacy
