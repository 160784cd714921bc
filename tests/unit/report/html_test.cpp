// The markup of the page must be complete and usable with a keyboard and a screen reader. It must not need a network or
// a script. Its colours must be legible.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <cmath>
#include <memory>
#include <regex>
#include <set>

#include "core/report/html.hpp"
#include "core/report/html_parts.hpp"

namespace maex::html_test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr NoticeType odd{"odd-value",        Severity::error, "A value is odd.",
                         "It is <counted>.", "Mend it.",      "{value} is odd."};
constexpr NoticeType late{"date-late", Severity::warning, "A date is late.", "Order.", "Ask.", ""};
constexpr NoticeType spaces{"spaces-trimmed",     Severity::info, "Spaces were cut off.",
                            "They mean nothing.", "Nothing.",     ""};

/// Invented: two files, with everything that a page can contain.
RunFacts example() {
  RunFacts run;
  run.report = "validate";
  run.items.reserve(3);
  ItemFacts& item = run.items.emplace_back();
  item.input = "folder/list <2014> & \"more\".xlsx";
  Notices notices;
  for (std::uint32_t row = 1; row != 150; ++row)
    notices.add({&odd, {item.input, "Sheet & co", row, 3, "Ad", ""}, "x<y>", row % 2 == 0});
  notices.add({&late, {item.input, "Sheet 2", 7, 0, "", ""}, "", false});
  notices.add({&spaces, {item.input, "", 0, 0, "", ""}, "", false});
  item.findings = take_findings(notices);
  item.checks.ran = true;
  item.checks.not_run = {{"a-rule", "no gazetteer was given"_text}, {"b-rule", "no gazetteer was given"_text}};
  item.checks.months = {{"2014", 1}, {"2014-05", 3}};
  item.checks.districts = {{"AZ-TOV", {"Tovuz", 40.99, 45.76, 3}}, {"X", {"Adsız", 0, 0, 1, false}}};
  item.checks.country = {{39.5, 45.0}, {41.5, 48.5}};
  item.checks.nowhere = 2;
  item.checks.states = {{"VERIFIED", 3}};
  item.checks.reasons = {{"VERIFIED", {{"inside a hazard area"_text, 3}}}};
  ItemFacts& second = run.items.emplace_back();
  second.input = "no.bin";
  second.outcome = Outcome::unreadable;
  second.problem = "no.bin is in no format that maex reads";
  ItemFacts& third = run.items.emplace_back();
  third.input = "years.csv";
  third.checks = item.checks;
  for (int year = 1950; year != 2020; ++year)
    for (const char* month : {"-01", "-12"})
      third.checks.months[std::to_string(year) + month] = static_cast<std::uint64_t>(year);
  return run;
}

/// A page that is parsed strictly and queried with XPath.
class Page {
 public:
  explicit Page(const std::string& html)
      : document_(xmlReadMemory(html.data(), static_cast<int>(html.size()), "page", nullptr, XML_PARSE_NONET),
                  xmlFreeDoc) {
    if (document_) context_.reset(xmlXPathNewContext(document_.get()));
  }
  [[nodiscard]] bool whole() const { return document_ != nullptr; }
  /// The text of each matching node.
  [[nodiscard]] std::vector<std::string> all(const std::string& path) const {
    std::vector<std::string> found;
    const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> result(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context_.get()), xmlXPathFreeObject);
    if (!result) throw std::invalid_argument(path);
    for (int i = 0; result->nodesetval != nullptr && i != result->nodesetval->nodeNr; ++i) {
      const std::unique_ptr<xmlChar, decltype(xmlFree)> text(xmlNodeGetContent(result->nodesetval->nodeTab[i]),
                                                             xmlFree);
      found.emplace_back(reinterpret_cast<const char*>(text.get()));
    }
    return found;
  }
  [[nodiscard]] std::size_t count(const std::string& path) const { return all(path).size(); }

 private:
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
  std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context_{nullptr, xmlXPathFreeContext};
};

class HtmlPage : public testing::TestWithParam<Language> {
 protected:
  std::string html = report_html(example(), Messages::of(GetParam()));
  Page page{html};
  void SetUp() override { ASSERT_TRUE(page.whole()); }
};
INSTANTIATE_TEST_SUITE_P(Languages, HtmlPage, testing::Values(Language::en, Language::az, Language::ru));

TEST_P(HtmlPage, SaysItsLanguageAndTitle) {
  EXPECT_EQ(page.all("/html/@lang"), std::vector<std::string>{std::string(Messages::of(GetParam()).language_tag())});
  EXPECT_EQ(page.all("/html/head/title"), page.all("//h1"));
}

