#include <gtest/gtest.h>

#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

using test::Read;
using test::read_into;
using test::table_of;
using Texts = std::vector<std::string>;

TEST(ReadTable, GroupsRowsAndLeavesOutWhatStandsAround) {
  MemoryTable table;
  table.add_sheet("S");
  table.add_row({"List of 2014"});
  table.add_row({"№", "Incident", "", "", "", ""});
  table.add_row({"", "No", "Date", "District", "Outcome", "Doctor"});
  table.add_row({"1", "7", "14.05.2014", "Füzuli", "hurt", "A"});
  table.add_row({"2", "", "", "", "dead", "B"});
  table.add_row({"", "No", "Date", "District", "Outcome", "Doctor"});
  table.add_row({"3", "8", "2014", "-", "hurt"});
  table.add_row({"Total", "2", "", "", "3"});
  table.add_row({"* invented"});
  table.add_row({"", "", "", "signed", "", ""});
  table.merge({2, 2, 2, 4});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.values(Field::incident_id), (Texts{"7", "8"}));
  EXPECT_EQ(read.values(Field::victim_incident), (Texts{"7", "7", "8"}));
  EXPECT_EQ(read.values(Field::victim_outcome), (Texts{"INJURED", "KILLED", "INJURED"}));
  ASSERT_EQ(read.of(Kind::victim)[1]->extras().size(), 1u);
  EXPECT_EQ(read.of(Kind::victim)[1]->extras()[0].heading, "Doctor");
  EXPECT_EQ(read.fates.of("S!A1"), "ignored title-row ");
  EXPECT_EQ(read.fates.of("S!A4"), "ignored row-counter ");
  EXPECT_EQ(read.fates.of("S!B6"), "ignored repeated-heading ");
  EXPECT_EQ(read.fates.of("S!D7"), "ignored blank-text place.district");
  EXPECT_EQ(read.fates.of("S!A8"), "ignored totals-row ");
  EXPECT_EQ(read.fates.of("S!A9"), "ignored footnote ");
  EXPECT_EQ(read.fates.of("S!D10"), "ignored after-list ");
  EXPECT_EQ(read.noticed("heading-unknown"), 1u);
  EXPECT_TRUE(read.balance.holds());
}

TEST(ReadTable, VerticalMergesGiveTheirValueToEveryRow) {
  MemoryTable table =
      table_of({{"Number", "District", "Outcome"}, {"7", "Tovuz", "hurt"}, {"", "", "dead"}, {"8", "Ağdam", "dead"}});
  table.merge({2, 1, 3, 1});
  table.merge({2, 2, 3, 2});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.values(Field::place_district), (Texts{"Tovuz", "Ağdam"}));
  EXPECT_EQ(read.values(Field::victim_incident), (Texts{"7", "7", "8"}));
  EXPECT_TRUE(read.balance.holds());
}

TEST(ReadTable, AnIncidentSeenAgainTakesItsVictims) {
  auto table = table_of({{"Number", "District", "Outcome"},
                         {"1", "A", "hurt"},
                         {"2", "B", "hurt"},
                         {"1", "A", "dead"},
                         {"2", "C", "dead"},
                         {"2", "", "dead"}});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.of(Kind::incident).size(), 2u);
  EXPECT_EQ(read.values(Field::victim_incident), (Texts{"1", "1", "2", "2", "2"})) << "next to their incident";
  EXPECT_EQ(read.noticed("incident-seen-again"), 1u);
  EXPECT_EQ(read.noticed("incident-number-reused"), 1u) << "once, at the number, whatever else differs";
  EXPECT_EQ(read.noticed("incident-fields-differ"), 0u);
  EXPECT_EQ(read.fates.of("S!B5"), "quarantined incident-fields-differ place.district");
  EXPECT_TRUE(read.balance.holds());
}

TEST(ReadTable, QuarantinesRowsThatCannotBeCounted) {
  auto table = table_of({{"Number", "District", "Outcome", "Age"},
                         {"", "A", "hurt"},
                         {"1", "A", "", "30"},
                         {"", "", "dead"},
                         {"2", "B", "dead"}});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.fates.of("S!B2"), "quarantined no-incident ");
  EXPECT_EQ(read.fates.of("S!D3"), "quarantined required-missing ");
  EXPECT_EQ(read.fates.of("S!C4"), "quarantined no-incident ");
  EXPECT_EQ(read.values(Field::incident_id), (Texts{"2"}));
  EXPECT_TRUE(read.balance.holds());
}

