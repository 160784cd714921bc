// Numbers of killed and injured: lists that state them, targets that need them, and reading the targets again.
#include <gmock/gmock.h>

#include <map>
#include <sstream>
#include <vector>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

// All values are invented.
const std::string numbers_only =
    "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğu,Ölənlər,Yaralılar,Mülki,Hərbçi,Uşaq,Mənbə,Yoxlama\n"
    "N1,03.05.2014,Ağdam,Quzanlı,PƏM,2,1,3,0,1,polis,təsdiq olunub\n"
    "N2,04.05.2014,Tovuz,Ağdam,TƏM,0,4,,4,,mülki xəstəxana,təsdiq olunub\n";
const std::string persons =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status\n"
    "P1,03.05.2014,Ağdam,PƏM,həlak olub,mülki\n"
    "P1,03.05.2014,Ağdam,PƏM,yaralanıb,mülki\n"
    "P1,03.05.2014,Ağdam,PƏM,məlum deyil,mülki\n"
    "P2,04.05.2014,Tovuz,TƏM,xəsarət almayıb,hərbçi\n";

class Counts : public Program {
 protected:
  /// The values of one incident in a table with tags, by tag.
  std::map<std::string, std::string> tagged(const std::string& csv, const std::string& incident) {
    std::istringstream lines(csv);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream cells(line);
      auto& row = rows.emplace_back();
      for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    std::map<std::string, std::string> values;
    for (std::size_t i = 2; i < rows.size(); ++i)
      if (rows[i].at(0) == incident)
        for (std::size_t k = 0; k != rows[1].size(); ++k)
          values[rows[1][k]] = k < rows[i].size() ? rows[i][k] : std::string();
    return values;
  }
};

TEST_F(Counts, ARowWithNumbersIsAnIncidentAndNoVictim) {
  file("list.csv", numbers_only);
  const std::string out = convert("list.csv --to maxml --include any -o list.xml");
  const std::string xml = text("list.xml");
  EXPECT_EQ(times(xml, "<Accident>"), 2u) << out;
  EXPECT_EQ(times(xml, "<Victim>"), 0u);
  EXPECT_THAT(out, Not(HasSubstr("heading-unknown")));
  EXPECT_THAT(out, Not(HasSubstr("incident-without-victims")));
  convert("list.csv --to hxl -o list.hxl.csv");
  const auto one = tagged(text("list.hxl.csv"), "N1"), two = tagged(text("list.hxl.csv"), "N2");
  EXPECT_EQ(one.at("#affected+killed"), "2");
  EXPECT_EQ(one.at("#affected+injured"), "1");
  EXPECT_EQ(one.at("#affected"), "3") << "follows from the two";
  EXPECT_EQ(one.at("#affected+civilians"), "3");
  EXPECT_EQ(one.at("#affected+military"), "0");
  EXPECT_EQ(one.at("#affected+children"), "1");
  EXPECT_EQ(two.at("#affected+injured"), "4");
  EXPECT_EQ(two.at("#affected+military"), "4");
}

TEST_F(Counts, NumbersByGroupComeBackFromEachTarget) {
  file("list.csv", numbers_only);
  convert("list.csv --to azcbl -o direct.csv");
  const std::string direct = text("direct.csv");
  EXPECT_THAT(direct, HasSubstr("Mülki"));
  for (const std::string target : {"maxml xml", "hxl xlsx", "imsma_core xlsx", "geojson geojson", "kml kml"}) {
    const std::string partner = target.substr(0, target.find(' '));
    const std::string there = "there." + target.substr(target.find(' ') + 1);
    convert("list.csv --include any --to " + partner + " -o " + there + " --overwrite --verify");
    EXPECT_NE(exit_, 70);
    convert(there + " --from " + partner + " --include any --to azcbl -o back.csv --overwrite");
    // The columns of people: those that follow one another, from killed to the last group.
    const std::string back = text("back.csv");
    for (const std::string cells : {",2,1,3,0,1,", ",0,4,,4,,"}) EXPECT_THAT(back, HasSubstr(cells)) << partner;
    EXPECT_THAT(back, Not(HasSubstr("maex-in say"))) << partner << ": the sum of killed and injured is made again";
  }
}

