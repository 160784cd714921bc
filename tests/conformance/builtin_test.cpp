// Runs the suite on every built-in adapter.
#include <gtest/gtest.h>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/result_text.hpp"
#include "core/plugin/suite/suite.hpp"

namespace maex {
namespace {

TEST(BuiltIn, EveryAdapterPassesEveryCheck) {
  Registry registry;
  register_builtin_adapters(registry);
  const auto results = conformance::run_suite(registry, {});
  ASSERT_EQ(results.size(), registry.formats().size() + registry.partners().size());
  for (const auto& adapter : results)
    for (const auto& check : adapter.checks)
      EXPECT_NE(check.verdict, conformance::Verdict::failed)
          << adapter.id << " " << check.name << " " << check_text(adapter, check);
}

}  // namespace
}  // namespace maex
