// Shared words: what they match, and what they must not match.
#include "core/mapping/profile/words.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

std::string word(CodeList list, const char* text) {
  const auto found = find_word(list, text);
  return found ? std::string(info(found->code).name) : "";
}

TEST(FindWord, OutcomesInAllTheirForms) {
  for (const char* text : {"öldü",
                           "ölüb",
                           "ölmüşdür",
                           "ÖLMÜŞDÜR",
                           "həlak oldu",
                           "həlak olmuşdur",
                           "həlak olublar",
                           "şəhid olub",
                           "vəfat edib",
                           "dünyasını dəyişib",
                           "aldığı xəsarətdən ölüb",
                           "погиб",
                           "погибла",
                           "погибшие",
                           "умерла",
                           "скончался от полученных ран",
                           "убита",
                           "смертельный исход",
                           "killed instantly",
                           "died of wounds",
                           "Died of his injuries",
                           "fatally wounded"})
    EXPECT_EQ(word(CodeList::outcome, text), "KILLED") << text;
  for (const char* text : {"yaralandı", "yaralanıb", "yaralanmışdır", "ağır yaralanıb", "yüngül xəsarət alıb",
                           "xəsarət almışdır", "ранена", "раненые", "тяжело ранен", "получила ранения",
                           "тяжёлое ранение", "травмирована", "severely wounded", "injuries"})
    EXPECT_EQ(word(CodeList::outcome, text), "INJURED") << text;
}

TEST(FindWord, NegationsAndOtherWordsAreNotOutcomes) {
  for (const char* text :
       {"yaralanmayıb", "xəsarət almayıb", "не ранен", "не пострадала", "без ранений", "not wounded"})
    EXPECT_EQ(word(CodeList::outcome, text), "UNINJURED") << text;
  for (const char* text : {"ölməyib",
                           "oldu",
                           "olub",
                           "olmuşdur",
                           "ölçü",
                           "ölkə",
                           "не погиб",
                           "погибель",
                           "ранец",
                           "ранний",
                           "раны отца",
                           "yaralanır",
                           "yarasa",
                           "killer",
                           "diet",
                           "injured or killed",
                           "həlak olmayıb",
                           "öldü yaralandı",
                           "wounded dog died",
                           "смертельно опасен"})
    EXPECT_EQ(word(CodeList::outcome, text), "") << text;
}

TEST(FindWord, StatusOfPersons) {
  EXPECT_EQ(word(CodeList::status, "военносл."), "MILITARY");
  EXPECT_EQ(word(CodeList::status, "мирн. жит."), "CIVILIAN");
  EXPECT_EQ(word(CodeList::status, "sərhədçi"), "MILITARY");
  const auto shepherd = find_word(CodeList::status, "çoban");
  ASSERT_TRUE(shepherd);
  EXPECT_EQ(shepherd->code, Code::status_CIVILIAN);
  EXPECT_EQ(shepherd->also, Field::victim_occupation);
  EXPECT_EQ(shepherd->text, "çoban");
  for (const char* text : {"миротворец", "мир", "военная база", "polis binası", "çobanyastığı"})
    EXPECT_EQ(word(CodeList::status, text), "") << text;
}

TEST(FindWord, ModelsOfOrdnance) {
  struct Case {
    const char* text;
    const char* category;
    const char* model;
  };
  for (const auto& [text, category, model] :
       std::initializer_list<Case>{{"PMN-2", "AP_MINE", "PMN-2"},
                                   {"пмн2", "AP_MINE", "пмн2"},
                                   {"ПОМЗ 2М", "AP_MINE", "ПОМЗ 2М"},
                                   {"OЗM-72", "AP_MINE", "OЗM-72"},  // both scripts
                                   {"MON-50", "AP_MINE", "MON-50"},
                                   {"TM-62M", "AV_MINE", "TM-62M"},
                                   {"мина ТМ-57", "AV_MINE", "ТМ-57"},
                                   {"piyada əleyhinə mina (PMN-2)", "AP_MINE", "PMN-2"},
                                   {"RPG-7", "ERW_UXO", "RPG-7"},
                                   {"ШОАБ-0,5", "SUBMUNITION", "ШОАБ-0,5"}}) {
    const auto found = find_word(CodeList::device_category, text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(info(found->code).name, category) << text;
    EXPECT_EQ(found->also, Field::device_model) << text;
    EXPECT_EQ(found->text, model) << text;
  }
  for (const char* text :
       {"qumbara", "mərmi", "top mərmisi", "граната", "ручная граната", "снаряд", "миномётная мина", "hand grenades"})
    EXPECT_EQ(word(CodeList::device_category, text), "ERW_UXO") << text;
  for (const char* text :
       {"PMN-7", "TM-162", "T-62", "PM", "tank əleyhinə mina PMN-2", "PMN-2 və TM-62", "mina qalığı yoxdur",
        "снарядный ящик", "министр", "минута", "гранатовый", "M16", "shelling", "qumbaraatan atəşi"})
    EXPECT_EQ(word(CodeList::device_category, text), "") << text;
}

TEST(FindWord, Agencies) {
  for (const auto& [text, kind] :
       std::initializer_list<std::pair<const char*, const char*>>{{"FHN", "MINISTRY"},
                                                                  {"МЧС", "MINISTRY"},
                                                                  {"МВД", "MINISTRY"},
                                                                  {"по данным МЧС", "MINISTRY"},
                                                                  {"DSX", "OTHER_OFFICIAL"},
                                                                  {"DTX", "OTHER_OFFICIAL"},
                                                                  {"ГПС", "OTHER_OFFICIAL"},
                                                                  {"icra hakimiyyəti", "OTHER_OFFICIAL"}}) {
    const auto found = find_word(CodeList::source_kind, text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(info(found->code).name, kind) << text;
    EXPECT_EQ(found->also, Field::source_organisation) << text;
  }
  for (const char* text : {"DSXX", "MVD-nin binası", "hospital ship"})
    EXPECT_EQ(word(CodeList::source_kind, text), "") << text;
}

TEST(FindWord, CheckStates) {
  EXPECT_EQ(word(CodeList::check_state, "подтверждён"), "CONFIRMED");
  EXPECT_EQ(word(CodeList::check_state, "təsdiqlənmişdir"), "CONFIRMED");
  EXPECT_EQ(word(CodeList::check_state, "təsdiqlənir"), "BEING_CLARIFIED");
  EXPECT_EQ(word(CodeList::check_state, "не подтверждена"), "UNCONFIRMED");
  EXPECT_EQ(word(CodeList::check_state, "təsdiqlənməmişdir"), "");
}

TEST(FindWord, AListWithoutWordsHasNone) { EXPECT_EQ(word(CodeList::sex, "kişi"), ""); }

}  // namespace
}  // namespace maex
