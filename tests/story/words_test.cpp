// Words and dates of a partner's list, seen in the written file. All data is invented.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Reads the list and returns the properties of each incident in the written map.
class Words : public Program {
 protected:
  std::vector<nlohmann::json> incidents(const std::string& list) {
    file("list.csv", list);
    convert("list.csv --to geojson -o map.geojson --overwrite --include any");
    std::vector<nlohmann::json> found;
    const nlohmann::json map = nlohmann::json::parse(text("map.geojson"));
    for (const auto& feature : map["features"]) found.push_back(feature["properties"]);
    return found;
  }
  /// The list as the program writes it for the same partner.
  std::string again(const std::string& list) {
    file("list.csv", list);
    convert("list.csv --to azcbl --to-format csv -o again.csv --overwrite --include any");
    return text("again.csv");
  }
  static std::string devices(const std::vector<std::string>& words) {
    std::string list = "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə\n";
    for (std::size_t i = 0; i != words.size(); ++i)
      list += std::to_string(i + 1) + ",14.05.2015,Tovuz,\"" + words[i] + "\",yaralanıb\n";
    return list;
  }
  static std::string dates(const std::vector<std::string>& words) {
    std::string list = "Hadisənin nömrəsi,Tarix,Rayon,Nəticə\n";
    for (std::size_t i = 0; i != words.size(); ++i)
      list += std::to_string(i + 1) + ",\"" + words[i] + "\",Tovuz,yaralanıb\n";
    return list;
  }
};

std::string property(const nlohmann::json& of, const std::string& key) {
  const auto found = of.find(key);
  return found == of.end() ? "" : found->is_string() ? found->get<std::string>() : found->dump();
}

TEST_F(Words, AModelGivesTheCategoryAndIsKept) {
  const auto found = incidents(devices({"PMN-4", "ОЗМ-72", "TM 57 tipli mina", "миномётная мина", "əl qumbarası",
                                        "противотанковая мина ТМ-62П3", "9N235"}));
  ASSERT_EQ(found.size(), 7u);
  const std::vector<std::vector<std::string>> expected = {
      {"AP_MINE", "PMN-4", ""},           {"AP_MINE", "ОЗМ-72", ""},       {"AV_MINE", "TM 57", ""},
      {"ERW_UXO", "", "миномётная мина"}, {"ERW_UXO", "", "əl qumbarası"}, {"AV_MINE", "ТМ-62П3", ""},
      {"SUBMUNITION", "9N235", ""}};
  for (std::size_t i = 0; i != expected.size(); ++i) {
    EXPECT_EQ(property(found[i], "device.category"), expected[i][0]) << i;
    EXPECT_EQ(property(found[i], "device.model"), expected[i][1]) << i;
    EXPECT_EQ(property(found[i], "device.as_reported"), expected[i][2]) << i;
  }
}

TEST_F(Words, AModelThatContradictsItsCategoryIsNotUnderstood) {
  const auto found = incidents(devices({"tank əleyhinə mina PMN-2", "PMN-9", "mina kimi"}));
  ASSERT_EQ(found.size(), 3u);
  for (const auto& each : found) EXPECT_EQ(property(each, "device.category"), "");
}

TEST_F(Words, AMapReadsModelsToo) {
  file(
      "in.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[45.6,41.0]},)"
      R"("properties":{"incident.id":"1","incident.date":1431561600000,"device.category":"ПОМЗ-2М"}}]})");
  convert("in.geojson --to geojson -o out.geojson --include any");
  const auto out = nlohmann::json::parse(text("out.geojson"))["features"][0]["properties"];
  EXPECT_EQ(property(out, "device.category"), "AP_MINE");
  EXPECT_EQ(property(out, "device.model"), "ПОМЗ-2М");
  EXPECT_EQ(property(out, "incident.date"), "2015-05-14");
}

