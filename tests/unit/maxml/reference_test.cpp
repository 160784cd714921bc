// The built-in dialect knows every element of the reference, and says how certain each name is.
#include <gtest/gtest.h>

#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "tests/unit/maxml/reference_elements.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test::reference_test {
namespace {

std::string nested(const std::string& path, const std::string& value) {
  std::string open, close;
  for (const std::string& part : maxml::parts_of(path)) {
    open += "<" + part + ">";
    close.insert(0, "</" + part + ">");
  }
  return open + value + close;
}

std::string report(const std::string& item) {
  return "<FieldReport><FieldReportInfo reportGUID='1-2' reportID='R' fieldReportGUID='3-4'/>" + item +
         "</FieldReport>";
}

std::string document(const std::string& reports) {
  return "<MineActionFieldReport>" + reports + "</MineActionFieldReport>";
}

/// The elements that the reader kept as extra columns, because the dialect has no field for them.
std::vector<std::string> unknown(const ReadResult& result) {
  std::vector<std::string> headings;
  for (const auto& batch : result.batches)
    for (std::size_t i = 0; i != batch->size(); ++i)
      for (const Extra& extra : (*batch)[i].extras()) headings.emplace_back(extra.heading);
  return headings;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

TEST(Reference, EveryElementOfEveryItemIsKnown) {
  Options unchecked;
  unchecked.set("validate", "false");  // one document for each element
  for (const ReferenceElement& one : reference_elements) {
    const ReadResult result =
        read_text(document(report(nested(std::string(one.item) + "/" + one.path, one.value))), unchecked);
    EXPECT_EQ(unknown(result), std::vector<std::string>{}) << one.item << "/" << one.path;
    EXPECT_EQ(result.count("maxml-term-unknown"), 0u) << one.item << "/" << one.path;
    EXPECT_TRUE(result.quarantined.empty()) << one.item << "/" << one.path;
    EXPECT_TRUE(result.balance.holds());
  }
}

TEST(Reference, TheCertaintyOfEachElementIsThatOfTheReference) {
  const auto dialect = maxml::load_dialect({});
  std::size_t checked = 0;
  for (const ReferenceElement& one : reference_elements)
    for (const maxml::Block& block : dialect->items) {
      if (block.element != one.item) continue;
      for (const maxml::Element& element : block.elements)
        if (element.role == maxml::Element::Role::leaf && same_letters(element.path, one.path)) {
          EXPECT_EQ(element.evidence.documented, one.documented) << one.item << "/" << one.path;
          ++checked;
        }
    }
  EXPECT_GT(checked, 280u) << "the rest are in blocks, or in the spellings of other files";
}

TEST(Reference, EveryElementOfFieldReportInfoIsKnownForEveryItem) {
  for (const char* item : {"Accident", "Hazard", "HazardReduction", "Location", "MREActivity", "QAActivity", "Victim",
                           "VictimAssistance"}) {
    const std::string info =
        "<FieldReport><FieldReportInfo reportGUID='1-2' reportID='R-7' fieldReportGUID='3-4'>"
        "<FieldReportName>Form</FieldReportName><Version>1.0</Version><ReportingPerson>Nümunə</ReportingPerson>"
        "<ReportingPosition>Surveyor</ReportingPosition><ReportingOrg>IMSMA</ReportingOrg>"
        "<ReportingDate>2021-05-06</ReportingDate><VerifyingDate>2021-05-09</VerifyingDate>"
        "<VerifiedBy>Editor</VerifiedBy><ReportCompletedDate>2021-05-07</ReportCompletedDate><Other>note</Other>"
        "</FieldReportInfo><" +
        std::string(item) + "/></FieldReport>";
    const ReadResult result = read_text(document(info));
    EXPECT_EQ(unknown(result), std::vector<std::string>{}) << item;
    const auto [batch, at] = result.top(0);
    const Record& record = (*batch)[at];
    const auto field = [&](const char* name) {
      return record.get(find_field(std::string(maex::name(record.kind())) + "." + name).value());
    };
    EXPECT_EQ(to_text(field("report_id")), "R-7") << item;
    EXPECT_EQ(to_text(field("report_guid")), "3-4") << item;
    EXPECT_EQ(to_text(field("date_of_information")), "2021-05-06") << item;
    EXPECT_EQ(to_text(field("reviewed_on")), "2021-05-09") << item;
    EXPECT_EQ(to_text(field("reviewed_by")), "Editor") << item;
    EXPECT_EQ(to_text(field("report_completed_on")), "2021-05-07") << item;
    EXPECT_EQ(to_text(field("report_comment")), "note") << item;
  }
}

// maxml.md 2.4: what a shape and a point may have.
constexpr const char* shape_parts =
    "<Guid>1-a</Guid><IsActive>true</IsActive><DataEnterer>op</DataEnterer><DataEntryDate>2020-02-03</DataEntryDate>";
constexpr const char* point_parts =
    "<Guid>1-b</Guid><LocalId>1</LocalId><Number>1</Number><Type>Turning point</Type><Description>by the road"
    "</Description><Longitude>47.2</Longitude><Latitude>39.6</Latitude><Elevation>310</Elevation><CoordRefSys>WGS1984"
    "</CoordRefSys><CoordFormat>DD</CoordFormat><UserInputFormat>DMS</UserInputFormat><UserEnteredX>47 12 "
    "0</UserEnteredX>"
    "<UserEnteredY>39 36 0</UserEnteredY><UserEnteredMGRS>38S PJ 1 1</UserEnteredMGRS><FixedByGuid>GPS</FixedByGuid>"
    "<FromPointGUID>1-c</FromPointGUID><Bearing>12.5</Bearing><Distance>40</Distance>"
    "<GeospatialInfoGuid>1-a</GeospatialInfoGuid>";

TEST(Reference, APolygonHasAllPartsOfTheShapeAndItsPoints) {
  for (const char* item : {"Hazard", "Accident", "VictimAssistance"}) {
    const std::string geo = "<ShapeId>P1</ShapeId><Shape>Polygon</Shape><PolyProp>outer</PolyProp>" +
                            std::string(shape_parts) + nested("GeoPoint", point_parts);
    const ReadResult result = read_text(document(report(nested(item, nested("Geospatialinfo", nested("Geo", geo))))));
    EXPECT_EQ(unknown(result), std::vector<std::string>{}) << item;
    const auto [batch, at] = result.top(0);
    const Record* point = find_child(*batch, at, Kind::point);
    ASSERT_NE(point, nullptr) << item;
    EXPECT_EQ(point->text(Field::point_shape), "P1");
    EXPECT_EQ(point->text(Field::point_shape_guid), "1-a");
    EXPECT_EQ(point->get(Field::point_shape_type), Value::code(Code::shape_type_POLYGON));
    EXPECT_EQ(point->text(Field::point_entered_x), "47 12 0");
  }
}

TEST(Reference, ASinglePointIsThePlaceOfAnAccidentAndAPointOfAnArea) {
  const std::string geo =
      nested("Geospatialinfo", nested("Geo", std::string(shape_parts) + nested("GeoPoint", point_parts)));
  const ReadResult accident = read_text(document(report(nested("Accident", geo))));
  EXPECT_EQ(unknown(accident), std::vector<std::string>{});
  const Record* place = find_child(*accident.top(0).first, accident.top(0).second, Kind::place);
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->get(Field::place_latitude), Value::decimal(39.6));
  EXPECT_EQ(place->text(Field::place_point_id), "1");
  const ReadResult area = read_text(document(report(nested("Hazard", geo))));
  EXPECT_EQ(unknown(area), std::vector<std::string>{});
  EXPECT_NE(find_child(*area.top(0).first, area.top(0).second, Kind::point), nullptr);
  EXPECT_EQ(find_child(*area.top(0).first, area.top(0).second, Kind::place), nullptr);
}

TEST(Reference, EveryShapeOfABlockKeepsItsOwnId) {
  const auto shape = [](const std::string& id, const std::string& latitude) {
    return nested("Geo", nested("ShapeId", id) + nested("GeoPoint", nested("Latitude", latitude)));
  };
  const ReadResult result =
      read_text(document(report(nested("Hazard", nested("Geospatialinfo", shape("A", "39.1") + shape("B", "39.2"))))));
  const Batch& batch = *result.batches.at(0);
  ASSERT_EQ(batch.size(), 3u);
  EXPECT_EQ(batch[1].text(Field::point_shape), "A");
  EXPECT_EQ(batch[2].text(Field::point_shape), "B");
  EXPECT_EQ(batch[2].get(Field::point_latitude), Value::decimal(39.2));
}

TEST(Reference, AllPartsOfAnAssistanceReportAreKnown) {
  const ReadResult result = read_text(document(report(
      "<VictimAssistance><Association><AssociationIdentification><GUID>2-v</GUID><OriginalID>V-9</OriginalID>"
      "</AssociationIdentification><TargetInformation><Name>Victim</Name></TargetInformation></Association>"
      "<NeedsAssessmentDoneBy><OrganisationName>Clinic</OrganisationName><OrganisationID><OriginalID>O-3</OriginalID>"
      "<GUID>2-o</GUID></OrganisationID></NeedsAssessmentDoneBy><VictimAssistanceAssistance>"
      "<VictimAssistanceAssistanceIdentification><VictimAssistanceAssistanceGUID>2-s</VictimAssistanceAssistanceGUID>"
      "</VictimAssistanceAssistanceIdentification><Assistance><Guid>2-c</Guid></Assistance><EndDate>2022-02-02</"
      "EndDate>"
      "<DataEnterer>op</DataEnterer><Assistance><Id>PHYS</Id></Assistance><Quantity>2</Quantity><Status>Done</Status>"
      "</VictimAssistanceAssistance></VictimAssistance>")));
  EXPECT_EQ(unknown(result), std::vector<std::string>{});
  const Record& record = (*result.top(0).first)[result.top(0).second];
  EXPECT_EQ(record.text(Field::assistance_victim), "V-9");
  EXPECT_EQ(record.text(Field::assistance_victim_guid), "2-v");
  EXPECT_EQ(record.text(Field::assistance_assessed_by_guid), "2-o");
  EXPECT_EQ(record.text(Field::assistance_service_class), "PHYS");
}

}  // namespace
}  // namespace maex::maxml_test::reference_test
