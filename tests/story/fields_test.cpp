// Each field of GICHD's minimum data requirements goes in with a partner's list and comes out of the IMSMA file.
#include <gmock/gmock.h>

#include "core/model/fields.hpp"
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class Fields : public Program {
 protected:
  /// A list with one column for each of the fields, below its label in `language`, goes to maXML and comes back.
  void expect_back(const std::string& row, const std::vector<std::string>& fields, std::size_t language) {
    std::string toml =
        "[profile]\nid = \"partner\"\ntitle = \"A partner's list\"\nversion = \"1\"\nlanguages = "
        "[\"az\"]\ncontainers = [\"csv\"]\n[read]\nrow = \"" +
        row + "\"\nid-prefix = \"T\"\n";
    std::string headings, values;
    for (const std::string& name : fields) {
      const auto field = find_field(name);
      ASSERT_TRUE(field) << name;
      const FieldInfo& about = info(*field);
      toml += "[[column]]\nfield = \"" + name + "\"\nheadings = [\"" + std::string(about.labels[language]) + "\"]\n";
      headings += (headings.empty() ? "\"" : ",\"") + std::string(about.labels[language]) + '"';
      values += values.empty() ? "" : ",";
      switch (about.type) {
        case Type::text: values += name == row + ".id" ? "K-7" : "text of " + name; break;
        case Type::integer: values += std::to_string(3 + values.size() % 90); break;
        case Type::decimal: values += std::to_string(1 + values.size() % 30) + ".5"; break;
        case Type::boolean: values += "yes"; break;
        case Type::date: values += "2014-05-" + std::to_string(10 + values.size() % 18); break;
        case Type::code:
          for (const CodeInfo& code : all_codes())
            if (code.list == about.list) {
              values += code.labels[language];
              break;
            }
      }
    }
    file("partner.toml", toml);
    file("list.csv", headings + "\n" + values + "\n");
    const std::string out = convert(
        "list.csv --profile partner.toml --from partner --to maxml --include any -o there.xml --overwrite --verify -v");
    EXPECT_THAT(out, Not(HasSubstr("heading-unknown")));
    EXPECT_THAT(out, Not(HasSubstr("not-read-back"))) << out;
    convert("there.xml --from maxml --profile partner.toml --to partner --include any -o back.csv --overwrite");
    std::string back = text("back.csv");
    std::erase(back, '\r');
    const std::string sent = text("list.csv");
    // Values that the writer spells in its own way, such as codes, are compared by a second journey.
    convert("list.csv --profile partner.toml --from partner --to partner --include any -o direct.csv --overwrite");
    EXPECT_EQ(back, [&] {
      std::string direct = text("direct.csv");
      std::erase(direct, '\r');
      return direct;
    }()) << sent;
    for (const std::string& name : fields)
      if (info(*find_field(name)).type == Type::text) EXPECT_THAT(text("there.xml"), HasSubstr("text of " + name));
  }
};

TEST_F(Fields, OfRiskEducation) {
  for (const std::size_t language : {0u, 1u, 2u})
    expect_back("education",
                {"education.start_date", "education.end_date", "education.organisation", "education.method",
                 "education.sessions", "education.beneficiaries_men", "education.beneficiaries_women",
                 "education.beneficiaries_boys", "education.beneficiaries_girls", "education.material",
                 "education.material_quantity"},
                language);
}

TEST_F(Fields, OfQualityChecks) {
  for (const std::size_t language : {0u, 1u, 2u})
    expect_back("quality",
                {"quality.date", "quality.inspecting_organisation", "quality.inspected_organisation",
                 "quality.non_conformities", "quality.measures_taken"},
                language);
}

TEST_F(Fields, OfLandRelease) {
  for (const std::size_t language : {0u, 1u, 2u})
    expect_back("activity",
                {"activity.type", "activity.activity_class", "activity.area_cancelled", "activity.area_reduced",
                 "activity.area_cleared", "activity.beneficiaries_women"},
                language);
}

TEST_F(Fields, OfDevicesInAnArea) {
  expect_back(
      "hazard_area",
      {"hazard_area.name", "hazard_area.beneficiaries_men", "hazard_area.beneficiaries_women",
       "hazard_area.beneficiaries_boys", "hazard_area.beneficiaries_girls", "device.category", "device.condition",
       "device.depth", "device.latitude", "device.longitude", "device.disposal_date", "device.disposal_method"},
      1);
}

TEST_F(Fields, OfAssistance) {
  expect_back("assistance",
              {"assistance.name", "assistance.beneficiaries_men", "assistance.beneficiaries_women",
               "assistance.beneficiaries_boys", "assistance.beneficiaries_girls"},
              2);
}

TEST_F(Fields, MeasuresOfEducationAssistanceAndSurvivors) {
  file("figures.csv",
       "Göstərici,Rəqəm,Dövr\nmaarifləndirmə məşğələləri,123,2011\nучителя,2335,2011\nrisk education "
       "committees,134,2011\n"
       "yardım almış şəxslər,88,2011\nвыжившие пострадавшие,1843,2010\narea cancelled by non-technical "
       "survey,5000.5,2011\n");
  const std::string out = maex("validate figures.csv --from figures");
  EXPECT_EQ(exit_, 0) << out;
  convert("figures.csv --from figures --to figures -o again.csv");
  for (const std::string value : {"123", "2335", "134", "88", "1843", "5000.5"})
    EXPECT_THAT(text("again.csv"), HasSubstr(value));
}

}  // namespace
}  // namespace maex::story
