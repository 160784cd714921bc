// Stories about places: a partner's file goes in at the command line, and the written file shows what maex derived.
// The output is read without deriving anything, so that only what is in it counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "core/io/atomic_file.hpp"
#include "core/plugin/suite/content.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

struct Target {
  std::string id, extension;
};
const std::vector<Target> targets = {{"maxml", ".xml"}, {"geojson", ".geojson"}, {"kml", ".kml"},
                                     {"hxl", ".csv"},   {"imsma_core", ".csv"},  {"azcbl", ".csv"}};

class Places : public testing::Test {
 protected:
  Places() {
    std::string name = (fs::temp_directory_path() / "maex-places-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    register_builtin_adapters(registry_);
  }
  ~Places() override { fs::remove_all(folder_); }

  struct Ran {
    int exit_code;
    std::string out, err;
  };
  static Ran run(std::vector<std::string> words) {
    std::ostringstream out, err;
    cli::Session session(out, err, [](Registry& registry) { register_builtin_adapters(registry); });
    words.insert(words.end(), {"--today", "2026-01-15"});
    const int code = cli::run_program(words, session);
    return {code, out.str(), err.str()};
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string file(const std::string& name, std::string_view bytes) const {
    write_file(folder_ / name, bytes, true);
    return path(name);
  }

  /// Converts and reads the output. `more` are further arguments.
  conformance::Content convert(const std::string& input, const Target& to, std::vector<std::string> more = {}) {
    const std::string output = path("out-" + to.id + to.extension);
    std::vector<std::string> words = {"convert", input,       "-v",  "--to",     to.id,        "-o",
                                      output,    "--include", "any", "--verify", "--overwrite"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    EXPECT_LE(ran.exit_code, 1) << ran.err;
    last_ = ran.out + ran.err;
    EXPECT_THAT(last_, Not(HasSubstr("not-read-back"))) << to.id;
    EXPECT_THAT(last_, Not(HasSubstr("lost-but-read-back"))) << to.id;
    return conformance::read_content(registry_, output, to.id);
  }

  /// The value of the only place of an incident; empty when there is none.
  static std::string value(const conformance::Content& content, const std::string& id, const std::string& field) {
    const std::string mark = "\x1e" + field + "\x1f";
    for (const auto& [fact, count] : content)
      if (const auto at = fact.find(mark); at != std::string::npos && fact.starts_with("incident " + id + " "))
        return fact.substr(at + mark.size());
    return {};
  }

  static void expect_point(const conformance::Content& content, const std::string& id, double latitude,
                           double longitude, const std::string& what) {
    const std::string lat = value(content, id, "place.latitude"), lon = value(content, id, "place.longitude");
    ASSERT_FALSE(lat.empty() || lon.empty()) << what << " " << id;
    EXPECT_NEAR(std::stod(lat), latitude, 1.5e-5) << what << " " << id;
    EXPECT_NEAR(std::stod(lon), longitude, 1.5e-5) << what << " " << id;
  }

  Registry registry_;
  fs::path folder_;
  std::string last_;
};

/// One point near Ağdam, 39.99 N 46.93 E, in many spellings.
constexpr const char* one_column[] = {
    "39°59'24\"N 46°55'48\"E",
    "39°59'24'' şm.e., 46°55'48'' ş.u.",
    "39° 59 dəq. 24 san. ş. e., 46° 55 dəq. 48 san. ş. u.",
    "39 dərəcə 59 dəqiqə 24 saniyə; 46 dərəcə 55 dəqiqə 48 saniyə",
    "39 град. 59 мин. 24 сек. с. ш. 46 град. 55 мин. 48 сек. в. д.",
    "39 градусов 59 минут 24 секунды северной широты, 46 градусов 55 минут 48 секунд восточной долготы",
    "39,99; 46,93",
    "39,99N 46,93E",
    "39.99, 46.93",
    "N 39 59.4 E 46 55.8",
    "39-59-24, 46-55-48",
    "39.59,24 46.55,48",
    "39.59'24\" 46.55'48\"",
    "E 46.93 N 39.99",
    "enlik 39,99 uzunluq 46,93",
    "https://maps.example/?q=39.99,46.93",
    "38SPK6477328431",
    "38S PK 64773 28431",
    "UTM 38N 664774 4428431",
    "38S 664774 4428431",
    "СК-42, зона 8: 4430293 8664944",
    "X=4430293 Y=8664944",
    "Pulkovo 1942 39.990087 46.931196",
};

TEST_F(Places, OneColumnOfCoordinatesReachesEveryTarget) {
  std::string list = "Hadisənin nömrəsi;Tarix;Rayon;Koordinatlar;Qurğu;Nəticə\n";
  std::size_t number = 0;
  for (const char* text : one_column) {
    std::string quoted;
    for (const char* c = text; *c != '\0'; ++c) quoted += *c == '"' ? std::string("\"\"") : std::string(1, *c);
    list += "K" + std::to_string(++number) + ";12.03.2014;Ağdam;\"" + quoted + "\";PHS;yaralanıb\n";
  }
  const std::string input = file("one.csv", list);
  for (const Target& to : targets) {
    const auto content = convert(input, to);
    for (std::size_t i = 1; i <= number; ++i)
      expect_point(content, "K" + std::to_string(i), 39.99, 46.93, to.id + " " + one_column[i - 1]);
    EXPECT_THAT(last_, HasSubstr("coordinates-from-text " + std::to_string(number) + " records")) << to.id;
    if (to.id == "imsma_core") continue;  // it has no column for the text, which is announced
    EXPECT_EQ(value(content, "K1", "place.coordinates_entered"), one_column[0]) << to.id;
  }
}

TEST_F(Places, TwoColumnsAreReadTogether) {
  const std::string input = file("two.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Enlik;Uzunluq;Qurğu;Nəticə\n"
                                 "P1;12.03.2014;Ağdam;\"39°59'24\"\"N\";\"46°55'48\"\"E\";PHS;yaralanıb\n"
                                 "P2;12.03.2014;Ağdam;39,99;46,93;PHS;yaralanıb\n"
                                 "P3;12.03.2014;Ağdam;39°59.4';46°55.8';PHS;yaralanıb\n"
                                 "P4;12.03.2014;Ağdam;4430293;8664944;PHS;yaralanıb\n"
                                 "P5;12.03.2014;Ağdam;39.99° N;46.93° E;PHS;yaralanıb\n"
                                 "P6;12.03.2014;Ağdam;46.93;39.99;PHS;yaralanıb\n"
                                 "P7;12.03.2014;Ağdam;39 59 24;46 55 48;PHS;yaralanıb\n"
                                 "P8;12.03.2014;Ağdam;39.59,24;46.55,48;PHS;yaralanıb\n"
                                 "P9;12.03.2014;Ağdam;39.99, 46.93;;PHS;yaralanıb\n"
                                 "P10;12.03.2014;Ağdam;near;the bridge;PHS;yaralanıb\n");
  for (const Target& to : targets) {
    const auto content = convert(input, to);
    for (const char* id : {"P1", "P2", "P3", "P4", "P5", "P7", "P8", "P9"})
      expect_point(content, id, 39.99, 46.93, to.id);
    expect_point(content, "P6", 46.93, 39.99, to.id + ", swapped by the sender and left so");
    EXPECT_EQ(value(content, "P10", "place.latitude"), "") << to.id;
    EXPECT_THAT(last_, HasSubstr("coordinates-swapped")) << to.id;
    EXPECT_THAT(last_, HasSubstr("quarantined")) << to.id;
    EXPECT_THAT(last_, HasSubstr("cell D11 (Enlik)")) << to.id << ": what has no reading is a finding at its cell";
  }
  const auto content = convert(input, targets[1]);
  EXPECT_EQ(value(content, "P3", "place.coordinates_entered"), "lat 39°59.4' / lon 46°55.8'");
  EXPECT_EQ(value(content, "P4", "place.coordinate_system"), "Pulkovo 1942 / Gauss-Krüger zone 8");
  EXPECT_EQ(value(content, "P2", "place.coordinates_entered"), "") << "decimal numbers are what they are";
}

TEST_F(Places, RowsOfOneIncidentThatNameTwoPointsContradictEachOther) {
  const std::string input = file("rows.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Enlik;Uzunluq;Qurğu;Nəticə\n"
                                 "P1;12.03.2014;Ağdam;39°59.4';46°55.8';PHS;yaralanıb\n"
                                 "P1;12.03.2014;Ağdam;39°59.4';46°58.8';PHS;yaralanıb\n");
  const auto content = convert(input, targets[1]);
  expect_point(content, "P1", 39.99, 46.93, "the first row");
  EXPECT_THAT(last_, HasSubstr("incident-fields-differ 2")) << "both cells of the second row are in quarantine";
}

TEST_F(Places, OtherPartnersMayEnterCoordinatesTheirWay) {
  const std::string hxl = file("in-hxl.csv",
                               "id,date,district,lat,lon\n#event+code,#date+occurred,#adm2+name,#geo+lat,#geo+lon\n"
                               "H1,2014-03-12,Ağdam,39°59.4'N,46°55.8'E\n");
  const std::string pair = file("in-pair.csv",
                                "id,date,district,point\n#event+code,#date+occurred,#adm2+name,#geo+coord\n"
                                "H1,2014-03-12,Ağdam,\"39,99; 46,93\"\n");
  const std::string core = file("in-core.csv",
                                "ac_code,ac_date,ac_district_name,ac_latitude,ac_longitude\n"
                                "H1,2014-03-12,Ağdam,\"39°59'24\"\"N\",\"46°55'48\"\"E\"\n");
  const std::string map =
      file("in.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,)"
                         R"("properties":{"maex:record":"incident","incident.id":"H1","incident.date":)"
                         R"("2014-03-12","place.district":"Ağdam","place.latitude":"39°59.4'",)"
                         R"("place.longitude":"46°55.8'"}}]})");
  const std::string one =
      file("in-one.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,)"
                             R"("properties":{"incident_id":"H1","ac_date":"2014-03-12","district":"Ağdam",)"
                             R"("MGRS":"38S PK 64773 28431"}}]})");
  const std::string earth = file(
      "in.kml",
      R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><ExtendedData>)"
      R"(<Data name="incident.id"><value>H1</value></Data><Data name="incident.date"><value>2014-03-12</value></Data>)"
      R"(<Data name="place.district"><value>Ağdam</value></Data>)"
      R"(<Data name="place.coordinates_entered"><value>UTM 38N 664774 4428431</value></Data>)"
      R"(</ExtendedData></Placemark></Document></kml>)");
  const std::string xml =
      file("in.xml",
           "<MineActionFieldReport><FieldReport><Accident><AccidentIdentification><OriginalID>H1</OriginalID>"
           "</AccidentIdentification><DateOfAccident>2014-03-12</DateOfAccident><Geospatialinfo><Geo><GeoPoint>"
           "<Longitude>46°55'48\"E</Longitude><Latitude>39°59'24\"N</Latitude></GeoPoint></Geo><GazetteerReference>"
           "<District>Ağdam</District></GazetteerReference></Geospatialinfo></Accident></FieldReport>"
           "</MineActionFieldReport>");
  struct Input {
    std::string file, partner;
    std::vector<std::string> more;
  };
  for (const Input& in : {Input{hxl, "hxl", {}},
                          {pair, "hxl", {}},
                          {core, "imsma_core", {}},
                          {map, "geojson", {}},
                          {one, "geojson", {"--from-option", "kind=incident"}},
                          {earth, "kml", {}},
                          {xml, "maxml", {}}})
    for (const Target& to : {targets[0], targets[1], targets[5]}) {
      // A report that nothing was changed in is written back as it came.
      if (in.partner == to.id && to.id == "maxml") continue;
      std::vector<std::string> more = {"--from", in.partner};
      more.insert(more.end(), in.more.begin(), in.more.end());
      const auto content = convert(in.file, to, more);
      expect_point(content, "H1", 39.99, 46.93, in.file + " to " + to.id);
      EXPECT_EQ(value(content, "H1", "place.district"), "Ağdam") << in.file << " to " << to.id;
    }
}

TEST_F(Places, WhatTheUserOfImsmaTypedIsReadToo) {
  const auto report = [](const std::string& id, const std::string& point) {
    return "<FieldReport><Accident><AccidentIdentification><OriginalID>" + id +
           "</OriginalID></AccidentIdentification><DateOfAccident>2014-03-12</DateOfAccident><Geospatialinfo><Geo>"
           "<GeoPoint>" +
           point +
           "</GeoPoint></Geo><GazetteerReference><District>Ağdam</District></GazetteerReference></Geospatialinfo>"
           "</Accident></FieldReport>";
  };
  const std::string input =
      file("typed.xml", "<MineActionFieldReport>" + report("T1", "<UserEnteredMGRS>38SPK6477328431</UserEnteredMGRS>") +
                            report("T2",
                                   "<CoordRefSys>WGS 84 / UTM zone 38N</CoordRefSys><UserEnteredX>664774"
                                   "</UserEnteredX><UserEnteredY>4428431</UserEnteredY>") +
                            report("T3",
                                   "<UserEnteredX>46°55'48\"E</UserEnteredX><UserEnteredY>39°59'24\"N"
                                   "</UserEnteredY>") +
                            report("T4", "<UserEnteredX>664774</UserEnteredX><UserEnteredY>4428431</UserEnteredY>") +
                            "</MineActionFieldReport>");
  for (const Target& to : {targets[1], targets[2], targets[5]}) {
    const auto content = convert(input, to, {"--from", "maxml"});
    for (const char* id : {"T1", "T2", "T3"}) expect_point(content, id, 39.99, 46.93, to.id);
    EXPECT_EQ(value(content, "T4", "place.latitude"), "") << to.id << ": no system is named";
    EXPECT_THAT(last_, HasSubstr("coordinates-ambiguous")) << to.id;
  }
}

TEST_F(Places, SeveralReadingsAreOfferedAndNoneIsChosen) {
  const std::string input = file("doubt.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Koordinatlar;Qurğu;Nəticə\n"
                                 "K1;12.03.2014;Ağdam;664774 4428431;PHS;yaralanıb\n"
                                 "K2;12.03.2014;Ağdam;köprünün yanında;PHS;yaralanıb\n");
  const auto content = convert(input, targets[0]);
  for (const char* id : {"K1", "K2"}) EXPECT_EQ(value(content, id, "place.latitude"), "") << id;
  EXPECT_EQ(value(content, "K1", "place.coordinates_entered"), "664774 4428431");
  EXPECT_THAT(last_, HasSubstr("coordinates-ambiguous"));
  EXPECT_THAT(last_, HasSubstr("cell D2 (Koordinatlar)"));
  EXPECT_THAT(last_, HasSubstr("coordinates-unreadable"));
  EXPECT_THAT(last_, HasSubstr("cell D3 (Koordinatlar)"));
  EXPECT_THAT(last_, Not(HasSubstr("39.99"))) << "points are personal";
  const Ran shown = run({"validate", "-v", input, "--show-personal"});
  EXPECT_THAT(shown.out + shown.err, HasSubstr("39.98"));
  EXPECT_THAT(shown.out + shown.err, HasSubstr("WGS 84 / UTM zone 38N"));
}

TEST_F(Places, TheTextAndTheNumbersMustBeOnePoint) {
  const std::string input = file("differ.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Enlik;Uzunluq;Koordinatlar;Qurğu;Nəticə\n"
                                 "K1;12.03.2014;Ağdam;39.99;46.93;39°59'24\"N 46°55'48\"E;PHS;yaralanıb\n"
                                 "K2;12.03.2014;Ağdam;39.99;46.93;39°59'24\"N 46°58'48\"E;PHS;yaralanıb\n"
                                 "K3;12.03.2014;Ağdam;39.990087;46.931196;39.990000N 46.930000E;PHS;yaralanıb\n");
  const auto content = convert(input, targets[1]);
  for (const char* id : {"K1", "K2"}) expect_point(content, id, 39.99, 46.93, "the numbers stay");
  EXPECT_EQ(value(content, "K1", "place.coordinate_format"), "degrees, minutes and seconds");
  EXPECT_EQ(value(content, "K2", "place.coordinate_format"), "") << "the text says nothing about these numbers";
  EXPECT_THAT(last_, HasSubstr("coordinates-entered-differ"));
  EXPECT_THAT(last_, HasSubstr("cell F3 (Koordinatlar)"));
  EXPECT_THAT(last_, HasSubstr("as far as Pulkovo 1942 is from WGS 84"));
  EXPECT_THAT(last_, Not(HasSubstr("cell F2 (Koordinatlar)")));
}

TEST_F(Places, ADistrictGivesItsCodeNameAndCountryToEveryTarget) {
  const std::string input = file("districts.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Kənd;Qurğu;Nəticə\n"
                                 "D1;12.03.2014;Тертерский район;Şıxarx;PHS;yaralanıb\n"
                                 "D2;12.03.2014;Qwertystan;X;PHS;yaralanıb\n");
  for (const Target& to : targets) {
    const auto content = convert(input, to);
    EXPECT_EQ(value(content, "D1", "place.district"), "Тертерский район") << to.id << ": the sender's spelling";
    EXPECT_EQ(value(content, "D2", "place.district_code"), "") << to.id;
    EXPECT_THAT(last_, HasSubstr("district-from-name 1 record")) << to.id;
    if (to.id == "azcbl") continue;  // its list has no columns for codes; whoever reads it derives them again
    EXPECT_EQ(value(content, "D1", "place.district_code"), "AZ-TAR") << to.id;
    if (to.id == "imsma_core") continue;  // no columns for the others
    EXPECT_EQ(value(content, "D1", "place.district_name"), "Tərtər") << to.id;
    EXPECT_EQ(value(content, "D1", "place.country"), "AZ") << to.id;
  }
  const std::string xml = read_file(path("out-maxml.xml"));
  EXPECT_THAT(xml, HasSubstr("<DistrictCode>AZ-TAR</DistrictCode>"));
  EXPECT_THAT(xml, HasSubstr("<Country>AZ</Country>"));
  EXPECT_THAT(read_file(path("out-hxl.csv")), HasSubstr("AZ-TAR"));
}

TEST_F(Places, PlacesOfAnotherCountryAreNotFilled) {
  const std::string input = file("abroad.csv",
                                 "id,date,country,district\n#event+code,#date+occurred,#country+code,#adm2+name\n"
                                 "A1,2014-03-12,GE,Ağdam\nA2,2014-03-12,AZ,Ağdam\n");
  const auto content = convert(input, targets[1], {"--from", "hxl"});
  EXPECT_EQ(value(content, "A1", "place.district_code"), "");
  EXPECT_EQ(value(content, "A2", "place.district_code"), "AZ-AGM");
}

/// Two squares: Ağdam from 46.8 to 47.0 degrees east, Füzuli from 47.0 to 47.2.
constexpr std::string_view polygons =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"id":"AZ-AGM"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[46.8,39.9],[47.0,39.9],[47.0,40.1],[46.8,40.1],[46.8,39.9]]]}},)"
    R"({"type":"Feature","properties":{"id":"AZ-FUZ"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[47.0,39.9],[47.2,39.9],[47.2,40.1],[47.0,40.1],[47.0,39.9]]]}}]})";

