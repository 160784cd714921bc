// Texts and numbers as other programs leave them, seen in the written file. All data is invented.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class Spellings : public Program {
 protected:
  static constexpr const char* headings = "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğunun növü,Nəticə,Cins,Yaş\n";

  /// The list as it is written again for the same partner, and what the run reports.
  std::string again(const std::string& list, const std::string& options = {}) {
    file("list.csv", list);
    report_ = convert("list.csv --to azcbl --to-format csv -o again.csv --overwrite --include any -v " + options);
    return text("again.csv");
  }
  std::string digest(const std::string& list) {
    again(list, "--digest");
    const std::size_t at = report_.find("\ndigest");
    return at == std::string::npos ? "none" : report_.substr(at, report_.find('\n', at + 1) - at);
  }
  std::string report_;
};

TEST_F(Spellings, DecomposedLettersAreTheSameAsComposedOnes) {
  const std::string composed =
      std::string(headings) + "2016/07,03.04.2016,Füzuli,Nümunəli,piyada əleyhinə mina,öldü,kişi,41\n";
  std::string decomposed;
  for (std::size_t i = 0; i < composed.size();) {
    const std::string_view rest = std::string_view(composed).substr(i);
    const auto is = [&](const char* letter) { return rest.starts_with(letter); };
    const char* const apart = is("ö")   ? "o\u0308"
                              : is("ü") ? "u\u0308"
                              : is("ş") ? "s\u0327"
                              : is("ğ") ? "g\u0306"
                                        : nullptr;
    decomposed += apart == nullptr ? std::string(1, composed[i]) : apart;
    i += apart == nullptr ? 1 : 2;
  }
  ASSERT_NE(composed, decomposed);
  const std::string expected = digest(composed);
  EXPECT_THAT(expected, HasSubstr("digest"));
  EXPECT_EQ(digest(decomposed), expected);
  EXPECT_THAT(report_, HasSubstr("composed-letters"));
}

TEST_F(Spellings, InvisibleSignsAreRemovedAndReportedOncePerColumn) {
  const std::string written = again(std::string(headings) +
                                    "2016/\u200B07,03.04.2016,Fü\u00ADzuli,Nümunəli,AP mine,killed,ma\u2060le,41\n"
                                    "2016/07,03.04.2016,Füzuli,Nümunəli,AP mine,inju\u200Dred,female\uFEFF,17\n");
  EXPECT_THAT(report_, HasSubstr("1 incident, 2 victims"));
  EXPECT_EQ(times(report_, "invisible-signs   "), 4u) << "columns A, C, F and G\n" << report_;
  EXPECT_THAT(report_, HasSubstr("The first one of the column is U+00AD."));
  for (const char* sign : {"\u200B", "\u00AD", "\u2060", "\u200D", "\uFEFF"})
    EXPECT_THAT(written, Not(HasSubstr(sign)));
}

TEST_F(Spellings, LettersOfAnotherAlphabetAreUnderstoodAndNamed) {
  // "Tarix" begins with a Cyrillic Т, the device is two Cyrillic letters, and the number has a Cyrillic О.
  again("Hadisənin nömrəsi,Тarix,Rayon,Qurğunun növü,Nəticə\n2016/О7,03.04.2016,Füzuli,АР,injurеd\n");
  EXPECT_THAT(report_, HasSubstr("the Cyrillic letter Т (U+0422)"));
  EXPECT_THAT(report_, HasSubstr("the Cyrillic letter А (U+0410)"));
  EXPECT_THAT(report_, HasSubstr("the Cyrillic letter е (U+0435)"));
  EXPECT_THAT(report_, HasSubstr("the Cyrillic letter О (U+041E)"));
  EXPECT_THAT(report_, HasSubstr("Device: AP_MINE 1"));
  EXPECT_THAT(report_, HasSubstr("Outcome: INJURED 1"));
  again("Hadisənin nömrəsi,Tarix,Rayon,Qurğunun növü,Nəticə\n2016/07,03.04.2016,Füzuli,ППМ,ранен\n");
  EXPECT_THAT(report_, Not(HasSubstr("look-alike-letters"))) << "a word in one alphabet";
}

TEST_F(Spellings, HeadingsAreJoinedAtLineEnds) {
  again(
      "\"Hadisə-\nnin nömrəsi\",Tarix,\"Ra-\r\nyon\",\"Qurğunun\nnövü\",\"Nəti\ncə\",Cins (kişi/qadın)\n"
      "2016/07,03.04.2016,Füzuli,AP mine,killed,male\n");
  EXPECT_THAT(report_, Not(HasSubstr("heading-unknown")));
  EXPECT_THAT(report_, HasSubstr("because      6 of 6 headings"));
  again("Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Tarix (bildirildiyi)\n2016/07,03.04.2016,Füzuli,killed,04.04.2016\n");
  EXPECT_THAT(report_, HasSubstr("heading-unknown")) << "brackets with other words may mean another column";
}

TEST_F(Spellings, MarksOfProgramsAreNotPartOfTheValue) {
  const std::string written = again(std::string(headings) +
                                    "\"=\"\"2016/07\"\"\",03.04.2016,Füzuli,Nümunəli,AP mine,killed,male,'41\n"
                                    "2016/08,03.04.2016,Füzuli,NaN,AP mine,killed,None,nan\n"
                                    "2016/09,NaT,Füzuli,'Nümunəli',AP mine,killed,male,'7'\n");
  EXPECT_THAT(written, HasSubstr("\n2016/07,2016-04-03,"));
  EXPECT_THAT(written, HasSubstr(",41,"));
  EXPECT_THAT(written, Not(HasSubstr("nan")));
  EXPECT_THAT(written, Not(HasSubstr("NaN")));
  EXPECT_THAT(report_, HasSubstr("spreadsheet-mark 2"));
  EXPECT_THAT(report_, HasSubstr("null-text 4"));
}

