// Words of reports, and whole reports in the other languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/convert_text.hpp"
#include "core/report/html.hpp"
#include "core/report/words.hpp"
#include "core/text/utf8.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"
#include "tests/unit/texts/told.hpp"

namespace maex {
namespace {

using testing::HasSubstr;

std::vector<std::string> keys_of(Language language, const std::string& table) {
  std::vector<std::string> found;
  for (const std::string& key : Messages::of(language).keys())
    if (key.starts_with(table + ".")) found.push_back(key);
  return found;
}

std::string word_at(Language language, const std::string& key) {
  return std::string(Messages::of(language).text(key.substr(key.find('.') + 1)));
}

TEST(ReportWords, AreTheSameInEveryLanguage) {
  for (const std::string table : {"report", "noun"}) {
    const auto english = keys_of(Language::en, table);
    EXPECT_GT(english.size(), 20u);
    for (const Language language : told::other_languages())
      EXPECT_EQ(keys_of(language, table), english) << Messages::of(language).language_tag();
  }
}

TEST(ReportWords, AreTranslatedAndKeepTheirParts) {
  for (const Language language : told::other_languages())
    for (const std::string& key : keys_of(Language::en, "report")) {
      SCOPED_TRACE(std::string(Messages::of(language).language_tag()) + " " + key);
      EXPECT_NE(word_at(language, key), word_at(Language::en, key));
      EXPECT_EQ(told::names_in(word_at(language, key)), told::names_in(word_at(Language::en, key)));
      EXPECT_EQ(told::english_in(word_at(language, key)), "");
    }
}

TEST(ReportWords, ReasonsOfTheExitCodeAreSaidInEachLanguage) {
  const OutcomeReason counts{"a, b: c.xlsx", 1, 2, 1, 3, {}};
  EXPECT_EQ(Messages::of(Language::en).exit_reason(counts),
            "a, b: c.xlsx: 1 finding, 2 values not carried by the target, 1 value in quarantine, 3 incidents "
            "excluded");
  for (const Language language : told::other_languages()) {
    const std::string said = Messages::of(language).exit_reason(counts);
    EXPECT_TRUE(said.starts_with("a, b: c.xlsx: ")) << said;
    EXPECT_EQ(told::english_in(said.substr(14)), "") << said;
    for (const char* number : {"1", "2", "3"}) EXPECT_THAT(said, HasSubstr(number));
    EXPECT_EQ(Messages::of(language).exit_reason({"a.xlsx", 0, 0, 0, 0, "it is empty"}), "it is empty");
    EXPECT_EQ(Messages::of(language).exit_reason({}), "");
  }
}

TEST(ReportWords, LabelsFitTheirColumn) {
  for (const Language language : {Language::en, Language::az, Language::ru}) {
    const Messages& words = Messages::of(language);
    for (const char* key :
         {"because", "decided",         "read",       "used",    "changed",  "quarantined",        "ignored",
          "balance", "records",         "limit",      "loss",    "rules",    "verification-short", "policy-short",
          "assumed", "held-back-short", "quarantine", "digest",  "verified", "findings",           "wrote",
          "result",  "sender",          "keeper",     "details", "failed"})
      EXPECT_LT(text::count_characters(words.text(key)), label_width) << words.language_tag() << " " << key;
    for (const char* key : {"value", "problem", "why", "fix-short"})
      EXPECT_LT(text::count_characters(words.text(key)), 11u) << words.language_tag() << " " << key;
  }
}

TEST(Nouns, FollowTheirNumbers) {
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    for (const Language language : {Language::en, Language::az, Language::ru})
      EXPECT_TRUE(Messages::of(language).has("noun." + std::string(singular(static_cast<Kind>(kind)))))
          << singular(static_cast<Kind>(kind));
  const Messages &en = Messages::of(Language::en), &az = Messages::of(Language::az), &ru = Messages::of(Language::ru);
  EXPECT_EQ(en.counted(1, Kind::activity), "1 activity");
  EXPECT_EQ(en.counted(0, Kind::activity), "0 activities");
  EXPECT_EQ(az.counted(11498, Kind::victim), "11 498 zərərçəkən");
  EXPECT_EQ(ru.counted(1, "row"), "1 строка");
  EXPECT_EQ(ru.counted(3, "row"), "3 строки");
  EXPECT_EQ(ru.counted(11, "row"), "11 строк");
  EXPECT_EQ(ru.counted(12, "row"), "12 строк");
  EXPECT_EQ(ru.counted(21, "row"), "21 строка");
  EXPECT_EQ(ru.counted(112, "row"), "112 строк");
  for (const std::string& key : keys_of(Language::ru, "noun")) {
    const std::string noun = key.substr(5);
    EXPECT_NE(ru.noun(1, noun), ru.noun(5, noun)) << noun;
    EXPECT_EQ(ru.noun(2, noun).find('|'), std::string::npos);
    for (const Messages* words : {&az, &ru}) EXPECT_NE(words->noun(1, noun), en.noun(1, noun)) << noun;
  }
}

TEST(ReportWords, PlacesAreSpelledOut) {
  const Messages& az = Messages::of(Language::az);
  EXPECT_EQ(az.place({"a.xlsx", "Mart", 19, 6, "Tarix", ""}), "a.xlsx, vərəq \"Mart\", xana F19 (Tarix)");
  EXPECT_EQ(az.place({"a.csv", "", 4, 0, "", "", true}), "a.csv, sətir 4");
  EXPECT_EQ(az.place({"a.csv", "", 0, 3, "", "", true}), "a.csv, sütun C");
  EXPECT_EQ(az.place({"a.xml", "", 4, 9, "", "/A/B"}), "a.xml, mətn sətri 4, hərf 9, /A/B");
  EXPECT_EQ(Messages::of(Language::en).place({"a.xml", "", 4, 9, "", "/A/B"}), "a.xml, line 4, column 9, /A/B");
}

/// Every finding that the samples of the rules raise, and every kind of fact, in one invented report.
RunFacts all_facts() {
  RunFacts run;
  run.report = "validate";
  run.exit_code = 1;
  run.reason = {"siyahı.xlsx", 7, 0, 1, 2, {}};
  ItemFacts& item = run.items.emplace_back();
  item.input = "siyahı.xlsx";
  Notices notices;
  static const rules::RuleSet all;
  static const rules::TestInputs inputs;
  for (const rules::Rule* rule : rules::catalogue())
    for (const Notices::Group& group : rules::run_sample(rule->failing, all, inputs.inputs).findings)
      for (Notice notice : group.stored) {
        if (group.type->code != rule->notice.code) continue;
        notice.value = notice.value.empty() ? "" : "X";  // samples hold English texts
        for (Argument& argument : notice.problem.arguments())
          if (argument.name == "file") argument.value = "X";
        notices.add(notice);
      }
  Notice own;  // a reader's own sentence is English, but its summary and advice are translated
  own.type = &mapping_notices::code_unknown;
  own.where = {"siyahı.xlsx", "Mart", 5, 3, "Nəticə", ""};
  notices.add(own);
  item.findings = take_findings(notices);
  for (int row = 0; row != 3; ++row) item.balance.read_row();
  item.balance.read_cells(12);
  item.balance.row(Fate::used, {}, 3);
  item.balance.cells(Fate::used, {}, 11);
  item.balance.cells(Fate::quarantined, "value-not-understood", 1);
  item.records[static_cast<std::size_t>(Kind::incident)] = 3;
  item.records[static_cast<std::size_t>(Kind::victim)] = 5;
  item.quarantined = 1;
  CheckFacts& checks = item.checks;
  checks.ran = true;
  checks.running = 7;
  for (const rules::Rule* rule : rules::catalogue())
    if (rule->lacks != nullptr)
      checks.not_run.push_back({std::string(rule->notice.code), rule->lacks(rules::RuleInputs{})});
  checks.policy = rules::builtin_policy().title;
  checks.assumption = rules::builtin_policy().assumption;
  checks.rulings = "q.toml";
  checks.ruled = 1;
  checks.states = {{"VERIFIED", 2}, {"EXCLUDED", 1}};
  checks.reasons = {{"VERIFIED", {{"no known hazard area is there"_text, 2}}},
                    {"EXCLUDED", {{"the report was refuted"_text, 1}}}};
  checks.months = {{"2014-05", 3}};
  checks.districts = {{"AZ-TOV", {"Tovuz", 40.99, 45.76, 3}}};
  checks.nowhere = 1;
  checks.included = "hazard-area";
  checks.held_back = 2;
  checks.held_back_victims = 1;
  checks.held_back_first = {{{"siyahı.xlsx", "Mart", 5, 0, "", ""}, "7", "EXCLUDED", "the report was refuted"_text},
                            {{"siyahı.xlsx", "Mart", 6, 0, "", ""}, "", "", "its incident is not in the file"_text}};
  settle(run);
  return run;
}

/// A page without its style and tags.
std::string plain(std::string_view page) {
  std::string text;
  while (!page.empty()) {
    const std::size_t open = page.find('<');
    text.append(page.substr(0, open)).append(" ");
    if (open == std::string_view::npos) break;
    page.remove_prefix(open);
    const std::string_view end = page.starts_with("<style>") ? "</style>" : ">";
    page.remove_prefix(std::min(page.size(), page.find(end) + end.size()));
  }
  return text;
}

void expect_no_english(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_EQ(told::english_in(line), "") << line;
}

TEST(WholeReports, HaveNoEnglishSentence) {
  const RunFacts facts = all_facts();
  for (const Language language : told::other_languages()) {
    const Messages& words = Messages::of(language);
    SCOPED_TRACE(words.language_tag());
    expect_no_english(plain(convert_text(facts, {.verbose = true}, words)));
    expect_no_english(plain(report_html(facts, words)));
  }
  EXPECT_NE(told::english_in(plain(convert_text(facts, {.verbose = true}, Messages::of(Language::en)))), "")
      << "this test cannot fail";
}

TEST(WholeReports, SayTheirFacts) {
  const RunFacts facts = all_facts();
  const std::string az = convert_text(facts, {.verbose = true}, Messages::of(Language::az));
  EXPECT_THAT(az, HasSubstr("siyahı.xlsx, vərəq \"Mart\", xana C5 (Nəticə)"));
  EXPECT_THAT(az, HasSubstr("istisna edilib 1: məlumat təkzib olunub\n"));
  EXPECT_THAT(az, HasSubstr("çıxış kodu 1: siyahı.xlsx: 7 tapıntı, karantində 1 qiymət, saxlanılmış 2 hadisə\n"));
  const std::string ru = convert_text(facts, {.verbose = true}, Messages::of(Language::ru));
  EXPECT_THAT(ru, HasSubstr("записи       3 случая, 5 пострадавших\n"));
  EXPECT_THAT(
      ru,
      HasSubstr(
          "задержано    2 случая, 1 пострадавший: --include берёт только верифицированные случаи в опасных районах"));
}

}  // namespace
}  // namespace maex
