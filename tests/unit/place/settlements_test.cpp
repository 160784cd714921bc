#include "core/place/settlements.hpp"

#include <gtest/gtest.h>

#include "core/io/error.hpp"

namespace maex::settlements_test {
namespace {

const Settlements& list() { return Settlements::azerbaijan(); }

/// The districts of all settlements that the text names: "AZ-FUZ".
std::string where(std::string_view text) {
  std::vector<const Settlement*> found;
  list().find(text, found);
  std::string ids;
  for (const Settlement* settlement : found)
    for (const std::string& id : settlement->districts) ids += (ids.empty() ? "" : " ") + id;
  return ids;
}

TEST(Settlements, EachRowFindsItselfAndHasASource) {
  EXPECT_GT(list().all().size(), 100u);
  for (const Settlement& settlement : list().all()) {
    EXPECT_FALSE(settlement.source.empty()) << settlement.name;
    std::vector<const Settlement*> found;
    list().find(settlement.name, found);
    ASSERT_EQ(found.size(), 1u) << settlement.name << " is listed twice, or looks like another";
    EXPECT_EQ(found[0], &settlement);
    for (const std::string& id : settlement.districts) EXPECT_NE(Gazetteer::azerbaijan().find(id), nullptr) << id;
  }
}

TEST(Settlements, AreReadInEveryAlphabetWithTheirKindAndCase) {
  for (const char* text : {"Horadiz", "HORADİZ", "Goradiz", "Горадиз", "г. Горадиз", "Horadiz qəs.", "Horadiz qəsəbəsi",
                           "Horadiz şəhərində", "Horadizdə", "пос. Горадиз", "Horadiz (Füzuli)", "Füzuli r., Horadiz"})
    EXPECT_EQ(where(text), "AZ-FUZ") << text;
  EXPECT_EQ(where("село Кузанлы"), "AZ-AGM");
  EXPECT_EQ(where("Quzanlı kəndində"), "AZ-AGM");
  EXPECT_EQ(where("Джоджуг Марджанлы"), "AZ-CAB");
  EXPECT_EQ(where("Guzdak settlement"), "AZ-ABS X-BA-QARADA");
  for (const char* text : {"", "kənd", "село", "Füzuli", "Horadizli", "Horadız yolu", "Başqa kənd", "Qazan"})
    EXPECT_EQ(where(text), "") << text;
}

TEST(Settlements, NameADistrictOnlyWhenThereIsNoChoice) {
  EXPECT_EQ(list().only_district("Horadiz qəsəbəsi"), "AZ-FUZ");
  EXPECT_EQ(list().only_district("Güzdək"), "") << "two districts";
  EXPECT_EQ(list().only_district("Talış"), "") << "the name is common";
  EXPECT_EQ(list().only_district("Xeyirxah"), "");
  const Settlements own = Settlements::parse(
      "name,districts,kind,shared,source,aliases,notes\n"
      "Upper Mill,AZ-TOV,village,,test,Old Mill|Üst Dəyirman,\n"
      "Lower Mill,Qazax,village,no,test,,\n"
      "Old Mill,AZ-QAZ,village,,test,,\n",
      "own.csv", Gazetteer::azerbaijan());
  EXPECT_EQ(own.only_district("üst dəyirman"), "AZ-TOV");
  EXPECT_EQ(own.only_district("LOWER MILL"), "AZ-QAZ") << "a district by its name";
  EXPECT_EQ(own.only_district("Old Mill"), "") << "two rows";
}

/// Each of them was searched among all that were found before.
TEST(Settlements, OfOneNameAreFoundOnceEachHoweverManyThereAre) {
  std::string csv = "name,districts,kind,shared,source,aliases,notes\n";
  constexpr std::size_t many = 60'000;
  for (std::size_t i = 0; i != many; ++i) csv += "Yeni,AZ-FUZ,village,,test,Yeni|Novaya,\n";
  const auto list = Settlements::parse(csv, "own.csv", Gazetteer::azerbaijan());
  std::vector<const Settlement*> found;
  const auto begin = std::chrono::steady_clock::now();
  list.find("Yeni (Novaya), Yeni", found);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(found.size(), many);
}

TEST(Settlements, RefuseAFileThatIsNone) {
  const auto refusal = [](std::string_view csv) -> std::string {
    try {
      Settlements::parse(csv, "own.csv", Gazetteer::azerbaijan());
      return "accepted";
    } catch (const UsageError& error) { return error.what(); }
  };
  const std::string head = "name,districts,kind,shared,source,aliases,notes\n";
  EXPECT_EQ(refusal("name,district\n"),
            "own.csv, line 1: the first line must be name,districts,kind,shared,source,aliases,notes");
  EXPECT_EQ(refusal(head + "A,AZ-XYZ,village,,test,,\n"),
            "own.csv, line 2: \"AZ-XYZ\" is not a district of the gazetteer");
  EXPECT_EQ(refusal(head + "A,,village,,test,,\n"), "own.csv, line 2: the district is missing");
  EXPECT_EQ(refusal(head + "A,AZ-FUZ,village,maybe,test,,\n"), "own.csv, line 2: shared must be yes, no or empty");
  EXPECT_EQ(refusal(head + "A,AZ-FUZ,village,,,,\n"), "own.csv, line 2: the source is missing");
  EXPECT_EQ(refusal(head + "-,AZ-FUZ,village,,test,,\n"), "own.csv, line 2: the name is missing");
}

}  // namespace
}  // namespace maex::settlements_test
