// The twelve monthly reports of samples/anama-2014, read as files: their sums, their chains of running totals, and the
// contradictions that are planted in them.
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::UnorderedElementsAre;

class AnamaYear : public Program {
 protected:
  AnamaYear() {
    for (const auto& file : std::filesystem::directory_iterator(MAEX_SOURCE_DIR "/samples/anama-2014"))
      if (file.path().filename().string().starts_with("2014-")) {
        std::filesystem::copy(file.path(), folder_ / file.path().filename());
        reports_.insert(file.path().filename().string());
      }
  }

  [[nodiscard]] std::string all() const {
    std::string names;
    for (const std::string& report : reports_) names += report + " ";
    return names;
  }

  /// Errors and warnings of the reports together, as "code, place: other place, …".
  std::vector<std::string> findings() {
    const std::string out = maex("validate " + all() + "--together --json");
    std::vector<std::string> found;
    const json facts = json::parse(out.substr(out.find("{\n")));
    EXPECT_EQ(facts.at("items").at(0).at("inputs").size(), 12u);
    for (const json& group : facts.at("items").at(0).at("findings")) {
      if (group.at("severity") == "info") continue;
      EXPECT_EQ(group.at("count"), group.at("notices").size());
      for (const json& notice : group.at("notices")) {
        std::string one = group.at("code").get<std::string>() + ", " + notice.at("where").at("text").get<std::string>();
        std::set<std::string> others;
        for (const json& other : notice.value("also", json::array())) others.insert(other.at("text"));
        for (const std::string& other : others) one += "; " + other;
        found.push_back(one);
      }
    }
    return found;
  }

  /// Exchanges a text of a report that is a web page.
  void change(const std::string& report, const std::string& from, const std::string& to) {
    std::string page = text(report);
    const std::size_t at = page.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    file(report, page.replace(at, from.size(), to));
  }

  std::set<std::string> reports_;
};

// The README of the sample lists them. The hectares and the calls contradict the same sentence.
TEST_F(AnamaYear, HasThePlantedContradictionsAndNoOther) {
  ASSERT_EQ(reports_.size(), 12u);
  EXPECT_THAT(
      findings(),
      UnorderedElementsAre("periods-below-total, 2014-04.docx, block 8; 2014-03.html, block 9; 2014-04.docx, block 5",
                           "parts-below-total, 2014-08.docx, block 10; 2014-08.docx, block 10",
                           "hectares-differ, 2014-11.odt, block 5; 2014-11.odt, block 5"));
}

TEST_F(AnamaYear, ABrokenLinkOfAChainIsFound) {
  // 2416 people since the early 1990s, and two in November: its report cannot have 2418 then.
  change("2014-10.html", "2 416 nəfər mina/PHS", "2 417 nəfər mina/PHS");
  EXPECT_THAT(findings(),
              Contains("periods-exceed-total, 2014-11.odt, block 17; 2014-10.html, block 18; 2014-11.odt, block 14"));
}

TEST_F(AnamaYear, SumsAreThePublishedOnes) {
  convert(all() + "--to figures -o year.csv");
  std::istringstream in(text("year.csv"));
  std::map<std::string, std::map<std::string, double>> by_month;  // measure and breakdown, then month
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) c == ',' ? static_cast<void>(cells.emplace_back()) : static_cast<void>(cells.back() += c);
    // A figure of a month, in a sentence and in a table, is one figure.
    if (cells[3].empty() && cells[6].starts_with("2014-"))
      by_month[cells[1] + " " + cells[2]][cells[6]] = std::stod(cells[4]);
  }
  const auto sum = [&](const std::string& what) {
    double all = 0;
    for (const auto& [month, number] : by_month[what]) all += number;
    return all;
  };
  EXPECT_EQ(sum("victims "), 22);
  EXPECT_EQ(sum("dead "), 6);
  EXPECT_EQ(sum("wounded "), 16);
  EXPECT_EQ(sum("dead status=CIVILIAN"), 2);
  EXPECT_EQ(sum("dead status=MILITARY"), 4);
  EXPECT_EQ(sum("wounded status=CIVILIAN"), 5);
  EXPECT_EQ(sum("wounded status=MILITARY"), 11);
  EXPECT_EQ(sum("accidents "), 12);
  EXPECT_EQ(by_month["accidents "].size(), 12u) << "June has none, and says so";
}

}  // namespace
}  // namespace maex::story
