// Writes the facts of real runs as JSON and reads them back. Every report from them must equal the direct report.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/facts/facts_json.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_json.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/html.hpp"
#include "core/report/inspect_report.hpp"
#include "core/report/mark_inputs.hpp"
#include "core/report/sarif.hpp"
#include "core/run/checks.hpp"
#include "core/run/explain.hpp"
#include "core/run/inspect.hpp"
#include "core/run/job.hpp"

namespace maex {
namespace {
namespace fs = std::filesystem;

const fs::path samples = fs::path(MAEX_SOURCE_DIR) / "samples";
constexpr Language languages[] = {Language::en, Language::az, Language::ru};

class FactsThroughJson : public testing::Test {
 protected:
  FactsThroughJson() {
    std::string pattern = (fs::temp_directory_path() / "maex-facts-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    register_builtin_adapters(registry_);
    job_.today = {2015, 3, 1};
    job_.now = "2015-03-01T00:00:00";
    job_.program = "maex test";
    job_.digest = job_.verify = job_.output_is_folder = true;
    job_.checks = load_checks(job_.check, registry_, {}, job_.today);
  }
  ~FactsThroughJson() override { fs::remove_all(folder_); }

  RunFacts run_to(const std::string& partner, std::vector<fs::path> inputs) {
    job_.inputs = std::move(inputs);
    job_.to = partner;
    job_.output = folder_ / "out";
    return run(job_, registry_, {});
  }

  /// The bytes of the marked copies.
  std::vector<std::string> marked(const RunFacts& facts, const std::string& name, const Messages& words) {
    std::vector<std::string> all;
    Placement placement;
    const std::vector<MarkedCopy> copies =
        mark_inputs(facts, registry_, job_.source, {folder_ / name, true, Access::owner}, words, placement);
    placement.place();
    for (const MarkedCopy& copy : copies) {
      std::ifstream file(copy.file, std::ios::binary);
      all.push_back(copy.problem + std::string(std::istreambuf_iterator<char>(file), {}));
    }
    return all;
  }

  void expect_same_reports(RunFacts facts) {
    for (const bool show_personal : {false, true}) {
      facts.show_personal = show_personal;
      const std::string json = facts_to_json(facts);
      const auto again = facts_from_json<RunFacts>(json);
      EXPECT_EQ(facts_to_json(again), json);
      EXPECT_EQ(convert_json(again), convert_json(facts));
      EXPECT_EQ(report_sarif(again, "1"), report_sarif(facts, "1"));
      for (const Language language : languages) {
        const Messages& words = Messages::of(language);
        EXPECT_EQ(convert_text(again, {.verbose = true}, words), convert_text(facts, {.verbose = true}, words));
        EXPECT_EQ(convert_text(again, {}, words), convert_text(facts, {}, words));
        EXPECT_EQ(report_html(again, words), report_html(facts, words));
        EXPECT_EQ(marked(again, "again", words), marked(facts, "direct", words));
      }
    }
  }

  fs::path folder_;
  Registry registry_;
  ConvertJob job_;
};

TEST_F(FactsThroughJson, OfAConversion) {
  const RunFacts facts =
      run_to("maxml", {samples / "azcbl-2014/azcbl-2014.xlsx", samples / "azcbl-planted/planted.xlsx"});
  ASSERT_EQ(facts.items.size(), 2u);
  EXPECT_GE(facts.items[1].findings.size(), 20u);
  EXPECT_NE(facts.items[0].checks.held_back, 0u);
  EXPECT_TRUE(facts.items[1].verified);
  expect_same_reports(facts);
}

TEST_F(FactsThroughJson, OfAConversionWithLosses) {
  job_.include = Include::any;
  job_.verify = false;
  const RunFacts facts = run_to("hxl", {samples / "azcbl-2014/azcbl-2014.xlsx"});
  EXPECT_FALSE(facts.items.at(0).losses.empty());
  expect_same_reports(facts);
}

TEST_F(FactsThroughJson, OfACheckAndOfAFileThatCannotBeRead) {
  std::ofstream(folder_ / "odd.bin") << "\x01\x02 nothing that is known";
  RunFacts facts = run_to("", {samples / "figures/figures.csv", folder_ / "odd.bin"});
  facts.report = "validate";
  ASSERT_EQ(facts.items.size(), 2u);
  EXPECT_FALSE(facts.items[0].findings.empty());
  EXPECT_EQ(facts.items[1].outcome, Outcome::unreadable);
  expect_same_reports(facts);
}

TEST_F(FactsThroughJson, OfALookInside) {
  InspectJob job;
  job.file = samples / "azcbl-planted/planted.xlsx";
  job.today = job_.today;
  InspectFacts facts = inspect(job, registry_);
  ASSERT_TRUE(facts.was_read);
  EXPECT_FALSE(facts.findings.empty());
  EXPECT_FALSE(facts.fits.empty());
  for (const bool show_personal : {false, true}) {
    facts.show_personal = show_personal;
    const auto again = facts_from_json<InspectFacts>(facts_to_json(facts));
    EXPECT_EQ(inspect_json(again), inspect_json(facts));
    EXPECT_EQ(inspect_text(again, {}), inspect_text(facts, {}));
    EXPECT_EQ(inspect_text(again, {.verbose = true}), inspect_text(facts, {.verbose = true}));
  }
}

TEST_F(FactsThroughJson, OfAnExplanation) {
  job_.inputs = {samples / "azcbl-2014/azcbl-2014.xlsx"};
  ExplainFacts facts = explain(job_, registry_, "2014/03", "", nullptr);
  EXPECT_FALSE(facts.records.empty());
  EXPECT_FALSE(facts.criteria.empty());
  for (const bool show_personal : {false, true}) {
    facts.show_personal = show_personal;
    const auto again = facts_from_json<ExplainFacts>(facts_to_json(facts));
    EXPECT_EQ(explain_json(again), explain_json(facts));
    EXPECT_EQ(explain_text(again), explain_text(facts));
  }
}

TEST(FactsFromJson, KeepTextsThatCanBeTranslated) {
  const Text clause("{count:finding|findings}"_text, {{"count", 3}});
  ItemFacts facts;
  facts.decisions = {
      Text("{file}: {reasons}"_text,
           {{"file", "Vəli.csv", true}, {"reasons", std::vector<Text>{clause, Text::code("outcome", "KILLED")}}})};
  facts.checks.reasons = {{"VERIFIED", {{clause, 2}, {Text::as_is("a policy's own words"), 1}}}};
  const auto again = facts_from_json<ItemFacts>(facts_to_json(facts));
  EXPECT_EQ(again.decisions, facts.decisions);
  EXPECT_EQ(again.checks.reasons, facts.checks.reasons);
  const Messages& words = Messages::of(Language::ru);
  EXPECT_EQ(words.say(again.decisions.at(0)).substr(0, words.hidden_part().size()), words.hidden_part());
  EXPECT_NE(words.say(again.decisions.at(0)).find("3 замечания"), std::string::npos);
}

TEST(FactsFromJson, RefuseWhatIsNotTheirs) {
  for (const std::string& wrong : {std::string("Vəli Quliyev"), std::string("{}"), std::string("[1,2"),
                                   facts_to_json(ItemFacts{}), facts_to_json(RunFacts{}).substr(1)}) {
    try {
      (void)facts_from_json<RunFacts>(wrong);
      ADD_FAILURE() << wrong;
    } catch (const InputError& error) { EXPECT_EQ(std::string(error.what()).find("Quliyev"), std::string::npos); }
  }
  std::string unknown = facts_to_json(ItemFacts{});
  unknown.replace(unknown.find("\"done\""), 6, "\"gone\"");
  EXPECT_THROW((void)facts_from_json<ItemFacts>(unknown), InputError) << "an outcome that there is not";
}

}  // namespace
}  // namespace maex