TEST_F(Places, TheDistrictComesFromThePointWhenNoneIsNamed) {
  const std::string map = file("districts.geojson", polygons);
  const std::string input = file("points.csv",
                                 "Hadisənin nömrəsi,Tarix,Rayon,Enlik,Uzunluq,Qurğu,Nəticə,Status,Mənbə,Yoxlama\n"
                                 "R1,14.05.2014,,39.9901,46.9302,PƏM,yaralanıb,mülki şəxs,polis,təsdiq olunub\n"
                                 "R2,14.05.2014,,39.9901,47.0002,PƏM,yaralanıb,mülki şəxs,polis,təsdiq olunub\n"
                                 "R3,14.05.2014,,39.5,48.5,PƏM,yaralanıb,mülki şəxs,polis,təsdiq olunub\n"
                                 "R4,14.05.2014,Füzuli,39.9901,46.9302,PƏM,yaralanıb,mülki şəxs,polis,təsdiq olunub\n");
  for (const Target& to : targets) {
    const auto content = convert(input, to, {"--districts", map});
    if (to.id != "imsma_core") { EXPECT_EQ(value(content, "R1", "place.district"), "Ağdam") << to.id; }
    if (to.id != "azcbl") { EXPECT_EQ(value(content, "R1", "place.district_code"), "AZ-AGM") << to.id; }
    EXPECT_EQ(value(content, "R2", "place.district"), "") << to.id << ": 20 m from the border";
    EXPECT_EQ(value(content, "R3", "place.district"), "") << to.id << ": in no polygon";
    EXPECT_THAT(last_, HasSubstr("district-from-point 1 record")) << to.id;
    EXPECT_THAT(last_, HasSubstr("too near a border")) << to.id;
    EXPECT_THAT(last_, HasSubstr("in no polygon")) << to.id;
    EXPECT_THAT(last_, HasSubstr("coordinates-outside-district")) << to.id << ": R4 names another district";
  }
  // The criteria see the district, too.
  const Ran with = run({"explain", input, "R1", "--districts", map});
  EXPECT_THAT(with.out, HasSubstr("by rule district-from-point"));
  EXPECT_THAT(with.out, HasSubstr("V3 place            met"));
  EXPECT_THAT(with.out, HasSubstr("cell D2 (Enlik), by rule district-from-point"));
  const Ran without = run({"explain", input, "R1"});
  EXPECT_THAT(without.out, HasSubstr("V3 place            not met"));
}

