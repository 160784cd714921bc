// The words of reports: the same keys in each language, numbers, dates and endings.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/figures/report_words.hpp"

namespace maex::figures {
namespace {

std::vector<std::string> sorted_keys(Language language) {
  std::vector<std::string> keys = ReportWords::of(language).keys();
  // Endings of numbers are grammar of one language.
  std::erase_if(keys, [](const std::string& key) { return key.starts_with("ending."); });
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// The names of the gaps of a text.
std::vector<std::string> gaps_of(std::string_view text) {
  std::vector<std::string> gaps;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find_first_of(":}", at);
    gaps.emplace_back(text.substr(at + 1, end - at - 1));
  }
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  // Verbs, endings and forms of dates belong to the grammar of one language.
  std::erase_if(gaps, [](const std::string& gap) {
    return gap == "verb" || gap == "total_verb" || gap == "they" || gap == "th" || gap == "from" || gap == "when" ||
           gap == "inside" || gap.starts_with("month");
  });
  return gaps;
}

TEST(ReportWords, HaveTheSameKeysInEachLanguage) {
  EXPECT_GT(sorted_keys(Language::en).size(), 150u) << "the test no longer finds the words";
  EXPECT_EQ(sorted_keys(Language::az), sorted_keys(Language::en));
  EXPECT_EQ(sorted_keys(Language::ru), sorted_keys(Language::en));
}

TEST(ReportWords, HaveTheSameGapsInEachLanguage) {
  const ReportWords& english = ReportWords::of(Language::en);
  for (const std::string& key : sorted_keys(Language::en))
    for (const Language language : {Language::az, Language::ru}) {
      if (key.starts_with("when.") || key == "base.year") continue;
      EXPECT_EQ(gaps_of(ReportWords::of(language).text(key)), gaps_of(english.text(key)))
          << key << " in " << language_tags[static_cast<std::size_t>(language)];
    }
}

TEST(ReportWords, WriteNumbersInTheFormOfTheLanguage) {
  EXPECT_EQ(ReportWords::of(Language::en).figure(1284310), "1,284,310");
  EXPECT_EQ(ReportWords::of(Language::ru).figure(1284310), "1\u00A0284\u00A0310");
  EXPECT_EQ(ReportWords::of(Language::en).figure(51364.07), "51,364.07");
  EXPECT_EQ(ReportWords::of(Language::az).figure(42.43), "42,43");
  EXPECT_EQ(ReportWords::of(Language::en).figure(0.5), "0.5");
  EXPECT_EQ(ReportWords::of(Language::en).figure(999), "999");
}

TEST(ReportWords, UseTheFormOfTheNoun) {
  const auto counted = [](Language language, double number) {
    return ReportWords::of(language).counted(Code::measure_AP_MINES, number, no_code);
  };
  EXPECT_EQ(counted(Language::en, 1), "1 anti-personnel mine");
  EXPECT_EQ(counted(Language::en, 27), "27 anti-personnel mines");
  EXPECT_EQ(counted(Language::ru, 1), "1 противопехотная мина");
  EXPECT_EQ(counted(Language::ru, 22), "22 противопехотные мины");
  EXPECT_EQ(counted(Language::ru, 11), "11 противопехотных мин");
  EXPECT_EQ(counted(Language::az, 27), "27 ədəd piyada əleyhinə mina");
}

TEST(ReportWords, EndAzerbaijaniNumbersAsTheyAreSpoken) {
  const ReportWords& words = ReportWords::of(Language::az);
  EXPECT_EQ(words.when(Day{2014, 6, 0}), "2014-cü ilin iyun ayında");
  EXPECT_EQ(words.when(Day{2016, 0, 0}), "2016-cı ildə");
  EXPECT_EQ(words.when(Day{2019, 0, 0}), "2019-cu ildə");
  EXPECT_EQ(words.when(Day{2020, 0, 0}), "2020-ci ildə");
  EXPECT_EQ(words.when(Day{2000, 0, 0}), "2000-ci ildə");
  EXPECT_EQ(words.figure(3000, Code::qualifier_MORE_THAN), "3\u00A0000-dən çox");
  EXPECT_EQ(words.figure(40, Code::qualifier_LESS_THAN), "40-dan az");
}

TEST(ReportWords, WriteDates) {
  EXPECT_EQ(ReportWords::of(Language::en).period(Day{2014, 6, 30}), "30 June 2014");
  EXPECT_EQ(ReportWords::of(Language::ru).period(Day{2014, 6, 30}), "30 июня 2014 года");
  EXPECT_EQ(ReportWords::of(Language::ru).when(Day{2014, 6, 0}), "В июне 2014 года");
  EXPECT_EQ(ReportWords::of(Language::en).base("2020-11-10"), "From 10 November 2020");
  EXPECT_EQ(ReportWords::of(Language::ru).base("early 1990s"), "С начала 1990-х годов");
}

TEST(ReportWords, NameDistrictsInTheirLanguage) {
  EXPECT_EQ(ReportWords::of(Language::az).row(By::district, "AZ-FUZ"), "Füzuli");
  EXPECT_EQ(ReportWords::of(Language::en).row(By::district, "no such place"), "no such place");
}

TEST(ReportWords, RefuseAKeyThatTheyLack) {
  EXPECT_THROW(static_cast<void>(ReportWords::of(Language::en).text("no.such.key")), std::logic_error);
}

}  // namespace
}  // namespace maex::figures
