// Lists of any layout are linked by their shared columns, with weights learned from the lists themselves.
#include <gmock/gmock.h>

#include <cstdio>

#include "core/text/csv_rows.hpp"
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;

using Table = std::vector<std::vector<std::string>>;

Table read(const std::filesystem::path& path) {
  std::ifstream in(path);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CsvRows rows(text, path.string());
  Table table;
  for (std::vector<std::string> fields; rows.next(fields);) table.push_back(fields);
  return table;
}

class Lists : public Program {
 protected:
  /// FEBRL's numbers: "rec-1070-org" and "rec-1070-dup-0" are one person.
  static std::string person(const std::string& number) { return number.substr(0, number.find('-', 4)); }

  struct Score {
    std::size_t right = 0, wrong = 0, asked = 0;
    double f1 = 0;
  };
  Score score(const std::string& a, const std::string& b, std::size_t truth) {
    const std::string said =
        maex("reconcile '" + a + "'" + (a == b ? "" : " '" + b + "'") + " --lists --pairs pairs.csv --overwrite");
    EXPECT_EQ(exit_, 0) << said;
    const Table rows_a = read(a), rows_b = read(b), pairs = read(folder_ / "pairs.csv");
    Score score;
    for (std::size_t i = 1; i < pairs.size(); ++i) {
      const std::size_t x = std::stoul(pairs[i][0]) - 1, y = std::stoul(pairs[i][1]) - 1;
      if (pairs[i][3] == "ask")
        ++score.asked;
      else
        ++(person(rows_a[x][0]) == person(rows_b[y][0]) ? score.right : score.wrong);
    }
    const double precision = static_cast<double>(score.right) / static_cast<double>(score.right + score.wrong);
    const double recall = static_cast<double>(score.right) / static_cast<double>(truth);
    score.f1 = 2 * precision * recall / (precision + recall);
    std::printf("%s: %zu right, %zu wrong, %zu to decide, precision %.4f, recall %.4f, F1 %.4f\n",
                std::filesystem::path(a).filename().c_str(), score.right, score.wrong, score.asked, precision, recall,
                score.f1);
    return score;
  }
  static std::string febrl(const std::string& name) {
    const char* data = std::getenv("MAEX_SHARED_DATA");
    const std::filesystem::path path = std::filesystem::path(data == nullptr ? "" : data) / "linkage/febrl" / name;
    return data != nullptr && exists(path) ? path.string() : "";
  }
};

TEST_F(Lists, FebrlFourIsLinkedWithoutLabels) {
  if (febrl("dataset4a.csv").empty()) GTEST_SKIP() << "FEBRL is not here";
  EXPECT_GE(score(febrl("dataset4a.csv"), febrl("dataset4b.csv"), 5000).f1, 0.98);
}

TEST_F(Lists, FebrlOneHasItsDuplicatesFound) {
  if (febrl("dataset1.csv").empty()) GTEST_SKIP() << "FEBRL is not here";
  EXPECT_GE(score(febrl("dataset1.csv"), febrl("dataset1.csv"), 500).f1, 0.98);
}

/// Two lists with the headings in another order.
constexpr const char* families[] = {"Alekberov",  "Babayeva", "Jalilov",  "Dadashov", "Efendiyev",
                                    "Farzaliyev", "Garayeva", "Hajizade", "Ibadov",   "Kazimov",
                                    "Lutfiyev",   "Mehdiyev", "Nuriyeva", "Orujov"};
constexpr const char* givens[] = {"Anar",  "Bahar",  "Cavid", "Dilara", "Emin", "Farid",
                                  "Gunay", "Huseyn", "Ilkin", "Kamal",  "Leyla"};

void write_lists(const std::filesystem::path& folder, bool turned) {
  std::ofstream a(folder / "a.csv"), b(folder / "b.csv");
  a << "no,family,given,born,village\n";
  b << "village,born,given,family,no\n";
  std::vector<std::string> lines;
  for (int i = 0; i != 150; ++i) {
    std::string family = families[(i * 37 + i / 14) % 14];
    const std::string given = givens[(i * 17 + i / 11) % 11];
    const std::string born = std::to_string(1950 + i * 29 % 61) + "-" + std::to_string(1 + i * 7 % 12) + "-" +
                             std::to_string(1 + i * 5 % 28);
    const std::string village = "village " + std::to_string(i * 13 % 40);
    a << 'a' << i << ',' << family << ',' << given << ',' << born << ',' << village << '\n';
    if (i % 3 == 0) family[2] = 'q';
    lines.push_back(village + ',' + born + ',' + given + ',' + family + ",b" + std::to_string(i) + '\n');
  }
  if (turned) std::reverse(lines.begin(), lines.end());
  for (const std::string& line : lines) b << line;
}

TEST_F(Lists, TheOrderOfRowsAndListsChangesNothing) {
  const auto pairs = [&](const std::string& first, const std::string& second, bool exchanged) {
    maex("reconcile " + first + " " + second + " --lists --pairs pairs.csv --overwrite");
    EXPECT_EQ(exit_, 0);
    const Table a = read(folder_ / first), b = read(folder_ / second), rows = read(folder_ / "pairs.csv");
    std::set<std::string> found;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto& x = a[std::stoul(rows[i][0]) - 1];
      const auto& y = b[std::stoul(rows[i][1]) - 1];
      const std::string of_x = exchanged ? x.back() : x.front(), of_y = exchanged ? y.front() : y.back();
      found.insert((exchanged ? of_y + of_x : of_x + of_y) + rows[i][2] + rows[i][3]);
    }
    return found;
  };
  write_lists(folder_, false);
  const auto first = pairs("a.csv", "b.csv", false);
  EXPECT_GE(first.size(), 145u);
  EXPECT_EQ(first, pairs("b.csv", "a.csv", true));
  write_lists(folder_, true);
  EXPECT_EQ(first, pairs("a.csv", "b.csv", false));
}

TEST_F(Lists, SayWhatCannotBeCompared) {
  file("a.csv", "x\n1\n2\n");
  file("b.csv", "y\n1\n2\n");
  EXPECT_THAT(maex("reconcile a.csv b.csv --lists"), HasSubstr("share no column"));
  EXPECT_EQ(exit_, 2);
}

}  // namespace
}  // namespace maex::story