TEST_P(HtmlPage, IdsAreUniqueAndAreFoundByThoseWhoPointAtThem) {
  const auto ids = page.all("//@id");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size());
  std::size_t pointers = 0;
  for (const char* path : {"//@for", "//@aria-labelledby", "//@aria-describedby", "//a/@href"})
    for (const std::string& target : page.all(path)) {
      EXPECT_EQ(known.count(target.front() == '#' ? target.substr(1) : target), 1u) << path << " " << target;
      ++pointers;
    }
  EXPECT_GT(pointers, 10u);
}

TEST_P(HtmlPage, EveryControlHasALabelAndNoOrderOfItsOwn) {
  EXPECT_EQ(page.count("//input"), 6u) << "three severities, three codes";
  EXPECT_EQ(page.count("//input[not(@id) or not(@id=//label/@for)]"), 0u);
  EXPECT_EQ(page.count("//label[normalize-space(.)='']"), 0u);
  EXPECT_EQ(page.count("//fieldset[not(legend)]") + page.count("//details[not(summary)]"), 0u);
  EXPECT_EQ(page.count("//@tabindex[.!='0']"), 0u);
  EXPECT_EQ(page.count("//*[@tabindex][not(@aria-label)]"), 0u);
}

TEST_P(HtmlPage, TheFilterHidesByRulesOfTheStyle) {
  for (const std::string& id : page.all("//input/@id")) EXPECT_THAT(html, HasSubstr("body:has(#" + id + ":checked)"));
  EXPECT_EQ(page.count("//article[contains(@class,' c2')]"), 100u)
      << "codes in their order: date-late, odd-value, spaces-trimmed";
}

TEST_P(HtmlPage, LandmarksAndHeadingsComeInOrder) {
  EXPECT_EQ(page.count("//main") + page.count("//header") + page.count("//h1"), 3u);
  EXPECT_EQ(page.count("//nav//a"), 3u);
  EXPECT_EQ(page.count("//section[h2]"), 3u);
  const std::string above = "preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]";
  EXPECT_EQ(page.count("//h2[not(" + above + ")]"), 0u);
  EXPECT_EQ(page.count("//h3[" + above + "[self::h1]]"), 0u) << "no level is left out";
  EXPECT_EQ(page.count("//h4|//h5|//h6"), 0u);
}

TEST_P(HtmlPage, PicturesAndTablesCanBeHeard) {
  EXPECT_EQ(page.count("//svg"), 4u);
  EXPECT_EQ(page.count("//svg[not(@role='img') or not(title) or string-length(desc)<3]"), 0u);
  EXPECT_EQ(page.count("//table"), 3u);
  EXPECT_EQ(page.count("//table[not(caption)]") + page.count("//th[not(@scope)]"), 0u);
  EXPECT_EQ(page.count("//tbody/tr[not(th[@scope='row'])]"), 0u);
  EXPECT_EQ(page.all("//desc[contains(.,'Tovuz')]").at(0), "Tovuz 3, Adsız 1") << "also the district that has no place";
}

TEST_P(HtmlPage, NothingIsFetchedAndNothingNeedsAScript) {
  EXPECT_EQ(page.count("//script|//link|//iframe|//img|//object|//embed|//@src|//@srcset|//form"), 0u);
  EXPECT_EQ(page.count("//@*[starts-with(name(),'on')]"), 0u);
  EXPECT_EQ(page.count("//@href[not(starts-with(.,'#'))]"), 0u);
  EXPECT_THAT(html, Not(HasSubstr("://")));
  EXPECT_THAT(html, Not(HasSubstr("url(")));
  EXPECT_THAT(html, Not(HasSubstr("@import")));
}

TEST_P(HtmlPage, CutsWhatIsShownNeverWhatIsCounted) {
  EXPECT_EQ(page.count("//article"), 102u);
  EXPECT_EQ(page.all("//ul/li[code='odd-value']").at(0), "odd-value: " + Messages::of(GetParam()).shown_of(100, 149));
  // The data has 70 years. The page draws the latest 60 and counts the others.
  EXPECT_EQ(page.count("//figure[@class='calendar']//tbody/tr"), 60u);
  EXPECT_EQ(page.all("//figure[@class='calendar']//tr[th='2019']/td[1]").at(0), "2 019");
  EXPECT_EQ(page.all("//figure[@class='calendar']//tr[th='2014']/td[13]").at(0), "1")
      << "a date that says the year alone";
  EXPECT_THAT(page.all("//figure[@class='calendar']/p").at(0), testing::EndsWith(" 10"));
}

TEST_P(HtmlPage, PlacesAreSaidUnderTheHeadingOfTheirSheet) {
  EXPECT_EQ(page.all("//article[contains(@class,'warning')]//*[@class='place']").at(0),
            std::string(Messages::of(GetParam()).text("row")) + " 7");
  EXPECT_EQ(page.count("//h3[.='Sheet & co (100)']"), 1u);
}

