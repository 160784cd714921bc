// A report of the agency comes in at the front door, and its figures are in the written table.
#include <sstream>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

class AnamaReport : public Program {
 protected:
  static std::string page(const std::string& body) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>made up</title></head><body>\n" + body +
           "</body></html>\n";
  }
  /// The written lines, without the heading, the reference and the wording.
  std::string figures(const std::string& name) const {
    std::istringstream in(text(name));
    std::string out;
    bool first = true;
    for (std::string line; std::getline(in, line);) {
      if (!first) out += line + "\n";
      first = false;
    }
    return out;
  }
};

constexpr const char* made_up = R"(<h1>Monthly Report March 2019 (made up)</h1>
<h2>Operations</h2>
<p>1,904,220 square metres (190.42 ha) were inspected and cleared in the districts of Fuzuli and Tartar.</p>
<p>The teams found 512 pieces of unexploded ordnance, 7 anti-tank mines and 36 fuzes.</p>
<h2>Totals</h2>
<p>Up to now 803,415 mines and UXO have been found.</p>
<h2>Accidents</h2>
<p>No mine/UXO incident was recorded in March.</p>
)";

TEST_F(AnamaReport, SentencesBecomeATableOfFigures) {
  file("report.html", page(made_up));
  const std::string said = convert("report.html --to figures -o figures.csv");
  EXPECT_NE(said.find("anama (html)"), std::string::npos) << said;
  EXPECT_EQ(figures("figures.csv"),
            "ANAMA,area cleared,,,1904220,,2019-03,,,,block 4,\"1,904,220 square metres\"\n"
            "ANAMA,\"area, ha\",,,190.42,,2019-03,,,,block 4,190.42 ha\n"
            "ANAMA,UXO,,,512,,2019-03,,,,block 5,512 pieces of unexploded ordnance\n"
            "ANAMA,AV mines,,,7,,2019-03,,,,block 5,7 anti-tank mines\n"
            "ANAMA,mines and UXO,,,803415,,,2019-03,,,block 7,\"803,415 mines and UXO\"\n"
            "ANAMA,accidents,,,0,,2019-03,,,,block 9,No mine/UXO incident\n");
}

TEST_F(AnamaReport, ANumberThatIsNoFigureIsListedWithItsPlace) {
  file("report.html", page(made_up));
  convert("report.html --to figures -o figures.csv");
  const std::string left = text("figures.csv.quarantine.csv");
  EXPECT_NE(left.find("36"), std::string::npos) << left;
  EXPECT_NE(left.find("number-not-read"), std::string::npos) << left;
}

TEST_F(AnamaReport, CellsOfATableAreReadByTheWordsOfRowAndColumn) {
  file("report.html",
       page("<h1>Monthly Report May 2019 (made up)</h1>\n<p>12 UXO were found in May 2019.</p><p>Teams found 5 UXO and "
            "2 anti-tank mines.</p>"
            "<p>3 dogs and 2 machines were used.</p>"
            "<table><tr><td>Find</td><td>Number</td></tr><tr><td>Anti-personnel mines</td><td>17</td></tr>"
            "<tr><td>Small arms cartridges</td><td>1 204</td></tr></table>"));
  convert("report.html --from anama --to figures -o figures.csv");
  const std::string written = figures("figures.csv");
  EXPECT_NE(written.find("ANAMA,AP mines,,,17,,2019-05"), std::string::npos) << written;
  EXPECT_NE(written.find("ANAMA,cartridges,,,1204,,2019-05"), std::string::npos) << written;
}

TEST_F(AnamaReport, DatesInATableAreNotTheDayOfTheReport) {
  file("report.html", page("<table><tr><td>Date</td><td>UXO</td></tr><tr><td>02.05.2019</td><td>4</td></tr>"
                           "<tr><td>09.05.2019</td><td>6</td></tr></table>"
                           "<p>Baku, 3 June 2019</p><p>In May 2019, teams found 12 anti-tank mines.</p>"
                           "<p>Since the beginning of the year 80 anti-tank mines have been found.</p>"));
  convert("report.html --from anama --to figures -o figures.csv");
  const std::string written = figures("figures.csv");
  EXPECT_NE(written.find("ANAMA,AV mines,,,80,,,2019-06-03,2019-01-01"), std::string::npos) << written;
}

TEST_F(AnamaReport, APatternFileIsTestedLikeAProfile) {
  for (const char* language : {"en", "az", "ru"}) {
    const std::string said =
        maex("profile test " MAEX_SOURCE_DIR "/schemas/reports/" + std::string(language) + ".toml");
    EXPECT_EQ(exit_, 0) << said;
    EXPECT_NE(said.find("all pass"), std::string::npos) << said;
  }
}

}  // namespace
}  // namespace maex::story
