// The canonical tables must contain the content of the records, for every kind and type.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/rules/custom/query.hpp"
#include "core/store/store.hpp"
#include "tests/unit/rules/custom_run.hpp"

namespace maex::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(CustomTables, HaveOneTableAKindAndOneColumnAField) {
  std::set<std::string_view> fields;
  for (const StoreTable& table : store_tables()) {
    std::set<std::string> names;
    for (const StoreColumn& column : table.columns) {
      EXPECT_TRUE(names.insert(column.name).second) << table.name << "." << column.name << " is there twice";
      EXPECT_FALSE(column.about.empty());
      if (column.field != Field::count) fields.insert(info(column.field).full_name);
    }
  }
  EXPECT_EQ(store_tables().size(), kind_count + 3);
  EXPECT_EQ(fields.size(), field_count);
}

TEST(CustomTables, HaveNamesThatNeedNoQuotes) {
  QueryChecker checker;
  for (const StoreTable& table : store_tables())
    for (const StoreColumn& column : table.columns) {
      const std::string key = table.kind ? "row" : "parent";
      EXPECT_NO_THROW(
          checker.check("SELECT " + key + " AS record, " + column.name + " AS x FROM " + std::string(table.name), {}))
          << table.name << "." << column.name;
    }
}

TEST(CustomTables, HoldValuesOfEveryType) {
  const std::string_view records =
      "incident id=007 date=2014-05-14 type=MINE killed=2 training_ground=true\n"
      "  place district=\"Tərtər\" latitude=40.25 elevation=12\n";
  EXPECT_THAT(found(records,
                    "SELECT row AS record, id, killed, killed + 1 AS more, training_ground AS t, typeof(killed) || "
                    "typeof(training_ground) AS types FROM incident WHERE typeof(id) = 'text'",
                    "{id} {killed} {more} {t} {types}"),
              ElementsAre("1:0 007 2 3 1 integerinteger"));
  EXPECT_THAT(found(records, "SELECT row AS record, district, elevation, typeof(elevation) AS type FROM place",
                    "{district} {elevation} {type}"),
              ElementsAre("2:0 Tərtər 12 real"));
  EXPECT_THAT(
      found(records, "SELECT p.row AS record, i.id AS id FROM place p JOIN incident i ON p.parent = i.row", "{id}"),
      ElementsAre("2:0 007"));
  EXPECT_THAT(found("victim id=1 outcome=KILLED",
                    "SELECT row AS record, outcome, injury IS NULL AS none, sex FROM victim", "{outcome} {none} {sex}"),
              ElementsAre("1:0 KILLED (hidden) (none)"));
}

TEST(CustomTables, HoldEveryKindOfRecord) {
  for (std::size_t i = 0; i != kind_count; ++i) {
    const auto kind = static_cast<Kind>(i);
    const std::string records =
        is_child(kind) ? "incident id=1\n  " + std::string(name(kind)) : std::string(name(kind));
    EXPECT_THAT(found(records, "SELECT row AS record, parent FROM " + std::string(name(kind)), "{parent}"),
                ElementsAre(is_child(kind) ? "2:0 1" : "1:0 (none)"))
        << name(kind);
  }
}

TEST(CustomTables, SpellPartialDatesAndTheirDays) {
  const auto spans = [](std::string_view date) {
    const auto texts =
        found("incident date=" + std::string(date),
              "SELECT row AS record, date, date_first AS a, date_last AS b FROM incident", "{date} {a} {b}");
    return texts.empty() ? std::string("nothing") : texts[0].substr(4);
  };
  EXPECT_EQ(spans("2014-05-14"), "2014-05-14 2014-05-14 2014-05-14");
  EXPECT_EQ(spans("2014-02"), "2014-02 2014-02-01 2014-02-28");
  EXPECT_EQ(spans("2016-02"), "2016-02 2016-02-01 2016-02-29");
  EXPECT_EQ(spans("2014"), "2014 2014-01-01 2014-12-31");
  EXPECT_EQ(spans("2014-04-07/2014-05"), "2014-04-07/2014-05 2014-04-07 2014-05-31");
  EXPECT_EQ(spans("../2014-05-14"), "../2014-05-14 (none) 2014-05-14");
  EXPECT_EQ(spans("2014-05/.."), "2014-05/.. 2014-05-01 (none)");
}

