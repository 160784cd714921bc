// Written files must read back equal: generated records over all kinds and fields.
#include <gtest/gtest.h>

#include "core/model/digest.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {

class RoundTrip : public ::testing::TestWithParam<unsigned> {};

TEST_P(RoundTrip, ReadsBackEverythingButTheDeclaredLosses) {
  std::mt19937 random(GetParam());
  std::vector<std::unique_ptr<Batch>> made, expected;
  std::vector<const Batch*> made_views, expected_views;
  for (int i = 0; i < 4; ++i) {
    made.push_back(std::make_unique<Batch>());
    generate(*made.back(), random, 30);
    made_views.push_back(made.back().get());
  }
  const Scratch file;
  write(file.path(), made_views, [&](const Batch& batch, const Losses& losses) {
    expected.push_back(std::make_unique<Batch>());
    copy_without_losses(batch, losses, *expected.back());
    expected_views.push_back(expected.back().get());
  });
  EXPECT_EQ(schema_errors(file.path()), std::vector<std::string>());

  const ReadResult result = read_file(file.path());
  std::vector<const Batch*> read_views;
  for (const auto& batch : result.batches) read_views.push_back(batch.get());
  const auto want = canonical(expected_views);
  const auto got = canonical(read_views);
  ASSERT_GT(want.size(), 60u);
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < want.size(); ++i) ASSERT_EQ(got[i], want[i]) << "record " << i;
  EXPECT_TRUE(result.balance.holds());
  EXPECT_TRUE(result.quarantined.empty());
  EXPECT_EQ(result.count("maxml-not-valid"), 0u);
  EXPECT_EQ(result.count("maxml-element-unknown"), 0u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RoundTrip, ::testing::Range(1u, 21u));

TEST(RoundTripOnce, TwoThousandRecordsAreValid) {
  std::mt19937 random(2000);
  std::vector<std::unique_ptr<Batch>> made;
  std::vector<const Batch*> views;
  for (int i = 0; i < 20; ++i) {
    made.push_back(std::make_unique<Batch>());
    generate(*made.back(), random, 100);
    views.push_back(made.back().get());
  }
  const Scratch file;
  write(file.path(), views);
  EXPECT_EQ(schema_errors(file.path()), std::vector<std::string>());
}

TEST(RoundTripOnce, TheSameRecordsGiveTheSameBytes) {
  std::mt19937 random(5);
  Batch batch;
  generate(batch, random, 50);
  const Scratch a, b;
  write(a.path(), {&batch});
  write(b.path(), {&batch});
  EXPECT_EQ(probe_file(a.path()).head, probe_file(b.path()).head);
}

}  // namespace
}  // namespace maex::maxml_test
