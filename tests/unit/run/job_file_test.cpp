#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/run/job_file.hpp"

namespace maex {
namespace {

using testing::HasSubstr;

TEST(JobFile, SaysTheSameAsTheOptionsOfConvert) {
  const ConvertJob job = parse_job(R"(
inputs = ["a.csv", "b.csv"]
output = "out/"
from = "azcbl"
to = "maxml"
in-option = { separator = ";", bom = true }
personal = "keep"
fail-on = "warning"
jobs = 2
profile = ["ours.toml", "theirs.toml"]
limit = ["rows=1K", "cell-bytes=2M"]
)",
                                   "nightly.toml");
  EXPECT_EQ(job.inputs.size(), 2u);
  EXPECT_TRUE(job.output_is_folder);
  EXPECT_EQ(job.source.partner, "azcbl");
  EXPECT_EQ(job.source.format_options.values().at("separator"), ";");
  EXPECT_EQ(job.source.format_options.values().at("bom"), "true");
  EXPECT_EQ(job.personal, PersonalPolicy::keep);
  EXPECT_EQ(job.fail_on, Severity::warning);
  EXPECT_EQ(job.jobs, 2u);
  EXPECT_EQ(job.profiles, (std::vector<std::string>{"ours.toml", "theirs.toml"}));
  EXPECT_EQ(job.source.bounds.rows, 1024u);
  EXPECT_EQ(job.source.bounds.cell_bytes, 2u << 20);
}

void expect_refusal(const char* text, const char* words, Commands command = for_convert) {
  try {
    parse_job(text, "job.toml", command);
    FAIL() << text;
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("job.toml, line "));
    EXPECT_THAT(error.what(), HasSubstr(words));
  }
}

TEST(JobFile, IsWrittenAsItWouldBeRead) {
  ConvertJob job;
  job.inputs = {"a \"b\".csv", "tab\t.csv"};
  job.output = "out";
  job.output_is_folder = true;
  job.source.format_options.set("separator", ";");
  job.include = Include::verified;
  job.pinned_day = "2015-01-15";
  job.report.quiet = true;
  const std::string text = job_text(job, "job.toml", for_convert);
  const ConvertJob read = parse_job(text, "job.toml", for_convert);
  for (const JobOption& option : job_options())
    EXPECT_EQ(option.binding.written(read), option.binding.written(job)) << option.about.name;
  EXPECT_THAT(text, HasSubstr("output = 'out/'")) << "a folder stays one where it does not exist";
  EXPECT_THAT(text, testing::Not(HasSubstr("fail-on"))) << "what has its default is left out";
}

TEST(JobFile, RefusesANameThatIsNoText) {
  ConvertJob job;
  job.inputs = {"a\xFF.csv"};
  EXPECT_THROW(job_text(job, "job.toml", for_convert), UsageError);
}

TEST(JobFile, NamesFileLineAndRemedy) {
  expect_refusal("to = \"maxml\"\ninput = \"a.csv\"\n", "line 2: there is no key input; did you mean inputs?");
  expect_refusal("to = maxml\n", "line 1");
  expect_refusal("overwrite = \"yes\"\n", "true or false");
  expect_refusal("fail-on = \"never\"\n", "fail-on cannot be \"never\". It takes: error, warning, info.");
  expect_refusal("jobs = 0\n", "from 1 to 256");
  expect_refusal("jobs = \"2\"\n", "a whole number is wanted here");
  expect_refusal("today = \"tomorrow\"\n", "today cannot be \"tomorrow\"");
  expect_refusal("trust-plugins = true\n", "trust-plugins cannot be in a job file");
  expect_refusal("jobs = 2\nto = \"maxml\"\n", "line 2: to is an option of another command", for_validate);
  expect_refusal("in-option = \"a=b\"\n", "a table of options");
  expect_refusal("profile = [1]\n", "a text in quotes");
  expect_refusal("limit = \"rwos=1\"\n", "there is no limit \"rwos\"");
}

}  // namespace
}  // namespace maex
