// What reports count, and the month that a date lies in.
#include <gtest/gtest.h>

#include "core/figures/count.hpp"
#include "core/figures/grid.hpp"
#include "core/figures/period.hpp"
#include "core/io/error.hpp"

namespace maex::figures {
namespace {

Group add_incident(Batch& batch, std::string_view id, Code device) {
  const std::size_t at = batch.size();
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text(id));
  batch.add(Kind::place, {}, static_cast<std::int32_t>(at)).set(Field::place_district_code, Value::text("AZ-FUZ"));
  batch.add(Kind::device, {}, static_cast<std::int32_t>(at)).set(Field::device_category, Value::code(device));
  return {&batch, at, batch.size()};
}

void add_victim(Batch& batch, Code outcome, Code status, std::int64_t age) {
  Record& victim = batch.add(Kind::victim, {});
  victim.set(Field::victim_outcome, Value::code(outcome));
  victim.set(Field::victim_status, Value::code(status));
  victim.set(Field::victim_age, Value::integer(age));
}

TEST(Count, CountsPeopleWhoWereHurt) {
  Batch batch;
  Group group = add_incident(batch, "1", Code::device_category_AP_MINE);
  add_victim(batch, Code::outcome_KILLED, Code::status_CIVILIAN, 17);
  add_victim(batch, Code::outcome_INJURED, Code::status_MILITARY, 18);
  add_victim(batch, Code::outcome_UNINJURED, Code::status_MILITARY, 30);
  group.last = batch.size();
  Count count;
  count.add(group);
  EXPECT_EQ(count.incidents(), 1u);
  EXPECT_EQ(count.people(), 2u) << "a person who was not hurt is not a casualty";
  const Grid ages = grid_of(count, By::age_group);
  EXPECT_EQ(ages.rows, (std::vector<std::string>{"CHILD", "ADULT"}));
  EXPECT_EQ(ages.at(0, 0).value, 1u);
  EXPECT_EQ(ages.at(1, 1).value, 1u);
  const Grid devices = grid_of(count, By::device);
  EXPECT_EQ(devices.rows.size(), 3u) << "reports name the three usual kinds also when one of them has no incident";
  EXPECT_EQ(devices.incidents, (std::vector<std::optional<std::uint64_t>>{1, 0, 0, 1}));
}

TEST(Count, TakesStatedNumbersOfAnIncidentWithoutAList) {
  Batch batch;
  const Group group = add_incident(batch, "1", Code::device_category_AV_MINE);
  batch[0].set(Field::incident_killed, Value::integer(2));
  batch[0].set(Field::incident_casualties, Value::integer(5));
  Count count;
  count.add(group);
  EXPECT_EQ(count.people(Code::outcome_KILLED), 2u);
  EXPECT_EQ(count.people(Code::outcome_UNKNOWN), 3u) << "the outcome of the others is not stated";
  EXPECT_EQ(count.people(), 5u);
}

TEST(Count, NotesAListThatDiffersFromTheStatedNumber) {
  Batch batch;
  Group group = add_incident(batch, "1", Code::device_category_AV_MINE);
  batch[0].set(Field::incident_casualties, Value::integer(5));
  add_victim(batch, Code::outcome_KILLED, Code::status_CIVILIAN, 40);
  group.last = batch.size();
  Count count;
  count.add(group);
  EXPECT_EQ(count.people(), 1u);
  EXPECT_EQ(count.differing(), 1u);
}

TEST(MonthOf, IsTheMonthThatTheWholeDateLiesIn) {
  const auto month = [](const char* text) { return month_of(Value::date(*parse_iso_date(text))); };
  EXPECT_EQ(month("2014-06-19"), (Day{2014, 6, 0}));
  EXPECT_EQ(month("2014-06"), (Day{2014, 6, 0}));
  EXPECT_EQ(month("2014-06-01/2014-06-30"), (Day{2014, 6, 0}));
  EXPECT_EQ(month("2014-05-30/2014-06-02"), (Day{2014, 0, 0}));
  EXPECT_EQ(month("2013-12-30/2014-01-02"), Day{});
  EXPECT_EQ(month("../2014-06-19"), Day{});
  EXPECT_EQ(month_of(Value()), Day{});
}

TEST(Period, IsAMonthOrAYear) {
  EXPECT_EQ(parse_period("2014-06", "period"), (Day{2014, 6, 0}));
  EXPECT_EQ(parse_period("2014", "period"), (Day{2014, 0, 0}));
  for (const char* wrong : {"2014-06-01", "2014-13", "June 2014", "2014?", "2014/2015", "../2014"})
    EXPECT_THROW(parse_period(wrong, "period"), UsageError) << wrong;
  EXPECT_EQ(last_day(Day{2016, 2, 0}), (Day{2016, 2, 29}));
  EXPECT_EQ(last_day(Day{2014, 0, 0}), (Day{2014, 12, 31}));
}

TEST(Period, OfSeveralMonthsIsRefusedWithTheirNames) {
  ReportPeriod period(std::nullopt);
  period.see(Day{2014, 6, 0});
  EXPECT_EQ(period.decide(), (Day{2014, 6, 0}));
  period.see(Day{2014, 7, 0});
  try {
    period.decide();
    FAIL() << "two months are not one period";
  } catch (const UsageError& error) {
    EXPECT_NE(std::string(error.what()).find("2014-06, 2014-07"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace maex::figures