// The user who fixes the list needs the cell, not only the row.
TEST(ReadTable, TellsWhatIsMissingAtItsCell) {
  auto table = table_of({{"Number", "District", "Outcome", "Age"},
                         {"", "A", "hurt"},
                         {"1", "A", "", "30"},
                         {"2", "B", "dead"},
                         {"2", "B", "hurt"},
                         {"3", "B", "hurt"},
                         {"2", "C", "hurt"}});
  Read read;
  read_into(read, test::full_profile, table);
  std::vector<std::string> told;
  for (const auto& group : read.notices.groups())
    for (const Notice& notice : group.stored)
      told.push_back(std::string(group.type->code) + " " + cell_address(notice.where.column, notice.where.row));
  EXPECT_EQ(told, (Texts{"incident-number-reused A7", "no-incident A2", "required-missing C3"}));
}

// Every quarantined row needs a finding, no matter which row of the incident differs.
TEST(ReadTable, TellsOfANumberGivenTwiceByALaterRow) {
  auto table = table_of({{"Number", "District", "Outcome"},
                         {"1", "A", "hurt"},
                         {"2", "B", "hurt"},
                         {"1", "", "dead"},
                         {"1", "C", "dead"}});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.noticed("incident-number-reused"), 1u);
  EXPECT_EQ(read.fates.of("S!B5"), "quarantined incident-fields-differ place.district");
}

// A merged cell has one value for many rows, so one error must give one finding.
TEST(ReadTable, TellsOfAMergedCellOnce) {
  MemoryTable table = table_of({{"Number", "Date", "District", "Outcome"},
                                {"7", "31.02.2014", "Tovuz", "hurt"},
                                {"", "", "", "dead"},
                                {"8", "1.1.14", "Ağdam", "dead"},
                                {"", "", "", "hurt"}});
  for (const std::uint32_t column : {1u, 2u, 3u}) {
    table.merge({2, column, 3, column});
    table.merge({4, column, 5, column});
  }
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.noticed("date-not-understood"), 1u);
  EXPECT_EQ(read.noticed("date-two-digit-year"), 1u);
}

// A missing number must not add a person to another accident.
TEST(ReadTable, ABlankNumberOverOtherFactsIsNotTheIncidentAbove) {
  auto table = table_of({{"Number", "District", "Outcome"},
                         {"1", "Tovuz", "hurt"},
                         {"", "", "dead"},
                         {"", "Tovuz", "dead"},
                         {"", "Ağdam", "hurt"}});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.of(Kind::victim).size(), 3u);
  EXPECT_EQ(read.values(Field::place_district), (Texts{"Tovuz"}));
  EXPECT_EQ(read.fates.of("S!B5"), "quarantined no-incident ");
  EXPECT_EQ(read.noticed("no-incident"), 1u);
  EXPECT_TRUE(read.balance.holds());
}

// A name in a shifted column must stay hidden.
TEST(ReadTable, HidesWhatMayBeAName) {
  auto table = table_of({{"Number", "Date", "District", "Outcome"},
                         {"1", "Nümunə Sınaqov", "A", "hurt"},
                         {"2", "31.02.2014", "A", "hurt"},
                         {"3", "2014", "A", "Nümunə Sınaqov"}});
  Read read;
  read_into(read, test::full_profile, table);
  for (const auto& group : read.notices.groups())
    for (const Notice& notice : group.stored) {
      EXPECT_EQ(to_text(notice, false).find("Nümunə"), std::string::npos) << to_text(notice, false);
      EXPECT_EQ(notice.personal, notice.value.find("Nümunə") != std::string::npos) << notice.value;
    }
}

TEST(ReadTable, SheetsWithoutTheHeadingsAreNoLists) {
  auto table = table_of({{"a", "b"}, {"1", "2"}});
  Read read;
  read_into(read, test::full_profile, table);
  EXPECT_EQ(read.noticed("no-heading-row"), 1u);
  EXPECT_EQ(read.noticed("no-list-found"), 1u);
  EXPECT_EQ(read.balance.cells_with(Fate::ignored), 4u);
  EXPECT_TRUE(read.balance.holds());
}

