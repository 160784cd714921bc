// Converts and reads the result back. A second reading must lack exactly what the conversion announced as lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/content.hpp"
#include "core/report/messages.hpp"
#include "core/run/checks.hpp"
#include "core/run/job.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
using conformance::Content;
using conformance::lost;

fs::path shared_data() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  return given != nullptr ? fs::path(given) : fs::path(MAEX_SOURCE_DIR "/../shared/data");
}

class RoundTrip : public testing::Test {
 protected:
  RoundTrip() {
    std::string pattern = (fs::temp_directory_path() / "maex-trip-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    register_builtin_adapters(registry_);
  }
  ~RoundTrip() override { fs::remove_all(folder_); }

  ItemFacts convert(const fs::path& from, const std::string& to, const std::string& name,
                    const std::string& partner = {}) {
    ConvertJob job;
    job.inputs = {from};
    job.output = folder_ / name;
    job.source.partner = partner;
    job.to = to;
    job.digest = true;
    job.today = {2026, 1, 1};
    job.now = "2026-01-01T00:00:00";
    job.program = "maex test";
    RunFacts facts = run(job, registry_, {});
    EXPECT_EQ(facts.items.at(0).outcome, Outcome::done) << facts.items[0].problem;
    return facts.items[0];
  }
  /// What the output has and the input has not.
  static std::map<std::string, std::uint64_t> filled(const ItemFacts& facts) {
    std::map<std::string, std::uint64_t> fields;
    for (const FilledFact& each : facts.filled)
      for (const auto& [field, count] : each.fields) fields[field] += count;
    return fields;
  }
  static std::map<std::string, std::uint64_t> announced(const ItemFacts& facts) {
    std::map<std::string, std::uint64_t> fields;
    for (const LossFact& loss : facts.losses) fields[loss.field] += loss.count;
    return fields;
  }

  fs::path folder_;
  Registry registry_;
};

const fs::path sample = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";

TEST_F(RoundTrip, AzcblThroughMaxmlAndBackKeepsTheContentDigest) {
  const ItemFacts first = convert(sample, "maxml", "1.xml");
  EXPECT_TRUE(first.losses.empty());
  const ItemFacts second = convert(folder_ / "1.xml", "azcbl", "2.xlsx");
  EXPECT_TRUE(second.losses.empty()) << second.losses[0].code << " " << second.losses[0].field;
  const ItemFacts third = convert(folder_ / "2.xlsx", "maxml", "3.xml");
  const ItemFacts fourth = convert(folder_ / "3.xml", "maxml", "4.xml");
  EXPECT_EQ(first.digest, second.digest);
  EXPECT_EQ(second.digest, third.digest);
  EXPECT_EQ(third.digest, fourth.digest);
  EXPECT_EQ(
      lost(conformance::read_content(registry_, sample), conformance::read_content(registry_, folder_ / "2.xlsx")),
      (std::map<std::string, std::uint64_t>{}));
}

TEST_F(RoundTrip, AzcblAsPlainTextKeepsTheContentDigestToo) {
  const ItemFacts first = convert(sample, "azcbl", "1.csv");
  EXPECT_TRUE(first.losses.empty());
  const ItemFacts second = convert(folder_ / "1.csv", "maxml", "2.xml");
  EXPECT_EQ(first.digest, second.digest);
}

TEST_F(RoundTrip, AzcblSampleHasThePublishedSums) {
  const ItemFacts facts = convert(sample, "maxml", "1.xml");
  const auto records = [&](Kind kind) { return facts.records[static_cast<std::size_t>(kind)]; };
  EXPECT_EQ(records(Kind::incident), 15u);
  EXPECT_EQ(records(Kind::victim), 25u);
  EXPECT_EQ(facts.tallies.at("victim.outcome"), (std::map<std::string, std::uint64_t>{{"INJURED", 19}, {"KILLED", 6}}));
  EXPECT_EQ(facts.tallies.at("victim.status"),
            (std::map<std::string, std::uint64_t>{{"CIVILIAN", 9}, {"MILITARY", 16}}));
  EXPECT_EQ(facts.tallies.at("victim.sex"), (std::map<std::string, std::uint64_t>{{"MALE", 25}}));
  EXPECT_EQ(facts.tallies.at("device.category"),
            (std::map<std::string, std::uint64_t>{{"AP_MINE", 9}, {"AV_MINE", 4}, {"ERW_UXO", 2}}));
  std::uint64_t civilians_killed = 0, military_injured = 0;
  const Content content = conformance::read_content(registry_, sample);
  for (const auto& [fact, count] : content) {
    if (!fact.starts_with("victim ") || fact.find("victim.outcome\x1fKILLED") == std::string::npos) continue;
    const std::string owner = fact.substr(0, fact.find('\x1e'));
    civilians_killed += content.count(owner +
                                      "\x1e"
                                      "victim.status\x1f"
                                      "CIVILIAN");
  }
  for (const auto& [fact, count] : content) {
    if (!fact.starts_with("victim ") || fact.find("victim.outcome\x1fINJURED") == std::string::npos) continue;
    const std::string owner = fact.substr(0, fact.find('\x1e'));
    military_injured += content.count(owner +
                                      "\x1e"
                                      "victim.status\x1f"
                                      "MILITARY");
  }
  EXPECT_EQ(civilians_killed, 2u);
  EXPECT_EQ(military_injured, 12u);
}

class Colombia : public RoundTrip {
 protected:
  void SetUp() override {
    if (!fs::exists(file_)) GTEST_SKIP() << "the real file " << file_ << " is not here; set MAEX_SHARED_DATA";
  }
  fs::path file_ = shared_data() / "casualties/colombia_victims_2017.csv";
};

TEST_F(Colombia, IsReadWhole) {
  const ItemFacts facts = convert(file_, "maxml", "out.xml");
  EXPECT_EQ(facts.partner, "colombia");
  EXPECT_EQ(facts.records[static_cast<std::size_t>(Kind::victim)], 11498u);
  EXPECT_EQ(facts.tallies.at("victim.outcome"),
            (std::map<std::string, std::uint64_t>{{"INJURED", 9225}, {"KILLED", 2273}}));
  EXPECT_EQ(facts.tallies.at("victim.status"),
            (std::map<std::string, std::uint64_t>{{"CIVILIAN", 4473}, {"MILITARY", 7025}}));
  EXPECT_EQ(facts.balance.cells_read() + facts.balance.cells_empty(), (11498u + 1u) * 17u);
  EXPECT_EQ(facts.quarantined, 0u);
  const Content content = conformance::read_content(registry_, file_);
  int first_year = 9999, last_year = 0;
  for (const auto& [fact, count] : content) {
    if (const auto at = fact.find("\x1e"
                                  "incident.date\x1f");
        at != std::string::npos) {
      const int year = std::stoi(fact.substr(at + 15, 4));
      first_year = std::min(first_year, year);
      last_year = std::max(last_year, year);
      EXPECT_EQ(fact.size() - at - 15, 7u) << "a year and a month, no invented day";
    }
    if (const auto at = fact.find("\x1e"
                                  "place.district_code\x1f");
        at != std::string::npos) {
      EXPECT_EQ(fact.size() - at - 21, 5u) << fact.substr(at);
    }
  }
  EXPECT_EQ(first_year, 1990);
  EXPECT_EQ(last_year, 2017);
}

// Cells of a CSV line as they are in the file, with their quotes.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

TEST_F(Colombia, IsRefusedWhenThreeColumnsAreShiftedUnderTheirHeadings) {
  {
    std::ifstream in(file_);
    std::ofstream out(folder_ / "shifted.csv");
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> headings = cells_of(line);
    out << line << '\n';
    const auto at =
        static_cast<std::size_t>(std::find(headings.begin(), headings.end(), "condicion") - headings.begin());
    ASSERT_EQ(headings.at(at + 2), "genero");
    while (std::getline(in, line)) {
      std::vector<std::string> cells = cells_of(line);
      std::swap(cells[at + 2], cells[at + 1]);
      std::swap(cells[at + 1], cells[at]);
      for (std::size_t i = 0; i != cells.size(); ++i) out << (i == 0 ? "" : ",") << cells[i];
      out << '\n';
    }
  }
  ConvertJob job;
  job.inputs = {folder_ / "shifted.csv"};
  job.output = folder_ / "shifted.xlsx";
  job.to = "azcbl";
  job.today = {2026, 1, 1};
  const RunFacts run_facts = run(job, registry_, {});
  const ItemFacts& facts = run_facts.items.at(0);
  EXPECT_EQ(facts.outcome, Outcome::unreadable);
  for (const char* part :
       {"under \"condicion\" stand values of \"genero\"", "under \"estado\" stand values of \"condicion\"",
        "under \"genero\" stand values of \"estado\""})
    EXPECT_NE(facts.problem.find(part), std::string::npos) << facts.problem;
  EXPECT_FALSE(fs::exists(folder_ / "shifted.xlsx"));
  EXPECT_FALSE(fs::exists(folder_ / "shifted.xlsx.quarantine.csv"));
}

TEST_F(Colombia, SurplusIdenticalRowsAreToldAndNoneIsMerged) {
  ConvertJob job;
  job.inputs = {file_};
  job.today = {2026, 1, 1};
  job.checks = load_checks({}, registry_, {}, job.today);
  const RunFacts run_facts = run(job, registry_, {});
  const ItemFacts& facts = run_facts.items.at(0);
  EXPECT_EQ(facts.records[static_cast<std::size_t>(Kind::incident)], 11498u);
  std::string said;
  for (const auto& group : facts.findings)
    if (group.type.code == "identical-records")
      said = Messages::of(Language::en).problem(group.type, group.stored.at(0), false);
  EXPECT_TRUE(said.starts_with("Incidents that repeat an earlier one in every value: 3769 (row")) << said;
}

TEST_F(Colombia, LosesInMaxmlExactlyWhatItAnnounces) {
  const ItemFacts facts = convert(file_, "maxml", "out.xml");
  const Content before = conformance::read_content(registry_, file_);
  const Content after = conformance::read_content(registry_, folder_ / "out.xml");
  EXPECT_EQ(lost(before, after), announced(facts));
  EXPECT_EQ(lost(after, before), filled(facts)) << "nothing may be invented";
}

TEST_F(Colombia, LosesInAnAzcblWorkbookExactlyWhatItAnnounces) {
  const ItemFacts facts = convert(file_, "azcbl", "out.xlsx");
  EXPECT_EQ(lost(conformance::read_content(registry_, file_),
                 conformance::read_content(registry_, folder_ / "out.xlsx", "azcbl")),
            announced(facts));
}

TEST_F(Colombia, ComesBackFromMaxmlAsItsOwnCsv) {
  const ItemFacts there = convert(file_, "maxml", "out.xml");
  const ItemFacts back = convert(folder_ / "out.xml", "colombia", "back.csv");
  EXPECT_EQ(there.digest, back.digest);
  EXPECT_EQ(lost(conformance::read_content(registry_, folder_ / "out.xml"),
                 conformance::read_content(registry_, folder_ / "back.csv")),
            filled(there));
}

}  // namespace
}  // namespace maex
