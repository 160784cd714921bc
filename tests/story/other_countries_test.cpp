// Lists of made-up partners in Georgia and Ukraine run out of the box: their profile names the country, the country
// brings its districts, and nothing of Azerbaijan's is used. The workbooks in
// partners/lists were made by partners/make_lists.py.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string samples = MAEX_SAMPLES "/countries/";

class OtherCountries : public Program {
 protected:
  OtherCountries() { std::filesystem::copy(MAEX_PARTNER_LISTS, folder_); }
  std::string validate(const std::string& list, const std::string& profile, const std::string& more = {}) {
    return maex("validate " + list + " --profile " + samples + profile + " --show-personal " + more);
  }
};

TEST_F(OtherCountries, AGeorgianListIsValidatedAgainstGeorgia) {
  const std::string found = validate("georgia.xlsx", "georgia.toml");
  EXPECT_THAT(found, Not(HasSubstr("district-unknown")));
  EXPECT_THAT(found, Not(HasSubstr("coordinates-outside-country")));
  EXPECT_THAT(found, Not(HasSubstr("coordinates-outside-district")));
  EXPECT_THAT(found, Not(HasSubstr("policy-of-another-country")));
  EXPECT_THAT(found, Not(HasSubstr("country-assumed")));
  EXPECT_THAT(found, Not(HasSubstr("AZ-")));
  EXPECT_THAT(found, HasSubstr("General assumptions for any country"));
}

TEST_F(OtherCountries, AUkrainianListIsValidatedAgainstUkraine) {
  const std::string found = validate("ukraine.xlsx", "ukraine.toml");
  EXPECT_THAT(found, Not(HasSubstr("district-unknown")));
  EXPECT_THAT(found, Not(HasSubstr("district-ambiguous")));
  EXPECT_THAT(found, Not(HasSubstr("coordinates-outside-country")));
  EXPECT_THAT(found, Not(HasSubstr("policy-of-another-country")));
  EXPECT_THAT(found, Not(HasSubstr("AZ-")));
}

TEST_F(OtherCountries, TheirRecordsNameTheirDistricts) {
  convert("georgia.xlsx --profile " + samples + "georgia.toml --to hxl -o georgia.csv --personal keep");
  const std::string georgia = text("georgia.csv");
  for (const char* id : {"GE-KA-SAGAREJO", "GE-SK-GORI", "GE-KK-MARNEULI", "GE-SZ-ZUGDIDI", "GE-SK-KARELI"})
    EXPECT_THAT(georgia, HasSubstr(id));
  convert("ukraine.xlsx --profile " + samples + "ukraine.toml --to hxl -o ukraine.csv --personal keep");
  const std::string ukraine = text("ukraine.csv");
  for (const char* id : {"UA6304", "UA1412", "UA6502", "UA4802", "UA7410"}) EXPECT_THAT(ukraine, HasSubstr(id));
}

TEST_F(OtherCountries, TwoListsOfTwoCountriesAreCheckedEachAgainstItsOwn) {
  const std::string found = maex("validate georgia.xlsx ukraine.xlsx --profile " + samples + "georgia.toml --profile " +
                                 samples + "ukraine.toml");
  EXPECT_THAT(found, Not(HasSubstr("district-unknown")));
  EXPECT_THAT(maex("validate georgia.xlsx ukraine.xlsx --together --profile " + samples + "georgia.toml --profile " +
                   samples + "ukraine.toml"),
              HasSubstr("the inputs are of two countries, GE and UA"));
}

TEST_F(OtherCountries, AnotherCountrysDistrictIsUnknownThere) {
  const std::string found = validate("georgia.xlsx", "georgia.toml", "--programme ukraine");
  EXPECT_THAT(found, HasSubstr("district-unknown"));
  EXPECT_THAT(found, HasSubstr("coordinates-outside-country"));
}

TEST_F(OtherCountries, AnAssumedCountryThatDoesNotFitIsReported) {
  file("list.csv",
       "Incident number,Date,District,Outcome,Sex\n"
       "1,14.05.2021,Gori,injured,male\n"
       "2,15.05.2021,Kaspi,killed,female\n");
  file("nowhere.toml",
       "[profile]\nid = \"nowhere\"\n[read]\ngroup = [\"incident.id\"]\n"
       "[[column]]\nfield = \"incident.id\"\nheadings = [\"Incident number\"]\nrequired = true\n"
       "[[column]]\nfield = \"incident.date\"\nheadings = [\"Date\"]\n"
       "[[column]]\nfield = \"place.district\"\nheadings = [\"District\"]\n"
       "[[column]]\nfield = \"victim.outcome\"\nheadings = [\"Outcome\"]\n"
       "[[column]]\nfield = \"victim.sex\"\nheadings = [\"Sex\"]\n");
  EXPECT_THAT(maex("validate list.csv --profile nowhere.toml --from nowhere"),
              HasSubstr("AZ was assumed, and 2 places do not fit it."));
  EXPECT_THAT(maex("validate list.csv --profile nowhere.toml --from nowhere --programme georgia"),
              Not(HasSubstr("district-unknown")));
}

TEST_F(OtherCountries, AProgrammeOfAFileWins) {
  file("mine.csv", "id,iso_3166_2,type,name_en\nGE-KA,GE-KA,region,Kakheti\nX-1,,municipality,Nowhere\n");
  file("programme.toml", "[programme]\ncountry = \"GE\"\ngazetteer = \"mine.csv\"\npolicy = \"strict\"\n");
  const std::string found = validate("georgia.xlsx", "georgia.toml", "--programme programme.toml");
  EXPECT_THAT(found, HasSubstr("district-unknown"));
  EXPECT_THAT(found, HasSubstr("policy-of-another-country"));
  file("programme.toml", "[programme]\ncountry = \"Georgia\"\n");
  EXPECT_THAT(validate("georgia.xlsx", "georgia.toml", "--programme programme.toml"),
              HasSubstr("programme.toml, line 2: country is a code of two capital letters (ISO 3166-1), such as GE"));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(validate("georgia.xlsx", "georgia.toml", "--programme georgai"),
              HasSubstr("there is no programme \"georgai\", neither built in nor as a file; did you mean georgia?"));
  EXPECT_EQ(exit_, 2);
}

TEST_F(OtherCountries, TheSampleProfilesPassTheirExamples) {
  for (const char* profile : {"georgia.toml", "ukraine.toml"}) {
    maex("profile test " + samples + profile);
    EXPECT_EQ(exit_, 0) << profile;
  }
}

}  // namespace
}  // namespace maex::story