TEST_F(Counts, TargetsOfIncidentsCarryTheNumbersOfListedPersons) {
  file("list.csv", persons);
  convert("list.csv --to hxl -o list.hxl.csv");
  const auto one = tagged(text("list.hxl.csv"), "P1"), two = tagged(text("list.hxl.csv"), "P2");
  EXPECT_EQ(one.at("#affected+killed"), "1");
  EXPECT_EQ(one.at("#affected+injured"), "1");
  EXPECT_EQ(one.at("#affected"), "3") << "the person of unknown outcome is a casualty";
  EXPECT_EQ(one.at("#meta+maex_incident_counted"), "\"KILLED; INJURED; CASUALTIES\"");
  EXPECT_EQ(two.at("#affected"), "0") << "a person who was not hurt is no casualty";
  convert("list.csv --to geojson -o list.geojson");
  EXPECT_THAT(text("list.geojson"), HasSubstr("\"incident.killed\":1"));
  EXPECT_THAT(text("list.geojson"), HasSubstr("\"incident.casualties\":3"));
  convert("list.csv --to kml -o list.kml");
  EXPECT_THAT(text("list.kml"), HasSubstr("<Data name=\"incident.injured\">"));
  convert("list.csv --to imsma_core --include any -o accidents.csv");
  EXPECT_THAT(text("accidents.csv"), HasSubstr("counted_by_maex"));
  EXPECT_THAT(text("accidents.csv"), HasSubstr("killed; injured; casualties"));
}

TEST_F(Counts, WhatTheSenderStatesIsWrittenAndNotMarked) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Həlak olanlar,Xəsarət alanlar\n"
       "S1,03.05.2014,Ağdam,PƏM,həlak olub,1,2\nS1,03.05.2014,Ağdam,PƏM,yaralanıb,1,2\n");
  const std::string out = convert("list.csv --to hxl -o list.hxl.csv -v");
  const auto one = tagged(text("list.hxl.csv"), "S1");
  EXPECT_EQ(one.at("#affected+killed"), "1");
  EXPECT_EQ(one.at("#affected+injured"), "2") << "as stated, though one is listed";
  EXPECT_EQ(one.at("#affected"), "3");
  EXPECT_EQ(one.at("#meta+maex_incident_counted"), "CASUALTIES");
  EXPECT_THAT(out, HasSubstr("injured-count-differs"));
}

TEST_F(Counts, ReadingATargetAgainStatesNothingNew) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə\n"
       "P1,03.05.2014,Ağdam,PƏM,həlak olub\nP1,03.05.2014,Ağdam,PƏM,yaralanıb\nP2,04.05.2014,Tovuz,TƏM,yaralanıb\n");
  convert("list.csv --to azcbl -o direct.csv");
  convert("list.csv --to imsma_core --include any -o core.xlsx --verify");
  const std::string out = convert("core.xlsx --from imsma_core --to azcbl -o back.csv -v");
  EXPECT_EQ(text("back.csv"), text("direct.csv"));
  for (const std::string finding : {"killed-count-differs", "injured-count-differs", "casualties-count-differs"})
    EXPECT_THAT(out, Not(HasSubstr(finding)));
  // A map has no persons: it keeps the numbers and says whose they are, also after a second journey.
  convert("list.csv --to geojson -o one.geojson --verify");
  convert("one.geojson --to geojson -o two.geojson --verify");
  convert("two.geojson --to geojson -o three.geojson --verify");
  EXPECT_EQ(text("three.geojson"), text("two.geojson"));
  EXPECT_THAT(text("three.geojson"), HasSubstr("\"incident.killed\":1"));
}

TEST_F(Counts, APersonWhoseOutcomeATargetLosesIsNoFinding) {
  file("list.csv", persons);
  convert("list.csv --to imsma_core --include any -o core.xlsx");
  const std::string out = maex("validate core.xlsx --from imsma_core -v");
  for (const std::string finding : {"killed-count-differs", "injured-count-differs", "casualties-count-differs"})
    EXPECT_THAT(out, Not(HasSubstr(finding)));
}

