// The profiles must contain all words of the sample, of the generator and of Colombia's real table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "core/text/fold.hpp"
#include "samples/azcbl-2014/incidents.hpp"
#include "tests/bench/generate/list.hpp"
#include "tests/unit/profiles/profile_text.hpp"

namespace maex::profile_text {
namespace {

TEST(Words, OfTheSampleAreUnderstood) {
  const Text text = read("azcbl");
  for (const auto& half : sample::half_years())
    for (const auto& incident : half.incidents) {
      EXPECT_NE(code_of(text, "device.category", incident.device), "") << incident.device;
      EXPECT_NE(code_of(text, "source.kind", incident.source), "") << incident.source;
      EXPECT_NE(code_of(text, "incident.check_state", incident.check), "") << incident.check;
      for (const auto& person : incident.people) {
        EXPECT_NE(code_of(text, "victim.outcome", person.outcome), "") << person.outcome;
        EXPECT_NE(code_of(text, "victim.status", person.status), "") << person.status;
        EXPECT_EQ(code_of(text, "victim.sex", person.sex), "MALE") << person.sex;
        EXPECT_EQ(code_of(text, "victim.age_group", person.age_group), "ADULT") << person.age_group;
        EXPECT_EQ(code_of(text, "victim.nationality_group", person.citizenship), "CITIZEN") << person.citizenship;
      }
    }
}

template <std::size_t N>
void expect_understood(const Text& text, std::string_view field, const bench::Spelled (&words)[N]) {
  for (const bench::Spelled& word : words)
    for (const std::string_view spelling : {word.az, word.ru, word.en})
      EXPECT_EQ(code_of(text, field, spelling), info(word.code).name) << field << ": " << spelling;
}

TEST(Words, OfTheGeneratorAreUnderstoodAsItMeansThem) {
  const Text text = read("azcbl");
  expect_understood(text, "device.category", bench::devices);
  expect_understood(text, "victim.outcome", bench::outcomes);
  expect_understood(text, "victim.status", bench::statuses);
  expect_understood(text, "victim.sex", bench::sexes);
  expect_understood(text, "victim.age_group", bench::age_groups);
  expect_understood(text, "victim.nationality_group", bench::citizenships);
  expect_understood(text, "source.kind", bench::sources);
  expect_understood(text, "incident.check_state", bench::checks);
  std::set<std::string> known;
  for (const Column& column : text.columns)
    for (const std::string& heading : column.headings) known.insert(fold(heading));
  for (const std::string_view heading : bench::headings)
    EXPECT_THAT(known, testing::Contains(fold(heading))) << heading;
}

std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

TEST(Words, OfColombiasTableAreAllInItsProfile) {
  const char* shared = std::getenv("MAEX_SHARED_DATA");
  std::ifstream file(std::string(shared != nullptr ? shared : MAEX_SOURCE_DIR "/../shared/data") +
                     "/casualties/colombia_victims_2017.csv");
  if (!file) GTEST_SKIP() << "the shared data are not here; set MAEX_SHARED_DATA to their folder";
  const Text text = read("colombia");
  std::map<std::string, const Column*> by_heading;
  for (const Column& column : text.columns)
    for (const std::string& heading : column.headings) by_heading.emplace(fold(heading), &column);
  std::string line;
  std::getline(file, line);
  std::vector<const Column*> columns;
  for (const std::string& heading : split_csv(line.substr(line.starts_with("\xEF\xBB\xBF") ? 3 : 0))) {
    ASSERT_EQ(by_heading.count(fold(heading)), 1u) << heading;
    columns.push_back(by_heading[fold(heading)]);
  }
  std::set<std::pair<std::string, std::string>> strange;
  while (std::getline(file, line)) {
    const auto cells = split_csv(line);
    ASSERT_EQ(cells.size(), columns.size()) << line;
    for (std::size_t i = 0; i != cells.size(); ++i)
      if (!columns[i]->values.empty() && code_of(text, columns[i]->field, cells[i]).empty())
        strange.emplace(columns[i]->field, cells[i]);
  }
  EXPECT_THAT(strange, testing::IsEmpty());
}

}  // namespace
}  // namespace maex::profile_text
