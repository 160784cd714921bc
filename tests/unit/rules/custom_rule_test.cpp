// Findings of custom rules: their place, which values stay hidden, and what ends a query.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "core/rules/custom/custom_rule.hpp"
#include "tests/unit/rules/custom_run.hpp"

namespace maex::rules::custom_rule_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(CustomRule, StandsAtTheCellOfItsField) {
  const std::string_view records = "incident id=1\nvictim id=a sex=MALE age=12";
  EXPECT_THAT(found(records, "SELECT row AS record, 'victim.age' AS field FROM victim", "Age {value}."),
              ElementsAre("2:3 Age 12."));
  EXPECT_THAT(
      found(records,
            "SELECT row AS record, CASE sex WHEN 'MALE' THEN 'victim.sex' ELSE 'victim.age' END AS field FROM victim",
            "Is {value}."),
      ElementsAre("2:2 Is MALE."));
  EXPECT_THAT(found(records, "SELECT row AS record, 'victim.outcome' AS field FROM victim", "None: {value}."),
              ElementsAre("2:0 None: ."))
      << "no such value: the record";
  EXPECT_THAT(found(records, "SELECT row AS record, NULL AS field FROM incident", "Whole."), ElementsAre("1:0 Whole."));
  EXPECT_THAT(found("victim age=7 birth_date=2001-05 tampered=YES",
                    "SELECT row AS record, 'victim.birth_date' AS field FROM victim", "{value}", true),
              ElementsAre("1:2 2001-05"));
  EXPECT_THAT(found("incident training_ground=false",
                    "SELECT row AS record, 'incident.training_ground' AS field FROM incident", "{value}"),
              ElementsAre("1:1 false"));
  EXPECT_THAT(found("incident id=1\n  place elevation=7.25",
                    "SELECT row AS record, 'place.elevation' AS field FROM place", "{value}"),
              ElementsAre("2:1 7.25"));
}

TEST(CustomRule, HidesWhatMayBePersonal) {
  const std::string_view records = "victim id=a full_name=\"Uydurma Ad\" age=12 outcome=KILLED";
  const auto shown = [&](std::string_view query) { return found(records, query, "<{x}>").at(0); };
  EXPECT_THAT(shown("SELECT row AS record, full_name AS x FROM victim"), HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("SELECT row AS record, id || full_name AS x FROM victim"), HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("SELECT row AS record, age + length(full_name) AS x FROM victim"), HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("SELECT row AS record, (SELECT full_name FROM victim) AS x FROM victim"), HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("WITH n AS (SELECT row, full_name AS id FROM victim) SELECT row AS record, id AS x FROM n"),
              HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("SELECT record, x FROM (SELECT row AS record, outcome AS x FROM victim WHERE 0 UNION ALL SELECT "
                    "row, full_name FROM victim)"),
              HasSubstr("<(hidden)>"));
  EXPECT_THAT(shown("SELECT record, x FROM (SELECT row AS record, full_name AS x FROM victim UNION ALL SELECT row, "
                    "outcome FROM victim WHERE 0)"),
              HasSubstr("<(hidden)>"));
  // SQLite reports that these values come from a column without personal data, or that no column was read.
  EXPECT_THAT(shown("SELECT row AS record, outcome AS x FROM victim WHERE full_name IS NOT NULL"),
              HasSubstr("<KILLED>"));
  EXPECT_THAT(shown("SELECT row AS record, outcome || age AS x FROM victim"), HasSubstr("<KILLED12>"));
  EXPECT_THAT(found(records, "SELECT row AS record, full_name AS x FROM victim", "<{x}>", true),
              ElementsAre("1:0 <Uydurma Ad>"));
}

TEST(CustomRule, HidesTheValueOfAPersonalFieldAndOfExtras) {
  EXPECT_THAT(found("victim full_name=X", "SELECT row AS record, 'victim.full_name' AS field FROM victim", "{value}"),
              ElementsAre("1:1 (hidden)"));
  EXPECT_THAT(
      found("victim id=1\nextra \"H\"=\"X\"", "SELECT parent AS record, 'extra: H' AS field FROM extra", "{value}"),
      ElementsAre("1:0 (hidden)"));
}

