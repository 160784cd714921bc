#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/run/job.hpp"

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

void expect_refusal(const char* text, const char* words) {
  try {
    parse_job(text, "job.toml");
    FAIL() << text;
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("job.toml, line "));
    EXPECT_THAT(error.what(), HasSubstr(words));
  }
}

TEST(JobFile, NamesFileLineAndRemedy) {
  expect_refusal("to = \"maxml\"\ninput = \"a.csv\"\n", "line 2: there is no key input; did you mean inputs?");
  expect_refusal("to = maxml\n", "line 1");
  expect_refusal("overwrite = \"yes\"\n", "true or false");
  expect_refusal("fail-on = \"never\"\n", "none of info, warning, error");
  expect_refusal("jobs = 0\n", "from 1 to 256");
  expect_refusal("limit = \"rwos=1\"\n", "there is no limit \"rwos\"");
}

}  // namespace
}  // namespace maex
