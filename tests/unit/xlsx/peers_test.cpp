// Workbooks from other projects: those of xlsx2csv with the CSV files that it made from them, and those of messytables
// and calamine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/document/number_format.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;

fs::path spreadsheets() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  return fs::path(given != nullptr ? given : MAEX_SOURCE_DIR "/../shared/data") / "spreadsheets";
}

const Format& format() {
  static Registry registry;
  if (registry.formats().empty()) register_builtin_adapters(registry);
  return registry.require_format("xlsx");
}

using Table = std::vector<std::vector<std::string>>;

/// RFC 4180.
Table parse_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Table table(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      table.back().back() += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (quoted || (c != ',' && c != '\n' && c != '\r'))
      table.back().back() += c;
    else if (c == ',')
      table.back().emplace_back();
    else if (c == '\n' && i + 1 < text.size())
      table.push_back({""});
  }
  return table;
}

/// How a twin's text must agree with a cell.
using Rule = bool (*)(const KeptCell& cell, const std::string& twin);

bool as_shown(const KeptCell& cell, const std::string& twin) { return cell.shown == twin; }

/// The twin prints general numbers with all digits. Excel shows eleven characters.
bool as_stored(const KeptCell& cell, const std::string& twin) {
  if (cell.shown == twin) return true;
  double number = 0;
  const auto read = std::from_chars(twin.data(), twin.data() + twin.size(), number);
  return cell.kind == CellKind::number && read.ec == std::errc() && number == cell.number;
}

/// The twin was made with options that override number formats. Compares the number to as many decimal places as the
/// twin has.
bool by_value(const KeptCell& cell, const std::string& twin) {
  if (cell.kind != CellKind::number) return cell.shown == twin;
  const std::size_t point = twin.find('.');
  const std::string places(point == std::string::npos ? 0 : twin.size() - point - 1, '0');
  return format_number(cell.number, places.empty() ? "0" : "0." + places) == twin;
}

/// Made with -f '%Y-%m-%d %H:%M:%S'.
bool iso_dates(const KeptCell& cell, const std::string& twin) {
  return format_number(cell.number, "yyyy-mm-dd hh:mm:ss", true) == twin;
}

/// Made with -t '%H:%M'. The twin contains the quotes of the format's literals.
bool quoted_literals(const KeptCell& cell, const std::string& twin) {
  std::string plain = twin;
  std::erase(plain, '"');
  return cell.shown.starts_with(plain);
}

/// Made with -e: line ends and tabs are spelled out.
bool spelled_out(const KeptCell& cell, const std::string& twin) {
  std::string text;
  for (const char c : cell.shown) text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : std::string(1, c);
  return text == twin;
}

/// Made with --hyperlinks: the text is in an HTML link.
bool in_links(const KeptCell& cell, const std::string& twin) {
  return twin.find('>' + cell.shown + "</a>") != std::string::npos;
}

struct Twin {
  const char* name;
  Rule rule = as_shown;
  bool skips_empty_rows = false;  ///< made with -i
};

class Xlsx2csv : public testing::TestWithParam<Twin> {};

/// One table per sheet in the twin. Only the first sheet when the twin has no separators ("-------- 1 - name").
std::map<std::string, Table> sheets_of(const Table& table) {
  std::map<std::string, Table> sheets;
  Table* current = nullptr;
  for (const auto& row : table) {
    if (row[0].starts_with("-------- "))
      current = &sheets[row[0].substr(row[0].find(" - ") + 3)];
    else
      (current != nullptr ? current : &sheets[""])->push_back(row);
  }
  return sheets;
}

void compare(const KeptSheet& sheet, const Table& table, Rule rule) {
  std::size_t matched = 0;
  for (std::uint32_t r = 0; r < table.size(); ++r)
    for (std::uint32_t c = 0; c < table[r].size(); ++c) {
      const std::string address = cell_address(c + 1, r + 1);
      const auto cell = sheet.find(address);
      if (cell == sheet.end()) {
        EXPECT_EQ(table[r][c], "") << address;
        continue;
      }
      ++matched;
      EXPECT_TRUE(rule(cell->second, table[r][c]))
          << address << ": " << cell->second.shown << " (" << cell->second.raw << ") against " << table[r][c];
    }
  EXPECT_EQ(matched, sheet.size()) << "cells outside the twin";
}

/// The sheet without its empty rows, as -i writes it.
KeptSheet without_gaps(TableDocument& document) {
  KeptSheet kept;
  const auto reader = document.open(0);
  std::uint32_t number = 0;
  for (Row row; reader->next(row);) {
    ++number;
    for (const Cell& cell : row.cells)
      kept[cell_address(cell.column, number)] = {cell.kind, std::string(cell.raw), cell.number, shown(cell),
                                                 cell.formula};
  }
  return kept;
}

TEST_P(Xlsx2csv, HasTheSameCells) {
  const fs::path folder = spreadsheets() / "xlsx2csv";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  const Twin& twin = GetParam();
  fs::path book = folder / (std::string(twin.name) + ".xlsx");
  if (!fs::exists(book)) book.replace_extension(".xlsm");
  const auto document = format().open(book, {});
  for (const auto& [name, table] : sheets_of(parse_csv(read_file(folder / (std::string(twin.name) + ".csv"))))) {
    const auto sheets = document->sheets();
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&name = name](const SheetInfo& s) { return name.empty() || s.name == name; });
    ASSERT_NE(found, sheets.end()) << name;
    SCOPED_TRACE(name);
    const auto index = static_cast<std::size_t>(found - sheets.begin());
    compare(twin.skips_empty_rows ? without_gaps(*document) : read_sheet(*document, index), table, twin.rule);
  }
}

