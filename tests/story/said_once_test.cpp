// A fact about a whole column is said once, with the number of cells and the first places, in every reader.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class SaidOnce : public Program {
 protected:
  /// A list with one row for each date.
  void list(const std::string& name, const std::vector<std::string>& dates) {
    std::string rows = "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Cins,Alınma tarixi,Yoxlama\n";
    for (std::size_t i = 0; i != dates.size(); ++i)
      rows += std::to_string(i + 1) + "," + dates[i] + ",Tovuz,PƏM,yaralanıb,mülki şəxs,kişi," + dates[i] +
              ",təsdiq olunub\n";
    file(name, rows);
  }
};

TEST_F(SaidOnce, TwoDigitYearsOfAColumn) {
  list("list.csv", std::vector<std::string>(30, "14.05.14"));
  const std::string found = maex("validate list.csv -v");
  EXPECT_EQ(times(found, "date-two-digit-year   "), 2u) << "one for each of two columns\n" << found;
  EXPECT_THAT(found, HasSubstr("date-two-digit-year   list.csv, cell B2 (Tarix)"));
  EXPECT_THAT(found, HasSubstr("30 cells of this column. First: B2, B3, B4."));
  EXPECT_THAT(found, HasSubstr("30 cells of this column. First: H2, H3, H4."));
}

TEST_F(SaidOnce, ASingleCellKeepsItsOwnSentence) {
  list("list.csv", {"14.05.2014", "15.05.14", "16.05.2014"});
  const std::string found = maex("validate list.csv -v");
  EXPECT_THAT(found, HasSubstr("The year was read as 2014."));
  EXPECT_THAT(found, Not(HasSubstr("of this column")));
}

TEST_F(SaidOnce, TimesAndZonesOfAColumn) {
  list("list.csv", std::vector<std::string>(12, "2014-05-14T20:30:00Z"));
  const std::string found = maex("validate list.csv -v");
  EXPECT_EQ(times(found, "time-dropped   "), 1u) << found;
  EXPECT_EQ(times(found, "time-of-zone   "), 2u) << "one for each of two columns\n" << found;
  EXPECT_THAT(found, HasSubstr("12 cells of this column. First: B2, B3, B4."));
}

TEST_F(SaidOnce, WordsForNothingInAFlatTable) {
  std::string rows = "#date+incident,#adm2+name,#affected+killed,#affected+injured\n";
  std::string core = "ac_code,ac_date,ac_district,ac_latitude,ac_longitude,ac_eo,killed,injured\n";
  for (int i = 0; i != 9; ++i) core += "N-" + std::to_string(i) + ",2025-03-02,NULL,NA,NA,ap_mine,1,0\n";
  file("core.csv", core);
  const std::string found = maex("validate core.csv --from imsma_core -v");
  EXPECT_EQ(times(found, "flat-null-text   "), 3u) << "three columns\n" << found;
  EXPECT_THAT(found, HasSubstr("9 cells of this column. First: C2, C3, C4."));
}

TEST_F(SaidOnce, UnknownPropertiesOfAMap) {
  std::string features;
  for (int i = 0; i != 7; ++i)
    features +=
        std::string(i == 0 ? "" : ",\n") +
        R"({"type":"Feature","geometry":{"type":"Point","coordinates":[45.6,40.9]},"properties":{"incident.id":")" +
        std::to_string(i) +
        R"(","incident.date":"2014-05-14T13:30:00","team_colour":"blue","place.district":"Tovuz"}})";
  file("map.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
  const std::string found = maex("validate map.geojson --from geojson --from-option kind=incident -v");
  EXPECT_EQ(times(found, "feature-property-unknown   "), 1u) << found;
  EXPECT_EQ(times(found, "feature-time-dropped   "), 1u) << found;
  EXPECT_THAT(found, HasSubstr("7 values of this name."));
}

TEST_F(SaidOnce, UnknownElementsOfAnExport) {
  std::string reports;
  for (int i = 0; i != 6; ++i)
    reports += "<FieldReport><FieldReportInfo reportGUID=\"0-0-1\" reportID=\"A-" + std::to_string(i) +
               "\" fieldReportGUID=\"g" + std::to_string(i) +
               "\"><ReportingDate>2024-01-01</ReportingDate></FieldReportInfo><Accident><AccidentIdentification>"
               "<AccidentGUID>a" +
               std::to_string(i) + "</AccidentGUID><OriginalID>A-" + std::to_string(i) +
               "</OriginalID></AccidentIdentification><DateOfAccident>2023-05-01</DateOfAccident>"
               "<TeamColour>blue</TeamColour></Accident></FieldReport>\n";
  file("export.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MineActionFieldReport>\n" + reports +
                         "</MineActionFieldReport>\n");
  const std::string found = maex("validate export.xml -v");
  EXPECT_EQ(times(found, "maxml-element-unknown   "), 1u) << found;
  EXPECT_THAT(found, HasSubstr("6 values of this name. First lines: 3, 4, 5.")) << found;
}

}  // namespace
}  // namespace maex::story
