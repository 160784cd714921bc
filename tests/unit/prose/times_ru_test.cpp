// Periods, last days and places of figures, in made-up sentences.
#include <gtest/gtest.h>

#include "core/mapping/prose/check.hpp"
#include "core/mapping/prose/text_reader.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::prose {
namespace {

/// "MEASURE=value period|base>as_of place" of each figure of a Russian text, one paragraph a line.
std::vector<std::string> read(std::string_view text) {
  static PlaceNames places(Gazetteer::azerbaijan());
  std::vector<std::string> out;
  for (const auto& grammar : builtin_grammars()) {
    if (grammar->language != "ru") continue;
    TextReader reader(grammar, {"ANAMA", 2026, &places});
    for (const std::string& line : split(text, '\n'))
      for (const Statement& each : reader.paragraph(line, 0).statements) {
        std::string figure(info(each.measure).name);
        figure += "=" + std::to_string(static_cast<long>(each.value)) + " ";
        if (each.period) figure += to_text(*each.period);
        if (!each.base.empty() || each.as_of) figure += each.base + ">" + (each.as_of ? to_text(*each.as_of) : "");
        if (!each.place.empty()) figure += " " + each.place;
        out.push_back(figure);
      }
  }
  return out;
}

using Figures = std::vector<std::string>;

TEST(Times, UpperBoundBeforeADateEndsTheSpan) {
  EXPECT_EQ(read("С сентября 2001 года до апреля 2006 года погибло 48 человек."), Figures{"KILLED=48 2001-09/2006-04"});
}

TEST(Times, SinceTheBeginningOfANamedYearIsACounter) {
  EXPECT_EQ(read("С начала 2024 года по 30 июня 2024 года ранены 9 человек."),
            Figures{"INJURED=9 2024-01-01>2024-06-30"});
  EXPECT_EQ(read("В июне 2016 года очищено 2 га, а с начала года – 7 га."),
            (Figures{"AREA_CLEARED_HA=2 2016-06", "AREA_CLEARED_HA=7 2016-01-01>2016-06"}));
}

TEST(Times, YearsJoinedByAHyphenAreOneRange) {
  EXPECT_EQ(read("За 2005-2009 годы от мин пострадало 140 человек."), Figures{"CASUALTIES=140 2005/2009"});
}

TEST(Times, PartOfTheYearOfTheReport) {
  EXPECT_EQ(read("Отчёт за август 2021 года\nЗа восемь месяцев пострадал 101 человек."),
            Figures{"CASUALTIES=101 2021-01/2021-08"});
}

TEST(Places, DateLinesAndRunningTotalsHaveNone) {
  EXPECT_EQ(read("Баку, 14 октября 2025 года. В мае 2025 года погибли 3 человека."), Figures{"KILLED=3 2025-05"});
  EXPECT_EQ(read("3 августа 2023 года в Физулинском районе подорвался трактор. Погибли два человека. "
                 "С ноября 2020 года жертвами мин стали 309 человек."),
            (Figures{"KILLED=2 2023-08-03 Füzuli", "CASUALTIES=309 2020-11>"}));
}

}  // namespace
}  // namespace maex::prose