TEST_F(Counts, ANumberThatWasChangedInTheTargetIsWritten) {
  file("list.csv", persons);
  convert("list.csv --to geojson -o one.geojson");
  std::string map = text("one.geojson");
  map.replace(map.find("\"incident.killed\":1"), 19, "\"incident.killed\":7");
  file("two.geojson", map);
  convert("two.geojson --to hxl -o two.hxl.csv");
  EXPECT_EQ(tagged(text("two.hxl.csv"), "P1").at("#affected+killed"), "7");
}

TEST_F(Counts, GroupsAloneMeetTheCriterionOfPeople) {
  file("list.csv",
       "Incident number,Date,District,Village,Device,Killed > Civilians,Injured > Men,Source,Check\n"
       "G1,03.05.2014,Ağdam,Quzanlı,AP mine,1,2,police,confirmed\n"
       "G2,03.05.2014,Ağdam,Quzanlı,AP mine,0,0,police,confirmed\n");
  const std::string one = maex("explain list.csv G1"), two = maex("explain list.csv G2");
  EXPECT_THAT(one, HasSubstr("casualties are stated, not listed"));
  EXPECT_THAT(two, HasSubstr("no one was hurt"));
}

TEST_F(Counts, APersonInARowOfNumbersIsNotCountedTwice) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Cins,Yaş,Həlak olan,Yaralı\n"
       "T1,03.05.2014,Ağdam,kişi,44,1,\nT1,03.05.2014,Ağdam,qadın,40,,1\nT2,04.05.2014,Tovuz,kişi,30,1,2\n");
  convert("list.csv --to hxl -o list.hxl.csv");
  const auto one = tagged(text("list.hxl.csv"), "T1"), two = tagged(text("list.hxl.csv"), "T2");
  EXPECT_EQ(one.at("#affected"), "2");
  EXPECT_EQ(one.at("#affected+killed"), "1");
  EXPECT_EQ(two.at("#affected"), "3");
  convert("list.csv --to maxml --include any -o list.xml");
  EXPECT_EQ(times(text("list.xml"), "<Victim>"), 2u);
}

TEST_F(Counts, NumbersThatContradictEachOtherAreReported) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Status,Həlak olanlar,Mülki\n"
       "C1,03.05.2014,Ağdam,həlak olub,hərbçi,1,1\n");
  EXPECT_THAT(maex("validate list.csv"), HasSubstr("group-count-differs"));
  file("sums.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Həlak olanlar,Həlak olanlar > Mülki,Həlak olanlar > Hərbçi\n"
       "C2,03.05.2014,Ağdam,1,1,1\n");
  EXPECT_THAT(maex("validate sums.csv"), HasSubstr("groups-exceed-total"));
}

TEST_F(Counts, PersonalColumnsAreBoundAndNamesWithheld) {
  file("list.csv",
       "Hadisənin nömrəsi,Tarix,Rayon,Nəticə,Фамилия,Имя,Отчество,Год рождения,Дата рождения,Характер ранения,"
       "Госпиталь,Адрес,Номер телефона\n"
       "F1,03.05.2014,Ağdam,ранен,Выдуманов,Вымысел,Примерович,1971,09.02.1971,рана руки,районный госпиталь,"
       "Выдуманная 3,000111\n"
       "F2,04.05.2014,Ağdam,ранен,,,,1972,09.02.1971,,,,\n");
  const std::string out = convert("list.csv --to maxml --include any -o list.xml -v");
  EXPECT_THAT(out, Not(HasSubstr("heading-unknown")));
  EXPECT_THAT(out, HasSubstr("columns-disagree")) << "the year and the date of F2";
  for (const std::string name : {"Выдуманов", "Вымысел", "Примерович", "Выдуманная", "000111"}) {
    EXPECT_THAT(text("list.xml"), Not(HasSubstr(name)));
    EXPECT_THAT(out, Not(HasSubstr(name)));
  }
  convert("list.csv --to maxml --include any -o all.xml --personal keep");
  for (const std::string value : {"Выдуманов", "Вымысел", "Примерович", "Выдуманная 3", "000111", "1971-02-09",
                                  "рана руки", "районный госпиталь"})
    EXPECT_EQ(times(text("all.xml"), value), 1u) << value;
}

}  // namespace
}  // namespace maex::story
