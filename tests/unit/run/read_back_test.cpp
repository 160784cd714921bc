#include "core/run/read_back.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace maex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Three incidents with a device each, and a victim. Invented.
void fill(Batch& batch) {
  for (int i = 1; i != 4; ++i) {
    batch.add(Kind::incident, {1, 0, static_cast<std::uint32_t>(10 + i)})
        .set(Field::incident_id, Value::text(batch.keep("A-" + std::to_string(i))));
    batch[batch.size() - 1].set(Field::incident_cause, Value::text("ploughing"));
    batch[batch.size() - 1].add_extra("Weather", "rain");
    batch.add(Kind::device, {1, 0, 1}, static_cast<std::int32_t>(batch.size() - 1))
        .set(Field::device_quantity, Value::integer(i));
  }
  batch.add(Kind::victim, {1, 0, 20}).set(Field::victim_age, Value::integer(7));
}

struct Told {
  std::vector<std::string> problems;
  std::uint64_t records, matched;
};

const LossType lost_value{"loss-value", "The value is lost."};

Told compare(const std::function<void(Batch&)>& change, const std::function<void(Losses&)>& report = {}) {
  Batch before, after;
  fill(before);
  fill(after);
  Losses lost(before);
  if (report) report(lost);
  if (change) change(after);
  ReadBack check;
  check.wrote(before, lost);
  check.found(after);
  Told told;
  for (const auto& one : check.differences())
    told.problems.push_back(std::string(one.type->code) + " " + std::to_string(one.origin.row) + " " +
                            to_string(one.problem));
  told.records = check.records();
  told.matched = check.matched();
  return told;
}

TEST(ReadBack, TheSameIsNoDifference) {
  const Told told = compare({});
  EXPECT_THAT(told.problems, IsEmpty());
  EXPECT_EQ(told.records, 4u);
  EXPECT_EQ(told.matched, 4u);
}

TEST(ReadBack, AMissingValueIsToldWithItsFieldAndSource) {
  const Told told = compare([](Batch& batch) { batch[2].erase(Field::incident_cause); });
  EXPECT_THAT(told.problems, ElementsAre(StartsWith("not-read-back 12 incident.cause of 1 record (incident)"),
                                         HasSubstr("Read back, but never written: 1 record")));
  EXPECT_EQ(told.matched, 3u);
}

TEST(ReadBack, AnotherValueAndALostExtraAndAChildsValueAreTold) {
  EXPECT_EQ(compare([](Batch& batch) { batch[6].set(Field::victim_age, Value::integer(8)); }).matched, 3u);
  EXPECT_THAT(compare([](Batch& batch) { batch[0].erase_extras([](const Extra&) { return true; }); }).problems[0],
              HasSubstr("a column of the sender's own"));
  EXPECT_THAT(compare([](Batch& batch) { batch[1].erase(Field::device_quantity); }).problems[0],
              HasSubstr("device.quantity of 1 record (incident)"));
}

TEST(ReadBack, AValueThatComesTwiceIsTold) {
  EXPECT_THAT(compare([](Batch& batch) { batch[0].set(Field::incident_cause, Value::text("ploughing")); }).problems[0],
              HasSubstr("incident.cause"));
}

TEST(ReadBack, AFieldTheReaderFillsItselfIsNone) {
  EXPECT_THAT(compare([](Batch& batch) { batch[6].set(Field::victim_id, Value::text("made-1")); }).problems, IsEmpty());
}

TEST(ReadBack, WhatWasAnnouncedNeedNotComeBack) {
  // The value is incident.cause of the first incident.
  const auto first_value = [](Losses& losses) { losses.value(0, 1, &lost_value); };
  EXPECT_THAT(compare([](Batch& batch) { batch[0].erase(Field::incident_cause); }, first_value).problems, IsEmpty());
  EXPECT_THAT(compare({}, first_value).problems,
              ElementsAre(StartsWith("lost-but-read-back 11 incident.cause of 1 record")));
}

TEST(ReadBack, AMissingRecordAndAnotherOrderAreToldApart) {
  Batch before;
  fill(before);
  const Losses lost(before);
  const auto found = [&](std::initializer_list<std::size_t> tops) {
    ReadBack check;
    check.wrote(before, lost);
    for (const std::size_t top : tops) {
      Batch one;
      one.append(before, top, before.end_of(top));
      check.found(one);
    }
    std::vector<std::string> problems;
    for (const auto& difference : check.differences()) problems.push_back(to_string(difference.problem));
    return problems;
  };
  EXPECT_THAT(found({6, 4, 0, 2}), IsEmpty());
  EXPECT_EQ(found({2, 4, 6}).size(), 2u)
      << "the first is missing: its id and its device differ from those in its place";
  EXPECT_THAT(found({0, 2, 4}), ElementsAre("1 record (victim) did not come back."));
  EXPECT_THAT(found({0, 2, 4, 6, 6}), ElementsAre(HasSubstr("never written: 1 record (victim)")));
}

TEST(ReadBack, SubmissionsAndRecordsOfWhichNothingIsLeftTakeNoPart) {
  Batch batch, nothing;
  batch.add(Kind::submission, {}).set(Field::submission_id, Value::text("x"));
  batch.add(Kind::tally, {}).set(Field::tally_value, Value::integer(3));
  ReadBack check;
  Losses losses(batch);
  losses.all(1, &lost_value);
  check.wrote(batch, losses);
  check.found(nothing);
  EXPECT_THAT(check.differences(), IsEmpty());
  EXPECT_EQ(check.records(), 0u);
}

}  // namespace
}  // namespace maex
