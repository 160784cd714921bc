// A written report is read again, and its figures are those that the writer counted. All data is made up.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/story/casualty_list.hpp"
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::IsEmpty;

constexpr const char* operations =
    "Stated by,Measure,Figure,Precision,Period,As of,Since\n"
    "ANAMA,AREA_CLEARED,2390120,,2019-06,,\nANAMA,AREA_CLEARED_HA,239.01,,2019-06,,\n"
    "ANAMA,AREA_CANCELLED,48200,,2019-06,,\nANAMA,AREA_REDUCED_HA,12.5,,2019-06,,\n"
    "ANAMA,AP_MINES,27,,2019-06,,\nANAMA,AV_MINES,1,,2019-06,,\nANAMA,UXO,1402,,2019-06,,\n"
    "ANAMA,CARTRIDGES,3000,more than,2019-06,,\nANAMA,ITEMS,1430,,2019-06,,\n"
    "ANAMA,CALLS,23,,2019-06,,\nANAMA,SORTIES,21,,2019-06,,\n"
    "ANAMA,STAFF_OPERATIONS,391,,2019-06,,\nANAMA,STAFF_SUPPORT,118,,2019-06,,\n"
    "ANAMA,MACHINES,6,,2019-06,,\nANAMA,DOGS,36,,2019-06,,\n"
    "ANAMA,EDUCATION_SESSIONS,14,,2019-06,,\nANAMA,EDUCATION_PARTICIPANTS,1840,,2019-06,,\n"
    "ANAMA,EDUCATION_TEACHERS,12,,2019-06,,\nANAMA,EDUCATION_SCHOOLS,9,,2019-06,,\n"
    "ANAMA,ASSISTANCE_PROJECTS,3,,2019-06,,\nANAMA,ASSISTANCE_BENEFICIARIES,85,,2019-06,,\n"
    "ANAMA,AREA_CLEARED,531278335,,,2019-06-30,start of operations\n"
    "ANAMA,ITEMS,801432,,,2019-06-30,start of operations\n"
    "ANAMA,CASUALTIES,2408,,,2019-06-30,early 1990s\nANAMA,KILLED,376,,,2019-06-30,early 1990s\n"
    "ANAMA,INJURED,2032,,,2019-06-30,early 1990s\n";

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

/// What is counted, breakdown, place, figure, precision, time, as of, since.
using Figure = std::vector<std::string>;

class ReportBack : public Program, public testing::WithParamInterface<std::tuple<const char*, const char*>> {
 protected:
  ReportBack() { options_ = std::string(" --to-option language=") + language() + " --to-option public=" + is_public(); }

  static const char* language() { return std::get<0>(GetParam()); }
  static const char* is_public() { return std::get<1>(GetParam()); }

  /// The figures of a table that the program wrote. Districts have their name in Azerbaijani.
  std::set<Figure> figures(const std::string& name) const {
    const std::map<std::string, std::string> places = {
        {"Fuzuli", "Füzuli"},    {"Gazakh", "Qazax"},    {"Tartar", "Tərtər"},   {"Aghdam", "Ağdam"},
        {"Aghstafa", "Ağstafa"}, {"Gadabay", "Gədəbəy"}, {"Физули", "Füzuli"},   {"Товуз", "Tovuz"},
        {"Казах", "Qazax"},      {"Газах", "Qazax"},     {"Тертер", "Tərtər"},   {"Агдам", "Ağdam"},
        {"Акстафа", "Ağstafa"},  {"Кедабек", "Gədəbəy"}, {"Садарак", "Sədərək"}, {"Sadarak", "Sədərək"}};
    std::set<Figure> all;
    std::istringstream in(text(name));
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const std::vector<std::string> cells = cells_of(line);
      Figure figure(cells.begin() + 1, cells.begin() + 9);
      if (const auto place = places.find(figure[1 + 1]); place != places.end()) figure[2] = place->second;
      all.insert(figure);
    }
    return all;
  }

  /// The numbers that were read as no figure and that no rule ignores.
  std::string unread(const std::string& name) const {
    return std::filesystem::exists(folder_ / (name + ".quarantine.csv")) ? text(name + ".quarantine.csv") : "";
  }

  /// The figures of the annex that the input gives.
  std::set<Figure> figures_of_annex(const std::string& input) {
    convert(input + " --to anama -o annex.xlsx" + options_);
    convert("annex.xlsx --from figures --to figures -o annex.csv");
    return figures("annex.csv");
  }

  /// Reads the report in `file`, and compares its figures with those of the annex.
  void expect_the_same(const std::string& file, const std::set<Figure>& wanted) {
    convert(file + " --from anama --to figures -o back.csv --overwrite");
    EXPECT_EQ(unread("back.csv"), "") << file;
    const std::set<Figure> found = figures("back.csv");
    std::vector<Figure> missing, more;
    std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), wanted.begin(), wanted.end(), std::back_inserter(more));
    EXPECT_THAT(missing, IsEmpty()) << file << " as " << language();
    EXPECT_THAT(more, IsEmpty()) << file << " as " << language();
    EXPECT_GE(found.size(), 7u) << "the totals of the month and of the year";
  }

  void expect_back(const std::string& input) {
    const std::set<Figure> wanted = figures_of_annex(input);
    for (const std::string format : {"docx", "odt", "html"}) {
      convert(input + " --to anama -o report." + format + options_);
      expect_the_same("report." + format, wanted);
    }
  }

  std::string options_;
};

