// The list has forty planted faults. The program must report each fault at its own cell, and report nothing else. The
// clean list must have no error.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "samples/azcbl-planted/faults.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex::samples::planted_test {
namespace {

struct Finding {
  std::string code, sheet, cell, severity;
  auto key() const { return std::tie(code, sheet, cell); }
  friend bool operator<(const Finding& a, const Finding& b) { return a.key() < b.key(); }
};
using Findings = std::set<Finding>;

void PrintTo(const Finding& finding, std::ostream* out) {
  *out << finding.severity << ' ' << finding.code << " at \"" << finding.sheet << "\" " << finding.cell;
}

std::string address(const nlohmann::json& where) {
  const auto row = where.value("row", 0);
  const auto column = where.value("column", 0);
  if (row == 0) return "";
  if (column == 0 || column > 26) return "row " + std::to_string(row);
  return std::string(1, static_cast<char>('A' + column - 1)) + std::to_string(row);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The findings of the program for a workbook, with a fixed date. The same code twice at one place is a duplicate
/// finding and fails the test.
Findings findings_of(const std::filesystem::path& workbook) {
  const Scratch scratch;
  const Finished finished =
      run_process(test::program(), {"validate", workbook.string(), "--today", "2015-03-01", "--json"}, scratch.path(),
                  scratch.path());
  EXPECT_EQ(finished.err, "");
  Findings findings;
  const auto report = nlohmann::json::parse(finished.out);
  for (const auto& group : report["items"][0]["findings"]) {
    EXPECT_EQ(group["count"], group["notices"].size()) << "all findings of a code are listed";
    for (const auto& notice : group["notices"]) {
      const auto& where = notice["where"];
      const Finding found{group["code"], where.value("part", ""), address(where), group["severity"]};
      EXPECT_TRUE(findings.insert(found).second) << testing::PrintToString(found) << " is said twice";
    }
  }
  return findings;
}

const std::filesystem::path clean = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";
const std::filesystem::path workbook = MAEX_SOURCE_DIR "/samples/azcbl-planted/planted.xlsx";

TEST(Planted, FortyFaultsOfFortyKinds) {
  std::set<std::string_view> codes;
  std::set<std::pair<std::string_view, std::string_view>> cells;
  for (const planted::Fault& fault : planted::faults()) {
    EXPECT_TRUE(codes.insert(fault.code).second) << fault.code << " is planted twice";
    EXPECT_TRUE(cells.insert({fault.sheet, fault.cell}).second) << fault.cell << " holds two faults";
  }
  EXPECT_EQ(codes.size(), 40u);
}

TEST(Planted, EachIsFoundAtItsCellAndNothingElseIs) {
  const Findings found = findings_of(workbook);
  Findings expected = findings_of(clean);  // findings of the clean list are not planted faults
  for (const planted::Fault& fault : planted::faults()) {
    const Finding wanted{std::string(fault.code), std::string(fault.sheet), std::string(fault.cell), ""};
    EXPECT_TRUE(found.contains(wanted)) << fault.code << " at \"" << fault.sheet << "\" " << fault.cell
                                        << " is not found: " << fault.mistake;
    expected.insert(wanted);
  }
  for (const Finding& finding : found)
    EXPECT_TRUE(expected.contains(finding)) << testing::PrintToString(finding) << " was not planted";
}

TEST(Planted, TheCleanListHasNoError) {
  Findings wanted{{"no-heading-row", "Siyahılar", "", ""}};
  for (const Finding& finding : findings_of(clean)) {
    EXPECT_NE(finding.severity, "error") << testing::PrintToString(finding);
    if (finding.severity == "warning") { EXPECT_EQ(wanted.erase(finding), 1u) << testing::PrintToString(finding); }
  }
  EXPECT_TRUE(wanted.empty());
}

TEST(Planted, WorkbookAndPlanAreWhatTheirGeneratorMakes) {
  const Scratch scratch;
  const Finished finished = run_process(MAEX_MAKE_PLANTED, {"made.xlsx", "made.csv"}, scratch.path(), scratch.path());
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_TRUE(bytes_of(scratch.path() / "made.xlsx") == bytes_of(workbook) &&
              bytes_of(scratch.path() / "made.csv") == bytes_of(workbook.parent_path() / "planted.csv"))
      << "after a change of faults.hpp run: maex_make_planted samples/azcbl-planted/planted.xlsx "
         "samples/azcbl-planted/planted.csv";
}

}  // namespace
}  // namespace maex::samples::planted_test
