#include "core/text/equal.hpp"

#include <gtest/gtest.h>

#include "core/text/fold.hpp"
#include "core/text/look_alike.hpp"
#include "core/text/lost_letters.hpp"

namespace maex::text {
namespace {

std::string equal(std::string_view text, Equalized* how = nullptr) {
  std::string out = "before ";
  const Equalized found = append_equal(out, text);
  if (how != nullptr) *how = found;
  EXPECT_EQ(out.substr(0, 7), "before ");
  EXPECT_TRUE(!found.any() || may_be_unequal(text)) << text;
  return out.substr(7);
}

TEST(Equal, RemovesSignsThatCannotBeSeen) {
  Equalized how;
  EXPECT_EQ(equal("Ağ\u200Bdam\uFEFF", &how), "Ağdam");
  EXPECT_EQ(how.invisible, char32_t{0x200B});
  EXPECT_FALSE(how.composed);
  for (const char* sign : {"\u00AD", "\u200C", "\u200D", "\u200E", "\u202A", "\u2060", "\u2066"})
    EXPECT_EQ(equal(std::string("a") + sign + "b"), "ab") << sign;
  for (const char* kept : {"a\u00A0b", "a\u2009b", "a\u2013b", "№ 7", "日本", "😀"}) {
    EXPECT_EQ(equal(kept, &how), kept);
    EXPECT_FALSE(how.any()) << kept;
  }
}

TEST(Equal, ComposesLettersAndAccents) {
  Equalized how;
  EXPECT_EQ(equal("Fu\u0308zuli s\u0327u\u0308s\u0327a\u200B", &how), "Füzuli şüşa");
  EXPECT_TRUE(how.composed);
  EXPECT_NE(how.invisible, 0u);
  EXPECT_EQ(equal("и\u0306 I\u0307"), "й İ");
  EXPECT_EQ(equal("x\u0327", &how), "x\u0327") << "no such letter";
  EXPECT_FALSE(how.any());
  EXPECT_EQ(equal("o\u0308\xFF"), "o\u0308\xFF") << "damaged bytes are kept as they are";
  EXPECT_EQ(equal(""), "");
}

TEST(Equal, FoldsTheSameWithSeparateAccents) {
  for (const auto& [apart, composed] : {std::pair{"Hərbc\u0327i\u0307", "Hərbçi"},
                                        {"A\u0308", "Ä"},
                                        {"И\u0306", "Й"},
                                        {"е\u0308", "ё"},
                                        {"Кус\u00ADар\u200B", "Кусар"},
                                        {"An\u0303o", "Año"}})
    EXPECT_EQ(fold(apart), fold(composed)) << composed;
}

TEST(LookAlike, FindsTheLetterThatDoesNotBelong) {
  EXPECT_EQ(stray_letter("Tоvuz"), U'о');
  EXPECT_EQ(stray_letter("Тартap"), U'a') << "two Latin letters among four Cyrillic ones";
  EXPECT_EQ(stray_letter("2014/О3"), U'О');
  EXPECT_EQ(stray_letter("3O"), U'O');
  for (const char* fine : {"Tovuz", "Тертер", "PMN-2 ПМН-2", "2014/03", "дом 12А", "MON-50", "A1", "№ 3", ""})
    EXPECT_EQ(stray_letter(fine), 0u) << fine;
  EXPECT_EQ(stray_letter_in_words("2014/О3"), 0u);
  EXPECT_EQ(to_string(name_letter(U'О')), "the Cyrillic letter О (U+041E)");
  EXPECT_EQ(to_string(name_letter(U'o')), "the Latin letter o (U+006F)");
}

TEST(LookAlike, ReplacesTwinsOnly) {
  EXPECT_EQ(as_latin("АР"), "AP");
  EXPECT_EQ(as_latin("injurеd"), "injured");
  EXPECT_EQ(as_latin("мина"), std::nullopt) << "и has no twin";
  EXPECT_EQ(as_latin("mine"), std::nullopt) << "there is nothing to replace";
  EXPECT_EQ(as_cyrillic("Дaта"), "Дата");
  EXPECT_EQ(as_cyrillic("Дaтаw"), std::nullopt);
}

TEST(LostLetters, CountsWordsAndNotDoubts) {
  EXPECT_EQ(count_lost_letters("N?mun?li k?ndi, T?rt?r"), 3u);
  EXPECT_EQ(count_lost_letters("Tovuz? (?) 14.05.2014? http://a.az/b?c=1 ???"), 0u);
  EXPECT_TRUE(has_lost_letters("???"));
  EXPECT_FALSE(has_lost_letters("why?"));
}

}  // namespace
}  // namespace maex::text
