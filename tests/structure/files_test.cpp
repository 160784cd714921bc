// Rules for every file and folder of the repository.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/structure/class_sizes.hpp"
#include "tests/structure/tree.hpp"

namespace maex::structure {
namespace {

const std::initializer_list<const char*> code = {"core", "adapters", "cli", "tests"};
// A larger class or file has more than one subject.
constexpr std::size_t most_lines_of_class = 600, most_lines_of_file = 800;

std::vector<std::string> texts_of(const std::filesystem::path& path) {
  std::vector<std::string> texts;
  for (SourceLine& line : lines_of(path)) texts.push_back(std::move(line.text));
  return texts;
}

TEST(Classes, HaveOneSubject) {
  ClassSizes sizes;
  for (const auto& path : sources(code))
    sizes.add(path.parent_path().generic_string(), path.filename().string(), texts_of(root() / path));
  const auto totals = sizes.totals();
  EXPECT_GT(totals.size(), 300u) << "the test no longer finds the classes";
  // This class is in several files. The count must include its members in all of them.
  EXPECT_GT(totals.at("core/office/Tokenizer"), 400u);
  for (const auto& [name, lines] : totals)
    EXPECT_LE(lines, most_lines_of_class) << name << ": move one of its subjects into a class of its own";
}

TEST(Classes, AreCountedWithTheirMembers) {
  ClassSizes sizes;
  sizes.add("room", "pump.hpp",
            {"namespace maex {", "", "class Pump final", "    : public Engine {", " public:", "  void run();",
             "  struct Valve {", "    int width;", "  };", "};", "", "class Later;", "struct Point { int x; };", "",
             "}  // namespace maex"});
  sizes.add("room", "pump.cpp",
            {"#include \"room/pump.hpp\"",
             "",
             "namespace {",
             "int helper(int x) {",
             "  return x;",
             "}",
             "}  // namespace",
             "",
             "void Pump::run() {",
             "  helper(1);",
             "",
             "  helper(2);",
             "}",
             "",
             "std::vector<int> maex::Pump::Valve::sizes(std::string_view name,",
             "                                      int more) {",
             "#ifdef WIDE",
             "  return {};",
             "#endif",
             "}",
             "",
             "Pump::Pump(int x)",
             "    : x_(x) {}",
             "",
             "bool Pump::operator()() const { return true; }",
             "bool Point::empty() const { return false; }"});
  sizes.add("room", "reader.cpp", {"class Reader {", "  int x;", "};", "", "void Reader::read() {", "}"});
  sizes.add("room", "other.cpp", {"template <class T>", "class Reader {", "};"});
  sizes.add("next", "pump.cpp", {"void Pump::run() {", "}"});
  EXPECT_EQ(sizes.totals(), (std::map<std::string, std::size_t>{{"room/Pump", 8 + 5 + 6 + 2 + 1},
                                                                {"room/Point", 1 + 1},
                                                                {"room/reader.cpp/Reader", 3 + 2},
                                                                {"room/other.cpp/Reader", 3}}));
}

TEST(Files, AreShortEnoughToReadInOneGo) {
  for (const auto& path : sources(code))
    EXPECT_LE(lines_of(root() / path).size(), most_lines_of_file) << path.generic_string() << ": split it by subject";
}

TEST(Files, GuardHeadersOnce) {
  for (const auto& path : sources(code)) {
    // The build includes precompiled headers automatically, before all other headers.
    if (path.extension() != ".hpp" || path.filename() == "precompiled.hpp") continue;
    std::size_t guards = 0;
    for (const SourceLine& line : lines_of(root() / path))
      if (line.text == "#pragma once") ++guards;
    EXPECT_EQ(guards, 1u) << path.generic_string();
  }
}

TEST(Files, NameNoPathOfTheMachineTheyWereWrittenOn) {
  // Assembled from parts, so that the test does not find its own source.
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
      // The rooms of tests/unit mirror core. The README of tests/unit describes them.
      if (folder.parent_path() == "tests/unit") continue;
      folders.insert(folder);
    }
  for (const auto& folder : folders)
    EXPECT_TRUE(std::filesystem::exists(root() / folder / "README.md"))
        << folder.generic_string() << " needs a README.md: what it is for, what it may use, who uses it";
}

}  // namespace
}  // namespace maex::structure
