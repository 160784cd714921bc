#include "core/io/bounds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"

namespace maex {
namespace {

using ::testing::HasSubstr;

std::string problem_of(std::string_view assignment) {
  Bounds bounds;
  try {
    set_bound(bounds, assignment);
  } catch (const UsageError& error) { return error.what(); }
  return "taken";
}

TEST(Bounds, AreSetByNameWithSuffixes) {
  Bounds bounds;
  set_bound(bounds, "rows=12");
  set_bound(bounds, "file-bytes=3M");
  set_bound(bounds, "cell-bytes=2k");
  set_bound(bounds, "expanded-bytes=1G");
  EXPECT_EQ(bounds.rows, 12u);
  EXPECT_EQ(bounds.file_bytes, 3u << 20);
  EXPECT_EQ(bounds.cell_bytes, 2048u);
  EXPECT_EQ(bounds.expanded_bytes, 1u << 30);
  EXPECT_EQ(bounds.columns, Bounds().columns);
}

TEST(Bounds, AWrongOneIsNamed) {
  EXPECT_THAT(problem_of("rwos=1"), HasSubstr("there is no limit \"rwos\". Known: file-bytes, archive-entries"));
  for (const char* wrong : {"rows", "rows=", "rows=K", "rows=-1", "rows=1.5", "rows=1T", "rows=99999999999999999999",
                            "rows=9999999999999G"})
    EXPECT_THAT(problem_of(wrong), HasSubstr("is no value for the limit rows")) << wrong;
}

TEST(Bounds, EveryMemberHasItsName) {
  EXPECT_EQ(bound_specs().size() * sizeof(std::uint64_t) + sizeof(WorkEnd), sizeof(Bounds));
}

}  // namespace
}  // namespace maex