TEST(CustomTables, BringVictimsToTheirIncidentWhereverTheyStand) {
  const std::string_view query =
      "SELECT v.row AS record, i.id AS incident FROM victim v LEFT JOIN incident i ON v.parent = i.row ORDER BY record";
  EXPECT_THAT(
      found("incident id=1\nincident id=2\nvictim id=a incident=2\nvictim id=b incident=1\nvictim id=c incident=9",
            query, "{incident}"),
      ElementsAre("3:0 2", "4:0 1", "5:0 (none)"));
  // The victim is too far from its incident, so it comes in a separate group. The tables find the incident by its
  // number.
  Batch batch;
  read_sample("incident id=1\nincident id=2\nvictim id=a incident=2", batch);
  const RuleSet set(custom_rule(query, "{incident}"), "ours.toml");
  Notices notices;
  const TestInputs inputs;
  Engine engine(set, inputs.inputs, notices, [](const Origin& origin, std::uint16_t, Field) {
    return Locator{"sample", "", origin.row, 0, "", ""};
  });
  engine.see(Group{&batch, 0, 1});
  engine.see(Group{&batch, 1, 2});
  engine.see(Group{&batch, 2, 3, true});
  engine.finish();
  EXPECT_THAT(found(SampleRun{notices.groups(), {}}), ElementsAre("3:0 2"));
}

TEST(CustomTables, HoldWhatWasDecided) {
  EXPECT_THAT(found("incident id=1 date=2014\nvictim id=a incident=1",
                    "SELECT row AS record, decided, decided_why FROM incident", "{decided}: {decided_why}"),
              ElementsAre(HasSubstr("REPORTED: ")));
  EXPECT_THAT(found("incident id=1 verification=EXCLUDED", "SELECT row AS record, verification AS said FROM incident",
                    "{said}"),
              ElementsAre("1:0 EXCLUDED"));
}

TEST(CustomTables, HoldExtrasAndRepeatedValues) {
  EXPECT_THAT(found("victim id=a\nextra \"Weather\"=\"fog\"\nvictim id=b",
                    "SELECT parent AS record, name, value AS v, 'extra: ' || name AS field FROM extra",
                    "{name} {v} {value}", true),
              ElementsAre("1:0 Weather fog fog"));
  EXPECT_THAT(found("incident cause=x cause=y",
                    "SELECT r.parent AS record, r.field AS f, r.number AS n, r.value AS v, i.cause AS c FROM repeated "
                    "r JOIN incident i ON i.row = r.parent",
                    "{f} {n} {v} {c}", true),
              ElementsAre("1:0 incident.cause 1 x x", "1:0 incident.cause 2 y x"));
}

TEST(CustomTables, AreFilledWithWhatIsReadAndNoMore) {
  QueryChecker checker;
  const CheckedQuery query =
      checker.check("SELECT v.row AS record, 'victim.age' AS field FROM victim v JOIN incident i USING (guid)", {});
  std::vector<std::string> read;
  for (std::size_t i = 0; i != query.reads.size(); ++i)
    for (std::size_t c = 0; c != query.reads[i].size(); ++c)
      if (query.reads[i][c])
        read.push_back(std::string(store_tables()[i].name) + "." + store_tables()[i].columns[c].name);
  EXPECT_THAT(read, testing::UnorderedElementsAre("incident.row", "incident.guid", "victim.row", "victim.guid",
                                                  "victim.incident", "victim.age"));
  EXPECT_THAT(
      found("incident guid=g\nvictim guid=g age=7",
            "SELECT v.row AS record, 'victim.age' AS field FROM victim v JOIN incident i USING (guid)", "{value}"),
      ElementsAre("2:2 7"));
}

TEST(CustomTables, StarsReadEverything) {
  EXPECT_THAT(found("victim id=a age=7 remarks=x",
                    "SELECT record, age, remarks FROM (SELECT *, row AS record FROM victim)", "{age} {remarks}", true),
              ElementsAre("1:0 7 x"));
}

}  // namespace
}  // namespace maex::rules
