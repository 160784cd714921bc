// Rows of one incident that are not next to each other: they must become one incident, or it must not pass as verified.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// All values are invented.
const std::string headings =
    "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Qurğu,Nəticə,Status,Yaş,Mənbə,Alınma tarixi,Hərbi poliqonda,Yoxlama,Qeydlər\n";
const std::string first =
    "1,11.06.2015,Tovuz,Nümunəli,PƏM,yaralanıb,mülki,31,prokurorluq,15.06.2015,xeyr,təsdiq olunub,\n";
const std::string other =
    "2,12.06.2015,Tovuz,Nümunəli,TƏM,həlak olub,mülki,44,prokurorluq,15.06.2015,xeyr,təsdiq olunub,\n";
const std::string second =
    "1,11.06.2015,Tovuz,Nümunəli,PƏM,həlak olub,mülki,35,prokurorluq,15.06.2015,xeyr,təsdiq olunub,\n";

class Apart : public Program {
 protected:
  /// "1 VERIFIED_HAZARD_AREA 31 35": each incident of an IMSMA file, its state if the file has it, and the ages of its
  /// victims.
  std::vector<std::string> incidents(const std::string& name) {
    const std::string xml = text(name);
    std::vector<std::string> found;
    const std::regex id("<OriginalID>([^<]*)"), state("<Name>incidentverification</Name>.*?<Value>([A-Z_]+)"),
        age("<Age>([0-9]+)");
    for (std::size_t at = 0; (at = xml.find("<Accident>", at)) != std::string::npos;) {
      const std::size_t end = xml.find("</Accident>", at);
      const std::string accident = xml.substr(at, end - at);
      at = end;
      std::smatch part;
      std::regex_search(accident, part, id);
      const std::string number = part[1];
      found.push_back(number);
      if (std::regex_search(accident, part, state)) found.back() += " " + part[1].str();
      for (const std::string& victim : victims(xml))
        if (victim.find(">" + number + "<") != std::string::npos && std::regex_search(victim, part, age))
          found.back() += " " + part[1].str();
    }
    return found;
  }
  static std::vector<std::string> victims(const std::string& xml) {
    std::vector<std::string> all;
    for (std::size_t at = 0; (at = xml.find("<Victim>", at)) != std::string::npos;) {
      const std::size_t end = xml.find("</Victim>", at);
      all.push_back(xml.substr(at, end - at));
      at = end;
    }
    return all;
  }
};

TEST_F(Apart, ALaterRowBringsItsVictimToTheIncidentInTheImsmaFile) {
  file("list.csv", headings + first + other + second);
  const std::string out = convert("list.csv --to maxml -o some.xml -v");
  EXPECT_EQ(exit_, 0) << out;
  EXPECT_THAT(incidents("some.xml"), ElementsAre("1 31 35", "2 44")) << out;
  EXPECT_THAT(out, HasSubstr("incident-seen-again"));
}

TEST_F(Apart, RowsThatDisagreeMakeTheIncidentPendingHoweverTheyAreSorted) {
  const std::string disagrees = std::regex_replace(second, std::regex("11\\.06\\.2015"), "13.06.2015");
  file("apart.csv", headings + first + other + disagrees);
  file("together.csv", headings + first + disagrees + other);
  for (const std::string name : {"apart", "together"}) {
    const std::string out = convert(name + ".csv --to maxml --include any -o all.xml --overwrite");
    EXPECT_EQ(exit_, 1) << out;
    EXPECT_THAT(incidents("all.xml"), ElementsAre("1 PENDING 31 35", "2 VERIFIED_HAZARD_AREA 44")) << name << out;
    convert(name + ".csv --to maxml -o some.xml --overwrite");
    EXPECT_THAT(incidents("some.xml"), ElementsAre("2 44")) << name;
    EXPECT_EQ(times(text("some.xml"), "<Victim>"), 1u) << name;
    EXPECT_THAT(maex("explain " + name + ".csv 1"),
                HasSubstr("V2 date             open     the rows of the incident contradict"));
  }
  // Only the cell that differs is set aside.
  EXPECT_EQ(times(text("all.xml.quarantine.csv"), "13.06.2015"), 1u);
  EXPECT_THAT(text("all.xml.quarantine.csv"), Not(HasSubstr("Tovuz")));
}

