// Workbooks from other projects: statistics books with CSV twins, and the test files of calamine and messytables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xls/make_xls.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

fs::path shared_data() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  return given != nullptr ? fs::path(given) : fs::path(MAEX_SOURCE_DIR "/../shared/data");
}

const Registry& registry() {
  static Registry registry;
  if (registry.formats().empty()) register_builtin_adapters(registry);
  return registry;
}

/// As Excel spells a number that it stores: 15 significant digits.
std::string fifteen_digits(double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::general, 15);
  return {text, end.ptr};
}

class Statistics : public testing::TestWithParam<const char*> {};

/// The twins print some columns as displayed and others with the stored digits, although Excel displays all of them
/// rounded.
TEST_P(Statistics, HasTheCellsOfItsTwin) {
  const fs::path book = shared_data() / "statistics" / (std::string(GetParam()) + ".xls");
  if (!fs::exists(book)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  const auto document = registry().require_format("xls").open(book, {});
  KeptSheet sheet = read_sheet(*document, 0);
  Options dialect;
  for (const auto& [name, value] : {std::pair{"encoding", "UTF-8"}, {"separator", ","}}) dialect.set(name, value);
  fs::path twin = book;
  const auto table = registry().require_format("csv").open(twin.replace_extension(".csv"), {dialect, {}});
  const KeptSheet expected = read_sheet(*table, 0);
  EXPECT_GT(expected.size(), 1000u);
  for (const auto& [address, cell] : expected) {
    const KeptCell& read = sheet[address];
    const bool stored = read.kind == CellKind::number && fifteen_digits(read.number) == cell.raw;
    EXPECT_TRUE(read.shown == cell.raw || stored)
        << address << ": " << read.shown << " (" << read.raw << ") against " << cell.raw;
  }
  EXPECT_EQ(sheet.size(), expected.size()) << "cells outside the twin";
}

INSTANTIATE_TEST_SUITE_P(Twins, Statistics, testing::Values("002_2en", "003_5en"),
                         [](const auto& param) { return "Book" + std::string(param.param); });

TEST(XlsPeers, EveryStatisticsBookIsCompared) {
  const fs::path folder = shared_data() / "statistics";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  std::set<std::string> books;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".xls") books.insert(entry.path().stem());
  EXPECT_EQ(books, (std::set<std::string>{"002_2en", "003_5en"}));
}

/// Cells in all sheets, as xlrd 1.2 counts them (not empty, not an empty text), or why the file is refused.
TEST(XlsPeers, CalaminesBooksHaveAllCellsOrAreRefused) {
  const fs::path folder = shared_data() / "spreadsheets/calamine";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  const std::map<std::string, std::size_t> cells{
      {"OOM_alloc", 2367},
      {"OOM_alloc2", 9731},
      {"any_sheets", 7},
      {"biff5-rich-text-string", 97},
      {"biff5_write", 12},
      {"capitalized_wbook_stream", 0},
      {"date", 6},
      {"date_1904", 6},
      {"empty-string", 1},
      {"formula-date-format", 2},
      {"gh548_incorrect_sst_unique_count", 25614},  // xlrd cannot read this file
      {"issue127", 0},
      {"issue219", 1},
      {"issue343", 0},
      {"issue444", 74},
      {"issue_271", 4},
      {"issue_643_biff5_formula", 13},
      {"issue_646_unsupported_formula_function", 1},
      {"issues", 18},
      {"malformed_format", 683},
      {"merge_cells", 4},
      {"merged_range", 31},
      {"misc_biff5_parsing", 0},
      {"optional_records", 465},
      {"picture", 0},
      {"ptgexp-truncated-operand", 66},
      {"sheet_name_parsing", 7},
      {"sst_continue", 136},
      {"xls_cross_sheet_chart", 45},
      {"xls_formula", 5},
      {"xls_formula_columns_beyond_z", 3},
      {"xls_ref_String", 6},
      {"xls_wrong_decimals", 1}};
  const std::map<std::string, std::string> refused{{"OOM_alloc3", "damaged compound file"},
                                                   {"issue_385", "password-protected"}};
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".xls") continue;
    const std::string name = entry.path().stem();
    SCOPED_TRACE(name);
    try {
      const Source source = open_tables(registry(), entry.path(), {});
      if (name == "too_small") {  // "Attachments: 1", under a wrong name
        EXPECT_EQ(source.format, nullptr);
        continue;
      }
      ASSERT_NE(source.format, nullptr);
      EXPECT_EQ(source.format->descriptor().id, "xls");
      std::size_t count = 0;
      for (std::size_t i = 0; i < source.tables->sheets().size(); ++i)
        if (source.tables->sheets()[i].readable) count += read_sheet(*source.tables, i).size();
      ASSERT_TRUE(cells.contains(name));
      EXPECT_EQ(count, cells.at(name));
    } catch (const InputError& error) {
      ASSERT_TRUE(refused.contains(name)) << error.what();
      EXPECT_THAT(error.what(), testing::HasSubstr(refused.at(name)));
    }
  }
}

struct Known {
  const char* file;
  std::size_t sheet;
  const char* address;
  const char* shown;
};

TEST(XlsPeers, KnownValues) {
  const fs::path folder = shared_data() / "spreadsheets";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  for (const Known& known :
       {Known{"calamine/date.xls", 0, "A1", "2021-01-01"}, Known{"calamine/date.xls", 0, "A3", "255:10:10"},
        Known{"calamine/date_1904.xls", 0, "A1", "2021-01-01"}, Known{"messytables/simple.xls", 0, "B2", "1"},
        Known{"messytables/simple.xls", 0, "C2", "Galway"}}) {
    const auto document = registry().require_format("xls").open(folder / known.file, {});
    EXPECT_EQ(read_sheet(*document, known.sheet)[known.address].shown, known.shown)
        << known.file << ' ' << known.address;
  }
}

}  // namespace
}  // namespace maex::test
