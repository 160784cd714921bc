// Lists of risk education, quality checks, work and assistance reach the maXML file, in three languages. All values are
// made up.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;

class Lists : public Program {
 protected:
  /// Converts the list, which the program must recognize by itself.
  std::string to_maxml(const std::string& profile, const std::string& csv) {
    file("list.csv", csv);
    const std::string said = convert("list.csv --to maxml --include any -o out.xml --overwrite --verify");
    EXPECT_THAT(said, HasSubstr(profile + " (csv)")) << said;
    EXPECT_THAT(said, HasSubstr("loss         none")) << said;
    return text("out.xml");
  }
};

TEST_F(Lists, OfRiskEducation) {
  for (const std::string csv :
       {"Məşğələnin nömrəsi,Məşğələnin tarixi,Təşkilat,Üsul,Məşğələlərin "
        "sayı,Kişilər,Qadınlar,Oğlanlar,Qızlar,Material,Rayon\n"
        "M-1,12.03.2014,Nümunə,dərs,2,3,5,41,38,plakat,Füzuli\n",
        "Номер занятия,Дата занятия,Организация,Метод,Число занятий,Мужчины,Женщины,Мальчики,Девочки,Материалы,Район\n"
        "M-1,12.03.2014,Nümunə,dərs,2,3,5,41,38,plakat,Физулинский район\n",
        "Session number,Session date,Organisation,Method,Sessions,Men,Women,Boys,Girls,Materials,District\n"
        "M-1,12.03.2014,Nümunə,dərs,2,3,5,41,38,plakat,Fizuli\n"}) {
    const std::string written = to_maxml("education", csv);
    EXPECT_THAT(written, HasSubstr("<MREActivity>"));
    for (const char* value : {"M-1", "2014-03-12", "Nümunə", "dərs", "41", "38", "plakat", "AZ-FUZ"})
      EXPECT_THAT(written, HasSubstr(value));
  }
}

TEST_F(Lists, OfQualityChecks) {
  for (const std::string csv : {"Yoxlamanın nömrəsi,Yoxlamanın tarixi,Yoxlayan təşkilat,Yoxlanılan təşkilat,Yoxlanılan "
                                "fəaliyyət,Uyğunsuzluqlar\n"
                                "Y-1,12.03.2014,Agentlik,Təşkilat,T-1,nişan yoxdur\n",
                                "Номер проверки,Дата проверки,Проверяющая организация,Проверяемая "
                                "организация,Проверенная работа,Несоответствия\n"
                                "Y-1,12.03.2014,Agentlik,Təşkilat,T-1,nişan yoxdur\n",
                                "Check number,Inspection date,Inspecting organisation,Inspected organisation,Activity "
                                "checked,Non-conformities\n"
                                "Y-1,12.03.2014,Agentlik,Təşkilat,T-1,nişan yoxdur\n"}) {
    const std::string written = to_maxml("quality", csv);
    EXPECT_THAT(written, HasSubstr("<QAActivity>"));
    for (const char* value : {"Y-1", "2014-03-12", "Agentlik", "Təşkilat", "T-1", "nişan yoxdur"})
      EXPECT_THAT(written, HasSubstr(value));
  }
}

TEST_F(Lists, OfWorkByProduct) {
  for (const std::string csv : {"Fəaliyyətin nömrəsi,İşin təsnifatı,İşin növü,Başlanma,Bitmə,\"Ləğv edilmiş sahə, "
                                "m²\",\"Azaldılmış sahə, m²\",\"Təmizlənmiş sahə, m²\"\n"
                                "T-1,texniki kəşfiyyat,kəşfiyyat,01.03.2014,12.03.2014,50000,7000,1200\n",
                                "Номер работы,Класс работы,Вид работы,Начало,Окончание,\"Аннулированная площадь, "
                                "м²\",\"Сокращённая площадь, м²\",\"Очищенная площадь, м²\"\n"
                                "T-1,техническое обследование,kəşfiyyat,01.03.2014,12.03.2014,50000,7000,1200\n",
                                "Task number,Class of work,Kind of work,Start date,End date,\"Area cancelled, "
                                "m²\",\"Area reduced, m²\",\"Area cleared, m²\"\n"
                                "T-1,TS,kəşfiyyat,01.03.2014,12.03.2014,50000,7000,1200\n"}) {
    const std::string written = to_maxml("activities", csv);
    EXPECT_THAT(written, HasSubstr("<HazardReduction>"));
    for (const char* value :
         {"T-1", "TECHNICAL_SURVEY", "kəşfiyyat", "2014-03-01", "2014-03-12", "50000", "7000", "1200"})
      EXPECT_THAT(written, HasSubstr(value));
  }
}

