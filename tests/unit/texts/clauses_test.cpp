// Clauses that are filled into sentences: why a state was decided, why a rule did not run, what is odd about a point.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/place/coordinate_check.hpp"
#include "core/rules/policy.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"
#include "tests/unit/texts/told.hpp"

namespace maex {
namespace {

/// Texts in quotes in what matches, in one source.
std::set<std::string> said_in(const char* file, const char* pattern) {
  std::set<std::string> found;
  for (const std::string& statement : told::matches(told::text_of(file), pattern))
    for (const std::string& text : told::quoted(statement)) found.insert(text);
  EXPECT_FALSE(found.empty()) << file << " says nothing any more that looks like " << pattern;
  return found;
}

/// Every clause that a decision, a rule that cannot run or an incident that is held back may give as its reason.
std::set<std::string> reasons() {
  std::set<std::string> all =
      said_in("core/rules/decide.cpp", R"re(\b(?:say\(|d\.reason = )((?:"(?:[^"\\]|\\.)*"|[^;"])*);)re");
  all.merge(said_in("core/run/check_stage.cpp", R"re(note_held_back\(((?:"(?:[^"\\]|\\.)*"|[^;"])*);)re"));
  all.merge(said_in("core/rules/engine.cpp", R"re(lacks = ((?:"(?:[^"\\]|\\.)*"|[^;"])*);)re"));
  for (std::string clause : said_in("core/rules/engine.cpp", R"re(not_run_\.push_back\(\{("[^;]*)\}\);)re"))
    if (!clause.starts_with("family ")) all.insert(clause);  // what did not run, and why
  all.merge(said_in("core/rules/custom/run.cpp", R"re(\breason = ((?:"(?:[^"\\]|\\.)*"|[^;"])*);)re"));
  all.merge(said_in("core/rules/custom/run.cpp", R"re(throw QueryFault\(((?:"(?:[^"\\]|\\.)*"|[^;"])*);)re"));
  for (const auto& file : told::sources({"core/rules"}))
    for (const std::string& body : told::matches(told::text_of(file), R"re(\blacks\w*\([^)]*\)\s*\{([^}]*)\})re"))
      for (const std::string& text : told::quoted(body)) all.insert(text);
  // Beside a reason may stand the code of the rule that tells the same.
  std::erase_if(all, [](const std::string& text) { return told::notices().contains(text); });
  return all;
}

TEST(Clauses, EveryReasonIsSaidInEachLanguage) {
  const auto all = reasons();
  EXPECT_GT(all.size(), 50u) << "the sources are not understood any more: mend the patterns";
  for (const Language language : told::other_languages)
    for (const std::string& reason : all) {
      const Messages& words = Messages::of(language);
      EXPECT_TRUE(words.has("reason." + reason)) << words.language_tag() << " lacks under [reason]: " << reason;
      EXPECT_NE(words.reason(reason), reason) << words.language_tag();
      EXPECT_EQ(told::english_in(words.reason(reason)), "") << words.reason(reason);
    }
}

TEST(Clauses, WhatKeepsRulesFromRunningIsAmongThem) {
  const auto all = reasons();
  for (const rules::Rule* rule : rules::catalogue())
    if (rule->lacks != nullptr) {
      EXPECT_TRUE(all.contains(std::string(rule->lacks(rules::RuleInputs{}))))
          << rule->notice.code << ": " << rule->lacks(rules::RuleInputs{});
    }
}

TEST(Clauses, NoneIsLeftOver) {
  const auto all = reasons();
  std::set<std::string> arguments;
  for (const auto& [code, type] : told::notices())
    for (const std::string_view mark : Phrases::marks(type->problem))
      arguments.emplace(mark.substr(1, mark.size() - 2));
  const rules::Policy& policy = rules::builtin_policy();
  for (const Language language : told::other_languages)
    for (const std::string& key : Messages::of(language).keys()) {
      SCOPED_TRACE(std::string(Messages::of(language).language_tag()) + " " + key);
      const std::string table = key.substr(0, key.find('.')), rest = key.substr(key.find('.') + 1);
      if (table == "reason")
        EXPECT_TRUE(all.contains(rest)) << "no decision, rule or stage gives this reason";
      else if (table == "policy")
        EXPECT_TRUE(rest == policy.title || rest == policy.assumption) << "the built-in policy says something else";
      else if (table == "argument")
        EXPECT_TRUE(arguments.contains(rest.substr(0, rest.find('.')))) << "no notice has this argument";
      else
        EXPECT_TRUE(table == "notice" || table == "report" || table == "noun" || table == "exit") << "no such table";
    }
}

TEST(Clauses, ThePolicyThatIsBuiltInIsSaidInEachLanguage) {
  const rules::Policy& policy = rules::builtin_policy();
  for (const Language language : told::other_languages)
    for (const std::string& sentence : {policy.title, policy.assumption})
      EXPECT_NE(Messages::of(language).policy(sentence), sentence);
  EXPECT_EQ(Messages::of(Language::az).policy("Our own criteria"), "Our own criteria");
}

/// Arguments that are names, codes, dates and numbers, and read the same everywhere.
const std::set<std::string_view> as_they_are = {
    "added",      "added_source", "age",        "allowed",  "base",    "base_day", "base_source", "base_value",
    "before",     "before_day",   "casualties", "class",    "code",    "count",    "date",        "day",
    "day_before", "days",         "device",     "district", "fields",  "file",     "finds",       "group",
    "growth",     "id",           "incident",   "injured",  "killed",  "known",    "known_base",  "known_day",
    "late",       "length",       "listed",     "metres",   "months",  "number",   "other",       "other_stated",
    "parts",      "places",       "received",   "report",   "rest",    "reviewed", "sent",        "source",
    "span",       "stated",       "status",     "sum",      "swapped", "today"};
/// Arguments that are such a thing or a few words.
const std::set<std::string_view> mixed = {"candidates", "nearest", "what"};

TEST(Clauses, EnglishWordsInArgumentsAreSaidInEachLanguage) {
  const rules::RuleSet all;
  const rules::TestInputs inputs;
  std::set<std::string> seen;
  std::vector<std::string> samples = {"incident id=1 date=2014-05-14\n  place district=\"Xqzw\"",
                                      "incident id=1 date=2014-05-14\n  place latitude=40.1 longitude=46.2",
                                      "incident id=1 date=2014-05-14\n  place latitude=46.2 longitude=40.1"};
  for (const rules::Rule* rule : rules::catalogue()) samples.emplace_back(rule->failing);
  for (const std::string& sample : samples)
    for (const Notices::Group& group : rules::run_sample(sample, all, inputs.inputs).findings)
      for (const Notice& notice : group.stored)
        for (const Argument& argument : notice.args) {
          seen.emplace(argument.name);
          if (as_they_are.contains(argument.name) || argument.value.empty()) continue;
          if (mixed.contains(argument.name) && told::english_in(argument.value).empty() &&
              argument.value != "nothing alike")
            continue;
          for (const Language language : told::other_languages) {
            const Messages& words = Messages::of(language);
            const std::string said = words.argument(argument.name, argument.value);
            EXPECT_NE(said, argument.value) << words.language_tag() << " lacks under [argument." << argument.name
                                            << "]; or name it in this test, if it is a name, date or number";
            EXPECT_EQ(told::english_in(said), "") << said;
          }
        }
  for (const std::string_view name :
       {"doubt", "reason", "missing", "computed", "coordinates", "nearest", "what", "kind"})
    EXPECT_TRUE(seen.contains(std::string(name))) << "no sample shows {" << name << "}";
}

TEST(Clauses, EveryDoubtAboutAPointIsSaidInEachLanguage) {
  // Pieces of the sentences, as they stand in the source; here each is put together as the source does it.
  const std::string source = told::text_of("core/place/coordinate_check.cpp");
  const std::vector<std::string> doubts = {
      "latitude and longitude are zero, which stands for a missing place",
      "latitude and longitude seem to have changed places: only the other way round does the point lie in the country",
      "latitude and longitude seem to have changed places: only the other way round does the point lie in Füzuli",
      "the metres seem to have been read in a neighbouring UTM zone: there the point lies in the country",
      "the metres seem to have been read in a neighbouring UTM zone: there the point lies in Füzuli",
      "the point does not lie in the country",
      "the point does not lie in Füzuli",
      "the point does not lie in Füzuli, it is 300 m outside",
      "the point does not lie in Füzuli, it is 3 km outside, in Tovuz",
      "the point does not lie in Füzuli, in Tovuz",
      "the numbers may be those of Pulkovo 1942: shifted with EPSG:1808 the point lies inside Füzuli",
      "the last digit given is 11 km on the ground, too coarse for a place of an accident",
      "the point is the middle of Füzuli, not a place of an accident"};
  for (const Language language : told::other_languages)
    for (const std::string& doubt : doubts) {
      const std::string said = Messages::of(language).argument("doubt", doubt);
      EXPECT_NE(said, doubt);
      EXPECT_EQ(told::english_in(said), "") << said;
      EXPECT_EQ(doubt.find("Füzuli") == std::string::npos, said.find("Füzuli") == std::string::npos) << said;
    }
  // And no sentence of the source is unknown here.
  for (const std::string& statement : told::matches(source, R"re((?:CoordinateFault::\w+,|sentence \+?=)([^;]*?);)re"))
    for (std::string piece : told::quoted(statement)) {
      piece = piece.substr(0, piece.find("{"));
      const auto shown = [&piece](const std::string& doubt) { return doubt.find(piece) != std::string::npos; };
      EXPECT_TRUE(std::any_of(doubts.begin(), doubts.end(), shown))
          << "a doubt that this test does not know: " << piece;
    }
}

TEST(Phrases, KeepWhatTheirMarksStandFor) {
  Phrases phrases;
  phrases.add("{1} or {2}", "{2} ya da {1}");
  phrases.add("date", "tarix");
  phrases.add("the point does not lie in {1}", "nöqtə {1} deyil");
  EXPECT_EQ(phrases.say("3 or 4"), "4 ya da 3");
  EXPECT_EQ(phrases.say("date, 3 or 4"), "tarix, 4 ya da 3");
  EXPECT_EQ(phrases.say("date, place"), "date, place") << "a list with an unknown piece stays whole";
  EXPECT_EQ(phrases.say("the point does not lie in {2}"), "nöqtə {2} deyil");
  EXPECT_EQ(phrases.say(""), "");
}

}  // namespace
}  // namespace maex