constexpr std::string_view two_places =
    "incident id=1\n  place latitude=40.5 longitude=47.5\nincident id=2\n  place latitude=40.5 longitude=47.501";

TEST(CustomRule, ShowsDeclaredCountsAndDistancesOverPlacesOnlyWhileTheyAreSmall) {
  const auto shown = [&](std::string_view query) {
    return found(two_places, query, "{x}", false, "harmless = [\"x\"]").at(0);
  };
  EXPECT_THAT(shown("SELECT a.row AS record, CAST(1000 * distance_km(a.latitude, a.longitude, b.latitude, b.longitude) "
                    "AS INTEGER) AS x FROM place a JOIN place b ON b.row > a.row"),
              HasSubstr(" 84"));
  EXPECT_THAT(shown("SELECT a.row AS record, distance_km(a.latitude, a.longitude, b.latitude, b.longitude) AS x FROM "
                    "place a JOIN place b ON b.row > a.row"),
              HasSubstr("(hidden)"))
      << "not a whole number";
  EXPECT_THAT(shown("SELECT row AS record, count(*) OVER () AS x FROM place WHERE latitude > 40"), HasSubstr(" 2"));
  EXPECT_THAT(shown("SELECT p.row AS record, julianday('2014-05-14') - julianday('2014-05-12') AS x FROM place p WHERE "
                    "p.latitude > 40"),
              HasSubstr(" 2"));
}

// Whole parts, remainders, digits, a distance from a fixed point, numbers of rows that a join makes, texts in pieces.
TEST(CustomRule, PrintsNoPlaceAndNoReferenceInPieces) {
  const std::string_view records =
      "incident id=\"Sinaqov\"\n  place latitude=40.41925 longitude=47.5 settlement=\"Gizli\"\nvictim id=v "
      "full_name=\"Uydurma Ad\" age=40\nextra \"Sinaqov\"=\"Gizli\"";
  for (const std::string_view what : {"CAST(latitude AS INTEGER)",
                                      "CAST(latitude * 100000 AS INTEGER) % 1000",
                                      "CAST(latitude * 10 AS INTEGER) % 10",
                                      "latitude > 40.4",
                                      "substr(latitude, 1, 2)",
                                      "printf('%.1f', latitude)",
                                      "hex(latitude)",
                                      "round(latitude)",
                                      "CAST(1000 * distance_km(latitude, longitude, 40.4, 47.5) AS INTEGER)",
                                      "length(settlement)",
                                      "substr(settlement, 1, 1)",
                                      "unicode(settlement)",
                                      "instr(settlement, 'i')",
                                      "group_concat(latitude)",
                                      "CASE WHEN latitude > 40 THEN 'a' ELSE 'b' END",
                                      "coalesce(latitude, 1)",
                                      "(SELECT latitude)",
                                      "max(latitude)",
                                      "count(latitude)",
                                      "sum(latitude > 40)",
                                      "latitude || ''",
                                      "abs(latitude)"}) {
    const std::string query = "SELECT row AS record, " + std::string(what) + " AS x FROM place";
    EXPECT_THAT(found(records, query, "<{x}>").at(0), HasSubstr("<(hidden)>")) << what;
    EXPECT_THAT(refused(custom_rule(query, "{x}", "harmless = [\"x\"]")), HasSubstr("cannot be declared harmless"))
        << what;
  }
  for (const std::string_view query :
       {"SELECT p.row AS record, n.i AS x FROM place p JOIN (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
        "FROM "
        "n WHERE i < 90) SELECT i FROM n) n ON n.i = CAST(p.latitude AS INTEGER)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90) SELECT p.row AS record, count(*) "
        "AS "
        "x FROM place p JOIN n ON n.i <= p.latitude",
        "SELECT p.row AS record, v.age AS x FROM place p JOIN victim v ON v.age = CAST(p.latitude AS INTEGER)",
        "SELECT p.row AS record, v.row AS x FROM place p JOIN victim v ON p.latitude > 40",
        "SELECT p.row AS record, count(*) AS x FROM place p JOIN victim v ON v.row < p.latitude",
        "WITH c AS (SELECT row, latitude AS coordinate_basis FROM place) SELECT row AS record, coordinate_basis AS x "
        "FROM "
        "c",
        "SELECT row AS record, substr(id, 1, 3) AS x FROM incident",
        "SELECT row AS record, upper(id) AS x FROM incident", "SELECT row AS record, \"id\" || '' AS x FROM incident",
        "SELECT row AS record, [id] || '' AS x FROM incident", "SELECT row AS record, hex(id) AS x FROM incident",
        "SELECT row AS record, group_concat(id) AS x FROM incident",
        "SELECT i.row AS record, (SELECT j.id FROM incident j) AS x FROM incident i",
        "SELECT row AS record, y AS x FROM (SELECT row, substr(id, 2) AS y FROM incident)",
        "SELECT row AS record, id AS x FROM incident", "SELECT parent AS record, name AS x FROM extra",
        "SELECT parent AS record, substr(name, 1, 4) AS x FROM extra"})
    EXPECT_THAT(found(records, query, "<{x}>").at(0), HasSubstr("<(hidden)>")) << query;
}

