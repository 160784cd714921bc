// Each finding has texts in every language, and each text belongs to a finding.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/texts/told.hpp"

namespace maex {
namespace {

using testing::IsEmpty;

std::string text_at(const Messages& words, const NoticeType& notice, std::string_view part) {
  const FindingType type = type_of(notice);
  if (part == "summary") return std::string(words.summary(type));
  if (part == "why") return std::string(words.why(type));
  if (part == "fix") return std::string(words.fix(type));
  return std::string(words.problem(type));
}

std::string_view english_at(const NoticeType& type, std::string_view part) {
  return part == "summary" ? type.summary : part == "why" ? type.why : part == "fix" ? type.fix : type.problem;
}

std::vector<std::string_view> parts_of(const NoticeType& type) {
  std::vector<std::string_view> parts = {"summary", "why", "fix"};
  if (!type.problem.empty()) parts.push_back("problem");
  return parts;
}

TEST(NoticeTexts, NoneIsMissing) {
  for (const Language language : told::other_languages())
    for (const auto& [code, type] : told::notices())
      EXPECT_THAT(Messages::of(language).missing(*type), IsEmpty())
          << "schemas/messages/" << Messages::of(language).language_tag();
}

TEST(NoticeTexts, AreTranslatedAndNoCopies) {
  for (const Language language : told::other_languages()) {
    const Messages& words = Messages::of(language);
    for (const auto& [code, type] : told::notices())
      for (const std::string_view part : parts_of(*type)) {
        const std::string text = text_at(words, *type, part);
        SCOPED_TRACE(std::string(words.language_tag()) + " " + code + " " + std::string(part) + ": " + text);
        EXPECT_TRUE(text.ends_with('.') || text.ends_with('?')) << "no sentence";
        EXPECT_EQ(text.find("  "), std::string::npos);
        EXPECT_EQ(told::english_in(text), "") << "an English word";
        if (told::has_words(english_at(*type, part))) {
          EXPECT_NE(text, english_at(*type, part)) << "the English text";
        }
      }
  }
}

TEST(NoticeTexts, KeepThePlacesOfTheirArguments) {
  for (const Language language : told::other_languages()) {
    const Messages& words = Messages::of(language);
    for (const auto& [code, type] : told::notices())
      for (const std::string_view part : parts_of(*type)) {
        const std::string text = text_at(words, *type, part), english(english_at(*type, part));
        EXPECT_EQ(told::names_in(text), told::names_in(english))
            << words.language_tag() << " " << code << " " << part << ": " << text;
      }
  }
}

TEST(NoticeTexts, NoneIsLeftOverFromANoticeThatIsGone) {
  for (const Language language : told::other_languages()) {
    const Messages& words = Messages::of(language);
    std::set<std::string> wanted;
    for (const auto& [code, type] : told::notices())
      for (const std::string_view part : parts_of(*type)) wanted.insert("notice." + code + "." + std::string(part));
    for (const std::string& key : words.keys())
      if (key.starts_with("notice.")) {
        EXPECT_TRUE(wanted.contains(key)) << words.language_tag() << ": no notice has " << key;
      }
  }
}

TEST(NoticeTexts, ATextThatIsMissingIsNamedAndTheEnglishOneStandsIn) {
  constexpr NoticeType odd{"odd-value",  Severity::error, "A value is odd.",
                           "It counts.", "Mend it.",      "{value} is odd beside {other}."};
  Messages words(Language::az);
  words.add("[notice.odd-value]\nsummary = \"Qiymət qəribədir.\"\nproblem = \"{other} yanında {value} qəribədir.\"\n",
            "az.toml");
  EXPECT_THAT(words.missing(odd), testing::ElementsAre("notice.odd-value.why", "notice.odd-value.fix"));
  EXPECT_EQ(words.why(type_of(odd)), "It counts.");
  Finding finding;
  finding.value = "{other}";
  finding.personal = true;
  finding.problem = {Pattern(), {{"other", "7"}}};
  EXPECT_EQ(words.problem(type_of(odd), finding, true), "7 yanında {other} qəribədir.")
      << "what stands in a value is not filled in";
  EXPECT_EQ(words.problem(type_of(odd), finding, false).find("{other}"), std::string::npos) << "a personal value";
}

TEST(NoticeTexts, AFindingsOwnSentenceStandsInForThatOfItsType) {
  Finding finding;
  finding.problem = {"{count:finding|findings}"_text, {{"count", 3}}};
  EXPECT_EQ(Messages::of(Language::ru).problem(type_of(mapping_notices::value_not_understood), finding, false),
            "3 замечания");
}

TEST(NoticeTexts, AnEnglishSentenceStandsBehindTheSummary) {
  Finding finding;
  finding.problem = Text::as_is("\"victim.age\" wants a whole number.");
  EXPECT_EQ(Messages::of(Language::ru).problem(type_of(mapping_notices::value_not_understood), finding, false),
            "Значение ячейки не подходит к её полю. (\"Возраст\" wants a whole number.)");
}

TEST(MessageFiles, AKeyStandsInOneFileOnly) {
  Messages words(Language::az);
  words.add("[report]\nwhy = \"niyə\"\n", "one.toml");
  EXPECT_ANY_THROW(words.add("[report]\nwhy = \"nə üçün\"\n", "two.toml"));
  EXPECT_ANY_THROW(words.add("[report]\nfix = 7\n", "three.toml"));
}

}  // namespace
}  // namespace maex
