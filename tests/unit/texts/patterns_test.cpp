// Every sentence and clause of the program is translated. Every translation belongs to a text that the program prints.
#include <gtest/gtest.h>

#include <set>

#include "core/rules/policy.hpp"
#include "tests/unit/texts/told.hpp"

namespace maex {
namespace {

TEST(Patterns, EachIsSaidInEachLanguage) {
  const auto all = Pattern::all();
  EXPECT_GT(all.size(), 150u);
  for (const Language language : told::other_languages())
    for (const std::string_view pattern : all) {
      if (!told::has_words(pattern)) continue;
      const Messages& words = Messages::of(language);
      SCOPED_TRACE(std::string(words.language_tag()) + ": " + std::string(pattern));
      EXPECT_TRUE(words.has("text." + std::string(pattern))) << "is not under [text]";
      const std::string_view said = words.sentence(pattern);
      EXPECT_NE(said, pattern);
      EXPECT_EQ(told::names_in(said), told::names_in(pattern)) << said;
      EXPECT_EQ(told::english_in(std::string(said)), "") << said;
    }
}

/// The sentences of the built-in policies.
std::set<std::string> policy_sentences() {
  std::set<std::string> sentences;
  for (const std::string& name : rules::builtin_policy_names()) {
    const auto policy = rules::find_builtin_policy(name);
    sentences.insert({policy->title, policy->assumption});
  }
  return sentences;
}

TEST(Patterns, NoTranslationIsLeftOver) {
  const auto all = Pattern::all();
  const std::set<std::string> of_policies = policy_sentences();
  for (const Language language : told::other_languages())
    for (const std::string& key : Messages::of(language).keys()) {
      SCOPED_TRACE(std::string(Messages::of(language).language_tag()) + " " + key);
      const std::string table = key.substr(0, key.find('.')), rest = key.substr(key.find('.') + 1);
      if (table == "text")
        EXPECT_TRUE(std::binary_search(all.begin(), all.end(), rest) || of_policies.contains(rest))
            << "the program does not say this";
      else
        EXPECT_TRUE(table == "notice" || table == "report" || table == "noun" || table == "code" || table == "field")
            << "no such table";
    }
}

TEST(Patterns, ThePoliciesThatAreBuiltInAreSaidInEachLanguage) {
  EXPECT_EQ(policy_sentences().size(), 6u);
  for (const Language language : told::other_languages())
    for (const std::string& sentence : policy_sentences())
      EXPECT_NE(Messages::of(language).sentence(sentence), sentence);
  EXPECT_EQ(Messages::of(Language::az).sentence("Our own criteria"), "Our own criteria");
}

TEST(Patterns, CodesAreWordsInOtherLanguages) {
  const Text text{"{measure} of {part}"_text,
                  {{"measure", text_of(Code::outcome_KILLED)}, {"part", text_of(Code::device_category_AP_MINE)}}};
  EXPECT_EQ(to_string(text), "KILLED of AP_MINE");
  EXPECT_EQ(Messages::of(Language::az).say(text), "həlak olub (piyada əleyhinə mina)");
  EXPECT_EQ(Messages::of(Language::ru).say(text), "погиб (противопехотная мина)");
}

}  // namespace
}  // namespace maex
