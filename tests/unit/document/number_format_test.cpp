#include "core/document/number_format.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

struct Case {
  double value;
  const char* code;
  const char* shown;
};

class Numbers : public testing::TestWithParam<Case> {};
TEST_P(Numbers, AreShownAsInExcel) {
  EXPECT_EQ(format_number(GetParam().value, GetParam().code), GetParam().shown)
      << GetParam().value << " under " << GetParam().code;
}

INSTANTIATE_TEST_SUITE_P(
    General, Numbers,
    testing::Values(Case{0, "General", "0"}, Case{-0.0, "General", "0"}, Case{41774, "", "41774"},
                    Case{0.1 + 0.2, "General", "0.3"}, Case{1.0 / 3, "General", "0.333333333"},
                    Case{-1.0 / 3, "General", "-0.333333333"}, Case{12345678901, "General", "12345678901"},
                    Case{123456789012, "General", "1.23457E+11"}, Case{12345678901.5, "General", "12345678902"},
                    Case{1234567.891234, "General", "1234567.891"}, Case{99999999999.9, "General", "1E+11"},
                    Case{0.0001, "General", "0.0001"}, Case{0.000012, "General", "0.000012"},
                    Case{0.0000123456, "General", "1.23456E-05"}, Case{1e-10, "General", "1E-10"},
                    Case{1e300, "General", "1E+300"}, Case{40.123456789012, "General", "40.12345679"},
                    Case{5, "General\" km\"", "5 km"}, Case{-5, "GENERAL", "-5"}));

INSTANTIATE_TEST_SUITE_P(
    Places, Numbers,
    testing::Values(Case{3.14159, "0", "3"}, Case{2.5, "0", "3"}, Case{-2.5, "0", "-3"}, Case{1.005, "0.00", "1.01"},
                    Case{0.285, "0.00", "0.29"}, Case{0.5, "#.##", ".5"}, Case{3, "#.##", "3."}, Case{0, "#", ""},
                    Case{7, "000", "007"}, Case{7, "??0", "  7"}, Case{1.5, "0.??", "1.5 "},
                    Case{9.999, "0.00", "10.00"}, Case{0.005, "0.00", "0.01"}, Case{0.004, "0.00", "0.00"},
                    Case{1234567, "#,##0", "1,234,567"}, Case{123, "#,##0", "123"},
                    Case{-1234.5, "#,##0.00", "-1,234.50"}, Case{12, "0,000", "0,012"}, Case{1234567, "0,", "1235"},
                    Case{1234567, "0.0,,", "1.2"}, Case{1234567890, "#,##0,", "1,234,568"}, Case{0.256, "0%", "26%"},
                    Case{0.256, "0.0%", "25.6%"}, Case{1.5, "0.00%", "150.00%"}, Case{5551234, "000-0000", "555-1234"},
                    Case{1234567890, "(000) 000-0000", "(123) 456-7890"}, Case{1e20, "0", "100000000000000000000"}));

INSTANTIATE_TEST_SUITE_P(Scientific, Numbers,
                         testing::Values(Case{12345, "0.00E+00", "1.23E+04"}, Case{0.00012345, "0.00E+00", "1.23E-04"},
                                         Case{12345, "0.00E-00", "1.23E04"}, Case{12345, "##0.0E+0", "12.3E+3"},
                                         Case{123456, "##0.0E+0", "123.5E+3"}, Case{0, "0.00E+00", "0.00E+00"},
                                         Case{9.999, "0.0E+0", "1.0E+1"}, Case{999999, "##0E+0", "1E+6"},
                                         Case{-5e-7, "0E+0", "-5E-7"}));

INSTANTIATE_TEST_SUITE_P(Fractions, Numbers,
                         testing::Values(Case{1.5, "# ?/?", "1 1/2"}, Case{0.25, "# ?\?/?\?", "  1/4 "},
                                         Case{3.14159, "# ?\?/?\?", "3  1/7 "}, Case{1.25, "# ?/8", "1 2/8"},
                                         Case{2, "# ?/?", "2    "}, Case{1.5, "?/?", "3/2"},
                                         Case{0.999, "# ?/?", "1    "}));

