// Tests the suite: correct adapters pass, and each fault fails the check for that fault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "core/plugin/suite/result_text.hpp"
#include "core/plugin/suite/suite.hpp"
#include "tests/conformance/fake_partner.hpp"

namespace maex::test {
namespace {

using conformance::AdapterResult;
using conformance::Verdict;
using testing::HasSubstr;

AdapterResult tried(FormatFault format, PartnerFault partner, const std::string& id, const std::string& check = {}) {
  Registry registry;
  registry.add(std::make_unique<FakeFormat>(format));
  registry.add(std::make_unique<FakeFormat>(FormatFault::none, "other"));
  registry.add(std::make_unique<FauxPartner>(partner));
  conformance::SuiteOptions options;
  options.adapter = id;
  options.check = check;
  return conformance::run_suite(registry, options).at(0);
}

std::string failures(const AdapterResult& adapter) {
  std::string text;
  for (const auto& check : adapter.checks)
    if (check.verdict == Verdict::failed) text += check.name + " " + check_text(adapter, check);
  return text;
}

TEST(Suite, HonestAdaptersPass) {
  for (const std::string id : {"faux", "other", "lines"}) EXPECT_EQ(failures(tried({}, {}, id)), "") << id;
}

TEST(Suite, EachFaultOfAFormatIsCaughtByItsCheck) {
  const std::pair<FormatFault, const char*> faults[] = {{FormatFault::bare_loss, "descriptor"},
                                                        {FormatFault::help_missing, "options"},
                                                        {FormatFault::default_refused, "options"},
                                                        {FormatFault::wrong_option_kind, "options"},
                                                        {FormatFault::certain_of_all, "identify"},
                                                        {FormatFault::knows_by_name, "identify"},
                                                        {FormatFault::renumbers, "own-output"},
                                                        {FormatFault::drops_line_feeds, "own-output"},
                                                        {FormatFault::false_loss, "own-output"},
                                                        {FormatFault::no_specimen, "own-output"},
                                                        {FormatFault::shifts_far_columns, "locations"},
                                                        {FormatFault::runtime_error, "damage"},
                                                        {FormatFault::descends, "damage"},
                                                        {FormatFault::nameless_refusal, "damage"},
                                                        {FormatFault::own_limit, "bounds"},
                                                        {FormatFault::own_cell_limit, "huge-cell"},
                                                        {FormatFault::runs_formulas, "dangerous-text"},
                                                        {FormatFault::deaf_to_full_disk, "full-disk"},
                                                        {FormatFault::counts_writings, "same-bytes"}};
  for (const auto& [fault, check] : faults)
    EXPECT_FALSE(tried(fault, {}, "faux", check).passed())
        << "fault " << static_cast<int>(fault) << " slips through " << check;
}

TEST(Suite, EachFaultOfAPartnerIsCaughtByItsCheck) {
  const std::pair<PartnerFault, const char*> faults[] = {{PartnerFault::drops_in_silence, "losses"},
                                                         {PartnerFault::announces_too_much, "losses"},
                                                         {PartnerFault::undeclared_loss, "losses"},
                                                         {PartnerFault::doubles, "losses"},
                                                         {PartnerFault::wrong_line, "locations"},
                                                         {PartnerFault::fate_missing, "locations"},
                                                         {PartnerFault::deaf_to_stop, "interruption"},
                                                         {PartnerFault::leaves_a_file, "interruption"},
                                                         {PartnerFault::unbalanced, "own-output"},
                                                         {PartnerFault::undeclared_notice, "own-output"},
                                                         {PartnerFault::quits, "damage"},
                                                         {PartnerFault::negative_reason, "identify"}};
  for (const auto& [fault, check] : faults)
    EXPECT_FALSE(tried({}, fault, "lines", check).passed())
        << "fault " << static_cast<int>(fault) << " slips through " << check;
}

TEST(Suite, NamesACheckBeforeItRunsSoThatACrashIsKnownByIt) {
  Registry registry;
  registry.add(std::make_unique<FakeFormat>());
  std::vector<std::string> told;
  conformance::SuiteOptions options;
  options.check = "own-output";
  options.before = [&](const AdapterResult& of, const conformance::CheckInfo& check) {
    told.push_back(of.id + " before " + std::string(check.name));
  };
  options.after = [&](const AdapterResult& of, const conformance::CheckResult& check) {
    told.push_back(of.id + " after " + check.name);
  };
  conformance::run_suite(registry, options);
  EXPECT_EQ(told, (std::vector<std::string>{"faux before own-output", "faux after own-output"}));
}

TEST(Suite, AFailureSaysWhereWhyAndHowToSeeItAgain) {
  const std::string text = failures(tried(FormatFault::drops_line_feeds, {}, "faux", "own-output"));
  EXPECT_THAT(text, HasSubstr("cell B4: is text \"line oneline two\", not text \"line one\\nline two\""));
  EXPECT_THAT(text, HasSubstr("again with maex formats --self-test faux --check own-output"));
}

int self_test(FormatFault fault, std::vector<std::string> words, std::string& printed) {
  std::ostringstream out, err;
  cli::Session session(out, err, [fault](Registry& registry) { registry.add(std::make_unique<FakeFormat>(fault)); });
  words.insert(words.begin(), {"formats", "--self-test", "--check", "own-output"});
  const int code = cli::run_program(words, session);
  printed = out.str();
  return code;
}

TEST(Suite, AsACommandTellsByItsExitCodeWhetherAllPassed) {
  std::string text, json;
  EXPECT_EQ(self_test(FormatFault::none, {}, text), 0);
  EXPECT_THAT(text, HasSubstr("1 adapter, 1 check: 1 passed, 0 failed, 0 skipped"));
  EXPECT_EQ(self_test(FormatFault::renumbers, {"faux"}, text), 1);
  EXPECT_EQ(self_test(FormatFault::renumbers, {"faux", "--json"}, json), 1);
  const auto facts = nlohmann::json::parse(json);
  EXPECT_FALSE(facts["passed"]);
  EXPECT_EQ(facts["adapters"][0]["checks"][0]["verdict"], "failed");
  EXPECT_GE(facts["adapters"][0]["checks"][0]["failures"].size(), 1u);
}

TEST(Suite, UnknownNamesGetTheNearest) {
  try {
    tried({}, {}, "lines", "damege");
    FAIL();
  } catch (const UsageError& error) { EXPECT_THAT(error.what(), HasSubstr("did you mean damage?")); }
}

}  // namespace
}  // namespace maex::test
