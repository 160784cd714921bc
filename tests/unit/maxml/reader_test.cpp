// Files from other systems: the documented skeleton, the known traps, and content for which maex has no field. All data
// is invented.
#include <gmock/gmock.h>

#include "core/io/error.hpp"
#include "tests/unit/maxml/skeleton.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {
using ::testing::HasSubstr;

std::string report(std::string_view item, std::string_view root = "MineActionFieldReport",
                   std::string_view attributes = "") {
  return "<" + std::string(root) + std::string(attributes) +
         "><FieldReport><FieldReportInfo reportGUID='t' reportID='x' fieldReportGUID='y'/>" + std::string(item) +
         "</FieldReport></" + std::string(root) + ">";
}

const Record& first(const ReadResult& result) { return (*result.batches.front())[0]; }

TEST(Reader, TheDocumentedSkeleton) {
  const ReadResult result = read_text(skeleton);
  ASSERT_EQ(result.batches.size(), 1u);
  const Batch& batch = *result.batches[0];
  EXPECT_EQ(batch[0].kind(), Kind::incident);
  EXPECT_EQ(batch[0].origin().row, 16u);
  EXPECT_EQ(batch[0].text(Field::incident_reviewed_by), "Editor");
  const Record* source = find_child(batch, 0, Kind::source);
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->text(Field::source_name), "Jane Doe");
  EXPECT_EQ(batch[0].text(Field::incident_report_id), "ACC-2024-0007");
  EXPECT_EQ(to_text(batch[0].get(Field::incident_date_of_information)), "2024-05-01");
  EXPECT_TRUE(batch[0].has(Field::incident_report_completed_on));
  EXPECT_EQ(batch[0].extras().size(), 0u);
  const auto [with, at] = result.top(1);
  EXPECT_EQ((*with)[at].text(Field::assistance_victim), "VIC-2024-0011");
  EXPECT_EQ((*with)[at].text(Field::assistance_name), "VA-0003");
  std::vector<std::string> headings;
  for (const Extra& extra : (*with)[at].extras()) headings.emplace_back(extra.heading);
  EXPECT_THAT(headings, ::testing::ElementsAre("FieldReportInfo"));
  EXPECT_TRUE(result.balance.holds());
  EXPECT_EQ(result.balance.rows_read(), 2u);
}

TEST(Reader, NamespacesAndPrefixesDoNotMatter) {
  for (const std::string& xml : {report("<Accident><AccidentType>Mine accident</AccidentType></Accident>",
                                        "MineActionFieldReport", " xmlns='urn:example:x'"),
                                 report("<Accident><AccidentType>Mine accident</AccidentType></Accident>",
                                        "m:MineActionFieldReport", " xmlns:m='urn:example:x'")}) {
    const ReadResult result = read_text(xml);
    EXPECT_EQ(first(result).get(Field::incident_type), Value::code(Code::accident_type_MINE));
  }
}

TEST(Reader, SpellingTraps) {
  const ReadResult result = read_text(
      report("<VictimAssistance><NeedsAssessmentDoneBy><OrganisationName>A</OrganisationName></NeedsAssessmentDoneBy>"
             "<GeospatialInfo><Geo><GeoPoint><Longitude>48.5</Longitude><Latitude>40.25</Latitude></GeoPoint></Geo></"
             "GeospatialInfo>"
             "<VictimAssistanceIdentification><VictimAssistanceGuid>{c0a8-1}</VictimAssistanceGuid></"
             "VictimAssistanceIdentification></VictimAssistance>"));
  EXPECT_EQ(first(result).text(Field::assistance_assessed_by), "A");
  EXPECT_EQ(first(result).text(Field::assistance_guid), "{c0a8-1}");
  const Record* place = find_child(*result.batches[0], 0, Kind::place);
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->get(Field::place_latitude), Value::decimal(40.25));
  EXPECT_TRUE(read_text(report("<VictimAssistance><NeedssAssessmentDoneBy><OrganisationName>A</OrganisationName>"
                               "</NeedssAssessmentDoneBy></VictimAssistance>"))
                  .notices->count(Severity::error) == 0);
}