TEST(HtmlFilter, IsSmallWhereThereIsNothingToChoose) {
  RunFacts run;
  run.items.emplace_back().input = "clean.csv";
  const Page page(report_html(run, Messages::of(Language::en)));
  ASSERT_TRUE(page.whole());
  EXPECT_EQ(page.count("//details"), 0u);
  EXPECT_EQ(page.count("//nav"), 0u);
}

// --- Colours. WCAG 2.1, 1.4.3 and 1.4.11.

using Colours = std::map<std::string, std::string>;

double luminance(const std::string& hex) {
  const std::string full = hex.size() == 4 ? std::string{'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]} : hex;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t i = 0; i != 3; ++i) {
    const double part = std::stoi(full.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::vector<std::smatch> matches(const std::string& text, const std::string& pattern) {
  static std::vector<std::unique_ptr<std::regex>> kept;  // a match refers to its expression
  kept.push_back(std::make_unique<std::regex>(pattern));
  return {std::sregex_iterator(text.begin(), text.end(), *kept.back()), {}};
}

std::set<std::string> names(const std::string& css, const std::string& pattern) {
  std::set<std::string> found;
  for (const auto& match : matches(css, pattern)) found.insert(match[1]);
  return found;
}

/// The schemes of the style: light, dark.
std::vector<Colours> schemes(const std::string& css) {
  std::vector<Colours> found;
  for (const auto& block : matches(css, R"(:root\{([^}]*)\})")) {
    Colours& colours = found.emplace_back();
    const std::string inside = block[1];
    for (const auto& each : matches(inside, R"(--(\w+):(#[0-9a-f]+))")) colours[each[1]] = each[2];
  }
  return found;
}

TEST(HtmlColours, ContrastIsThatOfWcag) {
  EXPECT_NEAR(contrast("#000", "#ffffff"), 21, 0.001);
  EXPECT_NEAR(contrast("#777777", "#fff"), 4.48, 0.005) << "the grey that just fails";
}

TEST(HtmlColours, EveryTextIsLegibleOnEveryGroundAndEveryMarkIsSeen) {
  const std::string css(html::style);
  const auto found = schemes(css);
  ASSERT_EQ(found.size(), 2u) << "light and dark";
  const std::set<std::string> marks = names(css, R"(\.(?:bar|dot|spot)\{fill:var\(--(\w+)\))");
  std::set<std::string> texts = names(css, R"([{;]color:var\(--(\w+)\))"),
                        grounds = names(css, R"(background:[^;}]*?var\(--(\w+)\))");
  for (const std::string& name : names(css, R"(text\{fill:var\(--(\w+)\))")) texts.insert(name);
  const std::set<std::string> edges = names(css, R"((?:outline|border-left-color|border):[^;}]*var\(--(\w+)\))");
  EXPECT_THAT(texts, testing::UnorderedElementsAre("ink", "soft", "error", "warning", "info"));
  EXPECT_THAT(grounds, testing::UnorderedElementsAre("ground", "panel", "tint"));
  EXPECT_THAT(marks, testing::UnorderedElementsAre("bar", "line"));
  EXPECT_EQ(edges.count("info"), 1u) << "the ring of the focus";
  for (const Colours& scheme : found) {
    for (const std::string& ground : grounds)
      for (const std::string& text : texts)
        EXPECT_GE(contrast(scheme.at(text), scheme.at(ground)), 4.5) << text << " on " << ground;
    for (const std::string ground : {"ground", "panel"}) {
      for (const std::string& mark : marks)
        EXPECT_GE(contrast(scheme.at(mark), scheme.at(ground)), 3) << mark << " on " << ground;
      for (const std::string& edge : edges)
        EXPECT_GE(contrast(scheme.at(edge), scheme.at(ground)), 3) << edge << " on " << ground;
    }
  }
}

TEST(HtmlColours, NoneStandsOutsideTheSchemesButOnPaper) {
  std::string css(html::style);
  css = std::regex_replace(css, std::regex(R"(:root\{[^}]*\})"), "");
  EXPECT_THAT(names(css, "(#[0-9a-f]{3,8})[;}]"), testing::UnorderedElementsAre("#000", "#fff"))
      << "black on white, for paper";
  EXPECT_THAT(names(css, "(opacity)"), IsEmpty()) << "would make a colour that no test sees";
}

TEST(HtmlColours, PaperIsWhiteWhateverTheScreenIs) {
  EXPECT_THAT(std::string(html::style), HasSubstr("@media screen and (prefers-color-scheme:dark)"));
}

}  // namespace
}  // namespace maex::html_test
