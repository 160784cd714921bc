// Real PDFs with tables, next to the cells that people expect of them. Prints precision and recall for each file.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "tests/unit/pdf/pdf_reading.hpp"

namespace maex::pdf_test {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  return fs::path(given == nullptr ? "" : given) / "documents" / "tabula";
}

std::string without_spaces(const std::string& text) {
  std::string result;
  for (const char c : text)
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) result += c;
  return result;
}

using Rows = std::vector<std::vector<std::string>>;

/// CSV with quotes, as the expected files have it.
Rows read_csv(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  Rows rows(1);
  std::string cell;
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      rows.back().push_back(without_spaces(cell));
      cell.clear();
      if (c == '\n') rows.emplace_back();
    } else {
      cell += c;
    }
  }
  rows.back().push_back(without_spaces(cell));
  return rows;
}

/// Cells, and pairs of a cell with the next filled one in its row: these find cells in a wrong row or order.
std::map<std::string, int> facts_of(const Rows& rows) {
  std::map<std::string, int> facts;
  for (const auto& row : rows) {
    const std::string* before = nullptr;
    for (const std::string& cell : row) {
      if (cell.empty()) continue;
      ++facts[cell];
      if (before != nullptr) ++facts[*before + '\t' + cell];
      before = &cell;
    }
  }
  return facts;
}

struct Measured {
  double precision = 0, recall = 0;
};

/// Counts only tables of ours, page by page, of which the expected ones have a third: the files expect a part of the
/// document.
Measured measure(const Reading& reading, const Rows& expected) {
  std::map<std::string, int> want = facts_of(expected);
  int wanted = 0, found = 0, ours = 0;
  for (const auto& [fact, count] : want) wanted += count;
  for (const ReadPart& part : reading.parts) {
    if (part.kind != PartKind::table) continue;
    std::map<std::uint32_t, Rows> pages;
    for (const ReadRow& row : part.rows) {
      Rows& rows = pages[row.page];
      rows.emplace_back();
      for (const auto& [column, text] : row.cells) rows.back().push_back(without_spaces(text));
    }
    for (const auto& [page, rows] : pages) {
      int hits = 0, all = 0;
      for (const auto& [fact, count] : facts_of(rows)) {
        all += count;
        const int hit = std::min(count, want[fact]);
        want[fact] -= hit;
        hits += hit;
      }
      found += hits;
      if (hits * 3 > all) ours += all;
    }
  }
  return {ours == 0 ? 0 : static_cast<double>(found) / ours, wanted == 0 ? 0 : static_cast<double>(found) / wanted};
}

class Tabula : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(folder())) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  }
};

TEST_F(Tabula, CellsAreFound) {
  std::size_t good = 0, files = 0;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".csv") continue;
    const Reading reading = read_file(fs::path(entry.path()).replace_extension(".pdf"));
    EXPECT_EQ(reading.refusal, "") << entry.path();
    const Measured measured = measure(reading, read_csv(entry.path()));
    std::printf("%-40.40s precision %.3f recall %.3f\n", entry.path().stem().c_str(), measured.precision,
                measured.recall);
    if (std::getenv("MAEX_PDF_SHOW") != nullptr) {
      for (const std::string& line : reading.lines(PartKind::table)) std::cout << "  " << line << "\n";
      for (const std::string& line : reading.decisions) std::cout << "  : " << line << "\n";
    }
    ++files;
    good += measured.recall >= 0.9 && measured.precision >= 0.9 ? 1 : 0;
  }
  EXPECT_GE(good * 10, files * 8) << "nine of ten cells in eight of ten files";
}

TEST_F(Tabula, EncryptedIsRefused) {
  EXPECT_THAT(read_file(folder() / "encrypted.pdf").refusal, testing::HasSubstr("is a password-protected PDF"));
}

TEST_F(Tabula, RotatedIsRead) {
  const Reading reading = read_file(folder() / "rotated_page.pdf");
  EXPECT_EQ(reading.refusal, "");
  EXPECT_THAT(reading.lines(PartKind::table), testing::Contains(testing::HasSubstr("Net interest")));
}

}  // namespace
}  // namespace maex::pdf_test