TEST_P(ReportBack, TheFiguresOfAMonthOfTheSampleList) {
  std::filesystem::copy(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx", folder_ / "list.xlsx");
  options_ += " --to-option period=2014-08";
  expect_back("list.xlsx");
}

TEST_P(ReportBack, TheFiguresOfAYearOfTheSampleList) {
  std::filesystem::copy(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx", folder_ / "list.xlsx");
  options_ += " --to-option period=2014";
  expect_back("list.xlsx");
}

TEST_P(ReportBack, TheFiguresOfALongListAndOfOperations) {
  file("list.csv", casualty_list(2019));
  file("operations.csv", operations);
  options_ += " --to-option period=2019-06";
  expect_back("list.csv operations.csv");
}

TEST_P(ReportBack, TheFiguresOfAYearOfALongList) {
  file("list.csv", casualty_list(2019));
  options_ += " --to-option period=2019";
  expect_back("list.csv");
}

/// LibreOffice is not a dependency of maex, so the test runs where it is installed.
TEST_P(ReportBack, TheFiguresOfAPdf) {
  if (std::system("command -v soffice > /dev/null 2>&1") != 0) GTEST_SKIP() << "soffice (LibreOffice) is not installed";
  file("list.csv", casualty_list(2019));
  file("operations.csv", operations);
  options_ += " --to-option period=2019-06";
  const std::set<Figure> wanted = figures_of_annex("list.csv operations.csv");
  for (const std::string format : {"docx", "odt"}) {
    convert("list.csv operations.csv --to anama -o report." + format + options_);
    const std::string command = "cd '" + folder_.string() + "' && HOME='" + folder_.string() +
                                "' timeout 120 soffice --headless --convert-to pdf report." + format +
                                " > soffice.txt 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << text("soffice.txt");
    expect_the_same("report.pdf", wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, ReportBack,
                         testing::Combine(testing::Values("en", "az", "ru"), testing::Values("yes", "no")),
                         [](const auto& each) {
                           return std::string(std::get<0>(each.param)) +
                                  (std::get<1>(each.param) == std::string("yes") ? "_public" : "_internal");
                         });

/// The forecast of losses and what is found in the written file.
class ReportLosses : public Program {
 protected:
  json item(const std::string& arguments) {
    const std::string out = maex(arguments + " --json");
    const std::size_t begin = out.find("{\n");
    return json::parse(out.substr(begin == std::string::npos ? 0 : begin)).at("items").at(0);
  }
  /// Converts with --verify. Every value of an incident is forecast as lost, and every figure comes back.
  void expect_forecast(const std::string& input, const std::string& output) {
    const json facts = item("convert " + input + " --to anama -o " + output +
                            " --to-option period=2014 --to-option public=no --verify --overwrite");
    EXPECT_EQ(facts.at("outcome"), "done") << facts.dump(1);
    ASSERT_TRUE(facts.contains("verified")) << facts.dump(1);
    EXPECT_GT(facts["verified"]["records"], 50) << "every figure of the report";
    EXPECT_EQ(facts["verified"]["matched"], facts["verified"]["records"]);
    for (const json& group : facts.at("findings")) {
      EXPECT_NE(group.at("code"), "not-read-back") << group.dump(1);
      EXPECT_NE(group.at("code"), "lost-but-read-back") << group.dump(1);
    }
    EXPECT_GT(facts.at("losses").size(), 10u);
    for (const json& loss : facts.at("losses"))
      EXPECT_THAT(loss.at("code"), testing::AnyOf("loss-in-totals", "loss-not-counted", "loss-other-period",
                                                  "loss-not-in-report", "loss-personal-withheld"));
  }
};

TEST_F(ReportLosses, OfAListAreThoseThatAreFound) {
  std::filesystem::copy(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx", folder_ / "list.xlsx");
  for (const char* output : {"report.docx", "report.odt", "report.html", "annex.xlsx"})
    expect_forecast("list.xlsx", output);
}

TEST_F(ReportLosses, OfAnExportOfImsmaAreThoseThatAreFound) {
  std::filesystem::copy(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx", folder_ / "list.xlsx");
  convert("list.xlsx --to maxml -o export.xml --include any");
  for (const char* output : {"report.docx", "report.odt", "report.html"}) expect_forecast("export.xml", output);
}

TEST_F(ReportLosses, OfStatedFiguresAreThoseThatAreFound) {
  file("operations.csv", operations);
  const json facts =
      item("convert operations.csv --to anama -o report.docx --to-option period=2019-06 --verify --overwrite");
  EXPECT_EQ(facts["verified"]["records"], 26);
  EXPECT_EQ(facts["verified"]["matched"], 26) << facts.dump(1);
}

}  // namespace
}  // namespace maex::story
