#include "core/model/record.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace maex {
namespace {

constexpr Field date = Field::incident_date;
constexpr Field cause = Field::incident_cause;

TEST(Record, ReplacesAFieldThatMayNotRepeat) {
  Batch batch;
  Record& record = batch.add(Kind::incident, {1, 2, 3});
  record.set(date, Value::date({PartialDate::Form::at, {2013, 0, 0}, {}}), 4);
  record.set(date, Value::date({PartialDate::Form::at, {2014, 0, 0}, {}}), 5);
  ASSERT_EQ(record.slots().size(), 1u);
  EXPECT_EQ(to_text(record.get(date)), "2014");
  EXPECT_EQ(record.slots()[0].column, 5) << "the column goes with the value that stayed";
}

TEST(Record, KeepsEveryValueOfAFieldThatMayRepeat) {
  Batch batch;
  Record& record = batch.add(Kind::incident, {});
  record.set(cause, Value::text("ploughing"));
  record.set(cause, Value::text("grazing"));
  EXPECT_EQ(record.slots().size(), 2u);
  EXPECT_EQ(record.text(cause), "ploughing") << "get() gives the first";
  record.erase(cause);
  EXPECT_FALSE(record.has(cause));
  EXPECT_TRUE(record.slots().empty());
}

TEST(Batch, KeepsWhatTheSenderWroteUntilARecordIsTouched) {
  const auto fill = [](Batch& batch) {
    batch.add(Kind::victim, {});
    batch.add(Kind::incident, {}).set(cause, Value::text("ploughing"));
    batch.add(Kind::device, {}, 1).add_extra("a", "b");
    batch.keep_source({1, 0, {}, batch.keep("<bytes>"), {}, "id", false});
  };
  const std::function<void(Batch&)> touches[] = {
      [](Batch& batch) { batch[1].set(cause, Value::text("grazing")); },
      [](Batch& batch) { batch[1].erase(cause); },
      [](Batch& batch) { batch[2].add_extra("c", "d"); },
      [](Batch& batch) { batch[2].erase_extras([](const Extra&) { return true; }); },
      [](Batch& batch) { batch.add(Kind::place, {}, 1); },
      [](Batch& batch) { batch.truncate(2); },
      [](Batch& batch) { batch.forget_source(2); }};
  for (const auto& touch : touches) {
    Batch batch;
    fill(batch);
    EXPECT_EQ(batch.kept(0), nullptr);
    batch[1].erase(date);  // the record does not have this field
    batch.add(Kind::victim, {});
    batch.truncate(3);
    ASSERT_NE(batch.kept(1), nullptr);
    EXPECT_EQ(batch.kept(2), batch.kept(1));
    EXPECT_EQ(batch.kept(1)->records, 2u);
    touch(batch);
    EXPECT_EQ(batch.kept(1), nullptr);
  }
  Batch from, to;
  fill(from);
  to.add(Kind::victim, {});
  to.append(from, 0, 3);
  ASSERT_NE(to.kept(2), nullptr);
  EXPECT_EQ(to.kept(2)->bytes, "<bytes>");
  EXPECT_EQ(to.kept(2)->first, 2u);
  EXPECT_EQ(to.kept(1), nullptr);
  to.reset();
  to.add(Kind::victim, {});
  EXPECT_EQ(to.kept(0), nullptr);
}

TEST(Record, GivesTextOnlyForText) {
  Batch batch;
  Record& record = batch.add(Kind::victim, {});
  record.set(Field::victim_age, Value::integer(7));
  EXPECT_EQ(record.text(Field::victim_age), "");
  EXPECT_EQ(record.text(Field::victim_id), "");
  EXPECT_TRUE(record.get(Field::victim_id).empty());
}

TEST(Record, KeepsExtrasInOrderUnderTheSendersHeading) {
  Batch batch;
  Record& record = batch.add(Kind::victim, {});
  record.add_extra("Поле", "один", 9);
  record.add_extra("Поле", "два", 10);
  ASSERT_EQ(record.extras().size(), 2u);
  EXPECT_EQ(record.extras()[1].heading, "Поле");
  EXPECT_EQ(record.extras()[1].text, "два");
  EXPECT_EQ(record.extras()[1].column, 10);
}

TEST(Batch, KeepsReferencesWhileItGrows) {
  Batch batch;
  Record& first = batch.add(Kind::incident, {0, 0, 1});
  for (std::uint32_t i = 2; i <= 5000; ++i) batch.add(Kind::incident, {0, 0, i});
  EXPECT_EQ(&first, &batch[0]);
  EXPECT_EQ(batch[4999].origin().row, 5000u);
}

TEST(Batch, KeepsTextOfItsOwn) {
  Batch batch;
  std::string text = "Füzuli";
  const std::string_view kept = batch.keep(text);
  text.assign("xxxxxxx");
  EXPECT_EQ(kept, "Füzuli");
  EXPECT_TRUE(batch.keep("").empty());
}

TEST(Batch, KnowsWhereChildrenEnd) {
  Batch batch;
  batch.add(Kind::incident, {});
  batch.add(Kind::place, {}, 0);
  batch.add(Kind::point, {}, 1);
  batch.add(Kind::device, {}, 0);
  batch.add(Kind::victim, {});
  batch.add(Kind::place, {}, 4);
  EXPECT_EQ(batch.end_of(0), 4u);
  EXPECT_EQ(batch.end_of(4), 6u);
  EXPECT_EQ(find_child(batch, 0, Kind::device), &batch[3]);
  EXPECT_EQ(find_child(batch, 0, Kind::point), nullptr) << "a grandchild is not a child";
  EXPECT_EQ(find_child(batch, 1, Kind::point), &batch[2]);
  EXPECT_EQ(find_child(batch, 4, Kind::place), &batch[5]);
  EXPECT_EQ(find_child(batch, 4, Kind::device), nullptr);
}

TEST(Batch, IsEmptyAndUsableAgainAfterReset) {
  Batch batch;
  for (int round = 0; round != 50; ++round) {
    EXPECT_TRUE(batch.empty());
    for (int i = 0; i != 500; ++i) {
      Record& record = batch.add(Kind::victim, {});
      const std::string id = std::to_string(round) + "-" + std::to_string(i);
      record.set(Field::victim_id, Value::text(batch.keep(id)));
      record.add_extra(batch.keep("heading"), batch.keep(id));
    }
    EXPECT_EQ(batch.size(), 500u);
    EXPECT_EQ(batch[499].text(Field::victim_id), std::to_string(round) + "-499");
    EXPECT_EQ(batch[499].slots().size(), 1u);
    batch.reset();
  }
}

}  // namespace
}  // namespace maex