TEST_F(Words, OutcomesSourcesAndOccupationsReachTheWrittenList) {
  const std::string written = again(
      "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Status,Mənbə,Yoxlama\n"
      "1,14.05.2015,Tovuz,aldığı yaralardan ölmüşdür,пастух,DSX,bəli\n"
      "2,15.05.2015,Tovuz,died of his wounds,военносл.,МЧС,подтв.\n"
      "3,16.05.2015,Tovuz,тяжело ранена,школьник,prokurorluğun məlumatına görə,təsdiqlənmişdir\n");
  for (const char* part : {"həlak olub,mülki şəxs", "digər rəsmi qurum,DSX", "həlak olub,hərbçi", "nazirlik,МЧС",
                           "yaralanıb,mülki şəxs", "пастух", "школьник"})
    EXPECT_THAT(written, HasSubstr(part));
}

TEST_F(Words, DoubtStaysWithTheDateAndIsNotVerified) {
  const auto found = incidents(dates({"14.05.2015?", "~may 2015", "<14.05.2015", "14.V.2015",
                                      "mayın 12-dən 14-dək 2015", "около 14.05.2015", "(14.05.2015)"}));
  const std::vector<std::string> expected = {"2015-05-14?",           "2015-05~",    "../2015-05-14", "2015-05-14",
                                             "2015-05-12/2015-05-14", "2015-05-14~", "2015-05-14?"};
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i != expected.size(); ++i) EXPECT_EQ(property(found[i], "incident.date"), expected[i]) << i;
  EXPECT_THAT(again(dates({"14.05.2015?"})), HasSubstr("2015-05-14?"));
}

TEST_F(Words, AnUncertainDateIsNoEvidence) {
  const std::string rest = ",Füzuli,Horadiz,PƏM,yaralanıb,mülki şəxs,kişi,30,polis,xəstəxana,təsdiq olunub\n";
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğu,Nəticə,Status,Cins,Yaş,Mənbə,İkinci mənbə,Yoxlama\n1,14.05.2015" +
           rest + "2,14.05.2015?" + rest);
  const std::string said = maex("validate list.csv");
  EXPECT_THAT(said, HasSubstr("the sender marks the date as uncertain"));
  EXPECT_THAT(said, HasSubstr("incident-date-uncertain"));
  EXPECT_EQ(times(said, "V2: "), 0u) << "its own rule reports it";
}

TEST_F(Words, AgesGoIntoTheFieldThatFits) {
  const std::string written = again(
      "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Yaş\n1,14.05.2015,Tovuz,yaralanıb,30–35 "
      "yaş\n2,15.05.2015,Tovuz,yaralanıb,>18\n"
      "3,16.05.2015,Tovuz,yaralanıb,1985 təv.\n4,17.05.2015,Tovuz,yaralanıb,6 ay\n5,18.05.2015,Tovuz,yaralanıb,~40\n"
      "6,19.05.2015,Tovuz,yaralanıb,uşaq\n");
  for (const char* part : {",30-35,yetkin", ",>18,yetkin", ",0,", ",~40,", ",uşaq"})
    EXPECT_THAT(written, HasSubstr(part));
  EXPECT_THAT(written, Not(HasSubstr("1985 təv.")));
  file("list.csv", "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Yaş\n3,16.05.2015,Tovuz,yaralanıb,1985 təv.\n");
  convert("list.csv --to maxml -o list.xml --include any --personal keep");
  EXPECT_THAT(text("list.xml"), HasSubstr("1985"));
}

TEST_F(Words, ABareYearInAColumnOfAgesIsReported) {
  file("list.csv", "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Yaş\n3,16.05.2015,Tovuz,yaralanıb,1985\n");
  const std::string said = convert("list.csv --to maxml -o list.xml --include any --personal keep");
  EXPECT_EQ(times(said, "warning year-of-birth-in-ages "), 1u) << said;
  EXPECT_THAT(text("list.xml"), HasSubstr("1985"));
}

TEST_F(Words, MissingWordsOfProgramsAreBlanks) {
  const std::string written = again(
      "Unnamed: 0,Hadisənin nömrəsi,Tarix,Rayon,Kənd,Nəticə,Yaş\n0,7,2015-05-14 00:00:00,Tovuz,NaN,injured,20.0\n"
      "1,8,NaT,Tovuz,Nümunəli,injured,nan\n");
  EXPECT_THAT(written, HasSubstr(",20,"));
  EXPECT_THAT(written, Not(HasSubstr("NaN")));
  EXPECT_THAT(written, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace maex::story