TEST_F(Places, AWayThereAndBackKeepsTheContent) {
  const std::string input = file("list.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Koordinatlar;Qurğu;Nəticə\n"
                                 "K1;12.03.2014;Ağdam;39°59'24\"N 46°55'48\"E;PHS;yaralanıb\n"
                                 "K2;12.03.2014;Тертерский район;X=4430293 Y=8664944;PHS;yaralanıb\n");
  const auto digest = [this](const std::string& from) {
    const Ran ran = run({"convert", from, "--to", "kml", "-o", path("digest.kml"), "--digest", "--overwrite", "-v"});
    const std::size_t at = (ran.out + ran.err).find("\ndigest ");
    return at == std::string::npos ? std::string() : (ran.out + ran.err).substr(at + 1, 77);
  };
  run({"convert", input, "--to", "maxml", "-o", path("there.xml"), "--include", "any"});
  run({"convert", path("there.xml"), "--to", "azcbl", "-o", path("back.csv")});
  EXPECT_THAT(digest(input), HasSubstr("digest"));
  EXPECT_EQ(digest(path("back.csv")), digest(input));
}

TEST_F(Places, ReportsAndStoreNameTheRule) {
  const std::string input = file("list.csv",
                                 "Hadisənin nömrəsi;Tarix;Rayon;Koordinatlar;Qurğu;Nəticə\n"
                                 "K1;12.03.2014;Ağdam;39°59'24\"N 46°55'48\"E;PHS;yaralanıb\n");
  const Ran json = run({"validate", "-v", input, "--json", "--html", path("page.html"), "--store", path("run.maex")});
  EXPECT_THAT(json.out, HasSubstr("\"filled\""));
  EXPECT_THAT(json.out, HasSubstr("\"place.district_code\": 1"));
  EXPECT_THAT(read_file(path("page.html")), HasSubstr("<dt>coordinates-from-text</dt>"));
  for (const std::string& from : {input, path("run.maex")}) {
    const Ran told = run({"explain", from, "K1"});
    EXPECT_THAT(told.out, HasSubstr("place.district_code AZ-AGM"));
    EXPECT_THAT(told.out, HasSubstr("cell C2 (Rayon), by rule district-from-name"));
    EXPECT_THAT(told.out, HasSubstr("cell D2 (Koordinatlar), by rule coordinates-from-text"));
  }
  const std::string rules = file("own.toml", R"([[rule]]
code = "point-was-filled"
severity = "info"
summary = "A point was derived."
why = "It is shown here."
fix = "No change needed."
problem = "The rule {rule} derived it."
query = "SELECT parent AS record, field, rule FROM filled WHERE field = 'place.latitude'"
)");
  const Ran custom = run({"validate", "-v", input, "--rules", rules, "-v"});
  EXPECT_THAT(custom.out + custom.err, HasSubstr("The rule coordinates-from-text derived it."));
}

}  // namespace
}  // namespace maex
