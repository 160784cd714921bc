// Which records count as duplicates. All records are invented.
#include <gtest/gtest.h>

#include "core/rules/engine.hpp"
#include "core/run/join.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

class IdenticalRecords : public testing::Test {
 protected:
  /// An incident and its victim as a table reader makes them. `column` is the column of the number; 0 when the reader
  /// made the number.
  void row(std::uint32_t sheet, std::uint32_t row, std::string_view number, std::uint16_t column, int age) {
    const Origin origin{0, sheet, row};
    Record& incident = batch_.add(Kind::incident, origin);
    incident.set(Field::incident_date, Value::date(*parse_iso_date("2006-01")), 1);
    incident.set(Field::incident_id, Value::text(batch_.keep(number)), column);
    Record& victim = batch_.add(Kind::victim, origin);
    victim.set(Field::victim_age, Value::integer(age), 2);
    victim.set(Field::victim_incident, Value::text(batch_.keep(number)), column);
  }
  /// The sentence of the finding; empty when there is none.
  std::string said() {
    const RuleSet all;
    const TestInputs inputs;
    Notices notices;
    Engine engine(all, inputs.inputs, notices, [](const Origin& origin, std::uint16_t, Field) {
      return Locator{"list", std::to_string(origin.part), origin.row, 0, "", ""};
    });
    Join join;
    join.add(batch_, [&](const Group& group) { engine.see(group); });
    join.finish([&](const Group& group) { engine.see(group); });
    engine.finish();
    for (const Notices::Group& group : notices.groups()) {
      if (group.type->code != "identical-records") continue;
      EXPECT_EQ(group.count, 1u);
      return problem_of(group.stored.front(), false);
    }
    return {};
  }
  Batch batch_;
};

TEST_F(IdenticalRecords, NumbersThatTheReaderMadeDoNotTellRowsApart) {
  row(1, 2, "CO-a", 0, 30);
  row(1, 3, "CO-b", 0, 31);
  row(1, 4, "CO-a-2", 0, 30);
  row(1, 5, "CO-a-3", 0, 30);
  EXPECT_EQ(said(), "Incidents that repeat an earlier one in every value: 2 (row = earlier row: 4 = 2, 5 = 2).");
}

TEST_F(IdenticalRecords, NumbersOfTheSenderDo) {
  row(1, 2, "7", 3, 30);
  row(1, 3, "8", 3, 30);
  EXPECT_EQ(said(), "");
}

TEST_F(IdenticalRecords, NumbersWithoutACellAreTheSendersWhereTheFileIsNoTable) {
  row(0, 2, "7", 0, 30);
  row(0, 9, "8", 0, 30);
  EXPECT_EQ(said(), "");
}

TEST_F(IdenticalRecords, RowsOfTwoSheetsAreToldWithTheirSheets) {
  row(1, 2, "CO-a", 0, 30);
  row(2, 2, "CO-a-2", 0, 30);
  EXPECT_EQ(said(), "Incidents that repeat an earlier one in every value: 1 (row = earlier row: 2!2 = 1!2).");
}

TEST_F(IdenticalRecords, OnlyTheFirstFivePlacesAreNamed) {
  for (std::uint32_t i = 2; i != 10; ++i) row(1, i, "CO-" + std::to_string(i), 0, 30);
  EXPECT_EQ(said(),
            "Incidents that repeat an earlier one in every value: 7 (row = earlier row: 3 = 2, 4 = 2, 5 = 2, 6 = 2, 7 "
            "= 2 …).");
}

}  // namespace
}  // namespace maex::rules
