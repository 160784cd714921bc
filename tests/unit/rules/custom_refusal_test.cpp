// An invalid custom rule is refused when the rule set is read. The message has file, line and fix.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/rules/custom_run.hpp"

namespace maex::rules::custom_refusal_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr std::string_view good = "SELECT v.row AS record, 'victim.age' AS field, v.age AS age FROM victim v";

TEST(CustomRuleRefusal, TakesAGoodOne) {
  EXPECT_EQ(refused(custom_rule(good, "It is {age}, that is {value}.")), "(taken)");
  EXPECT_EQ(refused_query("WITH old AS (SELECT row, age FROM victim WHERE age > 60) SELECT row AS record, (SELECT "
                          "count(*) FROM old) AS n FROM old"),
            "(taken)");
  EXPECT_EQ(refused_query(std::string(good) + "; -- and nothing more\n /* nothing */ ;"), "(taken)");
}

TEST(CustomRuleRefusal, NamesUnknownColumnsAndTablesWithTheNearest) {
  EXPECT_THAT(refused_query("SELECT v.row AS record\nFROM victim v\nWHERE v.outcom = 'KILLED'"),
              AllOf(HasSubstr("ours.toml, line " + std::to_string(first_query_line + 2)), HasSubstr("\"ours\""),
                    HasSubstr("no such column: v.outcom; did you mean outcome"), HasSubstr("--tables")));
  EXPECT_THAT(refused_query("SELECT row AS record FROM victm"),
              AllOf(HasSubstr("no such table: victm; did you mean victim"), HasSubstr("--tables")));
  EXPECT_THAT(refused_query("SELECT row AS record FROM victim WHERE outcome = \"KILLED\""), HasSubstr("no such column"))
      << "a text in double quotes is a slip";
  EXPECT_THAT(refused_query("SELECT row AS record FORM victim"), HasSubstr("syntax error"));
  EXPECT_THAT(refused_query("SELECT row AS record FROM victim WHERE agee(row)"), HasSubstr("no such function"));
}

TEST(CustomRuleRefusal, LetsAQueryOnlyRead) {
  for (const std::string_view query :
       {"DELETE FROM victim", "UPDATE victim SET age = 1", "INSERT INTO victim(row) VALUES (1)", "DROP TABLE victim",
        "CREATE TABLE x (a)", "CREATE TEMP VIEW x AS SELECT 1", "ATTACH 'x.db' AS x", "DETACH main", "VACUUM",
        "VACUUM INTO 'x.db'", "PRAGMA query_only=OFF", "BEGIN", "COMMIT", "REINDEX", "ANALYZE",
        "WITH x AS (SELECT 1) DELETE FROM victim", "INSERT INTO victim(row) VALUES (1) RETURNING row AS record"})
    EXPECT_THAT(refused_query(query), AllOf(HasSubstr("ours.toml, line"), HasSubstr("write one SELECT, or WITH")))
        << query;
  EXPECT_THAT(refused_query("EXPLAIN SELECT row AS record FROM victim"), HasSubstr("explains"));
}

TEST(CustomRuleRefusal, LetsAQueryReadOnlyTheTables) {
  for (const std::string_view query :
       {"SELECT 1 AS record FROM sqlite_master", "SELECT 1 AS record FROM sqlite_schema WHERE name = 'x'",
        "SELECT v.row AS record FROM victim v, pragma_table_info('victim')",
        "SELECT v.row AS record FROM victim v, json_each('[1]')",
        "SELECT v.row AS record FROM victim v, pragma_database_list"})
    EXPECT_THAT(refused_query(query), HasSubstr("only the tables of maex rules --tables may be read")) << query;
  EXPECT_THAT(refused_query("SELECT row AS record FROM maex_record"), HasSubstr("no such table"));
  for (const std::string_view call :
       {"load_extension('x.so')", "random()", "randomblob(4)", "fts3_tokenizer('simple')", "changes()"})
    EXPECT_THAT(refused_query("SELECT row AS record FROM victim WHERE " + std::string(call) + " IS NOT NULL"),
                testing::AnyOf(HasSubstr("it calls"), HasSubstr("no such function")))
        << call;
  for (const std::string_view call : {"readfile('x')", "writefile('x', 'y')", "edit('x')"})
    EXPECT_THAT(refused_query("SELECT row AS record FROM victim WHERE " + std::string(call) + " IS NOT NULL"),
                HasSubstr("no such function"))
        << call;
}