TEST_F(Spellings, IdentifiersOfADataFrameLoseTheirPointZero) {
  const std::string list =
      "Hadisənin nömrəsi,Tarix,Rayon,Nəticə\n7.0,2016-04-03 00:00:00,Füzuli,killed\n8.0,2016-04-04,Füzuli,killed\n";
  EXPECT_THAT(again(list), HasSubstr("\n7,2016-04-03,"));
  EXPECT_THAT(report_, HasSubstr("number-column-point-zero"));
  EXPECT_THAT(again(list + "8.1,2016-04-05,Füzuli,killed\n"), HasSubstr("\n7.0,2016-04-03,"))
      << "8.0 and 8.1 are numbers of one list";
}

TEST_F(Spellings, NumbersAreReadAsTheSenderSeesThem) {
  const auto row = [](int number, const std::string& id, const std::string& age) {
    const std::string n = std::to_string(number);
    const auto word = [&](const char* column, const char* text) {
      return "<c r=\"" + std::string(column) + n + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    return "<row r=\"" + n + "\">" + id + "<c r=\"B" + n + "\" s=\"1\"><v>" + std::to_string(42463 + number) +
           "</v></c>" + word("C", "Füzuli") + word("D", "killed") + "<c r=\"E" + n + "\"><v>" + age + "</v></c></row>";
  };
  std::string rows = "<row r=\"1\">";
  const char* const columns = "ABCDE";
  const char* const names[] = {"Hadisənin nömrəsi", "Tarix", "Rayon", "Nəticə", "Yaş"};
  for (int i = 0; i < 5; ++i)
    rows += std::string("<c r=\"") + columns[i] + "1\" t=\"inlineStr\"><is><t>" + names[i] + "</t></is></c>";
  rows += "</row>" + row(2, "<c r=\"A2\" s=\"2\"><v>3.1</v></c>", "30.000000000000004") +
          row(3, "<c r=\"A3\"><v>3.1</v></c>", "17") + row(4, "<c r=\"A4\"><v>2016.2999999999999</v></c>", "9");
  file("list.xlsx", test::make_archive(test::workbook_parts(test::sheet_part(rows))));
  const std::string report = convert("list.xlsx --to azcbl --to-format csv -o again.csv --include any -v");
  const std::string written = text("again.csv");
  EXPECT_THAT(report, HasSubstr("3 incidents, 3 victims"));
  EXPECT_THAT(written, HasSubstr("\n3.10,2016-04-05,"));
  EXPECT_THAT(written, HasSubstr("\n3.1,2016-04-06,"));
  EXPECT_THAT(written, HasSubstr("\n2016.3,2016-04-07,"));
  EXPECT_THAT(written, HasSubstr(",30,"));
  EXPECT_THAT(report, HasSubstr("number-as-shown 3"));
}

TEST_F(Spellings, TablesOfArcGisHaveTheirDatesInSeveralForms) {
  // 1457913600000 is midnight at the beginning of 14 March 2016 in UTC.
  file("core.csv",
       "ac_code,report_date,ac_date,ac_eo,ac_district_name\n"
       "N-1,1457913600000,2016-03-13,ap_mine,Fü\u00ADzuli\n"
       "N-2,3/14/2016 12:00:00 AM,3/13/2016,ap_mine,Füzuli\n"
       "N-3,2016-03-14T20:30:00+04:00,2016-03-13,ap_mine,Fu\u0308zuli\n");
  const std::string report = convert("core.csv --to geojson -o core.geojson --include any -v");
  const std::string written = text("core.geojson");
  EXPECT_EQ(times(written, "\"incident.date_received\":\"2016-03-14\""), 3u) << written;
  EXPECT_EQ(times(written, "\"incident.date\":\"2016-03-13\""), 3u) << written;
  EXPECT_THAT(written, HasSubstr("Füzuli"));
  EXPECT_THAT(written, Not(HasSubstr("\u0308")));
  EXPECT_THAT(written, Not(HasSubstr("\u00AD")));
  EXPECT_THAT(report, HasSubstr("composed-letters 1"));
  EXPECT_THAT(report, HasSubstr("invisible-signs 1"));
  EXPECT_THAT(report, HasSubstr("invisible-signs   core.csv, cell E2"));
  file("blanks.csv", "ac code,report date,ac date,ac eo\nN-1,1457913600000,2016-03-13,ap_mine\n");
  convert("blanks.csv --to geojson -o blanks.geojson --include any");
  EXPECT_THAT(text("blanks.geojson"), HasSubstr("\"incident.date_received\":\"2016-03-14\""));
}

TEST_F(Spellings, FormsOfKoboNameTheirGroups) {
  again(
      "\"start\";\"hadise/Hadisənin nömrəsi\";\"hadise/Tarix\";\"hadise/Rayon\";\"nəticə/Nəticə\"\n"
      "\"2016-04-03T10:00:00.000+04:00\";\"2016/07\";\"2016-04-03\";\"Füzuli\";\"killed\"\n");
  EXPECT_THAT(report_, HasSubstr("because      4 of 5 headings"));
  EXPECT_THAT(report_, HasSubstr("1 incident, 1 victim"));
}

}  // namespace
}  // namespace maex::story
