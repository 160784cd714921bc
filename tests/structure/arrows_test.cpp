// Includes must point downwards only. core/README.md draws the floors.
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <regex>

#include "tests/structure/tree.hpp"

namespace maex::structure {
namespace {

// Floors from the bottom up. A room may include itself and rooms of lower floors.
const std::map<std::string, int, std::less<>> floors = {
    {"core/notice", 0},   {"core/io", 1},     {"core/model", 2},     {"core/text", 3},          {"core/office", 4},
    {"core/document", 5}, {"core/place", 6},  {"core/adapter", 7},   {"core/plugin", 8},        {"core/figures", 8},
    {"core/store", 9},    {"core/rules", 10}, {"core/mapping", 11},  {"core/facts", 12},        {"core/report", 13},
    {"core/run", 14},     {"core/match", 15}, {"core/exchange", 16}, {"core/plugin/suite", 17}, {"adapters", 20},
    {"cli", 30},          {"tests", 40}};

/// The room of a path that is relative to the root: "core/model", "adapters/formats/csv", "adapters", "cli", "tests".
std::string room_of(const std::string& path) {
  std::smatch match;
  static const std::regex room(
      "^(core/plugin/suite|core/[^/]+|adapters/(?:formats|partners)/[^/]+|adapters|cli|tests)/.*");
  return std::regex_match(path, match, room) ? match[1].str() : std::string();
}

std::optional<int> floor_of(const std::string& room) {
  const auto exact = floors.find(room);
  if (exact != floors.end()) return exact->second;
  if (room.starts_with("adapters/")) return floors.find("adapters")->second;
  return std::nullopt;
}

std::optional<std::string> include_of(const std::string& line) {
  static const std::regex quoted(R"re(^\s*#\s*include\s*"([^"]+)".*)re");
  std::smatch match;
  if (!std::regex_match(line, match, quoted)) return std::nullopt;
  return match[1].str();
}

/// The reason why `from` must not include `to`. Empty when it may.
std::string breach(const std::string& from, const std::string& to) {
  const std::string here = room_of(from);
  const std::string there = room_of(to);
  if (there.empty()) return "is no path from the root of the repository";
  if (here == there) return {};
  const auto my_floor = floor_of(here);
  const auto its_floor = floor_of(there);
  if (!my_floor) return "comes from a room without a floor: enter " + here + " in tests/structure/arrows_test.cpp";
  if (!its_floor) return "goes to a room without a floor: enter " + there + " in tests/structure/arrows_test.cpp";
  if (here.starts_with("adapters/") && there.starts_with("adapters/")) {
    if (here.starts_with("adapters/formats/")) return "lets a format know another adapter";
    // Code that several partners share belongs in core. A partner must not use the code of another partner.
    return "lets a partner know another adapter; partners reach formats through core/adapter";
  }
  // The generated list and the commands refer to the adapters through builtin.hpp, which contains no adapter.
  if (*its_floor >= *my_floor) return "points upwards";
  return {};
}

TEST(Arrows, RunDownwardsOnly) {
  std::size_t seen = 0;
  for (const auto& path : sources({"core", "adapters", "cli"}))
    for (const SourceLine& line : lines_of(root() / path))
      if (const auto target = include_of(line.text)) {
        ++seen;
        EXPECT_EQ(breach(path.generic_string(), *target), "")
            << path.generic_string() << ":" << line.number << " includes " << *target;
      }
  EXPECT_GT(seen, 20u) << "the test no longer finds the includes";
}

TEST(Arrows, PointAtFilesThatExist) {
  for (const auto& path : sources({"core", "adapters", "cli", "tests"}))
    for (const SourceLine& line : lines_of(root() / path)) {
      const std::string target = include_of(line.text).value_or("");
      EXPECT_TRUE(target.empty() || std::filesystem::exists(root() / target))
          << path.generic_string() << ":" << line.number << " includes " << target << "; write it from the root";
    }
}

TEST(Arrows, TheCheckItselfSeesBreaches) {
  EXPECT_NE(breach("core/model/record.hpp", "core/adapter/balance.hpp"), "");
  EXPECT_NE(breach("core/notice/notice.hpp", "core/model/date.hpp"), "");
  EXPECT_NE(breach("core/text/fold.hpp", "core/document/table.hpp"), "");
  EXPECT_NE(breach("core/run/run.cpp", "adapters/builtin.hpp"), "");
  EXPECT_NE(breach("core/run/run.cpp", "cli/version.hpp"), "");
  EXPECT_NE(breach("adapters/formats/csv/csv.cpp", "adapters/partners/maxml/dialect/names.hpp"), "");
  EXPECT_NE(breach("adapters/formats/csv/csv.cpp", "adapters/formats/xlsx/sheet.hpp"), "");
  EXPECT_NE(breach("adapters/partners/azcbl/azcbl.cpp", "adapters/partners/maxml/dialect/names.hpp"), "");
  EXPECT_NE(breach("adapters/partners/azcbl/azcbl.cpp", "adapters/formats/xlsx/sheet.hpp"), "");
  EXPECT_NE(breach("adapters/formats/csv/csv.cpp", "cli/command.hpp"), "");
  EXPECT_NE(breach("core/model/record.cpp", "record.hpp"), "") << "includes are written from the root";
  EXPECT_NE(breach("core/attic/a.cpp", "core/model/record.hpp"), "") << "a new room must be given its floor";
  EXPECT_EQ(breach("core/model/record.cpp", "core/model/record.hpp"), "");
  EXPECT_EQ(breach("adapters/formats/csv/csv.cpp", "adapters/formats/csv/scan.hpp"), "");
  EXPECT_EQ(breach("adapters/formats/csv/csv.cpp", "core/adapter/adapter.hpp"), "");
  EXPECT_EQ(breach("cli/main.cpp", "adapters/builtin.hpp"), "");
  EXPECT_EQ(include_of("  #  include \"core/model/date.hpp\"  // why").value_or(""), "core/model/date.hpp");
  EXPECT_FALSE(include_of("#include <vector>"));
}

}  // namespace
}  // namespace maex::structure
