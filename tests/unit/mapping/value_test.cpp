#include <gtest/gtest.h>

#include "core/text/parse_date.hpp"
#include "core/text/parse_number.hpp"
#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

struct DateCase {
  const char* text;
  const char* iso;
};

TEST(ParseDate, UnderstandsWhatPartnersWrite) {
  const DateCase cases[] = {
      {"14.05.2014", "2014-05-14"},
      {"14/05/2014", "2014-05-14"},
      {"14/05/14", "2014-05-14"},
      {"14.05.98", "1998-05-14"},
      {"2014-05-14", "2014-05-14"},
      {"2014/5/4", "2014-05-04"},
      {"11 Avqust 2021-ci il", "2021-08-11"},
      {"10 мая 2006", "2006-05-10"},
      {"10 мая 2006 г.", "2006-05-10"},
      {"November 10, 2020", "2020-11-10"},
      {"10 November 2020", "2020-11-10"},
      {"may 2014", "2014-05"},
      {"июнь 2014", "2014-06"},
      {"2013-cü il", "2013"},
      {"2013", "2013"},
      {"05.2014", "2014-05"},
      {"2021-ci ilin noyabr ayında", "2021-11"},
      {"23.07.2023 - 29.07.2023", "2023-07-23/2023-07-29"},
      {"7 Aprel - 14 May 2016-cı il", "2016-04-07/2016-05-14"},
      {"20-26 oktyabr 2020", "2020-10-20/2020-10-26"},
      {"14.05.2014-cü il", "2014-05-14"},
      {"14.05.2014 00:00", "2014-05-14"},
      {"2014-05-14T00:00:00", "2014-05-14"},
      {"../2014-05-14", "../2014-05-14"},
      {"29.02.2012", "2012-02-29"},
      {"Sept 27 2020", "2020-09-27"},
      {"yanvarın 3 2015", "2015-01-03"},
  };
  for (const DateCase& each : cases) {
    const auto read = parse_date(each.text, DateOrder::dmy, 2024);
    ASSERT_TRUE(read) << each.text;
    EXPECT_EQ(to_text(read->date), each.iso) << each.text;
  }
}

TEST(ParseDate, RefusesWhatWouldBeAGuess) {
  for (const char* text :
       {"05/14/2014", "30.02.2014", "14 may", "yesterday", "", "14.05", "41774", "1.2.3.4", "29.02.2013", "May",
        "14.05.2014 25:00", "99.99.9999", "2014-05-14 - 2014-05-01", "12", "::", "T12:00"})
    EXPECT_FALSE(parse_date(text, DateOrder::dmy, 2024)) << text;
}

TEST(ParseDate, KeepsTheTimeAndTellsOfTwoDigits) {
  const auto read = parse_date("14.05.14 13:45", DateOrder::dmy, 2024);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->two_digit_year);
  EXPECT_EQ(clock_text(read->seconds), "13:45");
}

TEST(ParseNumber, UnderstandsGroupsAndUnits) {
  struct {
    const char* text;
    NumberWanted wanted;
    double value;
  } cases[] = {
      {"1 230 079", NumberWanted::whole, 1230079},
      {"12.298", NumberWanted::whole, 12298},
      {"2,006", NumberWanted::whole, 2006},
      {"713, 694", NumberWanted::whole, 713694},
      {"51 364.07", NumberWanted::fraction, 51364.07},
      {"424,299 m²", NumberWanted::fraction, 424299},
      {"2263,07 га", NumberWanted::fraction, 2263.07},
      {"2979,1 ha", NumberWanted::fraction, 2979.1},
      {"6,143703", NumberWanted::coordinate, 6.143703},
      {"40,123", NumberWanted::coordinate, 40.123},
      {"-75.185183", NumberWanted::coordinate, -75.185183},
      {"\u2212"
       "4",
       NumberWanted::whole, -4},
      {"34 yaş", NumberWanted::whole, 34},
      {"1.234.567,5", NumberWanted::fraction, 1234567.5},
  };
  for (const auto& each : cases) {
    const auto read = parse_number(each.text, each.wanted);
    ASSERT_TRUE(read) << each.text;
    EXPECT_DOUBLE_EQ(read->value, each.value) << each.text;
  }
  for (const char* text : {"abc", "1,2,3", "", "12 pieces of", "1.5", "--1", ",", "1e999", "nan"})
    EXPECT_FALSE(parse_number(text, NumberWanted::whole)) << text;
  EXPECT_TRUE(parse_number("2,979", NumberWanted::fraction)->ambiguous);
}

