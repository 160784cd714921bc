// A job that --save-job writes must give the same bytes as its command line, for every option.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/commands.hpp"
#include "cli/program.hpp"
#include "core/io/atomic_file.hpp"
#include "core/run/job_file.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string samples = MAEX_SOURCE_DIR "/samples/";

/// A value for an option, and the other words and files that the command line needs with it.
struct Sample {
  std::string value;
  std::string input = samples + "azcbl-faults/faults.csv";
  std::vector<std::string> with{};
};

struct Ran {
  int code;
  std::string out, err;
  std::map<std::string, std::string> files;  ///< files that the command makes, by name
  bool operator==(const Ran&) const = default;
};

class SaveJob : public testing::TestWithParam<std::string> {
 protected:
  SaveJob() : folder_(fs::temp_directory_path() / ("maex-save-job-" + std::to_string(getpid()))) {
    fs::create_directories(folder_ / "plugins");
    file("policy.toml", "title = \"t\"\nassumption = \"a\"\n");
    file("rulings.toml",
         "[[ruling]]\nincident = \"F/1\"\nstate = \"EXCLUDED\"\nby = \"IM\"\non = 2015-01-10\nwhy = \"w\"\n");
    file("districts.geojson",
         "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"AZ-FUZ\",\"geometry\":{\"type\":"
         "\"Polygon\",\"coordinates\":[[[47.05,39.45],[47.15,39.45],[47.15,39.55],[47.05,39.45]]]}}]}");
    file("zones.csv", "district,from,to,source\nAZ-FUZ,2010-11-10,,invented\n");
    file("organisations.xml", "<MineActionOrganisationArtifact><Name>Invented</Name></MineActionOrganisationArtifact>");
    file("sent.csv", "incident,date\nF/1,2014-06-01\n");
  }
  ~SaveJob() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void file(const std::string& name, const std::string& text) const { write_file(folder_ / name, text, true); }

  /// Values that the test cannot generate. Switches, choices and numbers do not need one.
  std::map<std::string, Sample> made_up() const {
    const std::string maxml = samples + "maxml-dialect/export.xml", list = samples + "azcbl-faults/faults.csv";
    return {{"from", {"azcbl"}},
            {"format", {"csv"}},
            {"in-option", {"separator=,", list, {"--format", "csv"}}},
            {"from-option", {"validate=false", maxml, {"--from", "maxml"}}},
            {"profile", {samples + "neighbours/partner.toml"}},
            {"to", {"maxml", list, {"--allow-empty"}}},
            {"output", {path("other/")}},
            {"to-format", {"csv"}},
            {"out-option", {"separator=;", list, {"--to-format", "csv"}}},
            {"to-option", {"sheets=year"}},
            {"store", {path("store.maex")}},
            {"fates", {path("fates.csv")}},
            {"rules", {samples + "own-rules/ours.toml"}},
            {"policy", {path("policy.toml")}},
            {"rulings", {path("rulings.toml")}},
            {"gazetteer", {MAEX_SOURCE_DIR "/schemas/gazetteer/azerbaijan.csv"}},
            {"programme", {"georgia"}},
            {"districts", {path("districts.geojson")}},
            {"settlements", {MAEX_SOURCE_DIR "/schemas/gazetteer/settlements.csv"}},
            {"hazards", {samples + "neighbours/survey.geojson"}},
            {"hazard-districts", {path("zones.csv")}},
            {"imsma-list", {path("organisations.xml")}},
            {"previous", {list}},
            {"sent", {path("sent.csv")}},
            {"html", {path("page.html")}},
            {"report", {path("report.txt")}},
            {"sarif", {path("findings.sarif")}},
            {"mark", {path("marked"), samples + "azcbl-planted/planted.xlsx"}},
            {"today", {"2015-02-01"}},
            {"limit", {"rows=2M"}},
            {"plugin-path", {path("plugins")}}};
  }

  Sample sample_of(const OptionDecl& option) const {
    const std::map<std::string, Sample> values = made_up();
    if (const auto found = values.find(option.name); found != values.end()) return found->second;
    if (option.most != 0) return {std::to_string(option.least + 2)};
    for (const std::string& choice : option.choices)
      if (choice != option.fallback) return {choice};
    EXPECT_TRUE(option.value.empty()) << "give --" << option.name << " a value in made_up()";
    return {""};
  }

  Ran run(const std::vector<std::string>& words) const {
    const std::set<fs::path> before = here();
    std::ostringstream out, err;
    cli::Session session(out, err, [](Registry& registry) { register_builtin_adapters(registry); });
    Ran ran{cli::run_program(words, session), without_time(out.str()), without_time(err.str()), {}};
    for (const fs::path& made : here()) {
      if (before.contains(made)) continue;
      ran.files[made.string()] = without_time(read_file(made));  // slow runs say how long they took
      fs::remove(made);
    }
    return ran;
  }