TEST_F(Lists, OfAssistance) {
  for (const std::string csv :
       {"Yardımın nömrəsi,Yardım alan şəxsin nömrəsi,Yardımın adı,Başlanma,Birbaşa faydalananlar,Kişilər,Qadınlar\n"
        "Y-1,Z-7,protez,12.03.2014,18,11,7\n",
        "Номер помощи,Номер получателя,Вид помощи,Начало,Прямые "
        "получатели,Мужчины,Женщины\nY-1,Z-7,protez,12.03.2014,18,11,7\n",
        "Assistance ID,Victim ID,Assistance,Start,Direct "
        "beneficiaries,Men,Women\nY-1,Z-7,protez,12.03.2014,18,11,7\n"}) {
    const std::string written = to_maxml("assistance", csv);
    EXPECT_THAT(written, HasSubstr("<VictimAssistance>"));
    for (const char* value : {"Y-1", "Z-7", "<Name>protez</Name>", "2014-03-12", ">18<", ">11<", ">7<"})
      EXPECT_THAT(written, HasSubstr(value));
  }
}

TEST_F(Lists, ComeBackFromWorkbooks) {
  file("list.csv",
       "Session number,Session "
       "date,Organisation,Sessions,Men,Women,Boys,Girls,District\nM-1,12.03.2014,Nümunə,2,3,5,41,38,Fizuli\n");
  convert("list.csv --to education -o list.xlsx");
  convert("list.xlsx --to maxml --include any -o out.xml");
  EXPECT_THAT(text("out.xml"), HasSubstr("AZ-FUZ"));
  EXPECT_EQ(times(text("out.xml"), "<MREActivity>"), 1u);
}

TEST_F(Lists, SayWhatTheirPointsMark) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Enlik,Uzunluq,Koordinatların əsası,Qurğu,Nəticə,Status,Cins\n"
       "1,14.05.2014,Füzuli,39.6001,47.1401,GPS,PƏM,yaralanıb,mülki şəxs,kişi\n"
       "2,15.05.2014,Füzuli,39.5012,47.2012,kəndin mərkəzi,PƏM,yaralanıb,mülki şəxs,kişi\n"
       "3,16.05.2014,Füzuli,39.6103,47.1403,по карте,PƏM,yaralanıb,mülki şəxs,kişi\n"
       "4,17.05.2014,Füzuli,39.6204,47.1504,district centre,PƏM,yaralanıb,mülki şəxs,kişi\n"
       "5,17.05.2014,Füzuli,39.6304,47.1604,,PƏM,yaralanıb,mülki şəxs,kişi\n");
  convert("list.csv --to maxml --include any -o out.xml");
  EXPECT_EQ(times(text("out.xml"), "ACCIDENT_SITE"), 2u) << text("out.xml");
  EXPECT_EQ(times(text("out.xml"), "SETTLEMENT<"), 1u);
  EXPECT_EQ(times(text("out.xml"), "DISTRICT<"), 1u);
  convert("out.xml --to azcbl -o again.csv --include any");
  EXPECT_THAT(text("again.csv"), HasSubstr("rayon mərkəzi"));
  EXPECT_THAT(text("again.csv"), HasSubstr("GPS"));
}

}  // namespace
}  // namespace maex::story
