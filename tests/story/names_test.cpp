// Names of districts and settlements as reports write them go in, and the district reaches the written file. All data
// is invented.
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using Names = Program;

TEST_F(Names, InflectedAndAbbreviatedDistrictsAreOneDistrict) {
  file("list.csv",
       "Incident number,Date,District,Device,Outcome,Source,Check,Status\n"
       "1,14.05.2021,Tovuzda,AP mine,injured,police,confirmed,civilian\n"
       "2,15.05.2021,в Товузском районе,AP mine,injured,police,confirmed,civilian\n"
       "3,16.05.2021,Tovuz r.,AP mine,injured,police,confirmed,civilian\n"
       "4,17.05.2021,Товузский р-он,AP mine,injured,police,confirmed,civilian\n"
       "5,18.05.2021,Tovuz dist.,AP mine,injured,police,confirmed,civilian\n"
       "6,19.05.2021,Tovuz rayonundan,AP mine,injured,police,confirmed,civilian\n"
       "7,20.05.2021,Tovuz yolu,AP mine,injured,police,confirmed,civilian\n");
  const std::string out = maex("validate list.csv --json");
  EXPECT_NE(out.find("\"AZ-TOV\""), std::string::npos) << out;
  const std::string text = maex("validate list.csv");
  EXPECT_EQ(times(text, "district-unknown   "), 1u) << text;
  EXPECT_NE(text.find("district-unknown   list.csv, cell C8"), std::string::npos) << text;
}

TEST_F(Names, ASettlementIsComparedWithItsDistrict) {
  file("list.csv",
       "Incident number,Date,District,Village,Device,Outcome,Source,Check,Status\n"
       "1,14.05.2021,Tovuz,Horadiz qəs.,AP mine,injured,police,confirmed,civilian\n"
       "2,15.05.2021,Füzuli,Horadiz,AP mine,injured,police,confirmed,civilian\n"
       "3,16.05.2021,Tovuz,Naməlumkənd,AP mine,injured,police,confirmed,civilian\n"
       "4,17.05.2021,Ağdam,село Кузанлы,AP mine,injured,police,confirmed,civilian\n"
       "5,18.05.2021,Bakı,Güzdək,AP mine,injured,police,confirmed,civilian\n"
       "6,19.05.2021,Qazax,Quzanlı kəndində,AP mine,injured,police,confirmed,civilian\n");
  const std::string out = maex("validate list.csv");
  EXPECT_EQ(times(out, "settlement-in-other-district   "), 2u) << out;
  EXPECT_NE(out.find("The settlement lies in Füzuli (AZ-FUZ), but the record names Tovuz (AZ-TOV)."), std::string::npos)
      << out;
  EXPECT_EQ(out.find("Horadiz"), std::string::npos) << "the name of a settlement may be personal";

  file("own.csv", "name,districts,kind,shared,source,aliases,notes\nNaməlumkənd,AZ-QAZ,village,,test,,\n");
  const std::string own = maex("validate list.csv --settlements own.csv");
  EXPECT_EQ(times(own, "settlement-in-other-district   "), 1u) << own;
  EXPECT_NE(own.find("The settlement lies in Qazax (AZ-QAZ)"), std::string::npos) << own;
  file("job.toml", "inputs = [\"list.csv\"]\nsettlements = \"own.csv\"\n");
  EXPECT_EQ(times(maex("validate --job job.toml"), "settlement-in-other-district   "), 1u);
  file("bad.csv", "name,districts,kind,shared,source,aliases,notes\nX,Nowhere,village,,test,,\n");
  EXPECT_NE(maex("validate list.csv --settlements bad.csv").find("line 2: \"Nowhere\" is not a district"),
            std::string::npos);
  EXPECT_EQ(exit_, 2);
}

TEST_F(Names, SpellingsOfOneDistrictGetOneCodeInTheWrittenFile) {
  file("list.csv",
       "Incident number,Date,District,Device,Outcome\n"
       "1,14.05.2021,Zəngilanda,AP mine,injured\n"
       "2,15.05.2021,в Зангеланском районе,AP mine,injured\n"
       "3,16.05.2021,Zəngilan r.,AP mine,injured\n"
       "4,17.05.2021,Fuzoli,AP mine,injured\n"
       "5,18.05.2021,Zəngilan yolu,AP mine,injured\n");
  convert("list.csv --to geojson -o out.geojson");
  const std::string out = text("out.geojson");
  EXPECT_EQ(times(out, "\"place.district_code\":\"AZ-ZAN\""), 3u) << out;
  EXPECT_EQ(times(out, "\"place.district_code\":\"AZ-FUZ\""), 1u) << "a slip";
  EXPECT_EQ(times(out, "\"place.district_code\""), 4u) << "what is not sure gets no code";
  EXPECT_NE(out.find("\"place.district\":\"Zəngilanda\""), std::string::npos) << "the sender's spelling is kept";
}

TEST_F(Names, TheDistrictComesFromASettlementThatIsInOneDistrictOnly) {
  file("list.csv",
       "Incident number,Date,District,Village,Device,Outcome\n"
       "1,14.05.2021,,Horadiz qəsəbəsi,AP mine,injured\n"
       "2,15.05.2021,,с. Кузанлы,AP mine,injured\n"
       "3,16.05.2021,,Talış,AP mine,injured\n"
       "4,17.05.2021,,Güzdək,AP mine,injured\n"
       "5,18.05.2021,,Naməlumkənd,AP mine,injured\n");
  const std::string said = convert("list.csv --to geojson -o out.geojson");
  EXPECT_NE(said.find("district-from-settlement 2 records"), std::string::npos) << said;
  const std::string out = text("out.geojson");
  EXPECT_EQ(times(out, "\"place.district_code\""), 2u) << out;
  EXPECT_EQ(times(out, "\"place.district_code\":\"AZ-FUZ\""), 1u);
  EXPECT_EQ(times(out, "\"place.district_code\":\"AZ-AGM\""), 1u);
}

}  // namespace
}  // namespace maex::story