  fs::path folder_;

 private:
  std::set<fs::path> here() const {
    std::set<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      if (entry.is_regular_file()) found.insert(entry.path());
    return found;
  }
  static std::string without_time(const std::string& text) {
    return std::regex_replace(text, std::regex("\"seconds\": [0-9.e+-]+|[0-9]+ s\\b"), "TIME");
  }
};

std::vector<OptionDecl> options_in_jobs(const std::string& command) {
  std::vector<OptionDecl> options;
  for (OptionDecl& option : cli::all_options(cli::find_command(command)->make()->declare()))
    if (option.name != "help" && option.name != "job" && option.name != "save-job" && option.name != "trust-plugins")
      options.push_back(option);
  return options;
}

TEST_P(SaveJob, GivesWhatTheCommandLineGivesForEachOption) {
  const std::string& command = GetParam();
  for (const OptionDecl& option : options_in_jobs(command)) {
    SCOPED_TRACE(command + " --" + option.name);
    const Sample sample = sample_of(option);
    std::map<std::string, std::string> base = {{"today", "2015-01-15"}};
    if (command == "convert") base.insert({{"to", "azcbl"}, {"output", path("out/")}});
    base.erase(option.name);
    std::vector<std::string> words = {command, sample.input, "--" + option.name};
    if (!option.value.empty()) words.push_back(sample.value);
    for (const auto& [name, value] : base) words.insert(words.end(), {"--" + name, value});
    words.insert(words.end(), sample.with.begin(), sample.with.end());

    const Ran direct = run(words);
    ASSERT_LE(direct.code, 1) << direct.err;
    words.insert(words.end(), {"--save-job", path("saved.toml")});
    const Ran saved = run(words);
    ASSERT_EQ(saved.code, 0) << saved.err;
    ASSERT_EQ(saved.files.size(), 1u) << "--save-job only writes the job";
    const std::string text = saved.files.begin()->second;
    EXPECT_THAT(text, HasSubstr(option.name));
    file("saved.toml", text);
    const Ran again = run({command, "--job", path("saved.toml")});
    EXPECT_EQ(again, direct) << text << again.err << direct.err;
    fs::remove(path("saved.toml"));
  }
}

INSTANTIATE_TEST_SUITE_P(EachCommand, SaveJob, testing::Values("convert", "validate"),
                         [](const auto& each) { return each.param; });

TEST_F(SaveJob, ReplacesNoFileUnlessTold) {
  file("there.toml", "mine");
  const std::vector<std::string> words = {"validate", samples + "azcbl-faults/faults.csv", "--save-job",
                                          path("there.toml")};
  EXPECT_EQ(run(words).code, 4);
  EXPECT_EQ(read_file(path("there.toml")), "mine");
}

TEST(JobSchema, DescribesEachKeyOfEachCommand) {
  const nlohmann::json schema = nlohmann::json::parse(job_schema());
  ASSERT_EQ(schema["anyOf"].size(), 2u);
  for (const std::string command : {"convert", "validate"}) {
    const nlohmann::json& properties = schema["anyOf"][command == "convert" ? 0 : 1]["properties"];
    EXPECT_TRUE(properties.contains("inputs"));
    const std::vector<OptionDecl> options = options_in_jobs(command);
    EXPECT_EQ(properties.size(), options.size() + 1);
    for (const OptionDecl& option : options) EXPECT_EQ(properties[option.name]["description"], option.help);
  }
}

TEST(JobSchema, TakesAndRefusesWhatTheReaderDoes) {
  const nlohmann::json schema = nlohmann::json::parse(job_schema())["anyOf"][0];
  const nlohmann::json good = {{"inputs", {"a.csv"}},      {"to", "maxml"},      {"in-option", {{"bom", true}}},
                               {"include", "hazard-area"}, {"jobs", 2},          {"overwrite", true},
                               {"limit", {"rows=1K"}},     {"profile", "p.toml"}};
  EXPECT_THAT(breaks(good, schema), testing::IsEmpty());
  for (const nlohmann::json& bad : {nlohmann::json{{"jobs", 0}},
                                    nlohmann::json{{"jobs", 257}},
                                    {{"mark", {"a", "b"}}},
                                    {{"overwrite", "yes"}},
                                    {{"include", "usual"}},
                                    {{"profile", {1}}}})
    EXPECT_FALSE(breaks(bad, schema).empty()) << bad;
}

}  // namespace
}  // namespace maex::test