// A join that computes with a latitude chooses a record whose number is its whole part.
TEST(CustomRule, ChoosesNoNumberByPiecesOfAPlace) {
  const std::string_view records =
      "incident id=40\n  place latitude=40.41925 longitude=47.5\nvictim id=v full_name=\"Uydurma Ad\" age=40";
  for (const std::string_view condition :
       {"v.age = CAST(p.latitude AS INTEGER)", "p.latitude - v.age < 1",
        "p.latitude > v.age AND p.latitude < v.age + 1", "v.age BETWEEN p.latitude - 1 AND p.latitude",
        "p.latitude BETWEEN v.age AND v.age + 1", "NOT (p.latitude < v.age)", "round(p.latitude) = v.age",
        "p.latitude > 40 * v.age / 40", "(p.latitude) > v.age"}) {
    const std::string tail = " AS x FROM place p JOIN victim v ON " + std::string(condition);
    EXPECT_THAT(found(records, "SELECT p.row AS record, v.age" + tail, "<{x}>").at(0), HasSubstr("<(hidden)>"))
        << condition;
    EXPECT_THAT(refused(custom_rule("SELECT p.row AS record, v.age + 0" + tail, "{x}", "harmless = [\"x\"]")),
                HasSubstr("cannot be declared harmless"))
        << condition;
  }
  EXPECT_THAT(
      found(records,
            "SELECT p.row AS record, i.id AS x FROM place p JOIN incident i ON i.id = CAST(p.latitude AS INTEGER)",
            "<{x}>")
          .at(0),
      HasSubstr("<(hidden)>"));
  for (const std::string_view condition :
       {"p.latitude > 40", "p.latitude IS NOT NULL AND (p.latitude < 41 OR v.age > 3)", "p.latitude BETWEEN 40 AND 41",
        "fold(v.full_name) = 'uydurma ad' AND p.latitude <> 0"})
    EXPECT_THAT(
        found(records, "SELECT p.row AS record, v.age AS x FROM place p JOIN victim v ON " + std::string(condition),
              "<{x}>")
            .at(0),
        HasSubstr("<40>"))
        << condition;
}

