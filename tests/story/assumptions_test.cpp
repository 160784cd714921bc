// What the program assumes, it names: kinds of devices by general knowledge, the day of a zoned time, an empty output.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class Assumptions : public Program {
 protected:
  void list(const std::string& rows) {
    file("list.csv", "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Cins,Mənbə,Yoxlama\n" + rows);
  }
  static std::string row(const std::string& id, const std::string& date, const std::string& device,
                         const std::string& check = "təsdiq olunub") {
    return id + "," + date + ",Tovuz," + device + ",yaralanıb,mülki şəxs,kişi,polis," + check + "\n";
  }
};

TEST_F(Assumptions, KindsOfDevicesByGeneralKnowledge) {
  list(row("1", "14.05.2014", "PMN-2") + row("2", "15.05.2014", "PMN-3") + row("3", "16.05.2014", "qumbara") +
       row("4", "17.05.2014", "piyada əleyhinə mina"));
  const std::string said = convert("list.csv --to maxml --include any -o out.xml --verify");
  EXPECT_THAT(said, HasSubstr("category-from-model 1 record")) << said;
  EXPECT_THAT(said, HasSubstr("category-assumed 2 records")) << said;
  EXPECT_THAT(said, HasSubstr("device-kind-assumed   list.csv, cell D3 (Qurğu)")) << said;
  EXPECT_THAT(said, HasSubstr("2 devices; the first is here."));
  EXPECT_THAT(maex("explain list.csv 2 device.category"), HasSubstr("category-assumed"));
  list(row("4", "17.05.2014", "piyada əleyhinə mina"));
  EXPECT_THAT(maex("validate list.csv -v"), Not(HasSubstr("category-")));
}

TEST_F(Assumptions, AKindFollowsFromAModelInAnyPartnersFile) {
  file(
      "map.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[45.6,40.9]},)"
      R"("properties":{"maex_record":"incident","incident.id":"1","incident.date":"2014-05-14","device.model":"ТМ-62М"}}]})");
  const std::string said = convert("map.geojson --to maxml --include any -o out.xml");
  EXPECT_THAT(said, HasSubstr("category-assumed 1 record")) << said;
  EXPECT_THAT(said, HasSubstr("Device: AV_MINE 1")) << said;
}

TEST_F(Assumptions, AZonedTimeKeepsTheDayAsWritten) {
  list(row("1", "2014-12-31T22:30:00Z", "PƏM"));
  const std::string said = convert("list.csv --to maxml --include any -o out.xml");
  EXPECT_THAT(said, HasSubstr("time-of-zone")) << said;
  EXPECT_THAT(text("out.xml"), HasSubstr("2014-12-31"));
  EXPECT_THAT(text("out.xml"), Not(HasSubstr("2015-01-01")));
}

TEST_F(Assumptions, AnEmptyOutputIsRefusedWithReasonsInThreeLanguages) {
  list(row("1", "14.05.2014", "PƏM", "dəqiqləşdirilir"));
  EXPECT_THAT(maex("convert list.csv --to maxml -o out.xml"), HasSubstr("no incident qualifies (1 PENDING: "));
  const std::string az = maex("convert list.csv --to maxml -o out.xml --language az");
  EXPECT_THAT(az, HasSubstr("heç bir hadisə uyğun gəlmir (1 gözləmədə: "));
  const std::string ru = maex("convert list.csv --to maxml -o out.xml --language ru");
  EXPECT_THAT(ru, HasSubstr("ни один случай не подходит (1 на рассмотрении: "));
  for (const std::string& said : {az, ru}) EXPECT_THAT(said, Not(HasSubstr("was not written")));
  EXPECT_EQ(exit_, 2);
}

}  // namespace
}  // namespace maex::story
