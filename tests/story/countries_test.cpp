// A programme of another country brings its gazetteer. Its coordinates are then read and checked as Azerbaijan's are,
// and Azerbaijan's policy decides nothing there. Districts and points are made up, except for the names.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class Countries : public Program {
 protected:
  Countries() {
    // Without a row for the country: its box comes from the districts.
    file("georgia.csv",
         "id,iso_3166_2,type,name_en,name_ru,lat,lon\n"
         "GE-KA,GE-KA,region,Kakheti,Кахети,41.65,45.70\n"
         "GE-KK,GE-KK,region,Kvemo Kartli,Квемо-Картли,41.50,44.60\n"
         "GE-TB,GE-TB,city,Tbilisi,Тбилиси,41.70,44.80\n"
         "GE-AJ,GE-AJ,region,Adjara,Аджария,41.65,42.00\n"
         "GE-SZ,GE-SZ,region,Samegrelo,Самегрело,42.60,42.10\n");
    file("colombia.csv",
         "id,iso_3166_2,type,name_en,bbox_min_lon,bbox_min_lat,bbox_max_lon,bbox_max_lat,aliases,datum_shift\n"
         "CO,,country,Colombia,-79.1,-4.3,-66.8,12.6,COL|República de Colombia,\n"
         "05,CO-ANT,department,Antioquia,-77.2,5.4,-73.8,8.9,,\n"
         "50,CO-MET,department,Meta,-74.9,1.6,-71.0,4.9,,\n");
  }

  void list(const std::string& rows) {
    file(
        "list.csv",
        "Hadisənin nömrəsi,Tarix,Rayon,Enlik,Uzunluq,Koordinatlar,Qurğu,Nəticə,Status,Cins,Yaş,Mənbə,Yoxlama\n" + rows);
  }
  static std::string row(const std::string& id, const std::string& where) {
    return id + ",14.05.2014," + where + ",PƏM,yaralanıb,mülki şəxs,kişi,30,polis,təsdiq olunub\n";
  }
};

TEST_F(Countries, PointsOfGeorgiaAreCheckedAgainstGeorgia) {
  list(row("good", "Kakheti,41.6512,45.6034,") + row("turned", "Kakheti,45.6034,41.6512,") +
       row("away", "Kakheti,35.1234,33.4321,") + row("metres", "Kakheti,,,38T 550345 4611234"));
  const std::string found = maex("validate list.csv --gazetteer georgia.csv -v");
  EXPECT_THAT(found, HasSubstr("coordinates-swapped   list.csv, cell D3"));
  EXPECT_THAT(found, HasSubstr("coordinates-outside-country   list.csv, cell D4"));
  EXPECT_EQ(times(found, "coordinates-swapped   "), 1u) << found;
  EXPECT_EQ(times(found, "coordinates-outside-country   "), 1u) << found;
  EXPECT_THAT(found, HasSubstr("coordinates-from-text 1 record"));
  // The same list with Azerbaijan's districts: all of Kakheti's south is inside Azerbaijan's box, and no name is known.
  EXPECT_THAT(maex("validate list.csv -v"), HasSubstr("district-unknown"));
}

TEST_F(Countries, ReadingsOfAnAmbiguousTextAreThoseInTheCountry) {
  list(row("short", "Kakheti,,,550345 4611234"));
  const std::string here = maex("validate list.csv --gazetteer georgia.csv -v");
  EXPECT_THAT(here, HasSubstr("coordinates-ambiguous"));
  list(row("short", "Meta,,,618200 353400"));
  const std::string there = maex("validate list.csv --gazetteer colombia.csv -v --show-personal");
  EXPECT_THAT(there, HasSubstr("coordinates-ambiguous"));
  EXPECT_THAT(there, HasSubstr("3.1")) << "the reading in UTM zone 18";
}

TEST_F(Countries, PointsOfColombiaAreCheckedAgainstItsOwnBox) {
  list(row("good", "Meta,3.4512,-73.2034,") + row("turned", "Meta,-73.2034,3.4512,") +
       row("away", "Meta,40.1234,47.4321,") + row("equator", "Antioquia,,,UTM 18N E 344000 N 774000"));
  const std::string found = maex("validate list.csv --gazetteer colombia.csv -v");
  EXPECT_THAT(found, HasSubstr("coordinates-swapped   list.csv, cell D3"));
  EXPECT_THAT(found, HasSubstr("coordinates-outside-country   list.csv, cell D4"));
  EXPECT_THAT(found, HasSubstr("coordinates-from-text 1 record"));
  EXPECT_THAT(found, Not(HasSubstr("coordinates-outside-country   list.csv, cell D2")));
}

