// What a learned dialect contains, what it must never contain, and that it does not depend on any order.
#include <gmock/gmock.h>

#include <fstream>
#include <regex>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/learn/words.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/dialect/support.hpp"

namespace maex::dialect_test {
namespace {
using ::testing::HasSubstr;
using ::testing::Not;

std::string export_number(const Installation& by, unsigned seed, std::size_t reports = 30) {
  Batch batch;
  make_records(batch, by, seed, reports);
  return export_of(by, batch);
}

/// The reports of an export in reverse order.
std::string turned(const std::string& xml, const std::string& report) {
  std::vector<std::string> parts;
  const std::string open = "\n  <" + report + ">", close = "</" + report + ">";
  const std::size_t head = xml.find(open);
  std::size_t at = head;
  for (; at != std::string::npos && xml.compare(at, open.size(), open) == 0;) {
    const std::size_t end = xml.find(close, at) + close.size();
    parts.insert(parts.begin(), xml.substr(at, end - at));
    at = end;
  }
  std::string out = xml.substr(0, head);
  for (const std::string& part : parts) out += part;
  return out + xml.substr(at);
}

TEST(Learn, SameInSameOutInAnyOrder) {
  for (const Installation& by : installations()) {
    const std::string a = export_number(by, 1), b = export_number(by, 2), c = export_number(by, 3);
    const std::string one = learn_texts({a, b, c}).toml;
    EXPECT_EQ(one, learn_texts({c, a, b}).toml) << by.id;
    EXPECT_EQ(one,
              learn_texts({turned(b, by.field_report), turned(c, by.field_report), turned(a, by.field_report)}).toml)
        << by.id;
  }
}

TEST(Learn, NoPersonalValueStandsInTheDialect) {
  for (const Installation& by : installations()) {
    const std::string toml = learn_texts({export_number(by, 1, 80), export_number(by, 2, 80)}).toml;
    // Invented names, remarks, reporters, villages, ids and dates of the records. Each has few different values, so
    // that they look like words of a list.
    for (const char* value : {"Nemo", "Quidam", "Aliquis", "Nomen", "Nescio", "Ignotus", "Free text", "Reporter ",
                              "Checker ", "Village ", "operator", "A1-1", "note 3", "Remark "})
      EXPECT_THAT(toml, Not(HasSubstr(value))) << by.id;
    EXPECT_FALSE(std::regex_search(toml, std::regex("(19[67][0-9]|20[01][0-9])-[0-9]{2}-[0-9]{2}"))) << by.id;
  }
}

std::string tiny(const std::string& item, int times = 20) {
  std::string xml = "<MineActionFieldReport>";
  for (int i = 0; i < times; ++i) {
    std::string one = item;
    for (std::size_t at = 0; (at = one.find('#', at)) != std::string::npos;) one.replace(at, 1, std::to_string(i + 10));
    xml += "<FieldReport><FieldReportInfo reportGUID=\"g\" reportID=\"r" + std::to_string(i) +
           "\" fieldReportGUID=\"f" + std::to_string(i) + "\"><Version>1</Version></FieldReportInfo>" + one +
           "</FieldReport>";
  }
  return xml + "</MineActionFieldReport>";
}

TEST(Learn, AsksWhereDayAndMonthCanBeSwapped) {
  const maxml::Learned learned =
      learn_text(tiny("<Accident><AccidentID>A#</AccidentID><DateOfAccident>03/04/2020</DateOfAccident></Accident>"));
  EXPECT_THAT(learned.toml, HasSubstr("path = \"DateOfAccident\", field = \"?\", guess = \"incident.date\""));
  const maxml::Learned clear =
      learn_text(tiny("<Accident><AccidentID>A#</AccidentID><DateOfAccident>23/04/2020</DateOfAccident></Accident>"));
  EXPECT_THAT(clear.toml, HasSubstr("field = \"incident.date\", type = \"date\", form = \"DD/MM/YYYY\""));
}

TEST(Learn, ValuesThatDoNotSuitTheFieldAreNoTie) {
  const std::string toml = learn_text(tiny("<Victim><VictimID>V#</VictimID><Age>old</Age><Gender>blue</"
                                           "Gender><DateOfBirth>#</DateOfBirth></Victim>"))
                               .toml;
  for (const char* path : {"Age", "Gender", "DateOfBirth"})
    EXPECT_THAT(toml, HasSubstr("path = \"" + std::string(path) + "\", field = \"?\""));
}

TEST(Learn, TwoElementsForOneFieldAreAQuestion) {
  const std::string toml = learn_text(tiny("<Accident><AccidentID>A#</AccidentID><AccidentDate>2020-04-13</"
                                           "AccidentDate><DateOfAccident>2020-04-13</DateOfAccident></Accident>"))
                               .toml;
  EXPECT_THAT(toml, Not(HasSubstr("field = \"incident.date\", type = \"date\", required")));
  EXPECT_THAT(toml, HasSubstr("another element fits the field"));
}

TEST(Learn, NamesThatOnlyLookRightAreNeverTiedWithoutAsking) {
  // The element, its values (# is a number from 10 on), and the field that it resembles but is not.
  struct Trap {
    const char *item, *path, *value, *never;
  };
  static const Trap traps[] = {
      {"Victim", "Father/FirstName", "Nemo#", "victim.given_name"},
      {"Victim", "FatherName", "Nemo#", "victim.full_name"},
      {"Victim", "Hospital/Name", "Clinic #", "victim.full_name"},
      {"Victim", "Interviewer/LastName", "Nemo#", "victim.family_name"},
      {"Victim", "Status", "Alpha", "victim.status"},
      {"Victim", "DateOfInterview", "2020-01-#", "victim.birth_date"},
      {"Victim", "NumberOfChildren", "#", "victim.id"},
      {"Victim", "ChildAge", "#", "victim.age"},
      {"Victim", "EmergencyContactPhone", "0#", "victim.phone"},
      {"Accident", "ReportDate", "2020-01-#", "incident.date"},
      {"Accident", "DateOfNextVisit", "2020-01-#", "incident.date"},
      {"Accident", "NearestHospital/District", "North", "place.district"},
      {"Accident", "ReporterAddress/Village", "North #", "place.settlement"},
      {"Accident", "VehicleType", "Lorry", "incident.type"},
      {"Accident", "Weather/Type", "Rain", "incident.type"},
      {"Victim", "AccidentID", "A#", "victim.id"},
      {"Victim", "AccidentGUID", "c0-#", "victim.guid"},
      {"Hazard", "LocationID", "L#", "hazard_area.id"},
      {"Hazard", "LocationName", "North #", "hazard_area.name"},
      {"Accident", "Donor/Name", "Donor #", "incident.donor"},
      {"Accident", "Coordinates/Altitude", "#", "place.latitude"},
      {"Accident", "LocationGUID", "c0-#", "incident.guid"},
      {"Accident", "PreviousAccidentID", "P#", "incident.id"},
      {"Accident", "Comments2/Author", "Nemo", "incident.remarks"},
      {"Hazard", "PreviousStatus", "Closed", "hazard_area.status"},
      {"Hazard", "ClearedArea", "#.5", "hazard_area.area"},
      {"Hazard", "OwnerName", "Nemo#", "hazard_area.name"},
      {"Hazard", "DateOfSurvey", "2020-01-#", "hazard_area.status_date"},
  };
  for (const Trap& trap : traps) {
    std::string inner = trap.value, path = trap.path;
    for (std::size_t end = path.size(); end != 0;) {
      const std::size_t slash = path.rfind('/', end - 1);
      const std::string part =
          path.substr(slash == std::string::npos ? 0 : slash + 1, end - (slash == std::string::npos ? 0 : slash + 1));
      inner = "<" + part + ">" + inner + "</" + part + ">";
      end = slash == std::string::npos ? 0 : slash;
    }
    const std::string item = trap.item;
    const std::string toml =
        learn_text(tiny("<" + item + "><" + item + "ID>X#</" + item + "ID>" + inner + "</" + item + ">")).toml;
    EXPECT_THAT(toml, Not(HasSubstr("\n  { path = \"" + path + "\", field = \"" + trap.never + "\"")))
        << item << "/" << path;
  }
}

TEST(Learn, ConflictingOrderIsAQuestion) {
  std::string xml = tiny("<Accident><AccidentID>A#</AccidentID><Comments>a</Comments></Accident>");
  xml.replace(xml.rfind("<Comments>a</Comments>"), 22, "");
  const auto at = xml.rfind("<AccidentID>");
  xml.insert(at, "<Comments>b</Comments>");
  EXPECT_THAT(learn_text(xml).toml, HasSubstr("came in both orders"));
}

TEST(Learn, TheHeadersPersonAndUnknownConstantsAreNotTakenOver) {
  std::string xml = tiny("<Accident><AccidentID>A#</AccidentID></Accident>");
  xml.insert(xml.find('>') + 1,
             "<DocumentHeader><FileCreator>Nemo</FileCreator><PreparedFor>Nescio</PreparedFor><SchemaVersion>9</"
             "SchemaVersion></DocumentHeader>");
  const std::string toml = learn_text(xml).toml;
  EXPECT_THAT(toml, Not(HasSubstr("Nemo")));
  EXPECT_THAT(toml, Not(HasSubstr("Nescio")));
  EXPECT_THAT(toml, HasSubstr("value = \"9\""));
}

TEST(Learn, OtherChildrenOfAReportAreTold) {
  const maxml::Learned learned =
      learn_text(tiny("<Accident><AccidentID>A#</AccidentID></Accident><Attachment><File>x#.pdf</File></"
                      "Attachment><MREActivity><Id>1</Id></MREActivity>"));
  EXPECT_THAT(learned.toml, HasSubstr("Attachment: This element of a report is no item"));
  EXPECT_THAT(learned.toml, HasSubstr("MREActivity: No report names its form (reportGUID)"));
}

TEST(Learn, RefusesWhatIsNoExport) {
  const auto problem = [](const std::string& xml) {
    try {
      learn_text(xml);
    } catch (const InputError& error) { return std::string(error.what()); }
    return std::string();
  };
  EXPECT_THAT(problem("<html/>"), HasSubstr("not MineActionFieldReport"));
  EXPECT_THAT(problem("<GazeteerArtifact/>"), HasSubstr("auxiliary data"));
  EXPECT_THAT(problem("<MineActionFieldReport/>"), HasSubstr("no FieldReport"));
  EXPECT_THAT(problem("<MineActionFieldReport><FieldReport><Odd/></FieldReport></MineActionFieldReport>"),
              HasSubstr("no item that maex knows"));
  EXPECT_THAT(problem("<!DOCTYPE a [<!ENTITY b 'c'>]><MineActionFieldReport/>"), HasSubstr("DTD"));
  EXPECT_THAT(problem("<MineActionFieldReport><FieldReport>"), Not(::testing::IsEmpty()));
  std::string many = "<MineActionFieldReport><FieldReport><Accident>";
  for (int i = 0; i < 5000; ++i) many += "<e" + std::to_string(i) + "/>";
  EXPECT_THAT(problem(many + "</Accident></FieldReport></MineActionFieldReport>"), HasSubstr("element paths"));
  std::string forms = "<MineActionFieldReport>";
  for (int i = 0; i < 300; ++i)
    forms += "<FieldReport><FieldReportInfo reportGUID=\"" + std::to_string(i) +
             "\"/><Accident><Id>1</Id></Accident></FieldReport>";
  EXPECT_THAT(problem(forms + "</MineActionFieldReport>"), HasSubstr("256 different forms"));
}

TEST(Words, NamesOfOneThingAreEqual) {
  using maxml::same_words;
  EXPECT_TRUE(same_words("DateOfAccident", "accident_date"));
  EXPECT_TRUE(same_words("ACCIDENTDATE", "AccDt"));
  EXPECT_TRUE(same_words("victimLocalId", "VICTIM_ORIGINAL_ID"));
  EXPECT_TRUE(same_words("FName", "given-name"));
  EXPECT_TRUE(same_words("birthDate", "DOB"));
  EXPECT_FALSE(same_words("reportGUID", "fieldReportGUID"));
  EXPECT_FALSE(same_words("StartDate", "EndDate"));
}

TEST(Writer, RefusesAKindWithoutATemplateInOneSentence) {
  const Installation& by = installations()[0];
  std::string toml = learn_text(export_number(by, 1)).toml;
  const auto at = toml.find("[[template]]");
  toml.erase(at, toml.find("[link]") - at);
  const Scratch dialect, out;
  std::ofstream(dialect.path()) << toml;
  Options options;
  options.set("dialect", dialect.path().string());
  Batch batch;
  make_records(batch, by, 5, 3);
  std::vector<std::string> losses;
  EXPECT_THAT([&] { write(out.path(), batch, options, losses); },
              ::testing::ThrowsMessage<UsageError>(HasSubstr("no template (reportGUID) for Accident")));
}

TEST(Writer, TellsWhatEverySampledReportHasAndInventsNothing) {
  const std::string toml =
      learn_text(tiny("<Accident><AccidentID>A#</AccidentID><DateOfAccident>2020-04-13</DateOfAccident></Accident>"))
          .toml;
  const Scratch dialect, out;
  std::ofstream(dialect.path()) << toml;
  Options options;
  options.set("dialect", dialect.path().string());
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("7"));
  Notices notices;
  write(out.path(), batch, options, notices);
  EXPECT_EQ(notices.count(Severity::warning), 1u);
  EXPECT_THAT(maex::read_file(out.path()), Not(HasSubstr("DateOfAccident>")));
}

TEST(Writer, SameRecordSameIdAcrossRuns) {
  const Installation& by = installations()[4];
  const Scratch dialect, a, b;
  std::ofstream(dialect.path()) << answered(by, learn_text(export_number(by, 1, 50)).toml);
  Options options;
  options.set("dialect", dialect.path().string());
  Batch batch;
  make_records(batch, by, 5, 9);
  std::vector<std::string> losses;
  write(a.path(), batch, options, losses);
  write(b.path(), batch, options, losses);
  EXPECT_EQ(maex::read_file(a.path()), maex::read_file(b.path()));
}

}  // namespace
}  // namespace maex::dialect_test
