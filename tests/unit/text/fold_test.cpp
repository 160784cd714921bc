#include "core/text/fold.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Fold, MakesOneWordOfAllSpellingsOfADistrict) {
  for (const char* spelling :
       {"Tərtər", "TƏRTƏR", "tərtər", "Tǝrtǝr", "Terter", "Tärtär", "TÄRTÄR", "  Tərtər  ", "TƏRTƏR."})
    EXPECT_EQ(fold(spelling), "terter") << spelling;
  EXPECT_EQ(fold("Ter-Ter"), "ter ter");
  EXPECT_EQ(fold("Ter Ter"), fold("TER–TER")) << "a dash is a space, whichever dash";
}

TEST(Fold, TreatsDottedAndDotlessIAsOne) {
  for (const char* spelling : {"İmişli", "imişli", "IMIŞLI", "ımışlı", "Imisli", "i\xCC\x87mişli"})
    EXPECT_EQ(fold(spelling), "imisli") << spelling;
}

TEST(Fold, LowersAzerbaijaniLatinLetters) {
  EXPECT_EQ(fold("ÇƏĞİÖŞÜ"), "cegiosu");
  EXPECT_EQ(fold("çəğıöşü"), "cegiosu");
  EXPECT_EQ(fold("Ə"), fold("ə"));
  EXPECT_EQ(fold("Ǝ"), fold("ǝ")) << "the look-alike that older lists use";
}

TEST(Fold, LowersRussianAndAzerbaijaniCyrillic) {
  EXPECT_EQ(fold("ФИЗУЛИНСКИЙ РАЙОН"), "физулинский район");
  EXPECT_EQ(fold("Пострадавшие, чел."), "пострадавшие чел");
  EXPECT_EQ(fold("Ёлка"), fold("елка"));
  EXPECT_EQ(fold("ЈҒҮҺҸӘӨҜ").substr(0, 2), "ј");
  EXPECT_EQ(fold("Ә"), "ә");
}

TEST(Fold, MakesOneSpaceOfEveryGap) {
  EXPECT_EQ(fold("Date\xC2\xA0of\xE2\x80\xAFincident"), "date of incident");
  EXPECT_EQ(fold("\xEF\xBB\xBF"
                 "Date\r\n of \t incident:"),
            "date of incident");
  EXPECT_EQ(fold("№ 7"), "7");
  EXPECT_EQ(fold("---"), "");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, KeepsDigitsAndDropsSpanishAccents) {
  EXPECT_EQ(fold("Año (2014)"), "ano 2014");
  EXPECT_EQ(fold("MUNICIPIO DE CÚCUTA"), "municipio de cucuta");
}

TEST(Fold, IsIdempotent) {
  for (const char* text : {"İmişli rayonu", "ФИЗУЛИ", "Ter-Ter", "№ 5", "Größe", "\xF0\x9F\x92\xA5 mine"})
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

TEST(Fold, SurvivesBytesThatAreNoText) {
  for (const char* bytes : {"\xFF\xFE", "\xC3", "a\xE2\x80", "\xF0\x9F", "\x80\x80"}) {
    std::string out;
    append_folded(out, bytes);
    EXPECT_LE(out.size(), 16u);
  }
}

TEST(Fold, AppendsAfterWhatIsThere) {
  std::string out = "x|";
  append_folded(out, " Date ");
  EXPECT_EQ(out, "x|date");
}

TEST(Trim, RemovesEveryKindOfSpaceAtTheEndsOnly) {
  EXPECT_EQ(trim("  a b \t\r\n"), "a b");
  EXPECT_EQ(trim("\xC2\xA0"
                 "a\xC2\xA0"
                 "b\xE2\x80\xAF\xC2\xA0"),
            "a\xC2\xA0"
            "b");
  EXPECT_EQ(trim("\xEF\xBB\xBF"
                 "a\xE3\x80\x80"),
            "a");
  EXPECT_EQ(trim(" \xC2\xA0 "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("à"), "à") << "the last byte of à is that of a no-break space";
}

}  // namespace
}  // namespace maex
