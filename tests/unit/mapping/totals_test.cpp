// Compares totals rows with the rows above them. All lists are invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;
using Rows = std::vector<std::vector<std::string>>;

/// "A6: sentence" of each finding about a totals row.
std::vector<std::string> told(const Rows& rows) {
  MemoryTable table = table_of(rows);
  Read read;
  read_into(read, full_profile, table);
  std::vector<std::string> all;
  for (const Notices::Group& group : read.notices.groups()) {
    if (group.type->code != "total-differs-from-rows") continue;
    for (const Notice& notice : group.stored)
      all.push_back(cell_address(notice.where.column, notice.where.row) + ": " + problem_of(notice, false));
  }
  return all;
}

Rows list(const std::vector<std::string>& totals) {
  return {{"Number", "Date", "District", "Device", "Outcome", "Age"},
          {"1", "14.05.2014", "Tovuz", "AP_MINE", "dead", "34"},
          {"1", "14.05.2014", "Tovuz", "AP_MINE", "hurt", "20"},
          {"2", "15.05.2014", "Tovuz", "AP_MINE", "hurt", "41"},
          totals};
}

// The row is in quarantine because its outcome is missing. The total may count this row although the list does not.
TEST(TotalsRow, AllowsForARowWhoseOutcomeIsMissing) {
  Rows rows = list({"Total", "", "", "", "1 dead, 2 hurt", ""});
  rows[3][4] = "";
  EXPECT_THAT(told(rows), IsEmpty());
  rows[4][4] = "1 dead, 3 hurt";
  EXPECT_EQ(told(rows).size(), 1u);
}

TEST(TotalsRow, MayCountIncidentsPeopleOrEachOutcome) {
  EXPECT_THAT(told(list({"Total", "2", "", "", "3", ""})), IsEmpty());
  EXPECT_THAT(told(list({"Total", "", "", "", "1 dead, 2 hurt", ""})), IsEmpty());
  EXPECT_THAT(told(list({"Total", "", "", "", "dead: 1; hurt: 2", ""})), IsEmpty());
}

TEST(TotalsRow, ThatSaysSomethingElseIsTold) {
  EXPECT_THAT(told(list({"Total", "", "", "", "4", ""})),
              ElementsAre("E5: The totals row says 4, and the rows above make 3."));
  EXPECT_THAT(told(list({"Total", "", "", "", "1 dead, 3 hurt", ""})),
              ElementsAre("E5: The totals row says 3 hurt, and the rows above make 2."));
}

TEST(TotalsRow, SaysNothingAboutAgesAndUnknownWords) {
  EXPECT_THAT(told(list({"Total", "", "", "", "of whom 9 elsewhere", "32"})), IsEmpty());
}

TEST(TotalsRow, AllowsForRowsThatWentToQuarantine) {
  Rows rows = list({"Total", "", "", "", "1 dead, 3 hurt", ""});
  rows.insert(rows.begin() + 4, {"3", "16.05.2014", "Tovuz", "AP_MINE", "hrut", "41"});
  EXPECT_THAT(told(rows), IsEmpty());
}

TEST(TotalsRow, MayStandBelowEachPartOfTheList) {
  Rows rows = list({"Total", "", "", "", "3", ""});
  rows.push_back({"3", "16.06.2014", "Tovuz", "AP_MINE", "hurt", "41"});
  for (const char* second : {"1", "4"}) {
    Rows both = rows;
    both.push_back({"Total", "", "", "", second, ""});
    EXPECT_THAT(told(both), IsEmpty()) << second;
  }
  rows.push_back({"Total", "", "", "", "2", ""});
  EXPECT_THAT(told(rows), ElementsAre("E7: The totals row says 2, and the rows above make 4."));
}

}  // namespace
}  // namespace maex
