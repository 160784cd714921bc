// Names of persons over alphabets and spellings: names.csv has pairs with the level that a person expects, and why.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "core/match/comparison.hpp"
#include "core/text/csv_rows.hpp"

namespace maex::match {
namespace {

struct Case {
  std::string a, b, level, reason;
};

std::vector<Case> cases() {
  std::ifstream in(MAEX_SOURCE_DIR "/tests/match/names.csv");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CsvRows rows(text, "names.csv");
  std::vector<std::string> fields;
  std::vector<Case> all;
  EXPECT_TRUE(rows.next(fields));
  while (rows.next(fields)) all.push_back({fields.at(0), fields.at(1), fields.at(2), fields.at(3)});
  return all;
}

std::string level(const std::string& a, const std::string& b) {
  const auto found = static_cast<std::size_t>(compare(read_name(a), read_name(b)));
  return found == 0 ? "missing" : std::string(level_names(Comparison::name)[found - 1]);
}

TEST(Names, HaveTheLevelThatAPersonExpects) {
  std::map<std::string, int> levels;
  for (const Case& each : cases()) {
    EXPECT_EQ(level(each.a, each.b), each.level) << each.a << " / " << each.b << ": " << each.reason;
    ++levels[each.level];
  }
  EXPECT_GE(cases().size(), 200u);
  EXPECT_EQ(levels.size(), level_names(Comparison::name).size()) << "a level has no case";
}

TEST(Names, TheOrderOfTheTwoDoesNotMatter) {
  for (const Case& each : cases()) EXPECT_EQ(level(each.a, each.b), level(each.b, each.a)) << each.a << " / " << each.b;
}

TEST(Names, EachIsEqualToItself) {
  for (const Case& each : cases()) EXPECT_EQ(level(each.a, each.a), "equal") << each.a;
}

TEST(Names, AnEmptyNameIsMissing) {
  EXPECT_EQ(level("", "Anar"), "missing");
  EXPECT_EQ(level("-", " "), "missing");
}

TEST(Distance, CountsTheEditsOfAPerson) {
  const auto edits = [](std::string_view a, std::string_view b) { return distance(Word(a), Word(b), 9); };
  EXPECT_EQ(edits("kitten", "sitting"), 3u);
  EXPECT_EQ(edits("ab", "ba"), 1u) << "exchanged neighbours";
  EXPECT_EQ(edits("", "abc"), 3u);
  EXPECT_EQ(edits("abc", "abc"), 0u);
  EXPECT_GT(distance(Word("aaaa"), Word("zzzz"), 2), 2u);
}

}  // namespace
}  // namespace maex::match