INSTANTIATE_TEST_SUITE_P(
    Sections, Numbers,
    testing::Values(Case{5, "0;(0)", "5"}, Case{-5, "0;(0)", "(5)"}, Case{0, "0;(0);\"none\"", "none"},
                    Case{0, "0;(0)", "0"}, Case{-5, "0;[Red]-0", "-5"}, Case{5, "[Green]0;[Red]0;;@", "5"},
                    Case{0, "0;0;;@", ""}, Case{-3, "0;@", "-3"}, Case{150, "[>100]\"many\";0", "many"},
                    Case{50, "[>100]\"many\";0", "50"}, Case{-50, "[>100]\"many\";0", "50"},
                    Case{-50, "[<0]\"minus \"0;0", "minus 50"}, Case{3, "[=1]\"one\";[=2]\"two\";0", "3"},
                    Case{2, "[=1]\"one\";[=2]\"two\";0", "two"}, Case{0.5, "[<1]0.00;[>=1]0", "0.50"},
                    Case{9, "[>100]0;[<5]0", "9"}));

INSTANTIATE_TEST_SUITE_P(Literals, Numbers,
                         testing::Values(Case{5, "0\" mines\"", "5 mines"}, Case{5, "0\\ \\k\\m", "5 km"},
                                         Case{5, "_(* 0_)", " 5 "}, Case{5, "[$€-407]0.00", "€5.00"},
                                         Case{1234.5, "#,##0.00\\ [$₼-42C]", "1,234.50 ₼"},
                                         Case{5, "0 den", "5 den"}, Case{5, "\"No \"0", "No 5"},
                                         Case{5, "\"open", "open"}, Case{5, "[open", "[open"}, Case{5, "0\\", "5"},
                                         Case{5, "\\ə0", "ə5"}, Case{-5, "\"text\"", "-text"}, Case{5, "@", "5"},
                                         Case{12, "-0-", "-12-"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Numbers,
    testing::Values(Case{41773, "dd.mm.yyyy", "14.05.2014"}, Case{41773, "d/m/yy", "14/5/14"},
                    Case{41773, "yyyy\\-mm\\-dd", "2014-05-14"}, Case{41773, "mmm", "May"},
                    Case{41773, "mmmm d, yyyy", "May 14, 2014"}, Case{41773, "mmmmm", "M"},
                    Case{41773, "ddd dddd", "Wed Wednesday"}, Case{41773, "[$-409]d\\-mmm\\-yy;@", "14-May-14"},
                    Case{41773, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "Wednesday, May 14, 2014"},
                    Case{41773, "[$-FC19]d mmmm yyyy", "14 мая 2014"}, Case{41773, "[$-419]mmmm yyyy", "Май 2014"},
                    Case{41773, "[$-42C]d mmmm yyyy", "14 may 2014"}, Case{41773, "[$-C0A]mmmm", "mayo"},
                    Case{41773, "[$-411]ge.m.d", "2014.5.14"}, Case{60, "dd.mm.yyyy", "29.02.1900"},
                    Case{0, "dd.mm.yyyy", "00.01.1900"}, Case{1, "dd.mm.yyyy", "01.01.1900"}, Case{1, "dddd", "Sunday"},
                    Case{-1, "dd.mm.yyyy", "-1"}, Case{2958465, "yyyy", "9999"}, Case{2958466, "yyyy", "2958466"},
                    Case{41773, "d.m.;@", "14.5."}));

INSTANTIATE_TEST_SUITE_P(
    Times, Numbers,
    testing::Values(Case{0.5, "hh:mm", "12:00"}, Case{0.999999, "hh:mm:ss", "00:00:00"},
                    Case{0.41666666, "h:mm", "10:00"}, Case{41773.75, "dd.mm.yyyy hh:mm", "14.05.2014 18:00"},
                    Case{41773.75, "hh:mm dd.mm.yyyy", "18:00 14.05.2014"}, Case{0.75, "h:mm AM/PM", "6:00 PM"},
                    Case{0, "h:mm AM/PM", "12:00 AM"}, Case{0.5, "h a/p", "12 p"}, Case{0.0006944444, "mm:ss", "01:00"},
                    Case{1.5, "[h]:mm:ss", "36:00:00"}, Case{0.1, "[mm]:ss", "144:00"}, Case{0.001, "[ss]", "86"},
                    Case{0.00001157407 * 1.25, "ss.00", "01.25"}, Case{0.00001157407 * 1.26, "mm:ss.0", "00:01.3"},
                    Case{41773.9999999, "dd.mm.yyyy", "15.05.2014"},
                    Case{0.5, "[$-F400]h:mm:ss\\ AM/PM", "12:00:00 PM"}, Case{41773.5, "m/d/yy h:mm", "5/14/14 12:00"},
                    Case{-0.5, "h:mm", "-0.5"}));

TEST(NumberFormat, Counts1904DatesFromTheirEpoch) {
  EXPECT_EQ(format_number(40311, "dd.mm.yyyy", true), "14.05.2014");
  EXPECT_EQ(format_number(40311, "dddd", true), "Wednesday");
  EXPECT_EQ(format_number(0, "dd.mm.yyyy dddd", true), "01.01.1904 Friday");
}

TEST(NumberFormat, TellsDatesAndTimesFromNumbers) {
  struct {
    const char* code;
    bool date, time;
  } const cases[] = {{"General", false, false},
                     {"0.00", false, false},
                     {"0.00E+00", false, false},
                     {"@", false, false},
                     {"dd.mm.yyyy", true, false},
                     {"h:mm", false, true},
                     {"mm:ss", false, true},
                     {"[h]:mm", false, true},
                     {"m/d/yy h:mm", true, true},
                     {"[Red]0", false, false},
                     {"\"day\" 0", false, false},
                     {"\\d0", false, false},
                     {"[$-409]d-mmm", true, false},
                     {"mmm yyyy;@", true, false},
                     {"#,##0 \"₼\"", false, false},
                     {"0 den", false, false},
                     {"_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"?\?_-;_-@_-", false, false},
                     {"[Magenta]General", false, false},
                     {"AM/PM", false, true},
                     {"[mm]", false, true},
                     {"yyyy\"年\"m\"月\"d\"日\"", true, false},
                     {"", false, false}};
  for (const auto& c : cases) {
    const CellFormat format = make_cell_format(c.code, false);
    EXPECT_EQ(format.is_date, c.date) << c.code;
    EXPECT_EQ(format.is_time, c.time) << c.code;
  }
}

TEST(NumberFormat, KnowsBuiltinCodes) {
  EXPECT_EQ(builtin_format_code(0), "General");
  EXPECT_EQ(builtin_format_code(49), "@");
  EXPECT_EQ(builtin_format_code(26), "");
  EXPECT_EQ(builtin_format_code(164), "");
  for (const unsigned id : {14u, 15u, 16u, 17u, 22u, 27u, 57u})
    EXPECT_TRUE(make_cell_format(builtin_format_code(id), false).is_date) << id;
  for (const unsigned id : {18u, 19u, 20u, 21u, 32u, 45u, 46u, 47u})
    EXPECT_TRUE(make_cell_format(builtin_format_code(id), false).is_time) << id;
  EXPECT_EQ(format_number(-1234.5, builtin_format_code(44)), " $(1,234.50)");
  EXPECT_EQ(format_number(0, builtin_format_code(43)), " -   ");
}

TEST(NumberFormat, AppliesToText) {
  EXPECT_EQ(format_text("Ağdam", "@"), "Ağdam");
  EXPECT_EQ(format_text("Ağdam", "0;0;0;\"in \"@"), "in Ağdam");
  EXPECT_EQ(format_text("Ağdam", "0;@"), "Ağdam");
  EXPECT_EQ(format_text("Ağdam", "0.00"), "Ağdam");
  EXPECT_EQ(format_text("Ağdam", "0;0;0;"), "");
}

TEST(NumberFormat, SurvivesAnyCode) {
  const char letters[] = "0#?.,%E+-;[]<=>$@\"\\_*/:ymdhsAMPGgeb 1\xC9\x99";
  std::uint32_t state = 1;
  for (int i = 0; i < 200000; ++i) {
    std::string code;
    for (int n = static_cast<int>(i % 17); n >= 0; --n) {
      state = state * 1664525 + 1013904223;
      code += letters[(state >> 16) % (sizeof letters - 1)];
    }
    for (const double value : {0.0, -1.5, 41773.75, 1e-300, 1e300}) format_number(value, code, i % 2 == 0);
    format_text("x", code);
  }
  EXPECT_EQ(format_number(5, std::string(100000, '0')), "5");
}

TEST(Shown, LooksAtTheKind) {
  const CellFormat date = make_cell_format("dd.mm.yyyy", false);
  EXPECT_EQ(shown({1, CellKind::text, false, "=1+1", 0, nullptr}), "=1+1");
  EXPECT_EQ(shown({1, CellKind::number, false, "0.30000000000000004", 0.1 + 0.2, nullptr}), "0.3");
  EXPECT_EQ(shown({1, CellKind::date, false, "41773", 41773, &date}), "14.05.2014");
  EXPECT_EQ(shown({1, CellKind::date, false, "2014-05-14", 41773, nullptr}), "2014-05-14");
  EXPECT_EQ(shown({1, CellKind::boolean, false, "TRUE", 1, nullptr}), "TRUE");
  EXPECT_EQ(shown({1, CellKind::error, false, "#N/A", 0, nullptr}), "#N/A");
  EXPECT_EQ(shown({}), "");
}

}  // namespace
}  // namespace maex
