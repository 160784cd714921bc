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
    said_ = convert("notice.html --from anama --to azcbl --as csv --include any --overwrite -o list.csv " + more);
    return std::filesystem::exists(folder_ / "list.csv") ? text("list.csv") : std::string();
  }
  std::string said_;
};

TEST_F(ToldIncident, AnEnglishNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Statement of the police of Fuzuli district</h1>"
      "<p>On 12 March 2024, at about 14:30, an anti-tank mine exploded near the village of Alkhanli in Fuzuli "
      "district. "
      "As a result, two civilians, born in 1971 and 1985, were injured.</p>"
      "<p>They were taken to Beylagan hospital.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "12.03.2024"), 2U) << said_ << written;
}

TEST_F(ToldIncident, AnAzerbaijaniNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Məlumat</h1>"
      "<p>2023-cü il mayın 5-də saat 10:15 radələrində Ağdam rayonunun Xıdırlı kəndi ərazisində piyada əleyhinə mina "
      "partlayıb. Hadisə nəticəsində 1 nəfər hərbi qulluqçu həlak olub, 2 nəfər hərbi qulluqçu xəsarət alıb.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "05.05.2023"), 3U) << said_ << written;
}

TEST_F(ToldIncident, ARussianNoticeGivesTheIncidentAndItsPersons) {
  page(
      "<h1>Сообщение</h1>"
      "<p>7 сентября 2022 года около 16:40 в селе Алханлы Физулинского района в результате подрыва на "
      "противопехотной мине ранен 1 человек, 41-летний сапер.</p>");
  const std::string written = list();
  EXPECT_EQ(times(written, "07.09.2022"), 1U) << said_ << written;
}

}  // namespace
}  // namespace maex::story
