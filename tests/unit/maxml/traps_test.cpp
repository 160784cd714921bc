// One test for each known trap in IMSMA files (maxml.md 3.3), and for each root of auxiliary data. All data is
// invented.
#include <gmock/gmock.h>

#include <fstream>

#include "core/io/error.hpp"
#include "tests/unit/maxml/foreign.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test::traps_test {
namespace {
using ::testing::HasSubstr;

std::string report(std::string_view item, std::string_view info = "reportGUID='t' reportID='x' fieldReportGUID='y'") {
  return "<MineActionFieldReport><FieldReport><FieldReportInfo " + std::string(info) + "/>" + std::string(item) +
         "</FieldReport></MineActionFieldReport>";
}
const Record& first(const ReadResult& result) { return (*result.batches.at(0))[0]; }

TEST(Traps, DisplayValueInsteadOfTheBaseTerm) {
  const ReadResult open = read_text(report("<Hazard><Status>Open</Status></Hazard>"));
  const ReadResult active = read_text(report("<Hazard><Status>Active</Status></Hazard>"));
  EXPECT_EQ(first(open).get(Field::hazard_area_status), first(active).get(Field::hazard_area_status));
  EXPECT_EQ(open.count("maxml-display-value"), 1u);
  EXPECT_EQ(active.count("maxml-display-value"), 0u);
}

TEST(Traps, CommasAndBlanksAtTheEndsOfIds) {
  const ReadResult result = read_text(
      report("<Victim><VictimIdentification><OriginalID> V-1 "
             ",</OriginalID></VictimIdentification><Association><AssociationIdentification>"
             "<OriginalID>A-1 "
             "</OriginalID></AssociationIdentification><TargetInformation><Name>Accident</Name></TargetInformation>"
             "</Association></Victim>",
             "reportGUID='c0a8-8e7f, ' reportID='DEF-1831, ' fieldReportGUID='y,'"));
  EXPECT_EQ(first(result).text(Field::victim_id), "V-1");
  EXPECT_EQ(first(result).text(Field::victim_incident), "A-1");
  EXPECT_EQ(first(result).text(Field::victim_report_id), "DEF-1831");
  EXPECT_EQ(first(result).text(Field::victim_report_guid), "y");
  EXPECT_EQ(result.count("maxml-guid-trimmed"), 5u);
  EXPECT_EQ(result.balance.cells_with(Fate::changed), 4u);
  EXPECT_TRUE(result.balance.holds());
  const ReadResult tidy =
      read_text(report("<Victim><VictimIdentification><OriginalID>V-1</OriginalID></VictimIdentification></Victim>"));
  EXPECT_EQ(first(tidy).text(Field::victim_id), "V-1");
  EXPECT_EQ(tidy.count("maxml-guid-trimmed"), 0u);
}

TEST(Traps, WhatMaexWroteIsTakenToTheLetter) {
  Batch batch;
  batch.add(Kind::victim, {}).set(Field::victim_id, Value::text(" V-1 ,"));
  const Scratch file;
  write(file.path(), {&batch});
  const ReadResult result = read_file(file.path());
  EXPECT_EQ(first(result).text(Field::victim_id), " V-1 ,");
  EXPECT_EQ(result.count("maxml-guid-trimmed"), 0u);
}

TEST(Traps, GuidsAreNoUuidsAndKeepTheirBraces) {
  for (const char* guid : {"c0a8-8e7f-16cf2236466-35d67078-1-42bc", "{BaseData-WorkbenchStatus-00000-00004}",
                           "BaseData-WorkbenchStatus-00000-00004", "7"}) {
    const ReadResult result = read_text(report("<Accident><AccidentIdentification><AccidentGUID>" + std::string(guid) +
                                               "</AccidentGUID></AccidentIdentification></Accident>"));
    EXPECT_EQ(first(result).text(Field::incident_guid), guid);
    EXPECT_EQ(result.notices->count(Severity::error), 0u) << guid;
  }
}

TEST(Traps, BracesInOnePlaceAndNoneInAnother) {
  // The reader must recognise ids that maex wrote, also when another system added braces or changed letters to
  // capitals.
  Batch batch;
  batch.add(Kind::location, {}).set(Field::location_id, Value::text("L-1"));
  const Scratch file;
  write(file.path(), {&batch});
  std::string xml = probe_file(file.path()).head;
  for (const char* mark : {"fieldReportGUID=\"", "<LocationGUID>"}) {
    const std::size_t at = xml.find(mark) + std::string(mark).size();
    const std::size_t end = xml.find_first_of("\"<", at);
    for (std::size_t i = at; i != end; ++i)
      if (xml[i] >= 'a' && xml[i] <= 'f') xml[i] = static_cast<char>(xml[i] - 32);
    xml.insert(end, "}").insert(at, "{");
  }
  const ReadResult result = read_text(xml);
  EXPECT_EQ(canonical({result.batches[0].get()}), canonical({&batch}));
}

std::string shape(std::string_view points) {
  return report("<Hazard><Geospatialinfo><Geo><ShapeId>S </ShapeId>" + std::string(points) +
                "</Geo></Geospatialinfo></Hazard>");
}
std::string point(int number, double x, double y) {
  return "<GeoPoint><Number>" + std::to_string(number) + "</Number><Longitude>" + std::to_string(x) +
         "</Longitude><Latitude>" + std::to_string(y) + "</Latitude></GeoPoint>";
}

TEST(Traps, ClosedRing) {
  const ReadResult closed = read_text(shape(point(1, 48, 40) + point(2, 49, 40) + point(3, 49, 41) + point(4, 48, 40)));
  EXPECT_EQ(closed.count("maxml-ring-closed"), 1u);
  EXPECT_EQ(closed.batches[0]->size(), 1u + 4u) << "the points are taken as they are";
  const ReadResult open = read_text(shape(point(1, 48, 40) + point(2, 49, 40) + point(3, 49, 41)));
  EXPECT_EQ(open.count("maxml-ring-closed"), 0u);
  EXPECT_EQ(open.count("maxml-shape-short"), 0u);
}

TEST(Traps, FewerThanThreeVertices) {
  EXPECT_EQ(read_text(shape(point(1, 48, 40) + point(2, 49, 40))).count("maxml-shape-short"), 1u);
  EXPECT_EQ(read_text(report("<Hazard><Geospatialinfo><Geo><GeoPoint><Longitude>48</Longitude></GeoPoint></Geo></"
                             "Geospatialinfo></Hazard>"))
                .count("maxml-shape-short"),
            0u)
      << "a single point is no shape";
}

TEST(Traps, UnsortedPointNumbers) {
  const ReadResult result = read_text(shape(point(2, 48, 40) + point(1, 49, 40) + point(3, 49, 41)));
  EXPECT_EQ(result.count("maxml-points-unsorted"), 1u);
  std::vector<std::int64_t> numbers;
  for (std::size_t i = 1; i != result.batches[0]->size(); ++i)
    if ((*result.batches[0])[i].kind() == Kind::point)
      numbers.push_back((*result.batches[0])[i].get(Field::point_number).as_integer());
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{2, 1, 3})) << "told, not sorted";
  EXPECT_EQ(find_child(*result.batches[0], 0, Kind::point)->text(Field::point_shape), "S");
}

