#include <gtest/gtest.h>

#include <set>

#include "core/model/fingerprint.hpp"

namespace maex {
namespace {

TEST(Fingerprint, WalksOverValuesAndExtrasOfTheWholeGroup) {
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("1"), 3);
  batch.add(Kind::place, {}, 0).set(Field::place_district, Value::text("Tovuz"));
  batch.add(Kind::victim, {}).add_extra("Height", "170", 9);
  std::string seen;
  for_each_fact(Group{&batch, 0, 3}, [&seen](const Fact& fact) {
    seen += std::to_string(fact.record) + " " + std::string(name(fact.kind)) + " " +
            (fact.is_extra() ? "+" + std::string(fact.heading) : std::string(info(fact.field).name)) + "=" +
            to_text(fact.value) + "@" + std::to_string(fact.column) + "\n";
  });
  EXPECT_EQ(seen, "0 incident id=1@3\n1 place district=Tovuz@0\n2 victim +Height=170@9\n");
}

TEST(Fingerprint, IsEqualForEqualFactsOnly) {
  const auto of = [](Field field, const Value& value, std::string_view heading = {}) {
    return fingerprint(Fact{0, 0, Kind::incident, field, heading, value, 0});
  };
  const std::string copy = "Tovuz Rayonu";
  EXPECT_EQ(of(Field::incident_id, Value::text("Tovuz Rayonu")), of(Field::incident_id, Value::text(copy)));
  EXPECT_EQ(of(Field::place_latitude, Value::decimal(0.0)), of(Field::place_latitude, Value::decimal(-0.0)));
  const std::set<std::uint64_t> different = {
      of(Field::incident_id, Value::text("a")),
      of(Field::incident_id, Value::text("b")),
      of(Field::incident_id, Value()),
      of(Field::victim_id, Value::text("a")),
      of(Field::count, Value::text("a"), "x"),
      of(Field::count, Value::text("a"), "y"),
      of(Field::incident_date, Value::date(*parse_iso_date("2014"))),
      of(Field::incident_date, Value::date(*parse_iso_date("2014-05"))),
      of(Field::incident_date, Value::date(*parse_iso_date("../2014-05"))),
      of(Field::incident_killed, Value::integer(0)),
      of(Field::incident_killed, Value::integer(1)),
      of(Field::incident_training_ground, Value::boolean(true)),
  };
  EXPECT_EQ(different.size(), 12u);
}

TEST(Fingerprint, OfAListDependsOnItsOrder) {
  Fingerprint a, b;
  a.add(1);
  a.add(2);
  b.add(2);
  b.add(1);
  EXPECT_NE(a.value(), b.value());
}

}  // namespace
}  // namespace maex
