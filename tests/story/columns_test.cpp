// What a whole column or a whole file says, seen in the report and in the written file. All data is invented.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Columns = Program;

std::string list_of_dates(const std::vector<std::string>& dates) {
  std::string list = "Hadisənin nömrəsi,Tarix,Rayon,Nəticə\n";
  for (std::size_t i = 0; i != dates.size(); ++i) list += std::to_string(i + 1) + "," + dates[i] + ",Tovuz,yaralanıb\n";
  return list;
}

TEST_F(Columns, AMonthFirstColumnIsReadAsOneAndSaidOnce) {
  file("list.csv", list_of_dates({"03/04/2015", "03/14/2015", "12/01/2015"}));
  const std::string said = maex("validate list.csv");
  EXPECT_EQ(times(said, "date-column-month-first "), 1u) << said;
  convert("list.csv --to hxl -o list.hxl.csv --include any");
  EXPECT_THAT(text("list.hxl.csv"), AllOf(HasSubstr("2015-03-04"), HasSubstr("2015-03-14"), HasSubstr("2015-12-01")));
}

TEST_F(Columns, TheDecisionNeedsTheWholeColumn) {
  std::vector<std::string> dates(100, "03/04/2015");
  dates.push_back("03/14/2015");
  file("list.csv", list_of_dates(dates));
  convert("list.csv --to hxl -o list.hxl.csv --include any");
  EXPECT_EQ(times(text("list.hxl.csv"), "2015-03-04"), 100u);
}

TEST_F(Columns, ADayFirstColumnIsNotChangedByOneTypingError) {
  file("list.csv", list_of_dates({"03/04/2015", "14/04/2015", "15/04/2015", "04/14/2015"}));
  const std::string said = maex("validate list.csv");
  EXPECT_THAT(said, AllOf(HasSubstr("date-not-understood"), Not(HasSubstr("date-column"))));
  convert("list.csv --to hxl -o list.hxl.csv --include any");
  EXPECT_THAT(text("list.hxl.csv"), HasSubstr("2015-04-03"));
}

TEST_F(Columns, OneDecimalMarkHoldsForTheColumn) {
  file("profile.toml", R"([profile]
id = "areas"
languages = ["en"]
containers = ["csv"]
[read]
row = "hazard_area"
[[column]]
field = "hazard_area.id"
headings = ["Area no"]
[[column]]
field = "hazard_area.area"
headings = ["Size"]
)");
  file("list.csv", "Area no,Size\n1,\"2,979\"\n2,\"12,5\"\n3,\"1.500,25\"\n");
  const std::string said = maex("validate list.csv --profile profile.toml --from areas");
  EXPECT_EQ(times(said, "number-column-mark "), 1u) << said;
  EXPECT_THAT(said, Not(HasSubstr("number-ambiguous")));
  convert("list.csv --profile profile.toml --from areas --to maxml -o list.xml --include any");
  EXPECT_THAT(text("list.xml"), AllOf(HasSubstr(">2.979<"), HasSubstr(">12.5<"), HasSubstr(">1500.25<")));
}

TEST_F(Columns, WhatTheWholeListLacksIsSaidOnce) {
  file("list.csv", list_of_dates({"13.04.2015", "14.04.2015", "15.04.2015", "16.04.2015"}));
  const std::string said = maex("validate list.csv -v");
  EXPECT_EQ(times(said, "sex-missing "), 1u) << said;
  EXPECT_THAT(said, HasSubstr("None of 4 records has a value in Sex."));
  EXPECT_THAT(said, HasSubstr("None of 4 records has a value in Source."));
  // One record that has the value makes the others findings of their own.
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Cins\n1,13.04.2015,Tovuz,yaralanıb,kişi\n2,14.04.2015,Tovuz,yaralanıb,\n"
       "3,15.04.2015,Tovuz,yaralanıb,\n4,16.04.2015,Tovuz,yaralanıb,\n");
  EXPECT_EQ(times(maex("validate list.csv -v"), "The person has no sex."), 3u);
}

std::string colombia(int rows, const std::string& cells) {
  std::string list =
      "departamento,municipio,sitio,ano,mes,condicion,estado,genero,latitudcabecera,longitudcabecera,tipoevento,"
      "Actividad\n";
  for (int i = 0; i != rows; ++i) list += "ANTIOQUIA,GRANADA,V" + std::to_string(i) + ",2006,1," + cells + "\n";
  return list;
}

TEST_F(Columns, APolicyOfOneCountryIsSilentOnAnother) {
  file("list.csv", colombia(5, "Civil,Herido,Masculino,6.14,-75.18,Accidente por MAP,Sin información"));
  const std::string said = maex("validate list.csv --policy azerbaijan");
  EXPECT_EQ(exit_, 0);
  EXPECT_EQ(times(said, "policy-of-another-country "), 1u) << said;
  EXPECT_THAT(said, HasSubstr("the policy is for AZ, the place is in CO: not decided"));
  EXPECT_THAT(said, AllOf(Not(HasSubstr("verification-")), Not(HasSubstr("coordinates-shared"))));
  EXPECT_THAT(said, AllOf(Not(HasSubstr("heading-unknown")), Not(HasSubstr("code-unknown"))));
  convert("list.csv --to hxl -o out.csv --include any");
  EXPECT_THAT(text("out.csv"), Not(HasSubstr("Sin información")));
}

TEST_F(Columns, EachShiftedColumnIsNamed) {
  // Under tipoevento are values that no list has.
  std::string list = colombia(20, "Civil,Femenino,Muerto,6.14,-75.18,Caminos,x");
  list += colombia(20, "Civil,Masculino,Herido,6.14,-75.18,Sin información,x").substr(list.find('\n') + 1);
  file("list.csv", list);
  const std::string said = maex("validate list.csv");
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(said, AllOf(HasSubstr("\"estado\""), HasSubstr("\"genero\""), HasSubstr("\"tipoevento\""))) << said;
}

}  // namespace
}  // namespace maex::story
