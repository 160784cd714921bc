// Tests "nothing vanishes" on every cell. The test plants a token in each cell of the sample in turn. Each token must
// be in the output, or a named rule must ignore it, or it must be in the quarantine.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "adapters/builtin.hpp"
#include "core/notice/locator.hpp"
#include "tests/mutation/workbook_copy.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex::mutation {
namespace {

using samples::Finished;
using samples::run_process;
using samples::Scratch;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return file ? std::string{std::istreambuf_iterator<char>(file), {}} : std::string{};
}

std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char c : text) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.push_back({""});
    else if (c != '\r' || quoted)
      rows.back().back() += c;
  }
  return rows;
}

struct Fate {
  std::string fate, rule;
};
/// (file, sheet, cell address) → fate of the cell.
using Fates = std::map<std::array<std::string, 3>, Fate>;

Fates read_fates(const std::filesystem::path& path) {
  Fates fates;
  const auto rows = parse_csv(bytes_of(path));
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i != rows[0].size(); ++i) at[rows[0][i]] = i;
  for (const char* name : {"document", "sheet", "cell", "fate", "rule"})
    if (at.count(name) == 0) throw std::runtime_error(std::string("the list of fates has no column ") + name);
  for (const auto& row : rows)
    if (row.size() == rows[0].size() && &row != &rows[0])
      fates[{std::filesystem::path(row[at["document"]]).stem().string(), row[at["sheet"]], row[at["cell"]]}] = {
          row[at["fate"]], row[at["rule"]]};
  return fates;
}

struct Mutant {
  std::string stem, token, sheet, cell;
};

class EveryCell : public testing::Test {
 protected:
  /// Writes one workbook for each cell and one unchanged workbook. The program converts all of them in one run.
  void SetUp() override {
    Registry registry;
    register_builtin_adapters(registry);
    const StoredWorkbook book = read_workbook(registry, MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx");
    std::filesystem::create_directory(scratch_.path() / "in");
    std::vector<std::string> words{"convert"};
    const auto add = [&](std::size_t sheet, std::size_t cell, const Mutant& mutant) {
      const std::filesystem::path path = std::filesystem::path("in") / (mutant.stem + ".xlsx");
      write_mutated(book, sheet, cell, mutant.token, scratch_.path() / path);
      words.push_back(path.string());
    };
    add(book.size(), 0, {"unchanged", "", "", ""});
    const StoredWorkbook copy = read_workbook(registry, scratch_.path() / "in" / "unchanged.xlsx");
    ASSERT_EQ(copy.size(), book.size());
    for (std::size_t sheet = 0; sheet != book.size(); ++sheet) {
      ASSERT_TRUE(copy[sheet].cells == book[sheet].cells) << "the copies are not like the sample";
      ASSERT_EQ(copy[sheet].merged.size(), book[sheet].merged.size());
    }
    for (std::size_t sheet = 0; sheet != book.size(); ++sheet)
      for (std::size_t k = 0; k != book[sheet].cells.size(); ++k) {
        const StoredCell& cell = book[sheet].cells[k];
        const std::size_t number = mutants_.size();
        // The x after the number keeps token 12 from being found in token 123.
        mutants_.push_back({fmt::format("cell{}", number), fmt::format("Mutant{}x", number), book[sheet].name,
                            cell_address(cell.column, cell.row)});
        add(sheet, k, mutants_.back());
      }
    for (const char* word : {"--from", "azcbl", "--to", "maxml", "--include", "any", "-o", "out/", "--fates",
                             "fates.csv", "--today", "2015-01-15", "-j", "2"})
      words.emplace_back(word);
    finished_ = run_process(test::program(), words, scratch_.path(), scratch_.path());
  }

  [[nodiscard]] std::string output(const std::string& stem, const char* ending) const {
    return bytes_of(scratch_.path() / "out" / (stem + ending));
  }

  Scratch scratch_;
  std::vector<Mutant> mutants_;
  Finished finished_;
};

TEST_F(EveryCell, IsFoundAgain) {
  ASSERT_GT(mutants_.size(), 400u);
  // 1 because mutants cause findings. A higher exit code means that the whole run failed.
  ASSERT_LE(finished_.exit_code, 1) << finished_.err.substr(0, 4000);
  ASSERT_NE(output("unchanged", ".xml"), "");
  EXPECT_EQ(output("unchanged", ".xml.quarantine.csv"), "");
  const Fates fates = read_fates(scratch_.path() / "fates.csv");

  std::map<std::string, int> found;
  for (const Mutant& mutant : mutants_) {
    if (output(mutant.stem, ".xml").find(mutant.token) != std::string::npos) {
      ++found["in the output"];
      continue;
    }
    if (output(mutant.stem, ".xml.quarantine.csv").find(mutant.token) != std::string::npos) {
      ++found["in quarantine"];
      continue;
    }
    const auto fate = fates.find({mutant.stem, mutant.sheet, mutant.cell});
    if (fate != fates.end() && fate->second.fate == "ignored" && !fate->second.rule.empty()) {
      ++found["ignored by the rule " + fate->second.rule];
      continue;
    }
    ADD_FAILURE() << "sheet \"" << mutant.sheet << "\", cell " << mutant.cell << ": the token vanished; its fate is "
                  << (fate == fates.end() ? "not listed"
                                          : fate->second.fate + " by the rule \"" + fate->second.rule + "\"");
  }
  for (const auto& [where, count] : found) std::cout << count << " " << where << '\n';
}

}  // namespace
}  // namespace maex::mutation
