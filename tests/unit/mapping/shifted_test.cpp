// Columns whose cells were moved while their headings stayed in place. All lists are invented.
#include "core/mapping/table/shifted.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Rows = std::vector<std::vector<std::string>>;

const std::vector<std::string> headings = {"Number", "Date", "District", "Device", "Outcome", "Age", "Name", "Source"};

std::vector<std::string> right(int i) {
  const std::string number = std::to_string(i);
  return {number,
          "1" + std::to_string(i % 9) + ".05.2014",
          i % 3 == 0 ? "Tovuz" : "Ağdam",
          i % 4 == 0 ? "AV_MINE" : "AP_MINE",
          i % 5 == 0 ? "dead" : "hurt",
          std::to_string(20 + i % 40),
          "Person " + number,
          i % 2 == 0 ? "POLICE" : "CIVIL_HOSPITAL"};
}

Rows list(int rows) {
  Rows made = {headings};
  for (int i = 1; i <= rows; ++i) made.push_back(right(i));
  return made;
}

/// Moves the cells of these columns one column to the right, starting at row `from`. The cells of the last column move
/// to the first.
Rows moved(Rows rows, const std::vector<std::size_t>& columns, std::size_t from = 1) {
  for (std::size_t i = from; i < rows.size(); ++i)
    for (std::size_t k = columns.size() - 1; k != 0; --k) std::swap(rows[i][columns[k]], rows[i][columns[k - 1]]);
  return rows;
}

/// The message with which the reader refuses the list. Empty when it accepts it.
std::string refused(const Rows& rows, Read& read) {
  MemoryTable table = table_of(rows);
  try {
    read_into(read, full_profile, table);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

std::string refused(const Rows& rows) {
  Read read;
  return refused(rows, read);
}

TEST(Shifted, AListAsItShouldBeIsRead) {
  EXPECT_EQ(refused(list(4)), "");
  EXPECT_EQ(refused(list(500)), "");
}

TEST(Shifted, ThreeCodedColumnsAreNamedWithTheirHomes) {
  Read read;
  const std::string problem = refused(moved(list(30), {3, 4, 7}), read);
  EXPECT_THAT(problem, AllOf(HasSubstr("list.xlsx, sheet \"S\": columns are shifted: "),
                             HasSubstr("under \"Device\" stand values of \"Source\""),
                             HasSubstr("under \"Outcome\" stand values of \"Device\""),
                             HasSubstr("under \"Source\" stand values of \"Outcome\"")));
  ASSERT_EQ(read.noticed("columns-shifted"), 3u);
  for (const auto& group : read.notices.groups()) {
    if (group.type->code != "columns-shifted") continue;
    EXPECT_EQ(group.type->severity, Severity::error);
    EXPECT_EQ(group.stored[0].where.row, 1u);
    EXPECT_EQ(group.stored[0].where.column, 4u);
    EXPECT_EQ(problem_of(group.stored[0], false), "Under \"Device\" stand values of \"Source\".");
  }
}

TEST(Shifted, DatesUnderACount) {
  EXPECT_THAT(refused(moved(list(30), {1, 5})),
              AllOf(HasSubstr("under \"Age\" stand values of \"Date\""),
                    HasSubstr("under \"Date\" stand values that are probably those of \"Age\"")));
}

TEST(Shifted, CodesUnderFreeTextAreMet) {
  EXPECT_THAT(refused(moved(list(30), {2, 3})),
              AllOf(HasSubstr("under \"District\" stand values of \"Device\""),
                    HasSubstr("under \"Device\" stand values that are probably those of \"District\"")));
}

TEST(Shifted, NoValueIsTold) {
  EXPECT_THAT(refused(moved(list(30), {4, 6, 7})), AllOf(HasSubstr("columns are shifted"), Not(HasSubstr("Person"))));
}

TEST(Shifted, OneThatBeginsFarDownIsMet) {
  EXPECT_EQ(refused(list(9000)), "");
  EXPECT_THAT(refused(moved(list(9000), {3, 4, 7}, 5000)), HasSubstr("under \"Outcome\" stand values of \"Device\""));
}

TEST(Shifted, FewRowsFailCellByCell) {
  Read read;
  EXPECT_EQ(refused(moved(list(100), {3, 4}, 98), read), "");
  EXPECT_EQ(read.noticed("code-unknown"), 6u);
  EXPECT_EQ(refused(moved(list(4), {3, 4})), "") << "four rows prove nothing";
}

TEST(Shifted, SpellingsThatNobodyListedAreNoShift) {
  Rows rows = list(100);
  for (std::size_t i = 1; i != rows.size(); ++i) rows[i][3] = "mina " + std::to_string(i % 3);
  Read read;
  EXPECT_EQ(refused(rows, read), "");
  EXPECT_EQ(read.noticed("code-unknown"), 100u);
}

TEST(Shifted, SerialNumbersUnderADateAreNoShift) {
  Rows rows = list(100);
  for (std::size_t i = 1; i != rows.size(); ++i) {
    rows[i][1] = std::to_string(41700 + i);
    rows[i][5].clear();
  }
  EXPECT_EQ(refused(rows), "")
      << "the age is blank, and a number would fit there, but nothing says that it belongs there";
}

TEST(Shifted, ABlankColumnWhoseCodesStandBesideIt) {
  Rows rows = list(40);
  for (std::size_t i = 1; i != rows.size(); ++i) {
    rows[i][4] = rows[i][3];
    rows[i][3].clear();
  }
  EXPECT_THAT(refused(rows), HasSubstr("under \"Outcome\" stand values of \"Device\""));
}

TEST(Shifted, WordsForUnknownFitEveryColumnAndProveNothing) {
  Rows rows = moved(list(80), {4, 7});  // outcome and source
  for (std::size_t i = 1; i != rows.size(); ++i) rows[i][6] = "unknown";
  const std::string why = refused(rows);
  EXPECT_THAT(why, AllOf(HasSubstr("\"Outcome\""), HasSubstr("\"Source\""), Not(HasSubstr("\"Name\""))));
  Rows right = list(80);
  for (std::size_t i = 1; i != right.size(); ++i) right[i][7] = right[i][3] = "unknown";
  EXPECT_EQ(refused(right), "");
}

}  // namespace
}  // namespace maex