TEST_F(Apart, TheOrderOfTheRowsChangesNothing) {
  std::vector<std::string> rows;
  for (int incident = 0; incident != 60; ++incident)
    for (int person = 0; person != incident % 4 + 1; ++person) {
      const std::string number = std::to_string(incident), age = std::to_string(20 + person * 7 + incident % 13);
      rows.push_back(number + ",11.06.2015,Tovuz,Nümunəli,PƏM,yaralanıb,mülki," + age +
                     ",prokurorluq,15.06.2015,xeyr,təsdiq olunub,\n");
    }
  std::mt19937 order(7);
  std::set<std::string> digests;
  for (int turn = 0; turn != 4; ++turn) {
    std::string list = headings;
    for (const std::string& row : rows) list += row;
    file("list.csv", list);
    const std::string out = convert("list.csv --to maxml -o list.xml --overwrite --digest -v");
    std::smatch digest;
    ASSERT_TRUE(std::regex_search(out, digest, std::regex("digest +([0-9a-f]{16,})"))) << out;
    digests.insert(digest[1]);
    EXPECT_EQ(times(text("list.xml"), "<Accident>"), 60u);
    EXPECT_EQ(times(text("list.xml"), "<Victim>"), 150u);
    std::shuffle(rows.begin(), rows.end(), order);
  }
  EXPECT_EQ(digests.size(), 1u);
}

TEST_F(Apart, WhatOnlyALaterRowSaysIsKept) {
  const std::string bare = std::regex_replace(first, std::regex("Nümunəli,PƏM"), ",");
  const std::string media = std::regex_replace(second, std::regex("prokurorluq"), "KİV");
  file("list.csv", headings + bare + other + media + other + second);
  convert("list.csv --to maxml -o some.xml");
  EXPECT_THAT(incidents("some.xml"), ElementsAre("1 31 35 35", "2 44 44"));
  const std::string out = convert("list.csv --to azcbl --include any -o again.csv");
  const std::string again = text("again.csv");
  EXPECT_EQ(times(again, "Nümunəli"), 5u) << again;
  EXPECT_EQ(times(maex("validate list.csv -v"), "incident-fields-differ"), 0u);
}

TEST_F(Apart, AnotherTableOfThePageMayContinueTheIncident) {
  const auto table = [](const std::vector<std::string>& rows) {
    std::string html = "<table>";
    for (const std::string& row : rows)
      html +=
          "<tr><td>" + std::regex_replace(row.substr(0, row.size() - 1), std::regex(","), "</td><td>") + "</td></tr>";
    return html + "</table>";
  };
  file("page.html", "<html><meta charset=utf-8><body>" + table({headings, first, other}) + "<p>Davamı</p>" +
                        table({headings, second}) + "</body></html>");
  const std::string out = convert("page.html --to maxml -o some.xml");
  EXPECT_THAT(incidents("some.xml"), ElementsAre("1 31 35", "2 44")) << out;
}

TEST_F(Apart, NumbersThatDisagreeAreKeptOnceAndThePersonsAreNotCountedTwice) {
  const std::string counts = "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Ölənlər,Yaralılar,Mənbə,Yoxlama\n";
  file("same.csv", counts +
                       "1,03.05.2014,Ağdam,PƏM,2,1,polis,təsdiq olunub\n2,04.05.2014,Ağdam,PƏM,0,1,polis,təsdiq "
                       "olunub\n1,03.05.2014,Ağdam,PƏM,2,1,polis,təsdiq olunub\n");
  convert("same.csv --to hxl --include any -o same.hxl.csv");
  EXPECT_EQ(times(text("same.hxl.csv"), ",2,1,3"), 1u) << text("same.hxl.csv");
  file("other.csv", counts +
                        "1,03.05.2014,Ağdam,PƏM,2,1,polis,təsdiq olunub\n2,04.05.2014,Ağdam,PƏM,0,1,polis,təsdiq "
                        "olunub\n1,03.05.2014,Ağdam,PƏM,2,4,polis,təsdiq olunub\n");
  const std::string out = convert("other.csv --to maxml --include any -o other.xml");
  EXPECT_EQ(exit_, 1) << out;
  EXPECT_THAT(incidents("other.xml"), ElementsAre("1 PENDING", "2 VERIFIED_HAZARD_AREA")) << out;
}

TEST_F(Apart, ARowTooFarFromItsIncidentIsAnErrorAndSaysWhatToDo) {
  std::string list = headings + first;
  for (int i = 0; i != 12'000; ++i) list += std::to_string(i + 10) + other.substr(1);
  file("long.csv", list + second);
  const std::string out = convert("long.csv --to maxml -o some.xml -v");
  EXPECT_EQ(exit_, 1) << out.substr(0, 3000);
  EXPECT_THAT(out, HasSubstr("incident-rows-apart"));
  EXPECT_THAT(out, HasSubstr("ort the list by"));
  EXPECT_EQ(times(text("some.xml"), "<Victim>"), 12'001u);
}

}  // namespace
}  // namespace maex::story
