// Depth of keys and values is bounded before the parser, whose recursion would overflow the stack.
#include <gmock/gmock.h>

#include "core/io/error.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

using testing::HasSubstr;

std::string parsed(const std::string& text) {
  try {
    static_cast<void>(checked_toml::parse(text, "a.toml"));
  } catch (const UsageError& error) { return error.what(); }
  return "parsed";
}

std::string times(std::string_view unit, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i != count; ++i) text += unit;
  return text;
}

TEST(TomlDepth, OfKeysIsBounded) {
  const std::string key = "a" + times(".a", 31'500);
  const std::string problem = "a.toml, line 2: a key has more than 32 parts; no file of maex needs that";
  EXPECT_EQ(parsed("b = 1\n" + key + " = 1"), problem);
  EXPECT_EQ(parsed("b = 1\n[" + key + "]"), problem);
  EXPECT_EQ(parsed("b = 1\n[[" + key + "]]"), problem);
  EXPECT_EQ(parsed("b = 1\nc = {" + key + " = 1}"), problem);
  EXPECT_EQ(parsed("b = 1\n" + times("\"x\" . ", 40) + "y = 1"), problem);
  EXPECT_EQ(parsed("a" + times(".a", 20) + " = 1"), "parsed");
}

TEST(TomlDepth, OfValuesIsBounded) {
  EXPECT_THAT(parsed("a = " + times("[", 100'000)), HasSubstr("line 1: arrays or tables are nested more than 32 deep"));
  EXPECT_THAT(parsed("a = " + times("{a=", 100'000)), HasSubstr("nested more than 32 deep"));
  EXPECT_THAT(parsed("a = [\n" + times("[\n", 100'000)), HasSubstr("line 33: arrays or tables are nested"));
  EXPECT_EQ(parsed("a = " + times("[", 20) + times("]", 20)), "parsed");
}

TEST(TomlDepth, IgnoresTextsAndComments) {
  const std::string dots = times(".", 100), brackets = times("[", 100);
  for (const std::string& text : {dots, brackets}) {
    EXPECT_EQ(parsed("a = \"" + text + "\\\"" + text + "\""), "parsed");
    EXPECT_EQ(parsed("a = '" + text + "'"), "parsed");
    EXPECT_EQ(parsed("a = 1 # " + text), "parsed");
    EXPECT_EQ(parsed("a = \"\"\"\n" + text + "\"\n" + text + "\"\"\""), "parsed");
    EXPECT_EQ(parsed("a = '''\n" + text + "'\n" + text + "'''"), "parsed");
  }
  EXPECT_EQ(parsed("a = [" + times("1.5, ", 100) + "]"), "parsed");
}

}  // namespace
}  // namespace maex
