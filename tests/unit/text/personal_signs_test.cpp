// Telephone numbers, numbers of identity documents and names in texts. All of them are invented.
#include "core/text/personal_signs.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(PersonalSigns, KnowTelephones) {
  for (const char* text : {"+994 50 123 45 67",     "+994501234567",
                           "(+994 50) 123-45-67",   "00994 12 498 01 23",
                           "994501234567",          "050 123 45 67",
                           "(050)123-45-67",        "0501234567",
                           "050.123.45.67",         "012 498-01-23",
                           "50 123 45 67",          "555-12-34",
                           "8 916 123-45-67",       "8(916)1234567",
                           "0532 123 45 67",        "+1 202 555 0143",
                           "zəng: 050 123 45 67 8", "Tel: 4980123",
                           "тел. 4-98-01",          "мобильный: 12345",
                           "2014 050 123 45 67",    "ev nömrəsi 12, 055 765 43 21",
                           "mob.12 34 567",         "əlaqə: 498 01 23"})
    EXPECT_TRUE(holds_telephone(text)) << text;
}

TEST(PersonalSigns, KnowWhatIsNoTelephone) {
  for (const char* text : {"",
                           "12345",
                           "2014-05-14",
                           "14.05.2014",
                           "14.05.2014 10:30",
                           "2014/050-1234567",
                           "AZ-2014-050123456",
                           "PMN-2 TM-62 OZM-72",
                           "40.12345678, 47.12345678",
                           "39 45 12 N 47 08 30 E",
                           "38S NJ 12345 67890",
                           "4412345 712345",
                           "1 250 000",
                           "12 500 000 000 m2",
                           "250 000-300 000",
                           "1992-1994",
                           "2014 2015 2016",
                           "hadisə 20140514001",
                           "tel məlum deyil",
                           "telefon aparatı 2 ədəd",
                           "əlaqədar 14.05.2014",
                           "3, 45, 12, 7",
                           "c2f0501234567aa",
                           "0.501234567",
                           "100 000 000",
                           "05.05.2005",
                           "10-15-20"})
    EXPECT_FALSE(holds_telephone(text)) << text;
}

TEST(PersonalSigns, KnowDocuments) {
  for (const char* text : {"AZE12345678", "AZE № 12345678", "AA1234567", "AA 1234567", "P1234567", "C01234567",
                           "vəsiqə 1234567", "şəxsiyyət vəsiqəsinin nömrəsi 12345678", "FIN: 5AB12C3",
                           "паспорт 4508 123456", "Passport no 987654321", "cédula 1234567", "ş/v 12345678"})
    EXPECT_TRUE(holds_document_number(text)) << text;
  for (const char* text : {"", "AZ 2014", "AZ1234567", "PMN1234567", "IED 1234567", "fin", "FIN kodu yoxdur", "2014051",
                           "final 123456", "hadisə 1234567", "vəsiqə yoxdur, 3 nəfər", "P/1-1", "TM62", "AA-12"})
    EXPECT_FALSE(holds_document_number(text)) << text;
}

TEST(PersonalSigns, KnowNames) {
  for (const char* name : {"Sınaqov Nümunə", "Nümunə Sınaqova", "Uydurma Vəli oğlu", "ƏLİYEV VÜQAR", "Иванова Анна",
                           "Пробин Петр Петрович", "V. Sınaqov", "Sınaqov V.Ə.", "Выдумов А. П.", "Quliyev", "Rzazadə",
                           "Aynur Nümunəli", "Nurlan", "Leyla Test"})
    EXPECT_EQ(looks_like_person_name(name), std::string_view(name) != "Nurlan") << name;
  for (const char* heading : {"",
                              "Rəng",
                              "Hava şəraiti",
                              "Число случаев",
                              "ЧИСЛО СЛУЧАЕВ",
                              "Вид боеприпасов",
                              "Случаев",
                              "Weather that day",
                              "Yanvar 2014",
                              "List 1",
                              "Sheet1",
                              "2014",
                              "Xocalı",
                              "Füzuli",
                              "Date of birth",
                              "Ev nömrəsi",
                              "Soil Type",
                              "Qurğunun növü",
                              "Район",
                              "I yarımillik",
                              "AZ-TOV",
                              "Yuxarı Seyidəhmədli",
                              "San José"}) {
    EXPECT_FALSE(looks_like_person_name(heading)) << heading;
    EXPECT_FALSE(holds_personal_sign(heading)) << heading;
  }
}

TEST(PersonalSigns, KnowNamesInLongerTexts) {
  for (const char* text : {"Siyahı - Vüqar Sınaqov", "Casualties of Sınaqova Nümunə", "Vüqar Sınaqov AZE12345678",
                           "siyahı_Vüqar_Sınaqov", "Ad (Leyla Test)", "Уточнил Иванов Петр, 2014"})
    EXPECT_TRUE(holds_person_name(text)) << text;
  for (const char* text :
       {"Casualties of Agdam", "Number of Settlements", "Monthly Report March 2019", "ЧИСЛО СЛУЧАЕВ ЗА ГОД",
        "Mine Ban Policy: Azerbaijan, Casualties", "Hadisənin baş verdiyi Rayon / District", "2014 I yarımil",
        "Zərərçəkən > Nəticə", "Martov 2014, Aprel 2015", "Quliyev 2014"})
    EXPECT_FALSE(holds_person_name(text)) << text;
}

}  // namespace
}  // namespace maex
