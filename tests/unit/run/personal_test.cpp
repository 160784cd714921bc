#include "core/run/personal.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Personal, KnowsHeadingsThatSpeakOfAPerson) {
  for (const char* heading :
       {"Ad və soyad", "Soyadı", "ADI", "Doğum tarixi", "Дата рождения", "Фамилия, имя", "Ünvan", "Phone no.",
        "Telefon", "Home address", "Diaqnoz", "Номер паспорта", "Victim's name", "Apellidos", "Ф. И. О."})
    EXPECT_TRUE(heading_is_personal(heading)) << heading;
}

TEST(Personal, LeavesOtherHeadingsAlone) {
  for (const char* heading : {"", "Hava şəraiti", "Qeydlər", "District", "Radio", "Depth", "Rayon", "Damage", "Погода"})
    EXPECT_FALSE(heading_is_personal(heading)) << heading;
}

TEST(Personal, ReadsNamesOfElementsWordByWord) {
  for (const char* heading : {"Victim/GuardianName", "Victim/HomePhone", "FieldReportInfo/@ownerName", "Victim/DOBText",
                              "QAActivity/EMail", "Victim/PASSPORTNumber"})
    EXPECT_TRUE(heading_is_personal(heading)) << heading;
  for (const char* heading : {"Accident/Slope", "Hazard/AreaSize", "Victim/LevelOfIncome", "MREActivity/@odd"})
    EXPECT_FALSE(heading_is_personal(heading)) << heading;
}

TEST(Personal, WithholdsIdentityOnly) {
  EXPECT_TRUE(is_withheld(Field::victim_full_name, PersonalPolicy::withhold));
  EXPECT_FALSE(is_withheld(Field::victim_full_name, PersonalPolicy::keep));
  EXPECT_FALSE(is_withheld(Field::victim_outcome, PersonalPolicy::withhold));
}

}  // namespace
}  // namespace maex
