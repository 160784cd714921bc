// Converts every partner's file to every partner's file. `--verify` must find only the reported losses for every pair.
#include <gtest/gtest.h>

#include <cstdlib>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/run/job.hpp"

namespace maex {
namespace {
namespace fs = std::filesystem;

struct Made {
  const char* partner;
  const char* extension;
};
constexpr Made partners[] = {{"azcbl", ".xlsx"},      {"maxml", ".xml"}, {"imsma_core", ".csv"},
                             {"geojson", ".geojson"}, {"kml", ".kml"},   {"hxl", ".csv"}};

class Verify : public testing::TestWithParam<std::tuple<Made, Made>> {
 protected:
  Verify() {
    std::string pattern = (fs::temp_directory_path() / "maex-verify-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    register_builtin_adapters(registry_);
  }
  ~Verify() override { fs::remove_all(folder_); }

  void expect_nothing(const fs::path& from, const Made& source, const Made& target, PersonalPolicy personal) {
    ConvertJob job;
    job.inputs = {from};
    job.output = folder_ / ("out" + std::string(target.extension));
    job.source.partner = source.partner;
    job.to = target.partner;
    job.personal = personal;
    job.verify = job.overwrite = true;
    job.today = {2026, 1, 1};
    job.now = "2026-01-01T00:00:00";
    job.program = "maex test";
    const ItemFacts facts = run(job, registry_, {}).items.at(0);
    ASSERT_EQ(facts.outcome, Outcome::done) << facts.problem;
    ASSERT_TRUE(facts.verified);
    EXPECT_GT(facts.verified->records, 0u);
    EXPECT_EQ(facts.verified->matched, facts.verified->records);
    for (const auto& group : facts.findings)
      if (group.type.code == "not-read-back" || group.type.code == "lost-but-read-back")
        for (const Finding& finding : group.stored)
          ADD_FAILURE() << group.type.code << ": " << to_string(finding.problem);
  }

  fs::path folder_;
  Registry registry_;
};

/// The records together fill every field that the source can carry.
TEST_P(Verify, TheForecastIsWhatIsFound) {
  const auto& [source, target] = GetParam();
  const Partner& partner = registry_.require_partner(source.partner);
  const fs::path file = folder_ / ("in" + std::string(source.extension));
  const auto& containers = partner.descriptor().containers;
  conformance::write_specimen_records(partner, containers.empty() ? nullptr : registry_.format(containers.front()),
                                      file, {});
  expect_nothing(file, source, target, PersonalPolicy::keep);
  expect_nothing(file, source, target, PersonalPolicy::withhold);
}

INSTANTIATE_TEST_SUITE_P(Pairs, Verify, testing::Combine(testing::ValuesIn(partners), testing::ValuesIn(partners)),
                         [](const auto& pair) {
                           return std::string(std::get<0>(pair.param).partner) + "_to_" +
                                  std::get<1>(pair.param).partner;
                         });

}  // namespace
}  // namespace maex