TEST(CustomRuleRefusal, WantsOneStatementThatNamesARecord) {
  EXPECT_THAT(refused_query("SELECT row AS record FROM victim; SELECT row AS record FROM incident"),
              HasSubstr("more than one statement"));
  EXPECT_THAT(refused_query("SELECT row AS record FROM victim; gibberish"), HasSubstr("more than one statement"));
  EXPECT_THAT(refused_query("-- nothing"), HasSubstr("no statement"));
  EXPECT_THAT(refused_query("SELECT row FROM victim"), AllOf(HasSubstr("record"), HasSubstr("AS record")));
  EXPECT_THAT(refused_query("SELECT row AS record, age AS x, sex AS x FROM victim"),
              HasSubstr("two columns named \"x\""));
  EXPECT_THAT(refused_query("SELECT row AS record FROM victim WHERE age > ?"), HasSubstr("parameter"));
  EXPECT_THAT(refused_query("SELECT v.row AS record FROM victim v NATURAL JOIN incident"), HasSubstr("ON"));
  EXPECT_THAT(refused_query("SELECT row AS record, 'victim.agee' AS field FROM victim"),
              HasSubstr("there is no field 'victim.agee'; did you mean victim.age"));
}

TEST(CustomRuleRefusal, WantsEveryTextAndAFreeCode) {
  const std::string rule = custom_rule(good);
  for (const std::string_view key : {"code", "severity", "summary", "why", "fix", "problem", "query"}) {
    std::string without = rule;
    without.replace(without.find("\n" + std::string(key) + " = ") + 1, key.size(), "remark");
    EXPECT_THAT(refused(without),
                AllOf(HasSubstr("ours.toml, line 1"), HasSubstr("[[rule]] needs the key \"" + std::string(key) + "\"")))
        << key;
  }
  const auto with_code = [&](const std::string& code) {
    std::string changed = rule;
    return changed.replace(changed.find("ours"), 4, code);
  };
  EXPECT_THAT(refused(with_code("Two words")), AllOf(HasSubstr("line 2"), HasSubstr("small letters")));
  EXPECT_THAT(refused(with_code("a--b")), HasSubstr("single hyphens"));
  EXPECT_THAT(refused(with_code("date-in-future")), HasSubstr("built-in rule"));
  EXPECT_THAT(refused(rule + rule), HasSubstr("there is a rule \"ours\" in line 1 already"));
  EXPECT_THAT(refused(custom_rule(good, "A case.", "colour = \"red\"")), HasSubstr("no key \"colour\""));
  std::string off = rule;
  off.replace(off.find("\"warning\""), 9, "\"off\"");
  EXPECT_THAT(refused(off), AllOf(HasSubstr("line 3"), HasSubstr("error, warning, info")));
  EXPECT_THAT(refused("[rule]\ncode = \"x\""), HasSubstr("[[rule]]"));
  EXPECT_THAT(refused("rule = [1]"), HasSubstr("[[rule]]"));
}

TEST(CustomRuleRefusal, KnowsThePartsOfTheSentence) {
  EXPECT_THAT(refused(custom_rule(good, "It is {agge}.")),
              AllOf(HasSubstr("line 7"), HasSubstr("{agge}"), HasSubstr("did you mean age")));
  EXPECT_THAT(refused(custom_rule(good, "It is {age.")), HasSubstr("not closed"));
  EXPECT_THAT(refused(custom_rule("SELECT row AS record FROM victim", "It is {value}.")),
              HasSubstr("no column named field"));
  EXPECT_THAT(
      refused(custom_rule("SELECT row AS record, 'victim.age' AS field, sex AS value FROM victim", "It is {value}.")),
      HasSubstr("another name"));
}

TEST(CustomRuleRefusal, TakesNobodysWordForWhatIsHarmless) {
  const auto with = [](std::string_view query, std::string_view name) {
    return refused(custom_rule(query, "{x}", "harmless = [\"" + std::string(name) + "\"]"));
  };
  EXPECT_THAT(with("SELECT row AS record, upper(full_name) AS x FROM victim", "x"),
              AllOf(HasSubstr("cannot be declared harmless"), HasSubstr("victim.full_name")));
  EXPECT_THAT(with("SELECT parent AS record, length(value) AS x FROM extra", "x"), HasSubstr("extra.value"));
  EXPECT_THAT(with("SELECT row AS record, age AS x FROM victim", "y"), HasSubstr("no column of the query"));
  EXPECT_EQ(with("SELECT parent AS record, count(*) AS x FROM place WHERE latitude > 40 GROUP BY parent", "x"),
            "(taken)");
}

}  // namespace
}  // namespace maex::rules::custom_refusal_test