TEST(Traps, QuantityOnTheDeviceOfAnAccident) {
  const ReadResult accident =
      read_text(report("<Accident><AccidentDeviceInfo><Ordnance><Model>PMN</Model></Ordnance><Quantity>3</Quantity></"
                       "AccidentDeviceInfo></Accident>"));
  const Record* device = find_child(*accident.batches[0], 0, Kind::device);
  ASSERT_NE(device, nullptr);
  EXPECT_FALSE(device->has(Field::device_quantity))
      << "IMSMA has no such column; it is no quantity that could be relied on";
  ASSERT_EQ(device->extras().size(), 1u);
  EXPECT_EQ(device->extras()[0].heading, "Accident/AccidentDeviceInfo/Quantity");
  EXPECT_EQ(device->extras()[0].text, "3");
  const ReadResult hazard =
      read_text(report("<Hazard><HazardDeviceInfo><Quantity>3</Quantity></HazardDeviceInfo></Hazard>"));
  EXPECT_EQ(find_child(*hazard.batches[0], 0, Kind::device)->get(Field::device_quantity), Value::integer(3));
}

TEST(Traps, SpellingsOfTheDocumentation) {
  const auto assessed = [](const std::string& name) {
    const ReadResult result = read_text(report(
        "<VictimAssistance><" + name + "><OrganisationName>A</OrganisationName></" + name + "></VictimAssistance>"));
    return std::string(first(result).text(Field::assistance_assessed_by));
  };
  EXPECT_EQ(assessed("NeedssAssessmentDoneBy"), "A");
  EXPECT_EQ(assessed("NeedsAssessmentDoneBy"), "A");
  for (const char* name : {"Geospatialinfo", "GeospatialInfo", "GEOSPATIALINFO"}) {
    const std::string xml =
        report("<Location><" + std::string(name) + "><Geo><GeoPoint><Latitude>40.5</Latitude></GeoPoint></Geo></" +
               name + "></Location>");
    const ReadResult result = read_text(xml);
    const Record* place = find_child(*result.batches[0], 0, Kind::place);
    ASSERT_NE(place, nullptr) << name;
    EXPECT_EQ(place->get(Field::place_latitude), Value::decimal(40.5));
  }
  for (const char* name : {"VictimGUID", "VictimGuid", "victimguid"})
    EXPECT_EQ(first(read_text(report("<Victim><VictimIdentification><" + std::string(name) + ">7</" + name +
                                     "></VictimIdentification></Victim>")))
                  .text(Field::victim_guid),
              "7");
  for (const char* name : {"reportGUID", "reportGuid", "REPORTGUID"})
    EXPECT_EQ(read_text(report("<Victim/>", std::string(name) + "='t,'")).count("maxml-guid-trimmed"), 1u) << name;
}

