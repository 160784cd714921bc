// The content of a written document, and what it must never contain.
#include <gmock/gmock.h>

#include "adapters/partners/maxml/write/guid.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {
using ::testing::HasSubstr;
using ::testing::Not;

std::string written(const Batch& batch) {
  const Scratch file;
  write(file.path(), {&batch});
  EXPECT_EQ(schema_errors(file.path()), std::vector<std::string>());
  return maex::read_file(file.path());
}

Record& incident(Batch& batch, std::string_view id) {
  Record& record = batch.add(Kind::incident, {});
  record.set(Field::incident_id, Value::text(id));
  return record;
}

std::size_t times(const std::string& text, std::string_view word) {
  std::size_t n = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
  return n;
}

TEST(Writer, AccidentAndVictimNameEachOther) {
  Batch batch;
  incident(batch, "7");
  for (const char* id : {"7-1", "7-2"}) {
    Record& victim = batch.add(Kind::victim, {});
    victim.set(Field::victim_id, Value::text(id));
    victim.set(Field::victim_incident, Value::text("7"));
  }
  const std::string xml = written(batch);
  const std::string accident(std::string_view(maxml::mint("incident", "7")));
  EXPECT_EQ(times(xml, accident), 3u) << "itself, and once in each victim";
  EXPECT_EQ(times(xml, "<TargetInformation><Name>Victim</Name>"), 2u);
  EXPECT_EQ(times(xml, "<TargetInformation><Name>Accident</Name>"), 2u);
  EXPECT_EQ(times(xml, "<FieldReport>"), 3u);
}

TEST(Writer, SaysThatItIsADraftAndWhatIsGuessed) {
  const std::string xml = written(Batch());
  EXPECT_THAT(xml, HasSubstr("draft dialect"));
  EXPECT_THAT(xml, HasSubstr("no IMSMA installation was asked"));
  EXPECT_THAT(xml, HasSubstr("made-up - -records.csv")) << "a comment must not hold two hyphens";
  EXPECT_THAT(xml, HasSubstr("Accident/DateOfAccident"));
}

TEST(Writer, BaseTermsNotDisplayValues) {
  Batch batch;
  batch.add(Kind::hazard_area, {}).set(Field::hazard_area_status, Value::code(Code::hazard_status_OPEN));
  EXPECT_THAT(written(batch), HasSubstr("<Status>Active</Status>"));
}

TEST(Writer, PartDatesTravelInTheCustomBlock) {
  Batch batch;
  incident(batch, "1").set(Field::incident_date, Value::date({PartialDate::Form::at, {2014, 5, 0}, {}}));
  const std::string xml = written(batch);
  EXPECT_THAT(xml, Not(HasSubstr("<DateOfAccident>")));
  EXPECT_THAT(
      xml,
      HasSubstr("<Name>incidentdate</Name><Label>Date of incident</Label><Type>Text</Type><Value>2014-05</Value>"));
}

TEST(Writer, ReportingDateIsTheDateReceivedThenTheIncidentsThenToday) {
  Batch batch;
  Record& record = incident(batch, "1");
  EXPECT_THAT(written(batch), HasSubstr("<ReportingDate>2024-05-02<"));
  record.set(Field::incident_date, Value::date({PartialDate::Form::at, {2014, 5, 14}, {}}));
  batch.add(Kind::victim, {}).set(Field::victim_incident, Value::text("1"));
  EXPECT_EQ(times(written(batch), "<ReportingDate>2014-05-14<"), 2u);
  record.set(Field::incident_date_received, Value::date({PartialDate::Form::at, {2014, 6, 1}, {}}));
  EXPECT_EQ(times(written(batch), "<ReportingDate>2014-06-01<"), 2u);
}

TEST(Writer, ReportIdsAreUnique) {
  Batch batch;
  for (int i = 0; i < 3; ++i) incident(batch, "same");
  batch.add(Kind::incident, {});
  const std::string xml = written(batch);
  for (const char* id : {"\"ACC-same\"", "\"ACC-same-DUP01\"", "\"ACC-same-DUP02\"", "\"ACC-N4\""})
    EXPECT_EQ(times(xml, id), 1u) << id;
}

