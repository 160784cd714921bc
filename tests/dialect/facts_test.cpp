// check, diff, page and xsd of learned dialects.
#include <gmock/gmock.h>

#include <fstream>
#include <regex>

#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/schema/make_schema.hpp"
#include "core/io/error.hpp"
#include "tests/dialect/support.hpp"

namespace maex::dialect_test {
namespace {
using ::testing::Contains;
using ::testing::HasSubstr;

maxml::Sample sample_of(const std::string& xml) {
  const Scratch file;
  std::ofstream(file.path(), std::ios::binary) << xml;
  maxml::Sample sample;
  maxml::collect(sample, file.path().string(), "export.xml", {});
  return sample;
}

std::vector<std::string> findings(const maxml::Dialect& dialect, const std::string& xml) {
  std::vector<std::string> all;
  for (const maxml::DialectFinding& one : maxml::check_sample(dialect, sample_of(xml)))
    all.push_back(one.what + " " + one.place);
  return all;
}

class Facts : public ::testing::Test {
 protected:
  Facts() {
    Batch batch;
    make_records(batch, by, 1, 50);
    xml = export_of(by, batch);
    dialect = maxml::parse_dialect(learn_text(xml).toml, "learned.toml", ".");
  }
  std::string changed(const std::string& from, const std::string& to) const {
    std::string text = xml;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }
  const Installation& by = installations()[1];
  std::string xml;
  maxml::Dialect dialect;
};

TEST_F(Facts, CheckFindsNothingInTheExportItself) { EXPECT_EQ(findings(dialect, xml), std::vector<std::string>()); }

TEST_F(Facts, CheckNamesWhatIsNew) {
  EXPECT_THAT(findings(dialect, changed("<accident>", "<accident><news>1</news>")), Contains("path accident/news"));
  EXPECT_THAT(findings(dialect, changed("<sex>M</sex>", "<sex>X</sex>")), Contains("term victim/personal/sex"));
  EXPECT_THAT(findings(dialect, changed("templateGuid=\"c0a8", "templateGuid=\"c0a9")), Contains("template accident"));
  EXPECT_THAT(findings(dialect, changed("<fieldReportInfo ", "<fieldReportInfo more=\"1\" ")),
              Contains("attribute fieldReportInfo/@more"));
  const std::regex date("<accidentDate>[0-9.]*</accidentDate>");
  const std::string iso =
      std::regex_replace(xml, date, "<accidentDate>2020-01-31</accidentDate>", std::regex_constants::format_first_only);
  EXPECT_THAT(findings(dialect, iso), Contains("form accident/accidentDate"));
  EXPECT_THAT(findings(dialect, changed("mx:MineActionFieldReport xmlns:mx=\"urn:example:camel:maxml\"",
                                        "mx:MineActionFieldReport xmlns:mx=\"urn:other\"")),
              Contains("root xmlns:mx"));
  std::string swapped = xml;
  const std::regex pair("(<accidentDate>[^<]*</accidentDate>)(<typeOfAccident>[^<]*</typeOfAccident>)");
  EXPECT_THAT(findings(dialect, std::regex_replace(swapped, pair, "$2$1", std::regex_constants::format_first_only)),
              Contains("order accident/typeOfAccident"));
}

TEST_F(Facts, CheckNeverQuotesWhatCameOnce) {
  for (const maxml::DialectFinding& one :
       maxml::check_sample(dialect, sample_of(changed("<sex>M</sex>", "<sex>Nemo Nescio</sex>"))))
    EXPECT_THAT(one.detail, ::testing::Not(HasSubstr("Nemo")));
}

TEST_F(Facts, DiffIsEmptyForOneDialectAndNamesChangesElse) {
  EXPECT_TRUE(maxml::diff_dialects(dialect, dialect).empty());
  maxml::Dialect other = dialect;
  other.prefix = "my";
  other.items.front().elements.pop_back();
  const auto changes = maxml::diff_dialects(dialect, other);
  ASSERT_FALSE(changes.empty());
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(),
                          [](const auto& one) { return one.part == "document/prefix" && one.after == "my"; }));
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const auto& one) { return one.after.empty(); }));
}

TEST_F(Facts, PageNamesEveryElement) {
  const std::string page = maxml::dictionary_page(dialect);
  for (const maxml::Block& item : dialect.items)
    for (const maxml::Element& element : item.elements)
      if (!element.path.empty()) { EXPECT_THAT(page, HasSubstr("`" + element.path + "`")); }
  EXPECT_THAT(page, HasSubstr("| learned |"));
}

TEST(LearnedSchemas, KeepTheRulesThatRememberingShapesRestsOn) {
  for (const Installation& by : installations()) {
    Batch batch;
    make_records(batch, by, 1, 50);
    const std::string xsd =
        maxml::make_schema(maxml::parse_dialect(learn_text(export_of(by, batch)).toml, "learned.toml", "."));
    for (const char* never : {"<xs:key", "<xs:unique", "<xs:choice", "<xs:all", "<xs:any", "<xs:list", "<xs:union",
                              "default=", "fixed=", "<xs:assert", "<xs:group", "mixed="})
      EXPECT_EQ(xsd.find(never), std::string::npos) << by.id << never;
    const std::regex occurs("(min|max)Occurs=\"([^\"]*)\"");
    for (auto i = std::sregex_iterator(xsd.begin(), xsd.end(), occurs); i != std::sregex_iterator(); ++i)
      EXPECT_TRUE((*i)[1] == "min" ? (*i)[2] == "0" : (*i)[2] == "unbounded") << by.id << i->str();
  }
}

TEST(Forms, SpellAndReadBack) {
  for (const char* form : {"YYYY-MM-DD", "DD.MM.YYYY", "MM/DD/YYYY", "YYYYMMDD", "D.M.YYYY", "YYYY-MM-DDT00:00:00",
                           "YYYY-MM-DDThh:mm:ss.000+04:00"}) {
    ASSERT_TRUE(maxml::is_form(form)) << form;
    for (const Day day : {Day{2024, 5, 1}, Day{1999, 12, 31}, Day{2024, 2, 29}}) {
      std::string text;
      maxml::append_day(text, form, day);
      EXPECT_EQ(maxml::parse_day(form, text), day) << text;
      EXPECT_TRUE(std::regex_match(text, std::regex(maxml::form_pattern(form))))
          << text << " " << maxml::form_pattern(form);
      EXPECT_FALSE(maxml::parse_day(form, text + "x"));
    }
  }
  EXPECT_FALSE(maxml::is_form("YYYY-MM"));
  EXPECT_FALSE(maxml::is_form("YYYY-MM-DD-DD"));
  EXPECT_FALSE(maxml::parse_day("DD.MM.YYYY", "31.02.2024"));
  EXPECT_THAT(maxml::forms_of("03/04/2024"),
              ::testing::IsSupersetOf({std::string("DD/MM/YYYY"), std::string("MM/DD/YYYY")}));
}

}  // namespace
}  // namespace maex::dialect_test
