#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using ::testing::HasSubstr;
using OutRow = std::vector<OutCell>;

OutCell text(std::string_view t, std::uint32_t across = 1) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = t;
  cell.across = across;
  return cell;
}
OutCell number(double n, CellKind kind = CellKind::number) {
  OutCell cell;
  cell.kind = kind;
  cell.number = n;
  return cell;
}
OutCell date(Day day) {
  OutCell cell;
  cell.kind = CellKind::date;
  cell.day = day;
  return cell;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& path, const std::vector<OutRow>& rows,
           const std::map<std::string, std::string>& options) {
  const auto writer = csv_format().create(path, make_options(options));
  writer->begin_sheet("Sheet", {}, 1);
  for (const OutRow& row : rows) writer->row(row);
  writer->finish();
}

std::string written(const std::vector<OutRow>& rows, const std::map<std::string, std::string>& options = {}) {
  const TempFile file;
  write(file.path(), rows, options);
  return slurp(file.path());
}

TEST(CsvWriter, WritesEachKindOfCell) {
  EXPECT_EQ(written({{text("a"), OutCell{}, number(2.5), number(3), date({2014, 5, 4})},
                     {},
                     {number(1, CellKind::boolean), number(0, CellKind::boolean), text("=1+1")}}),
            "a,,2.5,3,2014-05-04\n\nTRUE,FALSE,\"'\xE2\x81\xA0=1+1\"\n");
  EXPECT_EQ(written({{text("=1+1"), number(-5), text("-5")}}, {{"formulas", "keep"}}), "=1+1,-5,-5\n");
  EXPECT_EQ(written({{text("=1"), number(-5)}}, {{"quote", "'"}}), "'''\xE2\x81\xA0=1',-5\n");
  EXPECT_EQ(written({{text("wide", 3), text("b")}, {text("last", 2)}}), "wide,,,b\nlast,\n");
}

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(written({{text("a b"), text("a,b"), text("a\"b"), text("a\nb"), text("a\rb"), text("-")}}),
            "a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",-\n");
  EXPECT_EQ(written({{text("a,b"), text("it's")}}, {{"quote", "'"}}), "'a,b','it''s'\n");
  EXPECT_EQ(written({{text("sep=;")}, {text("sep=")}}), "\"sep=;\"\nsep=\n") << "no order to the reader";
}

TEST(CsvWriter, ObeysItsOptions) {
  const std::vector<OutRow> rows = {{text("ə"), text("b")}, {text("c")}};
  EXPECT_EQ(written(rows, {{"newline", "crlf"}}), "ə,b\r\nc\r\n");
  EXPECT_EQ(written(rows, {{"bom", "true"}, {"separator", ";"}}), "\xEF\xBB\xBFə;b\nc\n");
  EXPECT_EQ(written(rows, {{"separator", "tab"}, {"encoding", "utf-8"}}), "ə\tb\nc\n");
  EXPECT_THROW(written(rows, {{"encoding", "windows-1251"}}), UsageError);
  EXPECT_THROW(written(rows, {{"quote", "none"}}), UsageError);
  EXPECT_THROW(written(rows, {{"quote", ";"}, {"separator", ";"}}), UsageError);
}

TEST(CsvWriter, SheetsFollowEachOther) {
  const TempFile file;
  const auto writer = csv_format().create(file.path(), {});
  writer->begin_sheet("one", {}, 0);
  writer->row(OutRow{text("a")});
  writer->begin_sheet("two", {}, 0);
  writer->row(OutRow{text("b")});
  writer->finish();
  EXPECT_EQ(slurp(file.path()), "a\nb\n");
}

TEST(CsvWriter, ReadsBackWhateverItWrote) {
  const std::vector<std::vector<std::string>> columns = {{"a;b", "c;d", "e;f"},
                                                         {"x|y", "1|2"},
                                                         {"'p'", "'q'"},
                                                         {"sep=,", "v"},
                                                         {"\xEF\xBB\xBFz"},
                                                         {"<b>", "[1]"},
                                                         {"\"", "\"\"", "a\"", "\r\n"},
                                                         {" lead", "trail ", "\t"},
                                                         {"Əli", "Привет"}};
  for (const auto& column : columns) {
    std::vector<OutRow> rows;
    std::vector<ReadRow> expected;
    for (const std::string& value : column) {
      rows.push_back({text(value)});
      expected.push_back({static_cast<std::uint32_t>(rows.size()), {{1, value}}});
    }
    EXPECT_EQ(read_bytes(written(rows)).rows, expected) << column[0];
  }
}

TEST(CsvWriter, EveryFailureIsAnError) {
  const auto message = [](const std::vector<OutRow>& rows, const char* path) {
    try {
      write(path, rows, {});
    } catch (const OutputError& error) { return std::string(error.what()); }
    return std::string("no error");
  };
  EXPECT_EQ(message({{text("a")}}, "/dev/full"),
            "cannot write /dev/full: No space left on device; make room on the disk, or write to another one");
  EXPECT_EQ(message(std::vector<OutRow>(100000, {text("a long row of text")}), "/dev/full"),
            "cannot write /dev/full: No space left on device; make room on the disk, or write to another one");
  EXPECT_THAT(message({{text("a")}}, "/nowhere/at/all.csv"), HasSubstr("No such file or directory"));
  EXPECT_THAT(message({{text(std::string_view("a\0b", 3))}}, "/dev/null"), HasSubstr("NUL"));
}

}  // namespace
}  // namespace maex::csv_test