TEST(Traps, AMisspeltDocumentHeaderIsToldNotLost) {
  const ReadResult right = read_text(
      "<MineActionFieldReport><DocumentHeader><DocumentName>d</DocumentName></DocumentHeader></MineActionFieldReport>");
  EXPECT_TRUE(right.quarantined.empty());
  const ReadResult wrong = read_text(
      "<MineActionFieldReport><DocumenHeader><DocumentName>d</DocumentName></DocumenHeader></MineActionFieldReport>");
  ASSERT_EQ(wrong.quarantined.size(), 1u);
  EXPECT_EQ(wrong.quarantined[0].value, "d");
  EXPECT_TRUE(wrong.balance.holds());
}

TEST(Traps, VictimWithoutAnAccident) {
  EXPECT_EQ(read_text(report("<Victim><Age>7</Age></Victim>")).count("maxml-victim-unlinked"), 1u);
  EXPECT_EQ(read_text(report("<Victim><Association><AssociationIdentification><OriginalID>A</OriginalID></"
                             "AssociationIdentification><TargetInformation><Name>accident</Name>"
                             "</TargetInformation></Association></Victim>"))
                .count("maxml-victim-unlinked"),
            0u);
}

TEST(Traps, UnknownTermsPassThrough) {
  const ReadResult result = read_text(report("<Victim><Gender>Unbestimmt</Gender></Victim>"));
  EXPECT_EQ(first(result).get(Field::victim_sex), Value::text("Unbestimmt"));
  EXPECT_EQ(result.count("maxml-term-unknown"), 1u);
}

TEST(AnyMaxml, RootAndElementsByLocalName) {
  const std::string_view inside =
      "FieldReport><@FieldReportInfo reportID='1'/><@Accident><@AccidentType>Mine "
      "accident</@AccidentType></@Accident></@FieldReport></@MineActionFieldReport>";
  const auto with = [&](const std::string& open, const std::string& prefix) {
    std::string xml = "<@MineActionFieldReport" + open + "><@" + std::string(inside);
    for (std::size_t at = 0; (at = xml.find('@', at)) != std::string::npos;) xml.replace(at, 1, prefix);
    return xml;
  };
  for (const std::string& xml :
       {with("", ""), with(" xmlns='urn:a'", ""), with(" xmlns:m='urn:a'", "m:"),
        with(" xmlns:Ü='urn:a' xmlns='urn:b'", "Ü:"),
        std::string(
            "<a:MineActionFieldReport xmlns:a='u' "
            "xmlns:b='v'><b:FieldReport><FieldReportInfo/><a:Accident><b:AccidentType>Mine accident</b:AccidentType>"
            "</a:Accident></b:FieldReport></a:MineActionFieldReport>"),
        std::string("<mineactionfieldreport><FIELDREPORT><fieldreportinfo/><ACCIDENT><accidenttype>Mine "
                    "accident</accidenttype></ACCIDENT></FIELDREPORT>"
                    "</mineactionfieldreport>")}) {
    const ReadResult result = read_text(xml);
    ASSERT_EQ(result.batches.size(), 1u) << xml;
    EXPECT_EQ(first(result).get(Field::incident_type), Value::code(Code::accident_type_MINE)) << xml;
    Source source;
    source.probe.head = xml;
    EXPECT_EQ(partner().identify(source).certainty, Certainty::certain) << xml;
  }
}

TEST(AnyMaxml, AnyEncodingThatTheDeclarationNames) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" +
                          report("<Location><LocationName>Ағдам Şuşa Щит</LocationName></Location>");
  for (const char* encoding : {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UCS-4", "windows-1251", "ISO-8859-5",
                               "windows-1254", "ISO-8859-9", "KOI8-R", "US-ASCII"}) {
    const ReadResult result = read_text(encoded(xml, encoding));
    ASSERT_EQ(result.batches.size(), 1u) << encoding;
    EXPECT_EQ(first(result).text(Field::location_name), "Ағдам Şuşa Щит") << encoding;
    Source source;
    source.probe.head = encoded(xml, encoding);
    EXPECT_EQ(partner().identify(source).certainty, Certainty::certain) << encoding;
  }
}

