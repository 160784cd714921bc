// A part that only its own tests call is not built yet: every public function of core/place, and every input of the
// rules, must be used by the program.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/structure/tree.hpp"

namespace maex::structure {
namespace {

// Functions that only tests call, each with the reason.
const std::map<std::string, std::string> only_for_tests = {
    {"projection::to_gauss_kruger", "checks the inverse function against points that PROJ computed"},
    {"projection::wgs84_to_pulkovo", "checks the inverse function against points that PROJ computed"},
    {"projection::to_mgrs", "checks the inverse function"}};

std::string without_comment(const std::string& line) { return line.substr(0, line.find("//")); }

/// The functions that a header declares outside private parts.
std::set<std::string> public_functions(const std::filesystem::path& header) {
  static const std::regex declared(R"(^(?:  )?(?:\[\[nodiscard\]\] )?(?:[A-Za-z_][\w:<>,*& ]*[*&> ]+)([a-z]\w*)\(.*)");
  std::set<std::string> names;
  bool hidden = false;
  for (const SourceLine& line : lines_of(root() / header)) {
    if (line.text == " private:") hidden = true;
    if (line.text == " public:" || line.text.starts_with("}")) hidden = false;
    const std::string code = without_comment(line.text);
    std::smatch match;
    if (!hidden && !code.starts_with("  return") && std::regex_match(code, match, declared))
      names.insert(match[1].str());
  }
  return names;
}

/// Every word of the file that is called, taken by address or read as a member.
std::set<std::string> words_of(const std::filesystem::path& path) {
  static const std::regex word("[A-Za-z_]\\w*");
  std::set<std::string> words;
  for (const SourceLine& line : lines_of(root() / path)) {
    const std::string code = without_comment(line.text);
    for (std::sregex_iterator each(code.begin(), code.end(), word), end; each != end; ++each) words.insert(each->str());
  }
  return words;
}

/// True for a header and the files that define what it declares: coordinate.hpp, coordinate.cpp,
/// coordinate_degrees.cpp.
bool belongs_to(const std::filesystem::path& header, const std::filesystem::path& path) {
  return path.parent_path() == header.parent_path() && path.stem().string().starts_with(header.stem().string());
}

TEST(Callers, OfEveryFunctionOfPlaceAreInTheProgram) {
  std::map<std::filesystem::path, std::set<std::string>> words;
  for (const auto& path : sources({"core", "adapters", "cli"})) words[path] = words_of(path);
  std::size_t seen = 0;
  std::set<std::string> without;
  for (const auto& [header, ignored] : words) {
    if (header.parent_path() != "core/place" || header.extension() != ".hpp") continue;
    for (const std::string& name : public_functions(header)) {
      ++seen;
      const bool called = std::any_of(words.begin(), words.end(), [&](const auto& file) {
        return !belongs_to(header, file.first) && file.second.contains(name);
      });
      if (!called) without.insert(header.stem().string() + "::" + name);
    }
  }
  EXPECT_GT(seen, 60u) << "the test no longer finds the functions";
  for (const std::string& name : without)
    EXPECT_TRUE(only_for_tests.contains(name))
        << name << " has no caller in the program; use it, delete it, or give a reason";
  for (const auto& [name, reason] : only_for_tests)
    EXPECT_TRUE(without.contains(name)) << name << " has a caller now; take it off the list";
}

TEST(Callers, FillEveryInputOfTheRules) {
  static const std::regex member(R"(^  [\w:*<> ]+[*& ](\w+)(?: = [^;]+)?;.*)");
  std::set<std::string> set_by_run, read_by_rules;
  for (const auto& path : sources({"core/run"})) set_by_run.merge(words_of(path));
  for (const auto& path : sources({"core/rules"}))
    if (path.filename() != "rule_inputs.hpp") read_by_rules.merge(words_of(path));
  std::size_t seen = 0;
  for (const SourceLine& line : lines_of(root() / "core/rules/rule_inputs.hpp")) {
    std::smatch match;
    const std::string code = without_comment(line.text);
    if (!std::regex_match(code, match, member)) continue;
    ++seen;
    EXPECT_TRUE(set_by_run.contains(match[1].str())) << match[1] << " is never given to the rules";
    EXPECT_TRUE(read_by_rules.contains(match[1].str())) << match[1] << " is not used by any rule";
  }
  EXPECT_GT(seen, 5u) << "the test no longer finds the inputs";
}

}  // namespace
}  // namespace maex::structure
