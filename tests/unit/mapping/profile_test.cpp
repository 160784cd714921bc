#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

std::string error_of(const std::string& toml) {
  try {
    static_cast<void>(parse_profile(toml, "p.toml"));
  } catch (const UsageError& error) { return error.what(); }
  return "no error";
}

const std::string head = "[profile]\nid = \"t\"\n";

TEST(Profile, ErrorsNameFileLineAndTheNearestWord) {
  using ::testing::HasSubstr;
  EXPECT_THAT(error_of("[profile"), HasSubstr("p.toml, line 1"));
  EXPECT_THAT(error_of(head), HasSubstr("no [[column]]"));
  EXPECT_THAT(error_of(head + "[[column]]\nfield = \"incident.dat\"\nheadings = [\"D\"]\n"),
              ::testing::AllOf(HasSubstr("p.toml, line 4"), HasSubstr("incident.date")));
  EXPECT_THAT(error_of(head + "[[column]]\nfield = \"incident.date\"\nheading = [\"D\"]\n"), HasSubstr("headings"));
  EXPECT_THAT(
      error_of(head + "[[column]]\nfield = \"victim.sex\"\nheadings = [\"D\"]\n[column.values]\nMALES = [\"m\"]\n"),
      ::testing::AllOf(HasSubstr("line 7"), HasSubstr("did you mean MALE")));
  EXPECT_THAT(error_of(head + "[read]\nrow = \"person\"\n"), HasSubstr("one of victim, incident"));
  EXPECT_THAT(error_of(head + "[[column]]\nfield = \"victim.age\"\nheadings = [\"A\"]\n[[column]]\nfield = "
                              "\"victim.sex\"\nheadings = [\"a\"]\n"),
              HasSubstr("two columns"));
}

TEST(Profile, StackedColumnsMakeFurtherChildren) {
  const Profile profile = parse_profile(test::full_profile, "p.toml");
  const NodePlan plan = plan_nodes(profile);
  EXPECT_NE(plan.column_node[8], plan.column_node[9]);
  EXPECT_EQ(plan.nodes[plan.column_node[9]].nth, 1u);
}

}  // namespace
}  // namespace maex
