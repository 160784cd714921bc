// The casualty profile of the Landmine Monitor: exactly its figures, with source, time and footnote.
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

class MonitorProfile : public Program {};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

TEST_F(MonitorProfile, GivesExactlyThePublishedFigures) {
  const char* data = std::getenv("MAEX_SHARED_DATA");
  const auto source = std::filesystem::path(data == nullptr ? "" : data) /
                      "documents/monitor/azerbaijan-2016-casualties-and-victim-assistance.txt";
  if (!std::filesystem::exists(source)) GTEST_SKIP() << "the text of the Monitor is not in MAEX_SHARED_DATA";
  std::ifstream in(source);
  std::string body;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const bool heading = line.size() < 60 && line.find_first_of(".;:!?(") == std::string::npos;
    body += (heading ? "<h2>" : "<p>") + escaped(line) + (heading ? "</h2>\n" : "</p>\n");
  }
  file("profile.html", "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + body + "</body></html>");
  const std::string said = convert("profile.html --to figures -o figures.csv");
  EXPECT_NE(said.find("monitor (html)"), std::string::npos) << said;
  std::vector<std::string> found;
  std::istringstream written(text("figures.csv"));
  std::string line;
  std::getline(written, line);
  while (std::getline(written, line)) {
    // source, measure, breakdown, place, figure, precision, period, as of, since
    std::size_t end = 0;
    for (int i = 0; i != 9 && end != std::string::npos; ++i) end = line.find(',', end + (i != 0));
    found.push_back(line.substr(0, end));
  }
  const std::vector<std::string> wanted = {
      "Monitor,victims,,,2440,,,2014-12-31,",
      "Monitor,dead,,,384,,,2014-12-31,",
      "Monitor,wounded,,,2056,,,2014-12-31,",
      "AzCBL,victims,,,25,,2014,,",
      "AzCBL,dead,,,6,,2014,,",
      "AzCBL,dead,status=CIVILIAN,,2,,2014,,",
      "AzCBL,dead,status=MILITARY,,4,,2014,,",
      "AzCBL,wounded,,,19,,2014,,",
      "AzCBL,wounded,status=CIVILIAN,,7,,2014,,",
      "AzCBL,wounded,status=MILITARY,,12,,2014,,",
      "AzCBL,victims,sex=MALE,,25,,2014,,",
      "AzCBL,accidents,,,15,,2014,,",
      "AzCBL,accidents,device=AP_MINE,,9,,2014,,",
      "AzCBL,accidents,device=AV_MINE,,4,,2014,,",
      "AzCBL,accidents,device=ERW_UXO,,2,,2014,,",
      "AzCBL,victims,,,13,,2013,,",
      "ANAMA,victims,,,22,,2014,,",
      "ANAMA,dead,,,6,,2014,,",
      "ANAMA,dead,status=CIVILIAN,,2,,2014,,",
      "ANAMA,dead,status=MILITARY,,4,,2014,,",
      "ANAMA,wounded,,,16,,2014,,",
      "ANAMA,wounded,status=CIVILIAN,,5,,2014,,",
      "ANAMA,wounded,status=MILITARY,,11,,2014,,",
      "ANAMA,victims,sex=MALE,,22,,2014,,",
      "ANAMA,victims,,,8,,2013,,",
      "AzCBL,victims,,,451,,1999/2013,,",
      "AzCBL,dead,,,100,,1999/2013,,",
      "AzCBL,wounded,,,338,,1999/2013,,",
      "AzCBL,unknown outcome,,,13,,1999/2013,,",
      "AzCBL,victims,,,3000,some,,,",
      "AzCBL,dead,,,500,almost,,,",
      "ANAMA,victims,,,2415,,,2014-12-31,early 1990s",
      "ANAMA,dead,,,378,,,2014-12-31,early 1990s",
      "ANAMA,wounded,,,2037,,,2014-12-31,early 1990s",
      "Monitor,living survivors,,,1843,no fewer than,,2010-12-31,",
      "Monitor,places with rehabilitation centres,,,14,,,,",
      "AzCBL,assistance beneficiaries,service=LEGAL_ADVICE,,18,,,,",
  };
  EXPECT_EQ(found, wanted);
  EXPECT_NE(text("figures.csv").find("Monthly Report September 2014"), std::string::npos) << "footnotes are references";
}

}  // namespace
}  // namespace maex::story
