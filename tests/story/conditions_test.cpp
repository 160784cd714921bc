// 500 lists with one to three of the conditions that partners' files have, made at random together with the right
// result. A list must be read right, or be refused with the right cause. None may be silently wrong.
#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/story/conditions.hpp"
#include "tests/story/program.hpp"
#include "tests/support/program.hpp"

namespace maex::story {
namespace {

const std::size_t list_count = test::is_sanitized() ? 60 : 500;
constexpr std::uint32_t seed = 20140514;

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.push_back({""});
    else
      rows.back().back() += c;
  }
  return rows;
}

/// The persons of a written list.
std::multiset<Expected> people_of(const std::string& csv) {
  std::multiset<Expected> people;
  std::map<std::string, std::size_t> at;
  bool found = false;
  for (const std::vector<std::string>& row : rows_of(csv)) {
    if (!found) {
      at.clear();
      for (std::size_t i = 0; i != row.size(); ++i) at[row[i]] = i;
      found = at.contains("Hadisə > Nömrə");
      continue;
    }
    const auto cell = [&](const std::string& heading) {
      const auto column = at.find(heading);
      return column == at.end() || column->second >= row.size() ? std::string() : row[column->second];
    };
    Expected person{cell("Hadisə > Nömrə"), cell("Hadisə > Tarix"), cell("Zərərçəkən > Nəticə"),
                    cell("Zərərçəkən > Cins"), cell("Zərərçəkən > Yaş")};
    if (person.number.starts_with("Cəmi") || person.outcome.empty()) continue;
    if (person.number.starts_with("AZ-")) person.number = "*";
    person.outcome = person.outcome == "həlak olub" ? "K" : person.outcome == "yaralanıb" ? "I" : person.outcome;
    person.sex = person.sex == "kişi" ? "M" : person.sex == "qadın" ? "F" : person.sex;
    people.insert(person);
  }
  return people;
}

struct Made {
  PartnerList list;
  std::string file, story;  ///< the conditions in words
};

Made make(std::size_t index, Random& random) {
  const std::size_t kind = any_of(random, 4);
  Made made{plain_list(kind < 2 ? Container::csv : kind == 2 ? Container::xlsx : Container::ods, random), {}, {}};
  std::vector<const Condition*> fitting, chosen;
  for (const Condition& each : conditions())
    if (made.list.container == Container::csv ? each.csv : each.books) fitting.push_back(&each);
  const std::size_t wanted = 1 + any_of(random, 3);
  while (chosen.size() != wanted) {
    const Condition* next = fitting[any_of(random, fitting.size())];
    const bool clashes = std::any_of(chosen.begin(), chosen.end(), [next](const Condition* each) {
      return each == next || (*next->excludes != '\0' && std::string_view(next->excludes) == each->excludes);
    });
    if (!clashes) chosen.push_back(next);
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const Condition* a, const Condition* b) { return a->step < b->step; });
  for (const Condition* each : chosen)
    if (each->apply(made.list, random)) made.story += (made.story.empty() ? "" : " + ") + std::string(each->name);
  static constexpr std::array<const char*, 3> extensions = {".csv", ".xlsx", ".ods"};
  made.file = "list" + std::to_string(index) + extensions[static_cast<std::size_t>(made.list.container)];
  return made;
}

/// What the program said of a file.
struct Said {
  bool done = false, failed = false;
  std::set<std::string> codes;
  std::string problem;
};

Said said_of(const nlohmann::json& item) {
  Said said;
  said.done = item.at("outcome") == "done";
  said.failed = !said.done || item.at("quarantined").get<std::uint64_t>() != 0;
  if (item.at("problem").is_string()) said.problem = item.at("problem").get<std::string>();
  for (const auto& finding : item.at("findings")) {
    said.codes.insert(finding.at("code").get<std::string>());
    said.failed = said.failed || finding.at("severity") == "error";
  }
  return said;
}

enum class Verdict : std::uint8_t { right, refused, reported, silent };

/// Whether the output has the expected people. A doubtful person may be missing, or lack values.
bool has_people(const PartnerList& list, std::multiset<Expected> people) {
  if (list.doubtful >= 0) {
    const Expected& whole = list.people[static_cast<std::size_t>(list.doubtful)];
    const auto part = [](const std::string& some, const std::string& all) {
      return some.empty() || all.starts_with(some);
    };
    const auto found = std::find_if(people.begin(), people.end(), [&](const Expected& each) {
      return each.number == whole.number && part(each.date, whole.date) && each.outcome == whole.outcome &&
             part(each.sex, whole.sex) && part(each.age, whole.age);
    });
    if (people.size() > list.expected().size() && found != people.end()) people.erase(found);
  }
  return people == list.expected();
}

Verdict judge(const PartnerList& list, const Said& said, const std::multiset<Expected>& people) {
  if (!said.done)
    return !list.refused_because.empty() && said.problem.find(list.refused_because) != std::string::npos
               ? Verdict::right
               : Verdict::refused;
  const bool causes = std::includes(said.codes.begin(), said.codes.end(), list.codes.begin(), list.codes.end());
  if (has_people(list, people) && causes && said.failed == list.fails) return Verdict::right;
  return said.failed ? Verdict::reported : Verdict::silent;
}

class Conditions : public Program {};

TEST_F(Conditions, ListsAreReadRightOrRefusedWithTheCause) {
  Random random(seed);
  std::vector<Made> all;
  std::string names;
  for (std::size_t i = 0; i != list_count; ++i) {
    all.push_back(make(i, random));
    file(all.back().file, file_of(all.back().list));
    names += " " + all.back().file;
  }
  maex("convert" + names + " --to azcbl --to-format csv -o out/ --json >facts.json");
  EXPECT_NE(exit_, 70);
  const nlohmann::json facts = nlohmann::json::parse(text("facts.json"));
  ASSERT_EQ(facts.at("items").size(), all.size());
  std::map<Verdict, std::size_t> counts;
  for (std::size_t i = 0; i != all.size(); ++i) {
    const Made& made = all[i];
    const Said said = said_of(facts.at("items")[i]);
    const std::string output = "out/list" + std::to_string(i) + ".csv";
    const bool written = std::filesystem::exists(folder_ / output);
    const auto people = written ? people_of(text(output)) : std::multiset<Expected>();
    const Verdict verdict = judge(made.list, said, people);
    ++counts[verdict];
    EXPECT_NE(verdict, Verdict::silent) << made.file << ": " << made.story;
    if (verdict == Verdict::right) continue;
    std::cout << made.file << ": " << made.story << ": " << people.size() << " of " << made.list.expected().size()
              << " people, " << (said.done ? "done" : said.problem) << (said.failed ? ", failed" : "") << ",";
    for (const std::string& code : made.list.codes)
      if (!said.codes.contains(code)) std::cout << " without " << code;
    std::cout << "\n";
  }
  std::cout << all.size() << " lists: " << counts[Verdict::right] << " right, " << counts[Verdict::refused]
            << " refused, " << counts[Verdict::reported] << " reported with other values or causes, "
            << counts[Verdict::silent] << " silently wrong\n";
  EXPECT_EQ(counts[Verdict::silent], 0u);
  EXPECT_GE((counts[Verdict::right]) * 100, all.size() * 98);
}

TEST(ConditionKinds, ThereAreForty) { EXPECT_GE(conditions().size(), 40u); }

}  // namespace
}  // namespace maex::story
