#include "core/text/seen_hashes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace maex {
namespace {

TEST(SeenHashes, KnowsWhatItMetThroughEveryDoubling) {
  SeenHashes seen;
  EXPECT_FALSE(seen.contains("0"));
  for (int i = 0; i != 5000; ++i) EXPECT_TRUE(seen.insert(std::to_string(i))) << i;
  for (int i = 0; i != 5000; ++i) EXPECT_FALSE(seen.insert(std::to_string(i))) << i;
  EXPECT_TRUE(seen.contains("4999"));
  EXPECT_FALSE(seen.contains("5000"));
}

TEST(SeenHashes, TheEmptyTextIsATextToo) {
  SeenHashes seen;
  EXPECT_TRUE(seen.insert(""));
  EXPECT_FALSE(seen.insert(""));
  EXPECT_NE(SeenHashes::digest(""), 0u);
}

}  // namespace
}  // namespace maex
