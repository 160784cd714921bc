// A notice about one accident comes in at the front door, and the accident is in the written list. All texts are made
// up.
#include <sstream>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

class ToldIncident : public Program {
 protected:
  void page(const std::string& body) {
    file("notice.html", "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>made up</title></head><body>\n" +
                            body + "</body></html>\n");
  }
  /// The written list of the incidents.
  std::string list(const std::string& more = {}) {
    said_ = convert("notice.html --from anama --to azcbl --include any --overwrite -o list.csv " + more);
    return std::filesystem::exists(folder_ / "list.csv") ? text("list.csv") : std::string();
  }
  std::string said_;
};

TEST_F(ToldIncident, AnEnglishNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Statement of the police of Fuzuli district</h1>"
      "<p>On 12 March 2024, at about 2:30 p.m., an anti-tank mine exploded near the village of Alkhanli in Fuzuli "
      "district. As a result, two civilians, born in 1971 and 1985, were injured.</p>"
      "<p>They were taken to Beylagan hospital.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "2024-03-12,Füzuli,Alkhanli,,,,,,tank əleyhinə mina"), 2U) << said_ << written;
  EXPECT_EQ(times(written, "1971,yaralanıb,mülki şəxs"), 1U) << written;
  EXPECT_EQ(times(written, "1985,yaralanıb,mülki şəxs"), 1U) << written;
}

TEST_F(ToldIncident, AnAzerbaijaniNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Məlumat</h1>"
      "<p>2023-cü il mayın 5-də saat 10:15 radələrində Ağdam rayonunun Xıdırlı kəndi ərazisində piyada əleyhinə mina "
      "partlayıb. Hadisə nəticəsində 1 nəfər hərbi qulluqçu həlak olub, 2 nəfər hərbi qulluqçu xəsarət alıb.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "2023-05-05,Ağdam,Xıdırlı,,,,,,piyada əleyhinə mina"), 3U) << said_ << written;
  EXPECT_EQ(times(written, "həlak olub,hərbçi"), 1U) << written;
  EXPECT_EQ(times(written, "yaralanıb,hərbçi"), 2U) << written;
}

TEST_F(ToldIncident, ARussianNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Сообщение</h1>"
      "<p>7 сентября 2022 года около 16:40 в селе Алханлы Физулинского района в результате подрыва на "
      "противопехотной мине ранен 1 человек, 41-летний сапер.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "2022-09-07,Füzuli,Алханлы,,,,,,piyada əleyhinə mina"), 1U) << said_ << written;
  EXPECT_NE(written.find("yaralanıb,,,41,"), std::string::npos) << written;
}

TEST_F(ToldIncident, TheTimeOfDayIsInTheFileForIMSMA) {
  page(
      "<p>On 2 June 2023, at around 9:15 a.m., one civilian, resident of Barda district, was injured by an "
      "anti-personnel mine in Talish village of Tartar district.</p>");
  convert("notice.html --from anama --to maxml --include any -o notice.xml");
  const std::string written = text("notice.xml");
  EXPECT_NE(written.find("09:15"), std::string::npos) << written;
  EXPECT_NE(written.find("Talish"), std::string::npos) << written;
}

TEST_F(ToldIncident, AParagraphOfAReportMayTellOfOneIncident) {
  page(
      "<h1>Monthly Report March 2024</h1>"
      "<p>In March 2024, 1,203 hectares were cleared in Aghdam, Fuzuli and Lachin districts.</p><h2>Accidents</h2>"
      "<p>On 12 March 2024, 1 civilian was killed and 2 civilians were injured when their tractor hit an anti-tank "
      "mine "
      "in the village of Alkhanli, Fuzuli district.</p>"
      "<p>In March 2024, 7 people were injured in mine accidents.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "2024-03-12,Füzuli,Alkhanli"), 3U) << said_ << written;
  // The month has more incidents than this text tells of.
  EXPECT_EQ(said_.find("figure-differs-from-records"), std::string::npos) << said_;
}

TEST_F(ToldIncident, ASummaryOfAMonthGivesFiguresOnly) {
  page(
      "<h1>Monthly Report March 2024</h1><h2>Accidents</h2>"
      "<p>In March 2024, 3 people were killed and 5 people were injured by mines in Fuzuli district.</p>");
  const std::string written = list();
  EXPECT_EQ(written.find("2024-03,"), std::string::npos) << said_ << written;
  EXPECT_NE(said_.find("2 tallies"), std::string::npos) << said_;
  EXPECT_EQ(said_.find("1 incident,"), std::string::npos) << said_;
}

TEST_F(ToldIncident, TwoIncidentsOnOneDayGiveFiguresOnly) {
  for (const char* second :
       {"On 12 March 2024 one soldier was killed by an anti-personnel mine in Lachin district.",
        "On the same day, one soldier was killed by an unexploded shell in the village of Alkhanli in Fuzuli district.",
        "Another mine killed one soldier in Fuzuli district on 12 March 2024."}) {
    page("<p>On 12 March 2024 two civilians were injured by a mine in Fuzuli district. " + std::string(second) +
         "</p>");
    const std::string written = list();
    EXPECT_EQ(written.find("2024-03-12"), std::string::npos) << second << said_ << written;
    EXPECT_NE(said_.find("2 tallies"), std::string::npos) << second << said_;
    EXPECT_EQ(said_.find("1 incident,"), std::string::npos) << second << said_;
  }
}

TEST_F(ToldIncident, ANumberThatWasNotReadLeavesADoubt) {
  page(
      "<p>On 14 June 2023, two civilians aged 34 and 41 were injured by a landmine in Aghdam district. "
      "One of them died.</p>");
  const std::string written = list("--allow-empty");
  EXPECT_EQ(written.find("2023-06-14"), std::string::npos) << said_ << written;
}

}  // namespace
}  // namespace maex::story