TEST_F(Countries, AzerbaijansPolicyDecidesNothingElsewhere) {
  list(row("1", "Kakheti,41.6512,45.6034,") + row("2", "Nowhere,41.6612,45.6134,"));
  const std::string found = maex("validate list.csv --gazetteer georgia.csv -v");
  EXPECT_NE(exit_, 2) << found;
  EXPECT_THAT(found, HasSubstr("policy-of-another-country"));
  EXPECT_THAT(found, HasSubstr("2 incidents: the policy is for AZ"));
  EXPECT_THAT(found, Not(HasSubstr("VERIFIED")));
}

TEST_F(Countries, TheNameOfTheCountryIsTheCountry) {
  file("named.csv",
       "Incident number,Date,Country,District,Device,Outcome,Status,Sex,Source,Check\n"
       "1,14.05.2014,República de Colombia,Meta,AP mine,injured,civilian,male,police,confirmed\n");
  const std::string found = maex("validate named.csv --gazetteer colombia.csv -v");
  EXPECT_THAT(found, HasSubstr("district-from-name 1 record")) << found;
}

TEST_F(Countries, HazardAreasAreCheckedToo) {
  const auto area = [](const std::string& name, const std::string& a, const std::string& b, const std::string& c) {
    return R"({"type":"Feature","properties":{"hazard_area.id":")" + name +
           R"(","hazard_area.type":"SHA","hazard_area.status":"OPEN"},"geometry":{"type":"Polygon","coordinates":[[[)" +
           a + "],[" + b + "],[" + c + "],[" + a + "]]]}}";
  };
  file("areas.geojson", R"({"type":"FeatureCollection","features":[)" +
                            area("H1", "41.65,45.61", "41.66,45.61", "41.66,45.62") + "," +
                            area("H2", "45.61,41.65", "45.62,41.65", "45.62,41.66") + "," +
                            area("H3", "10.0,50.0", "10.01,50.0", "10.01,50.01") + "]}");
  const std::string found = maex("validate areas.geojson --gazetteer georgia.csv -v");
  EXPECT_EQ(times(found, "hazard-swapped   "), 1u) << found;
  EXPECT_EQ(times(found, "hazard-outside-country   "), 1u) << found;
}

TEST_F(Countries, PolygonsShowHowFarTheCountryReaches) {
  file("names.csv", "id,iso_3166_2,type,name_en\nGE-KA,GE-KA,region,Kakheti\n");
  file(
      "polygons.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"GE-KA"},"geometry":{"type":"Polygon",
"coordinates":[[[45.0,41.2],[46.6,41.2],[46.6,42.3],[45.0,42.3],[45.0,41.2]]]}}]})");
  list(row("good", "Kakheti,41.6512,45.6034,") + row("away", ",35.1234,33.4321,"));
  EXPECT_THAT(maex("validate list.csv --gazetteer names.csv -v"), Not(HasSubstr("coordinates-outside-country   ")));
  const std::string found = maex("validate list.csv --gazetteer names.csv --districts polygons.geojson -v");
  EXPECT_EQ(times(found, "coordinates-outside-country   "), 1u) << found;
  EXPECT_THAT(found, HasSubstr("coordinates-outside-country   list.csv, cell D3"));
}

TEST_F(Countries, AGazetteerWithTwoCountriesOrAnUnknownShiftIsRefused) {
  list(row("1", "Meta,3.4512,-73.2034,"));
  file("two.csv", "id,type,name_en\nCO,country,Colombia\nEC,country,Ecuador\n");
  EXPECT_THAT(maex("validate list.csv --gazetteer two.csv"),
              HasSubstr("two.csv, line 3: there is a second row of type country"));
  EXPECT_EQ(exit_, 2);
  file("shift.csv", "id,type,name_en,datum_shift\nCO,country,Colombia,EPSG:1\n");
  EXPECT_THAT(maex("validate list.csv --gazetteer shift.csv"), HasSubstr("datum_shift is not EPSG:15865 or EPSG:1808"));
  EXPECT_EQ(exit_, 2);
}

}  // namespace
}  // namespace maex::story
