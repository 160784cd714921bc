// Texts for users have no internal names, and no phrases that plain English does not have.
#include <gtest/gtest.h>

#include <regex>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "core/model/fill_rule.hpp"
#include "core/report/code_pages.hpp"
#include "core/rules/policy.hpp"
#include "core/run/withholding.hpp"
#include "tests/unit/texts/told.hpp"

namespace maex {
namespace {

/// A text, and a name for it: the code of a finding, or where the text is from.
struct Named {
  std::string name, text;
};

void add_adapters(std::vector<Named>& all) {
  Registry registry;
  register_builtin_adapters(registry);
  for (const Descriptor* card : registry.descriptors()) {
    all.push_back({card->id, card->title});
    all.push_back({card->id, card->about});
    for (const OptionSpec& option : card->options) all.push_back({card->id, option.help});
    for (const LossType& loss : card->losses) all.push_back({loss.code, loss.summary});
  }
}

void add_commands(std::vector<Named>& all) {
  for (const cli::CommandInfo& each : cli::commands()) {
    const cli::Declaration declaration = each.make()->declare();
    const std::string name = "maex " + declaration.name;
    all.push_back({name, declaration.line});
    for (const std::string& paragraph : declaration.about) all.push_back({name, paragraph});
    for (const auto& option : cli::all_options(declaration)) all.push_back({name, option.help});
    for (const auto& example : declaration.examples) all.push_back({name, example.what});
  }
  for (const cli::ExitCodeInfo& code : cli::exit_codes()) {
    all.push_back({"exit codes", std::string(code.meaning)});
    all.push_back({"exit codes", std::string(code.advice)});
  }
}

/// Every English text that the program can print to a user.
std::vector<Named> texts() {
  std::vector<Named> all;
  for (const auto& [code, type] : told::notices())
    for (const std::string_view part : {type->summary, type->why, type->fix, type->problem})
      all.push_back({code, std::string(part)});
  for (const std::string_view pattern : Pattern::all()) all.push_back({"sentence", std::string(pattern)});
  const Messages& english = Messages::of(Language::en);
  for (const std::string& key : english.keys())
    if (key.starts_with("report.")) all.push_back({"report", std::string(english.text(key.substr(7)))});
  add_adapters(all);
  add_commands(all);
  for (const LossType* loss : {&personal_loss(), &unlisted_loss(), &text_loss()})
    all.push_back({loss->code, loss->summary});
  for (const auto& [code, about] : cell_fates()) all.push_back({std::string(code), std::string(about)});
  for (std::size_t i = 0; i != fill_rule_count; ++i)
    all.push_back({"derived", std::string(info(static_cast<FillRule>(i)).about)});
  return all;
}

/// The first internal name or unwanted phrase in a text; empty when there is none.
std::string unwanted(const std::string& text) {
  static const std::regex phrases(
      R"(\[\[|\[column|\[values)"
      R"(|\bstands? (?:in|behind|for|beside|at|over|where|there)\b|\bmend(?:ed|s)?\b|\b(?:tell|told|tells|telling)\b)"
      R"(|\b(?:whoever|somebody|nobody|anybody|who asked)\b|\b(?!there\b)[\w}]+ is no [a-km-z]|\bheld back\b|\bbeside the\b)"
      R"(|\bgiven back\b|\bthe way back\b|\bown rules?\b|\bforeign\b|\bstrangers\b|\blots\b|\bsurer\b)",
      std::regex::icase);
  static const std::regex name(R"(\b[a-z_]+\.[a-z_]+\b)");
  std::smatch match;
  if (std::regex_search(text, match, phrases)) return match.str();
  for (std::sregex_iterator each(text.begin(), text.end(), name), end; each != end; ++each)
    if (find_field(each->str())) return each->str();
  return {};
}

/// Texts that are not in plain English yet. The list may only become shorter.
std::set<std::string> pending() {
  return {"accuracy-unlikely",
          "after-list",
          "age-impossible",
          "bearing-impossible",
          "birth-long-ago",
          "casualty-said-none",
          "check-state-refuted",
          "clearance-depth-unlikely",
          "colombia",
          "columns-shifted",
          "coordinates-coarse",
          "coordinates-half",
          "cost-negative",
          "count-negative",
          "count-not-whole",
          "date-first-of-january",
          "deminer-in-other-accident",
          "device-missing",
          "district-code-differs",
          "district-guessed-spelling",
          "district-unknown",
          "elevation-unlikely",
          "feature-points-changed",
          "figure-negative",
          "figures",
          "flat-column-repeated",
          "flat-null-text",
          "heading-repeated",
          "identical-records",
          "imsma-points-doubled",
          "incident-id-repeated",
          "incident-number-reused",
          "incident-without-casualties",
          "incident-without-victims",
          "injured-count-differs",
          "killed-count-differs",
          "kml-link-not-followed",
          "loss-cell-style",
          "loss-no-group-value",
          "loss-null-word",
          "maxml-display-value",
          "maxml-points-unsorted",
          "maxml-shape-short",
          "maxml-victim-unlinked",
          "no-incident",
          "own-rule-unfinished",
          "parts-below-total",
          "parts-exceed-total",
          "resubmission-changed",
          "resubmission-gone",
          "source-missing",
          "telephone-in-remarks",
          "text-line-break",
          "text-lost-letters",
          "text-placeholder",
          "time-impossible",
          "total-differs-from-rows",
          "two-figures",
          "verification-people",
          "verification-place",
          "verification-training-ground",
          "victim-home-unknown",
          "victim-id-repeated",
          "victim-named-twice",
          "victim-without-incident",
          "victims-not-listed"};
}

TEST(PlainWords, NoTextHasInternalNamesOrUnwantedPhrases) {
  const std::vector<Named> all = texts();
  EXPECT_GT(all.size(), 900u) << "the test no longer finds the texts";
  const std::set<std::string> known = pending();
  std::set<std::string> rest = known;
  for (const Named& each : all) {
    const std::string found = unwanted(each.text);
    if (found.empty()) continue;
    rest.erase(each.name);
    EXPECT_TRUE(known.contains(each.name)) << each.name << " has \"" << found << "\": " << each.text;
  }
  for (const std::string& name : rest) ADD_FAILURE() << name << " is in plain English now: take it out of pending()";
}

TEST(PlainWords, TheTestFindsThem) {
  EXPECT_EQ(unwanted("Add it to the right [[column]]."), "[[");
  EXPECT_EQ(unwanted("\"victim.status\" is missing."), "victim.status");
  EXPECT_EQ(unwanted("{value} is no age."), "value} is no a");
  EXPECT_EQ(unwanted("There is no such file."), "");
  EXPECT_EQ(unwanted("The incident is no longer in the file. See maex.example"), "");
}

}  // namespace
}  // namespace maex
