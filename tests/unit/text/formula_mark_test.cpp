#include "core/text/formula_mark.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/text/csv_field.hpp"
#include "core/text/csv_rows.hpp"

namespace maex {
namespace {

const std::string mark(formula_mark);

TEST(FormulaMark, IsNeededWhereASpreadsheetComputes) {
  for (const char* formula : {"=1+1",
                              "=",
                              "+1+1",
                              "-1+1",
                              "@SUM(1)",
                              "\t=1",
                              "\ttext",
                              "\r=1",
                              "\n=1",
                              " =1",
                              "  -1+1",
                              "-a",
                              "- bomb",
                              "-2+3+cmd|' /C calc'!A0",
                              "-1e5+A1",
                              "+994501234567",
                              "+994 50 123",
                              "-5-3",
                              "\xEF\xBC\x9D"
                              "1",
                              "\xEF\xBC\x8B"
                              "1"})
    EXPECT_TRUE(needs_formula_mark(formula)) << formula;
}

TEST(FormulaMark, IsNotNeededForNumbersAndText) {
  for (const char* text : {"", "-5", "+5", "-1,5", "+1.25", "-1 234,5", "-1e5", "-1E-5", "-5%", "-", "--", "+", "a=1",
                           "'=1", "5-3", " ", "Füzuli", "'"})
    EXPECT_FALSE(needs_formula_mark(text)) << text;
}

// Reading takes away exactly what writing added, whatever the text begins with.
TEST(FormulaMark, ReadsBackUnchanged) {
  const std::string pieces[] = {"=", "-", "'", std::string(word_joiner), mark, "1", "a", "\t", " ", "@"};
  for (const std::string& one : pieces)
    for (const std::string& two : pieces)
      for (const std::string& three : pieces) {
        const std::string text = one + two + three;
        const std::string written = needs_formula_mark(text) ? mark + text : text;
        EXPECT_EQ(without_formula_mark(written), text) << text;
        EXPECT_FALSE(needs_formula_mark(text) && written.front() != '\'') << text;
      }
}

TEST(FormulaMark, LeavesPartnersApostrophesAlone) {
  for (const char* text :
       {"'=1", "'+994501234567", "'", "''=1", "'\xE2\x81\xA0", "'\xE2\x81\xA0text", "\xE2\x81\xA0text"})
    EXPECT_EQ(without_formula_mark(text), text);
  // Excel drops the apostrophe when a user edits the cell. The joiner stays, and the reader still knows it.
  EXPECT_EQ(without_formula_mark("\xE2\x81\xA0=1"), "=1");
}

TEST(FormulaMark, IsInsideTheQuotesOfAField) {
  std::string line;
  append_csv_field(line, "=\"a\",1");
  append_csv_field(line, "-5");
  EXPECT_EQ(line, "\"" + mark + "=\"\"a\"\",1\"-5");
  const std::vector<std::string> texts = {"=\"a\",1", "-5", "'=1", "@SUM(1)", mark + "=1", "text"};
  line.clear();
  for (const std::string& text : texts) {
    if (!line.empty()) line += ',';
    append_csv_field(line, text);
  }
  std::vector<std::string> read;
  ASSERT_TRUE(CsvRows(line, "list.csv").next(read));
  EXPECT_EQ(read, texts);
}

}  // namespace
}  // namespace maex
