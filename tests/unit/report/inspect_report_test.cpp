#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/facts/facts.hpp"
#include "core/report/inspect_report.hpp"
#include "tests/unit/report/json_schema.hpp"

namespace maex::inspect_report_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;

/// Invented figures.
InspectFacts example() {
  InspectFacts facts;
  facts.input = "march.xlsx";
  facts.size = 48200;
  facts.formats = {{"xlsx", "Excel workbook", "certain", "ZIP with a workbook part"},
                   {"csv", "Text table", "no", "a ZIP archive"}};
  facts.partners = {{"azcbl", "AzCBL list", "likely", "17 of 18 headings"}, {"maxml", "IMSMA XML", "no", "not XML"}};
  facts.format = "xlsx";
  facts.partner = "azcbl";
  facts.sheets.resize(2);
  SheetFact& sheet = facts.sheets[0];
  sheet.name = "Clearance";
  sheet.rows_used = 214;
  sheet.cells = 3852;
  sheet.first_row = sheet.first_column = 1;
  sheet.last_row = 217;
  sheet.last_column = 18;
  sheet.merged = 3;
  sheet.merged_in_headings = 2;
  sheet.heading_first = sheet.heading_last = 4;
  facts.sheets[1].name = "Chart1";
  facts.sheets[1].readable = false;
  facts.sheets[1].note = "a chart";
  facts.fits = {{"azcbl", "3", true, 17, 18, {}, {}}, {"colombia", "1", false, 0, 0, {}, {}}};
  facts.fits[0].unknown = {{"Clearance", "Aera (m2)", "F4", {"Area (m2)"}}};
  facts.was_read = true;
  facts.records[static_cast<std::size_t>(Kind::incident)] = 15;
  ItemFacts item;
  item.records = facts.records;
  item.checks.states = {{"VERIFIED_HAZARD_AREA", 12}, {"PENDING", 3}};
  item.checks.reasons = {{"PENDING", {{"one media report alone"_text, 3}}}};
  settle(item);
  facts.verdict = item.verdict;
  return facts;
}

TEST(InspectText, SaysHowManyWouldQualifyAndWhatToDo) {
  EXPECT_EQ(inspect_text(example(), {}),
            "file         march.xlsx, Excel workbook (xlsx), certain: ZIP with a workbook part, 48.2 kB\n"
            "sheets       \"Clearance\", \"Chart1\"\n"
            "headings     17 of 18 headings known to the profile azcbl\n"
            "would give   0 rows, 15 incidents\n"
            "result       12 of 15 incidents would qualify for IMSMA; 3 would be excluded.\n"
            "sender       3 incidents: Excluded: one media report alone.\n"
            "details      -v on the screen, or --json\n");
}

TEST(InspectText, VerboseGivesEveryAnswer) {
  const std::string text = inspect_text(example(), {.verbose = true});
  EXPECT_THAT(text, HasSubstr("march.xlsx   Excel workbook (xlsx), certain: ZIP with a workbook part, 48.2 kB\n"));
  EXPECT_THAT(text, HasSubstr("214 rows used (A1 to R217), 3 852 cells, headings in row 4, 2 merged headings, 3 blank "
                              "rows, 1 merged range elsewhere\n"));
  EXPECT_THAT(text, HasSubstr("not readable: a chart\n"));
  EXPECT_THAT(text, HasSubstr("azcbl v3 fits 17 of 18 headings\n"));
  EXPECT_THAT(text, HasSubstr("\"Aera (m2)\" in F4 unknown; nearest \"Area (m2)\"\n"));
  EXPECT_THAT(text, HasSubstr("would give   15 incidents\n"));
  EXPECT_THAT(text, HasSubstr("csv: no, a ZIP archive\n"));
  EXPECT_THAT(text, HasSubstr("maxml: no, not XML\n"));
  EXPECT_THAT(text, HasSubstr("colombia v1 does not fit"));
  EXPECT_THAT(text, testing::EndsWith("\n\n" + inspect_text(example(), {})));
}

TEST(InspectText, NamesOfSheetsCannotFakeALine) {
  InspectFacts facts = example();
  facts.sheets[0].name = "a\n  sheet \"b\"";
  EXPECT_THAT(inspect_text(facts, {}), HasSubstr("a\\n  sheet"));
}

TEST(InspectJson, KeepsToItsSchema) {
  const json schema = test::load_schema("inspect");
  EXPECT_THAT(test::breaks(json::parse(inspect_json(example())), schema), IsEmpty());
  EXPECT_THAT(test::breaks(json::parse(inspect_json(InspectFacts{})), schema), IsEmpty());
}

TEST(InspectJson, HoldsTheFactsOfTheText) {
  const json facts = json::parse(inspect_json(example()));
  EXPECT_EQ(facts["size"], 48200);
  EXPECT_EQ(facts["sheets"][0]["rows_used"], 214);
  EXPECT_EQ(facts["fits"][0]["unknown"][0]["nearest"][0], "Area (m2)");
  EXPECT_EQ(facts["records"]["incident"], 15);
}

}  // namespace
}  // namespace maex::inspect_report_test