TEST(AnyMaxml, AllEightItems) {
  const std::pair<const char*, Kind> items[] = {{"Accident", Kind::incident},           {"Victim", Kind::victim},
                                                {"VictimAssistance", Kind::assistance}, {"Hazard", Kind::hazard_area},
                                                {"HazardReduction", Kind::activity},    {"Location", Kind::location},
                                                {"MREActivity", Kind::education},       {"QAActivity", Kind::quality}};
  for (const auto& [element, kind] : items) {
    const ReadResult result =
        read_text(report("<" + std::string(element) + "><" + element + "Identification><OriginalID>7</OriginalID></" +
                         element + "Identification></" + element + ">"));
    ASSERT_EQ(result.batches.size(), 1u) << element;
    EXPECT_EQ(first(result).kind(), kind) << element;
    EXPECT_EQ(first(result).slots().size(), 3u) << element << ": its number and the ids of the report";
  }
  const ReadResult quality =
      read_text(report("<QAActivity><QAResultStatus>Passed</"
                       "QAResultStatus><Association><AssociationIdentification><OriginalID>ACT-1</OriginalID>"
                       "</AssociationIdentification><TargetInformation><Name>HazardReduction</Name></"
                       "TargetInformation></Association></QAActivity>"));
  EXPECT_EQ(first(quality).text(Field::quality_result), "Passed");
  EXPECT_EQ(first(quality).text(Field::quality_activity), "ACT-1");
}

class Auxiliary : public ::testing::TestWithParam<const char*> {};

TEST_P(Auxiliary, IsListedAndExplainedNotFailed) {
  const std::string root = GetParam();
  const std::string xml = "<a:" + root +
                          " xmlns:a='u'><DocumentHeader><DocumentName>d</DocumentName></DocumentHeader><Levels><Level "
                          "id='1'>a</Level><Level/></Levels>"
                          "<Entry><Name>b</Name></Entry><Entry><Name>c</Name></Entry><Entry/></a:" +
                          root + ">";
  const Scratch file;
  std::ofstream(file.path()) << xml;
  Notices notices;
  Balance balance;
  Account account("lists.xml", notices, balance);
  ReadContext context{account, {}, {2024, 5, 2}, 1};
  Source source;
  source.probe = probe_file(file.path());
  const Identification who = partner().identify(source);
  EXPECT_EQ(who.certainty, Certainty::likely);
  EXPECT_THAT(who.reason, HasSubstr("auxiliary data (" + root + ")"));
  const auto reader = partner().read(source, context);
  Batch batch;
  EXPECT_FALSE(reader->next(batch));
  ASSERT_EQ(reader->remarks().size(), 1u);
  EXPECT_THAT(to_string(reader->remarks()[0]), HasSubstr("auxiliary data (" + root));
  EXPECT_THAT(to_string(reader->remarks()[0]), HasSubstr("5 entries: 2 x Levels/Level, 3 x Entry"));
  EXPECT_THAT(to_string(reader->remarks()[0]), ::testing::Not(HasSubstr("does not know")));
  EXPECT_TRUE(balance.holds());
  EXPECT_EQ(balance.rows_with(Fate::ignored), 5u);
  EXPECT_EQ(balance.cells_with(Fate::ignored), 5u) << "the header's text, an attribute, and three texts";
  EXPECT_EQ(notices.count(Severity::error), 0u);
  EXPECT_EQ(notices.count(Severity::warning), 1u) << "no complaint of the schema, which speaks of reports";
}

INSTANTIATE_TEST_SUITE_P(Roots, Auxiliary,
                         ::testing::Values("GazeteerArtifact", "AssistanceArtifact", "CauseArtifact",
                                           "NeedsAssessmentArtifact", "MineActionOrdnanceArtifact",
                                           "MineActionOrganisationArtifact", "MineActionPlaceArtifact"));

TEST(AuxiliaryList, HostileNamesStayBounded) {
  std::string xml = "<CauseArtifact>";
  for (int i = 0; i != 5000; ++i) xml += "<L" + std::to_string(i) + "/>";
  const ReadResult result = read_text(xml + "</CauseArtifact>");
  EXPECT_EQ(result.balance.rows_with(Fate::ignored), 5000u);
  EXPECT_LT(problem_of(result.notices->groups().at(0).stored.front(), false).size(), 600u);
}

}  // namespace
}  // namespace maex::maxml_test::traps_test
