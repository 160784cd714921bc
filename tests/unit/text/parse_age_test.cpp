#include "core/text/parse_age.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

std::string read_age(const char* text) {
  const auto age = parse_age(text, 2024);
  if (!age) return "not an age";
  std::string said;
  if (age->years) said += std::to_string(*age->years);
  said += age->range;
  if (age->born) said += "born " + to_text(*age->born);
  if (age->group == AgeReading::Group::child) said += " child";
  if (age->group == AgeReading::Group::adult) said += " adult";
  return said;
}

TEST(ParseAge, UnderstandsWhatPartnersWrite) {
  const std::pair<const char*, const char*> cases[] = {{"30-40", "30-40 adult"},
                                                       {"10–12 yaş", "10-12 child"},
                                                       {"15-20 лет", "15-20"},
                                                       {"от 20 до 25 лет", "20-25 adult"},
                                                       {"18+", ">=18 adult"},
                                                       {">18", ">18 adult"},
                                                       {"старше 18 лет", ">18 adult"},
                                                       {"18 yaşdan kiçik", "<18 child"},
                                                       {"до 18 лет", "<18 child"},
                                                       {"~40", "~40"},
                                                       {"40?", "~40"},
                                                       {"около 40 лет", "~40"},
                                                       {"1985", "born 1985"},
                                                       {"1985 təv.", "born 1985"},
                                                       {"г.р. 1985", "born 1985"},
                                                       {"1985 г.р.", "born 1985"},
                                                       {"1985 d.", "born 1985"},
                                                       {"1985-ci il təvəllüdlü", "born 1985"},
                                                       {"14.05.1985 təv.", "born 1985-05-14"},
                                                       {"6 ay", "0"},
                                                       {"18 месяцев", "1"},
                                                       {"35 y.o.", "35"},
                                                       {"35 yaşlı", "35"},
                                                       {"uşaq", " child"},
                                                       {"взрослый", " adult"}};
  for (const auto& [text, said] : cases) EXPECT_EQ(read_age(text), said) << text;
}

TEST(ParseAge, RefusesWhatIsNotAnAge) {
  for (const char* text : {"", "35 kg", "25-20", "20 25", "Əli", "999 yaş", "12.05", "1985-1990", "35 yaşlı Əli", "a"})
    EXPECT_EQ(read_age(text), "not an age") << text;
}

TEST(ParseAge, OnlyAPossibleYearIsAYearOfBirth) {
  EXPECT_TRUE(birth_year(1994, 2024));
  EXPECT_FALSE(birth_year(2025, 2024));
  EXPECT_FALSE(birth_year(999, 2024));
  EXPECT_FALSE(birth_year(1994.5, 2024));
}

}  // namespace
}  // namespace maex
