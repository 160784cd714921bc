#include "core/text/similar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace maex {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> commands = {"convert", "inspect", "formats", "profile", "help"};

TEST(EditDistance, CountsLettersNotBytes) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("abc", ""), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("Tərtər", "Tertər"), 1u) << "ə is one letter of two bytes";
  EXPECT_EQ(edit_distance("мина", "мины"), 1u);
}

TEST(EditDistance, CountsSwappedNeighboursOnce) {
  EXPECT_EQ(edit_distance("xlxs", "xlsx"), 1u);
  EXPECT_EQ(edit_distance("ab", "ba"), 1u);
  EXPECT_EQ(edit_distance("abc", "cba"), 2u);
  EXPECT_EQ(edit_distance("sehets", "sheets"), 1u);
}

TEST(Nearest, FindsTheSlip) {
  EXPECT_THAT(nearest("convrt", commands), ElementsAre("convert"));
  EXPECT_THAT(nearest("INSPECT", commands), ElementsAre("inspect"));
  EXPECT_THAT(nearest("format", commands), ElementsAre("formats"));
  EXPECT_THAT(nearest("prof", commands), ElementsAre("profile")) << "a beginning is enough";
}

TEST(Nearest, PutsTheNearestFirstAndStops) {
  const std::vector<std::string> many = {"abcdeX", "abcdef", "abcdXX", "abcdeY"};
  EXPECT_THAT(nearest("abcdef", many, 2), ElementsAre("abcdef", "abcdeX"));
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_THAT(nearest("zebra", commands), IsEmpty());
  EXPECT_THAT(nearest("", commands), IsEmpty());
  EXPECT_THAT(nearest("x", {}), IsEmpty());
}

TEST(DidYouMean, EndsTheSentence) {
  EXPECT_EQ(did_you_mean("convrt", commands), "; did you mean convert?");
  EXPECT_EQ(did_you_mean("zebra", commands), ".");
  const std::vector<std::string> two = {"sheet1", "sheet2"};
  EXPECT_EQ(did_you_mean("sheet", two), "; did you mean sheet1 or sheet2?");
}

}  // namespace
}  // namespace maex
