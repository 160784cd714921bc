#include "core/model/digest.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace maex {
namespace {

using Fill = std::function<void(Batch&)>;

std::string digest_of(std::initializer_list<Fill> batches) {
  ContentDigest digest;
  for (const Fill& fill : batches) {
    Batch batch;
    fill(batch);
    digest.add(batch);
  }
  return digest.hex();
}

Fill victim(const char* id, std::int64_t age = 30) {
  return [=](Batch& batch) {
    Record& record = batch.add(Kind::victim, {1, 1, 5});
    record.set(Field::victim_id, Value::text(batch.keep(id)), 2);
    record.set(Field::victim_age, Value::integer(age), 3);
  };
}

TEST(ContentDigest, IsOneNumberForNothing) {
  EXPECT_EQ(ContentDigest().hex(), std::string(64, '0'));
  EXPECT_EQ(ContentDigest().records(), 0u);
}

TEST(ContentDigest, DoesNotCareForTheOrderOrTheBatches) {
  const auto both = [](Batch& batch) {
    victim("a")(batch);
    victim("b")(batch);
  };
  EXPECT_EQ(digest_of({victim("a"), victim("b")}), digest_of({victim("b"), victim("a")}));
  EXPECT_EQ(digest_of({both}), digest_of({victim("b"), victim("a")}));
}

TEST(ContentDigest, CountsARecordThatStandsTwice) {
  EXPECT_NE(digest_of({victim("a")}), digest_of({victim("a"), victim("a")}));
  EXPECT_NE(digest_of({victim("b")}), digest_of({victim("a"), victim("a"), victim("b")}))
      << "pairs must not cancel out";
}

TEST(ContentDigest, SeesEveryValue) {
  EXPECT_NE(digest_of({victim("a", 30)}), digest_of({victim("a", 31)}));
  EXPECT_NE(digest_of({victim("a")}), digest_of({victim("b")}));
}

TEST(ContentDigest, DoesNotCareWhereTheValueStood) {
  const auto elsewhere = [](Batch& batch) {
    Record& record = batch.add(Kind::victim, {7, 8, 9});
    record.set(Field::victim_age, Value::integer(30), 20);
    record.set(Field::victim_id, Value::text("a"), 21);
  };
  EXPECT_EQ(digest_of({victim("a")}), digest_of({elsewhere}));
}

Fill incident(std::initializer_list<const char*> causes, std::initializer_list<const char*> devices) {
  const std::vector<std::string> c(causes.begin(), causes.end());
  const std::vector<std::string> d(devices.begin(), devices.end());
  return [=](Batch& batch) {
    Record& record = batch.add(Kind::incident, {});
    for (const std::string& cause : c) record.set(Field::incident_cause, Value::text(batch.keep(cause)));
    for (const std::string& model : d)
      batch.add(Kind::device, {}, 0).set(Field::device_model, Value::text(batch.keep(model)));
  };
}

TEST(ContentDigest, DoesNotCareForTheOrderOfChildrenAndRepeatedValues) {
  EXPECT_EQ(digest_of({incident({"x", "y"}, {"PMN", "TM-57"})}), digest_of({incident({"y", "x"}, {"TM-57", "PMN"})}));
  EXPECT_NE(digest_of({incident({"x", "y"}, {"PMN"})}), digest_of({incident({"x"}, {"PMN"})}));
  EXPECT_NE(digest_of({incident({"x"}, {"PMN", "PMN"})}), digest_of({incident({"x"}, {"PMN"})}));
}

TEST(ContentDigest, KnowsWhichParentAChildHangsBelow) {
  const auto build = [](std::int32_t parent_of_point) {
    return [=](Batch& batch) {
      batch.add(Kind::hazard_area, {});
      batch.add(Kind::place, {}, 0).set(Field::place_district, Value::text("A"));
      batch.add(Kind::place, {}, 0).set(Field::place_district, Value::text("B"));
      batch.add(Kind::point, {}, parent_of_point).set(Field::point_number, Value::integer(1));
    };
  };
  EXPECT_NE(digest_of({build(1)}), digest_of({build(2)}));
}

TEST(ContentDigest, CountsExtrasInAnyOrder) {
  const auto extras = [](bool swapped, const char* last) {
    return [=](Batch& batch) {
      Record& record = batch.add(Kind::victim, {});
      if (swapped) record.add_extra("B", last);
      record.add_extra("A", "1");
      if (!swapped) record.add_extra("B", last);
    };
  };
  EXPECT_EQ(digest_of({extras(false, "2")}), digest_of({extras(true, "2")}));
  EXPECT_NE(digest_of({extras(false, "2")}), digest_of({extras(false, "3")}));
  EXPECT_NE(digest_of({extras(false, "2")}), digest_of({[](Batch& b) { b.add(Kind::victim, {}); }}));
}

TEST(ContentDigest, LeavesTheSubmissionOut) {
  const auto with_submission = [](Batch& batch) {
    batch.add(Kind::submission, {}).set(Field::submission_partner, Value::text("azcbl"));
    victim("a")(batch);
  };
  EXPECT_EQ(digest_of({victim("a")}), digest_of({with_submission}));
}

TEST(ContentDigest, DoesNotConfuseAValueWithItsNeighbour) {
  const auto pair = [](const char* id, const char* guid) {
    return [=](Batch& batch) {
      Record& record = batch.add(Kind::incident, {});
      record.set(Field::incident_id, Value::text(id));
      record.set(Field::incident_guid, Value::text(guid));
    };
  };
  EXPECT_NE(digest_of({pair("ab", "c")}), digest_of({pair("a", "bc")}));
}

}  // namespace
}  // namespace maex
