// Every code that a sample's output prints has a page: maex rules CODE.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/samples/case.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex::samples {
namespace {

const std::filesystem::path root = MAEX_SOURCE_DIR;

void add_all(std::set<std::string>& codes, const std::string& text, const std::regex& pattern) {
  for (std::sregex_iterator each(text.begin(), text.end(), pattern), end; each != end; ++each) codes.insert((*each)[1]);
}

/// The codes in one line of a report.
void add_codes(std::set<std::string>& codes, const std::string& line) {
  static const std::regex finding("^(?:error|warning|info) +([a-z][a-z0-9-]+) ");
  static const std::regex loss("\\b(loss-[a-z0-9-]+)");
  static const std::regex balance("^(?:used|changed|quarantined|ignored) ");
  static const std::regex filled("(?:^|, )([a-z][a-z-]+) [0-9 ]+ records?");
  static const std::regex counted(" ([a-z][a-z-]+) [0-9]");
  static const std::regex not_run("^  not run, .*: (?:[a-z0-9-]+(?:, )?)+$");
  static const std::regex listed("[:,] ([a-z0-9-]+)(?=,|$)");
  add_all(codes, line, finding);
  add_all(codes, line, loss);
  std::smatch match;
  if (std::regex_search(line, balance)) add_all(codes, line.substr(12), counted);
  if (line.starts_with("filled in ")) add_all(codes, line.substr(13), filled);
  if (std::regex_match(line, match, not_run)) add_all(codes, line.substr(line.rfind(": ")), listed);
}

TEST(Codes, EachCodeOfASampleHasAPage) {
  std::set<std::string> codes;
  for (const Case& one : find_cases(root / "samples"))
    for (const char* name : {"stdout", "stderr"}) {
      std::ifstream file(one.folder / "expected" / name);
      for (std::string line; std::getline(file, line);) add_codes(codes, line);
    }
  // Words of the balance that are not codes.
  for (const char* word : {"rows", "row", "cells", "cell", "records", "record"}) codes.erase(word);
  EXPECT_GT(codes.size(), 60u);
  EXPECT_TRUE(codes.contains("date-not-understood") && codes.contains("loss-field-without-column") &&
              codes.contains("heading-row") && codes.contains("district-from-name") &&
              codes.contains("coordinates-pulkovo"))
      << "the test no longer finds the codes";
  const Scratch scratch;
  for (const std::string& code : codes) {
    Finished page = run_process(test::program(), {"rules", code}, scratch.path(), scratch.path());
    if (page.exit_code != 0)  // a rule of the sample's own
      page = run_process(test::program(), {"rules", code, "--rules", root / "samples/own-rules/ours.toml"},
                         scratch.path(), scratch.path());
    EXPECT_EQ(page.exit_code, 0) << code << " has no page: " << page.err;
  }
  EXPECT_EQ(run_process(test::program(), {"rules", "no-such-code"}, scratch.path(), scratch.path()).exit_code, 2);
}

}  // namespace
}  // namespace maex::samples