TEST(ReadTable, MadeIdsDoNotDependOnTheOrderOfRows) {
  const std::string profile = R"(
[profile]
id = "t"
[read]
id-prefix = "CO"
[[column]]
field = "place.district"
headings = ["Place"]
[[column]]
field = "victim.outcome"
headings = ["Outcome"]
)";
  auto one = table_of({{"Place", "Outcome"}, {"A", "killed"}, {"A", "killed"}, {"B", "injured"}});
  auto two = table_of({{"Place", "Outcome"}, {"B", "injured"}, {"A", "killed"}, {"A", "killed"}});
  Read first, second;
  read_into(first, profile, one);
  read_into(second, profile, two);
  EXPECT_EQ(canonical_without(first.batches, {}), canonical_without(second.batches, {}));
  auto ids = first.values(Field::incident_id);
  EXPECT_EQ(ids[1], ids[0] + "-2");
  EXPECT_EQ(ids[0].size(), 15u);
}

TEST(ReadTable, CountColumnsMakeVictims) {
  const std::string profile = R"(
[profile]
id = "t"
[read]
row = "incident"
[[column]]
field = "incident.id"
headings = ["No"]
[[column]]
headings = ["Killed"]
count-of = { "victim.outcome" = "KILLED" }
[[column]]
headings = ["Hurt"]
count-of = { "victim.outcome" = "INJURED" }
)";
  auto table = table_of({{"No", "Killed", "Hurt"}, {"1", "1", "2"}, {"2", "0", "x"}});
  Read read;
  read_into(read, profile, table);
  EXPECT_EQ(read.values(Field::victim_outcome), (Texts{"KILLED", "INJURED", "INJURED"}));
  EXPECT_EQ(read.fates.of("S!C3"), "quarantined value-not-understood victim.outcome");
  EXPECT_TRUE(read.balance.holds());
}

// For any input, the sums must agree and every cell must be reported once.
TEST(ReadTable, BalanceHoldsOnJunk) {
  const std::vector<std::string> words = {
      "Number", "Date",   "Outcome",  "District", "№",      "Incident", "No",         "hurt",     "dead",
      "1",      "2",      "-",        " ",        "Total",  "* note",   "14.05.2014", "99.99.99", "Age",
      "x;y;;",  "Causes", "\xff\xfe", "m²",       "1,5 ha", "Name",     "\n",         "n/a",      "Source"};
  std::uint32_t state = 12345;
  const auto below = [&state](std::uint32_t n) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
  };
  for (int round = 0; round != 400; ++round) {
    MemoryTable table;
    std::size_t cells = 0;
    for (std::uint32_t sheet = 0, sheets = 1 + below(3); sheet != sheets; ++sheet) {
      table.add_sheet("S" + std::to_string(sheet), below(5) == 0);
      if (below(4) != 0) table.add_row({"Number", "Date", "Outcome", "District", "Age", "Causes", "Foo"});
      for (std::uint32_t row = 0, rows = below(70); row != rows; ++row) {
        std::vector<std::string> texts;
        for (std::uint32_t i = 0, n = below(9); i != n; ++i)
          texts.push_back(below(3) == 0 ? "" : words[below(static_cast<std::uint32_t>(words.size()))]);
        table.add_row(texts, below(9) == 0);
      }
      for (std::uint32_t i = 0, n = below(4); i != n; ++i) {
        const std::uint32_t row = 1 + below(40), column = 1 + below(8);
        table.merge({row, column, row + below(4), column + below(3)});
      }
      for (const auto& row : table.rows(table.sheets().size() - 1)) cells += row.cells.size();
    }
    Read read;
    read_into(read, test::full_profile, table);
    ASSERT_TRUE(read.balance.holds()) << round;
    ASSERT_EQ(read.balance.cells_read(), cells) << round;
    ASSERT_EQ(read.fates.cells.size(), cells) << round;
    std::set<std::string> places;
    for (const auto& [at, fate] : read.fates.cells) places.insert(at);
    ASSERT_EQ(places.size(), cells) << round;
  }
}

}  // namespace
}  // namespace maex
