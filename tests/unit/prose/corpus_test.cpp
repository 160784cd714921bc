// Reads a corpus of made-up report texts, and measures how many figures are read (recall) and right (precision).
// MAEX_REPORT_CORPUS names its folder (default: tests/story/reports). Each *.toml has [[case]] tables with id,
// language, text (or NAME.txt next to NAME.toml), expect (tables of measure, value and what else the figure says) and
// unread.
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "core/mapping/prose/headline.hpp"
#include "core/mapping/prose/languages.hpp"
#include "core/mapping/prose/text_reader.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::prose {
namespace {

std::filesystem::path corpus() {
  if (const char* named = std::getenv("MAEX_REPORT_CORPUS")) return named;
  return std::filesystem::path(MAEX_SOURCE_DIR) / "tests/story/reports";
}

struct Case {
  std::string id, language, text;
  std::vector<std::map<std::string, std::string>> expect;
  std::vector<std::string> unread;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string sorted(const std::string& breakdown) {
  std::string out;
  add_parts(out, breakdown);
  return out;
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
  std::vector<Case> cases;
  const toml::table file = toml::parse_file(path.string());
  const toml::array* list = file["case"].as_array();
  if (list == nullptr) return cases;
  for (const toml::node& node : *list) {
    const toml::table& from = *node.as_table();
    Case made;
    made.id = from["id"].value_or(std::string());
    made.language = from["language"].value_or(std::string());
    made.text = from["text"].value_or(std::string());
    if (made.text.empty()) made.text = read(std::filesystem::path(path).replace_extension(".txt"));
    if (const std::string title = from["title"].value_or(std::string()); !title.empty())
      made.text = title + "\n" + made.text;
    if (const toml::array* expect = from["expect"].as_array())
      for (const toml::node& each : *expect) {
        auto& figure = made.expect.emplace_back();
        for (const auto& [key, value] : *each.as_table())
          figure[std::string(key.str())] = value.value_or(std::string());
        if (figure.erase("including") != 0) figure["breakdown"] += ";including=PART";
        figure["breakdown"] = sorted(figure["breakdown"]);
        if (figure["breakdown"].empty()) figure.erase("breakdown");
        figure["value"] = to_text(Value::decimal(std::strtod(figure["value"].c_str(), nullptr)));
      }
    if (const toml::array* unread = from["unread"].as_array())
      for (const toml::node& each : *unread) made.unread.push_back(each.value_or(std::string()));
    cases.push_back(std::move(made));
  }
  return cases;
}

std::map<std::string, std::string> facts_of(const Statement& from) {
  std::map<std::string, std::string> facts = {{"measure", std::string(info(from.measure).name)},
                                              {"value", to_text(Value::decimal(from.value))}};
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) facts[key] = value;
  };
  // The corpus does not name the kind of assistance.
  std::string breakdown;
  for (const std::string& part : split(from.breakdown, ';'))
    if (!part.starts_with("service=")) add_part(breakdown, part);
  put("breakdown", breakdown);
  if (from.period) put("period", to_text(*from.period));
  if (from.as_of) put("as_of", to_text(*from.as_of));
  put("base", from.base);
  put("source", from.source);
  put("place", from.place);
  if (from.qualifier != no_code) put("qualifier", std::string(info(from.qualifier).name));
  return facts;
}

std::string shown(const std::map<std::string, std::string>& facts) {
  std::string out;
  for (const auto& [key, value] : facts) out += " " + key + "=" + value;
  return out;
}

/// Facts that the corpus leaves out when it does not care are the source and the place.
bool agrees(const std::map<std::string, std::string>& wanted, const std::map<std::string, std::string>& found) {
  for (const auto& [key, value] : wanted) {
    const auto at = found.find(key);
    if ((at == found.end() ? std::string() : at->second) != value) return false;
  }
  for (const char* key : {"breakdown", "period", "as_of", "base", "qualifier"})
    if (found.count(key) != 0 && wanted.count(key) == 0) return false;
  return true;
}

struct Score {
  std::size_t wanted = 0, found = 0, right = 0;
};

/// Prints each case that is read wrongly.
std::map<std::string, Score> scores_of(const std::filesystem::path& folder) {
  std::map<std::string, Score> scores;
  PlaceNames places(Gazetteer::azerbaijan());
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.insert(entry.path());
  for (const auto& file : files)
    for (const Case& each : cases_of(file)) {
      std::shared_ptr<const Grammar> grammar;
      for (const auto& known : builtin_grammars())
        if (known->language == each.language) grammar = known;
      if (grammar == nullptr) continue;
      TextReader reader(grammar, {"ANAMA", 2026, &places});
      std::vector<std::map<std::string, std::string>> found;
      std::string left;
      std::vector<Statement> statements;
      std::istringstream lines(each.text);
      for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        const TextReading& reading = reader.paragraph(line, 0);
        statements.insert(statements.end(), reading.statements.begin(), reading.statements.end());
        for (const LeftOut& one : reading.left_out)
          if (one.rule.empty()) left += " " + line.substr(one.begin, one.end - one.begin);
      }
      std::vector<Statement*> list;
      for (Statement& one : statements) list.push_back(&one);
      const auto repeated = settle_headline(list, reader.time());
      for (std::size_t i = 0; i != statements.size(); ++i)
        if (std::find(repeated.begin(), repeated.end(), i) == repeated.end()) found.push_back(facts_of(statements[i]));
      Score& score = scores[each.language];
      score.wanted += each.expect.size();
      score.found += found.size();
      std::vector<bool> used(found.size());
      std::string wrong;
      for (const auto& wanted : each.expect) {
        bool right = false;
        for (std::size_t i = 0; i != found.size() && !right; ++i)
          if (!used[i] && agrees(wanted, found[i])) right = used[i] = true;
        score.right += right;
        if (!right) wrong += "    missing" + shown(wanted) + "\n";
      }
      for (std::size_t i = 0; i != found.size(); ++i)
        if (!used[i]) wrong += "    extra  " + shown(found[i]) + "\n";
      if (!wrong.empty())
        std::cout << each.id << ": " << (each.text.size() < 400 ? each.text : std::string()) << "\n"
                  << wrong << (left.empty() ? "" : "    unread" + left + "\n");
    }
  return scores;
}

void expect(const std::filesystem::path& folder, double least_precision, double least_recall) {
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder.string() << " has no texts";
  for (const auto& [language, score] : scores_of(folder)) {
    const double precision = score.found == 0 ? 1 : static_cast<double>(score.right) / static_cast<double>(score.found);
    const double recall = score.wanted == 0 ? 1 : static_cast<double>(score.right) / static_cast<double>(score.wanted);
    std::cout << language << ": " << score.wanted << " figures, precision " << precision << ", recall " << recall
              << "\n";
    EXPECT_GE(precision, least_precision) << language;
    EXPECT_GE(recall, least_recall) << language;
  }
}

TEST(Corpus, IsReadAsAPersonReadsIt) { expect(corpus(), 0.99, 0.95); }

// The patterns were written without these texts, so the figures say what to expect of a new text. The limits only keep
// them from getting worse.
TEST(Corpus, UnseenTextsGetNoWorse) { expect(corpus() / "unseen", 0.90, 0.89); }

}  // namespace
}  // namespace maex::prose
