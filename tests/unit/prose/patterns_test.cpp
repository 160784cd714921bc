// The examples inside the pattern files, each of which states all figures of its text.
#include <gtest/gtest.h>

#include "core/mapping/prose/check.hpp"

namespace maex::prose {
namespace {

TEST(Patterns, EveryExampleOfEveryLanguagePasses) {
  ASSERT_FALSE(builtin_grammars().empty());
  for (const auto& grammar : builtin_grammars()) {
    const auto results = check_examples(*grammar);
    EXPECT_GT(results.size(), 20u) << grammar->name;
    for (const ExampleResult& each : results)
      EXPECT_TRUE(each.passed) << grammar->name << " " << each.name << "\n" << each.detail;
  }
}

}  // namespace
}  // namespace maex::prose