// The unit is a property of the field. It must not depend on the help text.
TEST(ParseNumber, ConvertsHectaresForEveryFieldOfSquareMetres) {
  for (const char* field : {"area", "estimated_area", "remaining_area"}) {
    auto table = test::table_of({{"No", "Size"}, {"1", "2,5 ha"}, {"2", "300 m²"}});
    test::Read read;
    test::read_into(
        read,
        "[profile]\nid = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"en\"]\ncontainers = [\"xlsx\"]\n"
        "about = \"Invented.\"\n[read]\nrow = \"hazard_area\"\n[[column]]\nfield = \"hazard_area.id\"\n"
        "headings = [\"No\"]\nrequired = true\n[[column]]\nfield = \"hazard_area." +
            std::string(field) + "\"\nheadings = [\"Size\"]\n",
        table);
    EXPECT_EQ(read.values(*find_field("hazard_area." + std::string(field))), (std::vector<std::string>{"25000", "300"}))
        << field;
  }
}

// A workbook stores a time of day as a fraction of a day. The user sees and means the clock time.
TEST(ParseText, TakesTimesAsTheClockShowsThem) {
  const CellFormat clock{"hh:mm", false, true, false};
  MemoryTable table;
  table.add_sheet("I");
  table.add_row({"No", "Time", "Outcome"});
  table.add_cells({{1, CellKind::text, "1", 0, nullptr},
                   {2, CellKind::number, "0.8305555555555556", 0.8305555555555556, &clock},
                   {3, CellKind::text, "killed", 0, nullptr}});
  table.add_cells({{1, CellKind::text, "2", 0, nullptr},
                   {2, CellKind::number, "0", 0, &clock},
                   {3, CellKind::text, "killed", 0, nullptr}});
  test::Read read;
  test::read_into(read, R"(
[profile]
id = "t"
title = "T"
version = "1"
languages = ["en"]
containers = ["xlsx"]
about = "Invented."
[read]
row = "victim"
group = ["incident.id"]
[[column]]
field = "incident.id"
headings = ["No"]
required = true
[[column]]
field = "incident.time"
headings = ["Time"]
[[column]]
field = "victim.outcome"
headings = ["Outcome"]
)",
                  table);
  EXPECT_EQ(read.values(Field::incident_time), (std::vector<std::string>{"19:56", "00:00"}));
}

TEST(Codes, ReadsProfileNamesAndLabels) {
  auto table = test::table_of({{"Number", "Outcome", "Device"},
                               {"1", "DEAD", "AP_MINE"},
                               {"2", "Yaralanib", "piyada əleyhinə mina"},
                               {"3", "ранен", "n/a"},
                               {"4", "killed", "bomb"}});
  test::Read read;
  test::read_into(read, test::full_profile, table);
  EXPECT_EQ(read.values(Field::victim_outcome), (std::vector<std::string>{"KILLED", "INJURED", "INJURED", "KILLED"}));
  EXPECT_EQ(read.values(Field::device_category), (std::vector<std::string>{"AP_MINE", "AP_MINE", "UNKNOWN"}));
  EXPECT_EQ(read.noticed("code-unknown"), 1u);
  EXPECT_EQ(read.fates.of("S!C5"), "quarantined value-not-understood device.category");
  EXPECT_TRUE(read.balance.holds());
}

}  // namespace
}  // namespace maex