TEST(CustomRule, ShowsWhatItsColumnsAllow) {
  const std::string_view records =
      "incident id=\"2014/1\" date=2014-05-14\n  place district=Tovuz latitude=40.4\nvictim id=v1 "
      "age=12 outcome=KILLED sex=MALE full_name=\"Uydurma Ad\"";
  const auto shown = [&](std::string_view query) { return found(records, query, "<{x}>").at(0); };
  EXPECT_THAT(shown("SELECT row AS record, id AS x FROM incident"), HasSubstr("<2014/1>"));
  EXPECT_THAT(shown("SELECT v.row AS record, 2 * v.age AS x FROM victim v JOIN incident i ON i.id = v.incident OR 1"),
              HasSubstr("<24>"))
      << "joined by numbers of records";
  EXPECT_THAT(
      shown("SELECT i.row AS record, count(*) AS x FROM incident i JOIN victim v ON v.parent = i.row AND v.id <> "
            "'z' GROUP BY i.row"),
      HasSubstr("<1>"));
  EXPECT_THAT(shown("SELECT p.row AS record, p.district AS x FROM place p WHERE p.latitude > 40"),
              HasSubstr("<Tovuz>"));
  EXPECT_THAT(shown("SELECT v.row AS record, v.age AS x FROM victim v WHERE v.full_name IS NOT NULL"),
              HasSubstr("<12>"))
      << "its own age";
  EXPECT_THAT(found("victim id=a age=1961", "SELECT row AS record, age AS x FROM victim", "<{x}>").at(0),
              HasSubstr("<(hidden)>"))
      << "a year of birth";
  EXPECT_THAT(
      found("victim id=a nationality=\"Sınaqov Nümunə\"", "SELECT row AS record, nationality AS x FROM victim", "<{x}>")
          .at(0),
      HasSubstr("<(hidden)>"))
      << "a name in a wrong column";
}

TEST(CustomRule, MakesForeignTextsSafeToShow) {
  EXPECT_THAT(found("victim id=\"\x1b[31m\"", "SELECT row AS record, id FROM victim", "{id}"),
              ElementsAre("1:0 \\x1b[31m"));
}

TEST(CustomRule, HasTheSeverityOfItsSetOrIsOff) {
  const std::string rule = custom_rule("SELECT row AS record FROM victim");
  const auto severity = [&](const std::string& more) {
    const RuleSet set(more + rule, "ours.toml");
    const SampleRun run = run_sample("victim id=1", set, TestInputs().inputs);
    for (const Notices::Group& group : run.findings)
      if (group.type->code == "ours") return std::string(to_string(group.type->severity));
    for (const NotRun& each : run.not_run)
      if (each.code == "ours") return to_string(each.reason);
    return std::string("nothing");
  };
  EXPECT_EQ(severity(""), "warning");
  EXPECT_EQ(severity("[rules]\nours = \"error\"\n"), "error");
  EXPECT_EQ(severity("[rules]\nours = \"off\"\n"), "switched off in the rule set");
  EXPECT_THAT(refused("[rules]\nourz = \"off\"\n" + rule), HasSubstr("did you mean ours"));
}

TEST(CustomRule, CountsAmongTheRulesThatRun) {
  const auto running = [](const RuleSet& set) {
    Notices notices;
    const TestInputs inputs;
    return Engine(set, inputs.inputs, notices, [](const Origin&, std::uint16_t, Field) { return Locator(); }).running();
  };
  EXPECT_EQ(running(RuleSet(custom_rule("SELECT row AS record FROM victim"), "ours.toml")), running(RuleSet()) + 1);
}

TEST(CustomRule, TakesTodayForNow) {
  EXPECT_THAT(found("incident date=2026-01-30",
                    "SELECT row AS record, date('now') || ' ' || time('now') || ' ' || current_date AS now FROM "
                    "incident WHERE date_last < date('now')",
                    "{now}"),
              ElementsAre("1:0 2026-01-31 00:00:00 2026-01-31"));
}

