// A report of assistance has several services and several links. Each is read, counted and written. All values are made
// up.
#include <gmock/gmock.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::Not;

class Assistance : public Program {
 protected:
  static std::string service(const std::string& n) {
    return "<VictimAssistanceAssistance><VictimAssistanceAssistanceIdentification><VictimAssistanceAssistanceGUID>s" +
           n + "</VictimAssistanceAssistanceGUID></VictimAssistanceAssistanceIdentification><Assistance><Guid>c" + n +
           "</Guid><Id>CLASS-" + n + "</Id></Assistance><EndDate>2024-02-0" + n + "</EndDate><DataEnterer>op" + n +
           "</DataEnterer><Quantity>" + n + "</Quantity><StartDate>2024-01-0" + n + "</StartDate><Status>Done " + n +
           "</Status></VictimAssistanceAssistance>";
  }
  static std::string link(const std::string& target, const std::string& id) {
    return "<Association><AssociationIdentification><GUID>guid-" + id + "</GUID><OriginalID>" + id +
           "</OriginalID></AssociationIdentification><TargetInformation><Name>" + target +
           "</Name></TargetInformation></Association>";
  }
  static std::string report(const std::string& item) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MineActionFieldReport><FieldReport><FieldReportInfo "
           "reportGUID=\"0-0-0-0-0-1\" reportID=\"VA-1\" "
           "fieldReportGUID=\"0-1-a\"><ReportingDate>2024-01-01</ReportingDate>"
           "</FieldReportInfo>" +
           item + "</FieldReport></MineActionFieldReport>\n";
  }
};

TEST_F(Assistance, EachServiceIsCountedAndWritten) {
  file("va.xml", report("<VictimAssistance>" + link("Victim", "V-1") + "<Name>Prosthesis</Name>" + service("1") +
                        service("2") + service("3") + "</VictimAssistance>"));
  const std::string said =
      convert("va.xml --to maxml --include any --to-option keep=false --personal keep -o again.xml --verify");
  EXPECT_THAT(said, HasSubstr("1 assistance record, 2 services"));
  EXPECT_THAT(said, HasSubstr("loss         none"));
  EXPECT_THAT(said, Not(HasSubstr("element-unknown")));
  const std::string written = text("again.xml");
  EXPECT_EQ(times(written, "<VictimAssistanceAssistance>"), 3u) << written;
  for (const std::string n : {"1", "2", "3"})
    for (const std::string& value :
         {"<VictimAssistanceAssistanceGUID>s" + n + "<", "<Guid>c" + n + "<", "<Id>CLASS-" + n + "<",
          "<EndDate>2024-02-0" + n + "<", "<DataEnterer>op" + n + "<", "<Quantity>" + n + "<",
          "<StartDate>2024-01-0" + n + "<", "<Status>Done " + n + "<"})
      EXPECT_EQ(times(written, value), 1u) << value;
  // What was written is read as the same records again.
  const std::string back =
      convert("again.xml --to maxml --include any --to-option keep=false --personal keep -o third.xml");
  EXPECT_THAT(back, HasSubstr("1 assistance record, 2 services"));
  EXPECT_EQ(written.substr(written.find("<VictimAssistance>")),
            text("third.xml").substr(text("third.xml").find("<VictimAssistance>")));
}

TEST_F(Assistance, ASecondLinkOfOneKindIsALinkOfItsOwn) {
  file("va.xml", report("<VictimAssistance>" + link("Victim", "V-1") + link("Victim", "V-2") + link("Location", "L-9") +
                        "<Name>Workshop</Name></VictimAssistance>"));
  const std::string said =
      convert("va.xml --to maxml --include any --to-option keep=false --personal keep -o again.xml --verify");
  EXPECT_THAT(said, HasSubstr("1 assistance record, 2 links"));
  EXPECT_THAT(said, Not(HasSubstr("element-unknown")));
  const std::string written = text("again.xml");
  EXPECT_EQ(times(written, "<Association>"), 3u) << written;
  for (const char* id : {"V-1", "V-2", "L-9"}) {
    EXPECT_EQ(times(written, std::string("<OriginalID>") + id + "<"), 1u) << id;
    EXPECT_EQ(times(written, std::string("<GUID>guid-") + id + "<"), 1u) << id;
  }
  EXPECT_EQ(times(written, "<Name>Victim<"), 2u);
  EXPECT_EQ(times(written, "<Name>Location<"), 1u);
}

}  // namespace
}  // namespace maex::story