TEST(Reader, DisplayValuesAndUnknownTerms) {
  const ReadResult result =
      read_text(report("<Hazard><Type>sha</Type><Status>Open</Status><EvidenceOfContamination>Hearsay</"
                       "EvidenceOfContamination></Hazard>"));
  EXPECT_EQ(first(result).get(Field::hazard_area_status), Value::code(Code::hazard_status_OPEN));
  EXPECT_EQ(first(result).get(Field::hazard_area_type), Value::code(Code::hazard_type_SHA));
  EXPECT_EQ(first(result).text(Field::hazard_area_evidence), "Hearsay");
  EXPECT_EQ(result.count("maxml-display-value"), 2u);
  EXPECT_EQ(result.count("maxml-term-unknown"), 1u);
  EXPECT_TRUE(result.balance.holds());
}

TEST(Reader, WhatIsNotUnderstoodGoesToQuarantineWithItsPlace) {
  const ReadResult result =
      read_text(report("\n<Victim><Age>many</Age>\n<DateOfBirth>next week</DateOfBirth></Victim>"));
  ASSERT_EQ(result.quarantined.size(), 2u);
  EXPECT_EQ(result.quarantined[1].where.path, "FieldReport/Victim/DateOfBirth");
  EXPECT_EQ(result.quarantined[1].where.row, 3u);
  EXPECT_EQ(result.quarantined[1].value, "next week");
  EXPECT_EQ(result.count("maxml-victim-unlinked"), 1u);
  EXPECT_GE(result.count("maxml-not-valid"), 2u);
  EXPECT_TRUE(result.balance.holds());
}

TEST(Reader, SpellingsOfDatesAndNumbers) {
  const ReadResult result =
      read_text(report("<Victim><Age> 034 </Age><DateOfBirth>1990-02-01T00:00:00+04:00</DateOfBirth></Victim>"));
  EXPECT_EQ(first(result).get(Field::victim_age), Value::integer(34));
  EXPECT_EQ(to_text(first(result).get(Field::victim_birth_date)), "1990-02-01");
  EXPECT_EQ(result.balance.cells_with(Fate::changed), 2u);
}

TEST(Reader, UnknownElementsAttributesAndMixedTextAreKept) {
  const ReadResult result =
      read_text(report("<Accident odd='1'><Moon>full</Moon><Moon>new</Moon><A><B c='2'>x</B>mixed</A>"
                       "<AccidentIdentification>loose<OriginalID>7</OriginalID></AccidentIdentification></"
                       "Accident><Attachment>a.jpg</Attachment>"));
  std::vector<std::string> extras;
  for (const Extra& extra : first(result).extras())
    extras.push_back(std::string(extra.heading) + "=" + std::string(extra.text));
  EXPECT_THAT(extras,
              ::testing::UnorderedElementsAre("Accident/@odd=1", "Accident/Moon=full", "Accident/Moon=new",
                                              "Accident/A/B=x", "Accident/A/B/@c=2", "Accident/A/text()=mixed",
                                              "Accident/AccidentIdentification/text()=loose", "Attachment=a.jpg"));
  EXPECT_EQ(first(result).text(Field::incident_id), "7");
  EXPECT_TRUE(result.balance.holds());
}

TEST(Reader, ItemsThatNobodyKnowsAreToldNotDropped) {
  const ReadResult none = read_text(report("<Banana><Name>x</Name></Banana>"));
  EXPECT_EQ(none.balance.rows_with(Fate::quarantined), 1u);
  EXPECT_TRUE(none.balance.holds());
  EXPECT_THROW(read_text("<html/>"), InputError);
}

TEST(Reader, Identifies) {
  const auto identify = [](std::string_view head) {
    Source source;
    source.probe.head = head;
    return partner().identify(source);
  };
  EXPECT_EQ(identify(skeleton).certainty, Certainty::certain);
  EXPECT_EQ(identify("\xEF\xBB\xBF<?xml version='1.0'?><!-- <x> --><m:MineActionFieldReport xmlns:m='u'>").certainty,
            Certainty::certain);
  EXPECT_EQ(
      identify(std::string_view("\xFF\xFE<\0M\0i\0n\0e\0A\0c\0t\0i\0o\0n\0F\0i\0e\0l\0d\0R\0e\0p\0o\0r\0t\0>\0", 48))
          .certainty,
      Certainty::certain);
  EXPECT_EQ(identify("<CauseArtifact/>").certainty, Certainty::likely);
  EXPECT_EQ(identify("<html>").certainty, Certainty::no);
  EXPECT_EQ(identify("a,b,c\n").certainty, Certainty::no);
}

}  // namespace
}  // namespace maex::maxml_test