TEST(CustomRule, FoldsNamesAndMeasuresDistances) {
  EXPECT_THAT(found("victim nationality=\"ƏLİYEV  Vüqar\"",
                    "SELECT row AS record, fold(nationality) AS f, fold(NULL) AS n FROM victim", "{f} {n}"),
              ElementsAre("1:0 eliyev vuqar (none)"));
  EXPECT_THAT(found("incident id=1",
                    "SELECT row AS record, round(distance_km(0, 0, 0, 1), 2) AS d, distance_km(91, 0, 0, 0) AS far, "
                    "distance_km(NULL, 0, 0, 0) AS n FROM incident",
                    "{d} {far} {n}"),
              ElementsAre("1:0 111.32 (none) (none)"));
}

QueryLimits steps(std::uint64_t most, const std::atomic<bool>* stop = nullptr) {
  Bounds bounds;
  bounds.query_steps = most;
  return QueryLimits(begin_work(bounds, stop));
}

/// The finding about a rule whose query did not finish.
std::string unfinished(std::string_view records, std::string_view query, const QueryLimits& limits = {}) {
  Batch batch;
  read_sample(records, batch);
  const RuleSet set(custom_rule(query), "ours.toml");
  Notices notices;
  const TestInputs inputs;
  Engine engine(
      set, inputs.inputs, notices,
      [](const Origin& origin, std::uint16_t, Field) { return Locator{"sample", "", origin.row, 0, "", ""}; }, limits);
  engine.see(Group{&batch, 0, batch.size()});
  engine.finish();
  for (const Notices::Group& group : notices.groups())
    if (group.type == &custom_rule_unfinished())
      return std::string(to_string(group.type->severity)) + " " + to_string(group.stored[0].where) + ": " +
             problem_of(group.stored[0], false);
  return "(finished)";
}

// Counts to a million for each record.
constexpr std::string_view endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT v.row AS record FROM n "
    "CROSS JOIN victim v";

