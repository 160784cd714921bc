#include "core/adapter/descriptor.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/io/error.hpp"

namespace maex {
namespace {

Descriptor card() {
  Descriptor made;
  made.id = "csv";
  made.options = {{"separator", OptionType::choice, "auto", {"auto", "comma", "tab"}, "Between cells."},
                  {"skip", OptionType::number, "0", {}, "Lines left out at the start."},
                  {"header", OptionType::boolean, "true", {}, "The first line names the columns."}};
  return made;
}

std::string problem_with(const char* name, const char* value) {
  Options options;
  options.set(name, value);
  try {
    check(options, card());
  } catch (const UsageError& error) { return error.what(); }
  return {};
}

TEST(Options, FallBackToTheDeclaredDefault) {
  Options options;
  EXPECT_EQ(options.get(card(), "separator"), "auto");
  EXPECT_TRUE(options.flag(card(), "header"));
  EXPECT_FALSE(options.given("header"));
  options.set("header", "false");
  EXPECT_FALSE(options.flag(card(), "header"));
  EXPECT_TRUE(options.given("header"));
  EXPECT_THROW(static_cast<void>(options.get(card(), "undeclared")), std::logic_error);
}

TEST(Options, AcceptWhatIsDeclared) {
  EXPECT_EQ(problem_with("separator", "tab"), "");
  EXPECT_EQ(problem_with("skip", "12"), "");
  EXPECT_EQ(problem_with("header", "false"), "");
}

TEST(Options, AreRefusedWithTheWayOut) {
  EXPECT_EQ(problem_with("seperator", "tab"),
            "csv has no option seperator; did you mean separator? Its options: separator, skip, header.");
  EXPECT_EQ(problem_with("separator", "pipe"), "option separator of csv cannot be \"pipe\"; it takes auto, comma, tab");
  EXPECT_EQ(problem_with("skip", "-1"), "option skip of csv cannot be \"-1\"; it takes a whole number");
  EXPECT_EQ(problem_with("header", "yes"), "option header of csv cannot be \"yes\"; it takes true or false");
}

}  // namespace
}  // namespace maex
