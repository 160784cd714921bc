// What every file and folder of the repository keeps to.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/structure/tree.hpp"

namespace maex::structure {
namespace {

const std::initializer_list<const char*> code = {"core", "adapters", "cli", "tests"};
// A longer file, or class, has more than one subject.
constexpr std::size_t most_lines = 600;

TEST(Files, AreShortEnoughToReadInOneGo) {
  for (const auto& path : sources(code))
    EXPECT_LE(lines_of(root() / path).size(), most_lines) << path.generic_string() << ": split it by subject";
}

TEST(Files, GuardHeadersOnce) {
  for (const auto& path : sources(code)) {
    // The build includes precompiled headers by itself, before everything else.
    if (path.extension() != ".hpp" || path.filename() == "precompiled.hpp") continue;
    std::size_t guards = 0;
    for (const SourceLine& line : lines_of(root() / path))
      if (line.text == "#pragma once") ++guards;
    EXPECT_EQ(guards, 1u) << path.generic_string();
  }
}

TEST(Files, NameNoPathOfTheMachineTheyWereWrittenOn) {
  // Put together so that this file does not find itself.
  const std::string slash = "/";
  const std::regex machine_path("(^|[\"'\\s(=:])" + slash + "(home|root|tmp|work|Users)" + slash);
  for (const auto& path : sources(code))
    for (const SourceLine& line : lines_of(root() / path))
      EXPECT_FALSE(std::regex_search(line.text, machine_path))
          << path.generic_string() << ":" << line.number << ": " << line.text;
}

TEST(Files, HoldNoTabsNorTrailingSpace) {
  for (const auto& path : sources(code))
    for (const SourceLine& line : lines_of(root() / path)) {
      const bool trailing = !line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\r');
      EXPECT_TRUE(!trailing && line.text.find('\t') == std::string::npos)
          << path.generic_string() << ":" << line.number;
    }
}

TEST(Folders, SayWhatTheyAreFor) {
  std::set<std::filesystem::path> folders;
  for (const auto& path : sources(code))
    for (auto folder = path.parent_path(); !folder.empty(); folder = folder.parent_path()) {
      // The rooms of tests/unit mirror core; the README of tests/unit speaks for them.
      if (folder.parent_path() == "tests/unit") continue;
      folders.insert(folder);
    }
  for (const auto& folder : folders)
    EXPECT_TRUE(std::filesystem::exists(root() / folder / "README.md"))
        << folder.generic_string() << " needs a README.md: what it is for, what it may use, who uses it";
}

}  // namespace
}  // namespace maex::structure
