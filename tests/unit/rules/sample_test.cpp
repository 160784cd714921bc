// The notation of samples.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rules/sample.hpp"

namespace maex::rules {
namespace {

TEST(Sample, GivesRecordsWithTheirChildren) {
  Batch batch;
  read_sample(
      "# made up\nincident id=7 date=2014-05 killed=1\n  place district=\"Ter Ter\"\n  extra \"Qeyd\"=\"iki "
      "söz\"\nvictim incident=7 outcome=KILLED",
      batch);
  ASSERT_EQ(batch.size(), 3u);
  EXPECT_EQ(batch[0].origin().row, 2u);
  EXPECT_EQ(to_text(batch[0].get(Field::incident_date)), "2014-05");
  EXPECT_EQ(batch[1].parent(), 0);
  EXPECT_EQ(batch[1].text(Field::place_district), "Ter Ter");
  ASSERT_EQ(batch[1].extras().size(), 1u);
  EXPECT_EQ(batch[1].extras()[0].text, "iki söz");
  EXPECT_EQ(batch[2].get(Field::victim_outcome).as_code(), Code::outcome_KILLED);
}

TEST(Sample, HasSeveralInputs) {
  Batch batch;
  read_sample("incident id=1\ninput\nincident id=1", batch);
  ASSERT_EQ(batch.size(), 2u);
  EXPECT_EQ(batch[0].origin().document, 0u);
  EXPECT_EQ(batch[1].origin().document, 1u);
}

TEST(Sample, NamesTheLineOfASlip) {
  const auto refused = [](std::string_view text) -> std::string {
    Batch batch;
    try {
      read_sample(text, batch);
    } catch (const std::invalid_argument& error) { return error.what(); }
    return "(taken)";
  };
  EXPECT_THAT(refused("incident id=1\nincident colour=red"), testing::HasSubstr("line 2"));
  EXPECT_THAT(refused("place district=X"), testing::HasSubstr("hangs below"));
  EXPECT_THAT(refused("incident date=May"), testing::HasSubstr("no date"));
  EXPECT_THAT(refused("victim outcome=Killed"), testing::HasSubstr("no code"));
}

}  // namespace
}  // namespace maex::rules