INSTANTIATE_TEST_SUITE_P(Twins, Xlsx2csv,
                         testing::Values(Twin{"datetime", iso_dates}, Twin{"empty_row"}, Twin{"escape", spelled_out},
                                         Twin{"float"}, Twin{"float2", by_value}, Twin{"float_formatting", by_value},
                                         Twin{"formatted_inline_string"}, Twin{"hyperlinks", in_links},
                                         Twin{"hyperlinks_continous", in_links}, Twin{"input-weird"},
                                         Twin{"junk-small"}, Twin{"last-column-empty"}, Twin{"namespace"},
                                         Twin{"no_cell_ids"}, Twin{"percentage"}, Twin{"percentage_ignore", by_value},
                                         Twin{"sheets"}, Twin{"sheets_order"}, Twin{"skip_empty_lines", as_shown, true},
                                         Twin{"timeformat", quoted_literals}, Twin{"twolettercolumns"}, Twin{"utf8"},
                                         Twin{"xlsx2csv-test-file", as_stored}),
                         [](const auto& param) {
                           std::string name = param.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Xlsx2csvDelimiters, HasTheSameCells) {  // made with unusual separators of sheets, lines and columns
  const fs::path folder = spreadsheets() / "xlsx2csv";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  const auto document = format().open(folder / "variousdelim.xlsx", {});
  std::string cells;
  for (std::size_t i = 0; i < document->sheets().size(); ++i) {
    cells += "!" + std::to_string(i + 1) + "-" + document->sheets()[i].name;
    for (const auto& [address, cell] : read_sheet(*document, i)) cells += cell.shown;
  }
  std::string twin = read_file(folder / "variousdelim.csv");
  std::erase_if(twin, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  std::string ordered = cells;
  std::sort(ordered.begin(), ordered.end());  // addresses above are ordered by column, the twin is ordered by row
  std::sort(twin.begin(), twin.end());
  EXPECT_EQ(ordered, twin);
}

TEST(Messytables, HasTheSameCells) {
  const fs::path folder = spreadsheets() / "messytables";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  const auto document = format().open(folder / "simple.xlsx", {});
  // The workbook stores the first column as dates of the 1904 system. The twin has ISO dates.
  compare(read_sheet(*document, 0), parse_csv(read_file(folder / "simple.csv")),
          [](const KeptCell& cell, const std::string& twin) {
            return cell.kind == CellKind::date ? format_number(cell.number, "yyyy-mm-dd", true) == twin
                                               : cell.shown == twin;
          });
}

TEST(Calamine, OpensOrIsRefusedWithASentence) {
  const fs::path folder = spreadsheets() / "calamine";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  std::set<std::string> refused;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".xlsx" && extension != ".xlsm" && extension != ".xlsb" && extension != ".xls") continue;
    const bool ours = extension == ".xlsx" || extension == ".xlsm";
    const Identification known = format().identify(probe_file(entry.path()));
    EXPECT_EQ(known.certainty == Certainty::certain, ours && entry.path().filename() != "pass_protected.xlsx")
        << entry.path();
    try {
      const auto document = format().open(entry.path(), {});
      for (std::size_t i = 0; i < document->sheets().size(); ++i) {
        if (!document->sheets()[i].readable) continue;
        read_sheet(*document, i);
        document->merged(i);
      }
      EXPECT_TRUE(ours) << entry.path();
    } catch (const InputError& error) {
      if (!ours) continue;
      refused.insert(entry.path().filename());
      std::cout << "refused: " << error.what() << '\n';
      EXPECT_THAT(error.what(), testing::StartsWith(entry.path().string()));
    }
  }
  // issue252: the relations part is damaged (wrong checksum).
  EXPECT_EQ(refused, (std::set<std::string>{"issue252.xlsx", "pass_protected.xlsx"}));
}

struct Known {
  const char* file;
  const char* address;
  const char* shown;
};

TEST(Calamine, HasKnownValues) {
  const fs::path folder = spreadsheets() / "calamine";
  if (!fs::exists(folder)) GTEST_SKIP() << "the shared data is not here: set MAEX_SHARED_DATA";
  for (const Known& known :
       {Known{"date_1904", "A1", "2021-01-01"}, Known{"date_1904", "A3", "255:10:10"},
        Known{"date_iso", "A2", "2021-01-01 10:10:10"}, Known{"date_iso", "A3", "10:10:10"},
        Known{"issue9", "A2", "test2 other"}, Known{"richtext-namespaced", "H1", "shared string\nLine 2\nLine 3"},
        Known{"has_x000D_", "A1", "ABC\r\nDEF"}, Known{"merged_range", "B1", "B1"},
        Known{"non_monotonic_si", "C4", "12"}, Known{"strict_iso_paths", "C1", "Number Off Bends"},
        Known{"whitespace_trim", "A1", "trimmed value"}, Known{"rph", "A1", "課きく　毛こ"}}) {
    const auto document = format().open(folder / (std::string(known.file) + ".xlsx"), {});
    KeptSheet sheet = read_sheet(*document, 0);
    EXPECT_EQ(sheet[known.address].shown, known.shown) << known.file;
  }
}

}  // namespace
}  // namespace maex::test