TEST(CustomRule, EndsAfterItsStepsAndSaysSo) {
  const std::string said = unfinished("victim id=1", endless, steps(200'000));
  EXPECT_THAT(said, HasSubstr("error sample: The query of ours did not run to its end: it took more than 200000 steps "
                              "(--limit query-steps="));
  EXPECT_THAT(said, Not(HasSubstr("until then: 0.")));
  EXPECT_EQ(said, unfinished("victim id=1", endless, steps(200'000))) << "the same each time";
  EXPECT_EQ(unfinished("victim id=1", "SELECT row AS record FROM victim", steps(200'000)), "(finished)");
}

TEST(CustomRule, TakesAnyNumberOfStepsForItsLimit) {
  EXPECT_THAT(unfinished("victim id=1", endless, steps(1)), HasSubstr("more than 1 steps"));
  EXPECT_THAT(unfinished("victim id=1", endless, steps(0)), HasSubstr("more than 0 steps"));
}

TEST(CustomRule, EndsInSecondsWhateverOneStepCosts) {
  Bounds bounds;
  bounds.query_seconds = 1;
  const auto ends_in = [&](std::string_view query) {
    const auto begin = std::chrono::steady_clock::now();
    const std::string said = unfinished("victim id=1", query, QueryLimits(bounds));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4)) << query;
    return said;
  };
  // One long text in each step.
  EXPECT_THAT(
      ends_in("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT row AS record FROM victim "
              "WHERE (SELECT max(length(printf('%100000d', x))) FROM c) > 0"),
      HasSubstr("more than 1 seconds (--limit query-seconds="));
  // A search whose time is the product of two lengths.
  // SQLite's printf gives no value where the text would be longer than its limit.
  ends_in(
      "SELECT row AS record FROM victim WHERE instr(replace(printf('%90000000d', 1), ' ', 'a'), "
      "replace(printf('%40000000d', 1), ' ', 'a') || 'b')");
  EXPECT_THAT(
      ends_in("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT row AS record FROM victim "
              "WHERE (SELECT max(instr(replace(printf('%120000d', 1), ' ', 'a'), replace(printf('%60000d', x), "
              "' ', 'a') || 'b')) FROM c) > 0"),
      HasSubstr("more than 1 seconds"));
  // Many values at once.
  std::string many = "SELECT row AS record";
  for (int i = 0; i != 200; ++i)
    many += ", printf('%100000000d', row + " + std::to_string(i) + ") AS x" + std::to_string(i);
  ends_in(many + " FROM victim");
}

TEST(CustomRule, ObeysTheTimeOfTheInput) {
  Bounds bounds;
  bounds.seconds = 1;
  bounds.query_steps = std::uint64_t{1} << 60;
  EXPECT_THROW(unfinished("victim id=1",
                          "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT row AS record FROM "
                          "victim WHERE (SELECT max(x) FROM c) > 0",
                          QueryLimits(begin_work(bounds, nullptr))),
               InputError);
}

TEST(CustomRule, CountsAllAndKeepsAHundred) {
  const RuleSet set(custom_rule("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT "
                                "v.row AS record FROM victim v JOIN n"),
                    "ours.toml");
  const SampleRun run = run_sample("victim id=1", set, TestInputs().inputs);
  EXPECT_EQ(run.count("ours"), 5000u);
  EXPECT_EQ(found(run).size(), 100u);
}

TEST(CustomRule, StopsWhenAskedTo) {
  const std::atomic<bool> stop{true};
  EXPECT_THROW(unfinished("victim id=1", endless, steps(Bounds().query_steps, &stop)), Interrupted);
}

TEST(CustomRule, SaysWhenARowNamesNoRecordOrAForeignField) {
  EXPECT_THAT(unfinished("victim id=1", "SELECT row + 1 AS record FROM victim"), HasSubstr("not the row of a record"));
  EXPECT_THAT(unfinished("victim id=1", "SELECT id AS record FROM victim"), HasSubstr("not the row of a record"));
  EXPECT_THAT(unfinished("victim id=1", "SELECT NULL AS record FROM victim"), HasSubstr("not the row of a record"));
  EXPECT_THAT(unfinished("victim id=1", "SELECT row AS record, 'incident.date' AS field FROM victim"),
              HasSubstr("a record of the kind victim does not have"));
  EXPECT_THAT(
      unfinished("victim full_name=\"Gizli Ad\"", "SELECT row AS record, 'x' || full_name AS field FROM victim"),
      Not(HasSubstr("Gizli")));
}

TEST(CustomRule, SaysWhenAnExpressionFailsAndQuotesNothing) {
  const std::string said = unfinished("victim full_name=\"Gizli Ad\"",
                                      "SELECT row AS record FROM victim WHERE json_extract('{}', full_name) IS NULL");
  EXPECT_THAT(said, HasSubstr("refused one of its expressions"));
  EXPECT_THAT(said, Not(HasSubstr("Gizli")));
  EXPECT_THAT(unfinished("victim age=1", "SELECT row AS record FROM victim WHERE abs(-9223372036854775807 - age) > 0"),
              HasSubstr("refused one of its expressions"));
}

TEST(CustomRule, AsksNothingOfAFileWithoutRecords) {
  const RuleSet set(custom_rule("SELECT row AS record FROM victim"), "ours.toml");
  EXPECT_THAT(found(run_sample("", set, TestInputs().inputs)), IsEmpty());
}

TEST(CustomRule, HasACardLikeAnyOther) {
  const RuleSet set("\n" + custom_rule("SELECT row AS record, 'victim.age' AS field FROM victim", "A case.",
                                       "reference = \"manual 4\""),
                    "ours.toml");
  const RuleSet::Active* active = set.find("ours");
  ASSERT_NE(active, nullptr);
  EXPECT_EQ(active->rule->family, Family::custom);
  EXPECT_EQ(active->rule->custom->line, 2u);
  EXPECT_EQ(active->rule->reference, "manual 4");
  EXPECT_THAT(active->rule->fields, ElementsAre(Field::victim_age));
}

}  // namespace
}  // namespace maex::rules::custom_rule_test