TEST(Writer, AccidentDevicesHaveNoQuantityHazardDevicesDo) {
  Batch batch;
  incident(batch, "1");
  batch.add(Kind::device, {}, 0).set(Field::device_quantity, Value::integer(3));
  batch.add(Kind::hazard_area, {});
  batch.add(Kind::device, {}, 2).set(Field::device_quantity, Value::integer(4));
  const Scratch file;
  write(file.path(), {&batch}, [](const Batch&, const Losses& losses) {
    const LossType* loss = losses.of_value(1, 0);
    ASSERT_NE(loss, nullptr);
    EXPECT_EQ(loss->code, "loss-device-quantity");
    EXPECT_EQ(losses.of_value(3, 0), nullptr);
  });
  const std::string xml = maex::read_file(file.path());
  EXPECT_EQ(times(xml, "<Quantity>"), 1u);
  EXPECT_THAT(xml, HasSubstr("<Quantity>4</Quantity>"));
}

TEST(Writer, PointsOfAShapeShareItAndAClosedRingIsTold) {
  Batch batch;
  batch.add(Kind::hazard_area, {});
  for (int i = 0; i < 4; ++i) {
    Record& point = batch.add(Kind::point, {}, 0);
    point.set(Field::point_shape, Value::text("P1"));
    point.set(Field::point_number, Value::integer(i + 1));
    point.set(Field::point_latitude, Value::decimal(i == 3 ? 40.0 : 40.0 + i));
    point.set(Field::point_longitude, Value::decimal(i == 1 ? 48.5 : 48));
  }
  const std::string xml = written(batch);
  EXPECT_EQ(times(xml, "<ShapeId>P1</ShapeId>"), 1u);
  EXPECT_EQ(times(xml, "<GeoPoint>"), 4u);
  const Scratch file;
  Notices told;
  write(file.path(), {&batch}, {}, {}, &told);
  EXPECT_EQ(told.count(Severity::warning), 1u);
}

TEST(Writer, SmallShapesAndNumbersThatDoNotAscendAreTold) {
  const auto told = [](std::initializer_list<int> numbers) {
    Batch batch;
    batch.add(Kind::hazard_area, {});
    for (const int number : numbers) {
      Record& point = batch.add(Kind::point, {}, 0);
      point.set(Field::point_shape, Value::text("P1"));
      point.set(Field::point_number, Value::integer(number));
      point.set(Field::point_latitude, Value::decimal(40 + number));
    }
    const Scratch file;
    Notices notices;
    write(file.path(), {&batch}, {}, {}, &notices);
    std::string codes;
    for (const auto& group : notices.groups())
      if (group.type->severity == Severity::warning) codes += std::string(group.type->code) + " ";
    return codes;
  };
  EXPECT_EQ(told({1, 2, 3}), "");
  EXPECT_EQ(told({1, 2}), "maxml-shape-short ");
  EXPECT_EQ(told({2, 1, 3}), "maxml-points-unsorted ");
  EXPECT_EQ(told({1, 1, 3}), "maxml-points-unsorted ");
}

TEST(Writer, AnIdThatLooksMintedIsNotLost) {
  Batch batch;
  Record& record = incident(batch, "1");
  const std::string minted(std::string_view(maxml::mint("incident", "1")));
  record.set(Field::incident_guid, Value::text(minted));
  const Scratch file;
  write(file.path(), {&batch});
  const ReadResult result = read_file(file.path());
  EXPECT_EQ((*result.batches.front())[0].text(Field::incident_guid), minted);
}

TEST(Writer, LongTextsAndDeepChildrenReadBackOrAreTold) {
  Batch batch;
  const std::string text(12'000'000, 'x');  // longer than libxml2 allows for one node of a tree
  incident(batch, "1").set(Field::incident_remarks, Value::text(text));
  for (int i = 0; i < 10; ++i) batch.add(Kind::place, {}, i).set(Field::place_district, Value::text("Tovuz"));
  const Scratch file;
  write(file.path(), {&batch}, [](const Batch&, const Losses& losses) {
    EXPECT_EQ(losses.of_value(8, 0), nullptr);
    ASSERT_NE(losses.of_value(9, 0), nullptr);
    EXPECT_EQ(losses.of_value(9, 0)->code, "loss-nesting");
  });
  const ReadResult result = read_file(file.path());
  EXPECT_EQ(result.batches.front()->size(), 9u);
  EXPECT_EQ((*result.batches.front())[0].text(Field::incident_remarks), text);
}

TEST(Writer, FullDiskIsAnOutputError) {
  Batch batch;
  for (int i = 0; i < 3000; ++i) incident(batch, "1");
  EXPECT_THAT([&] { write("/dev/full", {&batch}); }, ::testing::ThrowsMessage<OutputError>(::testing::AllOf(
                                                         HasSubstr("/dev/full"), HasSubstr("No space left"))));
  EXPECT_THROW(write("/no/such/folder/x.xml", {&batch}), OutputError);
}

}  // namespace
}  // namespace maex::maxml_test
