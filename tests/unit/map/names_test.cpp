#include "core/mapping/map/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/map/support.hpp"

namespace maex::names_test {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& toml) {
  const conformance::Folder folder;
  const auto path = folder.path() / "names.toml";
  std::ofstream(path) << toml;
  try {
    load_names(path.string());
  } catch (const UsageError& error) { return error.what(); }
  return {};
}

TEST(Names, BuiltInOnesAreCompared_WithoutCaseAndPunctuation) {
  const auto names = load_names({});
  EXPECT_EQ(names->find(Kind::hazard_area, "AREA SIZE"), "hazard_area.area");
  EXPECT_EQ(names->find(Kind::incident, "acc_dt"), "incident.date");
  EXPECT_FALSE(names->find(Kind::incident, "area_size"));
}

TEST(Names, FaultsNameTheFileAndTheCure) {
  EXPECT_THAT(refusal("[hazard_area]\n\"hazard_area.colour\" = [\"c\"]\n"), HasSubstr("names.toml, line 2"));
  EXPECT_THAT(refusal("[hazard_area]\n\"hazard_area.id\" = [\"a\"]\n\"hazard_area.name\" = [\"A\"]\n"),
              HasSubstr("listed for both"));
  EXPECT_THAT(refusal("[values.hazard_status]\nSHUT = [\"x\"]\n"), HasSubstr("SHUT"));
  EXPECT_THAT(refusal("[values.colours]\nRED = [\"x\"]\n"), HasSubstr("names no list"));
  EXPECT_THAT(refusal("[area]\n"), HasSubstr("area"));
}

}  // namespace
}  // namespace maex::names_test
