#include "core/text/printable.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Printable, KeepsTextOfAnyAlphabet) { EXPECT_EQ(printable("Füzuli, Физули, ərazi 😀"), "Füzuli, Физули, ərazi 😀"); }

TEST(Printable, SpellsOutWhatCouldMoveTheCursorOrFakeALine) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\td\x7f"), "a\\x1b[31mb\\nc\\td\\x7f");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\\u{9b}31m")
      << "C1 control sequence introducer";
  EXPECT_EQ(printable("\xE2\x80\xAE"
                      "gpj"),
            "\\u{202e}gpj")
      << "right-to-left override";
  EXPECT_EQ(printable_lines("a\nb\r"), "a\nb\\r");
}

TEST(Printable, SpellsOutBytesThatAreNotUtf8) {
  EXPECT_EQ(printable("\xFF"), "\\xff");
  EXPECT_EQ(printable("\xC0\xAF"), "\\xc0\\xaf") << "overlong";
  EXPECT_EQ(printable("\xED\xA0\x80"), "\\xed\\xa0\\x80") << "surrogate";
  EXPECT_EQ(printable("\xE2\x82"), "\\xe2\\x82") << "cut off";
}

TEST(Printable, CutsByCharactersAndSaysHowManyThereWere) {
  EXPECT_EQ(printable_excerpt("əəəə", 4), "əəəə");
  EXPECT_EQ(printable_excerpt("əəəəə", 4), "əəəə… (5 characters)");
}

}  // namespace
}  // namespace maex
