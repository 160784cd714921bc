// Calls maex dialect as a user does: results, exit codes, JSON.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/io/atomic_file.hpp"
#include "tests/dialect/support.hpp"
#include "tests/unit/cli/fake_program.hpp"

namespace maex::dialect_test {
namespace {
using nlohmann::json;
using ::testing::HasSubstr;

std::string export_text(std::size_t installation = 2) {
  Batch batch;
  make_records(batch, installations()[installation], 1, 50);
  return export_of(installations()[installation], batch);
}

TEST(DialectCommand, LearnsAndSaysSo) {
  test::Program program;
  const std::string xml = program.file("export.xml", export_text()), toml = program.path("ours.toml");
  const test::Result learned = program.run({"dialect", "learn", xml, "-o", toml});
  EXPECT_EQ(learned.code, 1) << "it asks something" << learned.err;
  EXPECT_THAT(learned.out, HasSubstr("to be answered 1 question"));
  EXPECT_THAT(read_file(toml), HasSubstr("strict = true"));
  EXPECT_EQ(program.run({"dialect", "learn", xml, "-o", toml}).code, 4) << "no output is replaced unasked";
  EXPECT_EQ(program.run({"dialect", "learn", xml, "-o", toml, "--overwrite"}).code, 1);
  const test::Result printed = program.run({"dialect", "learn", xml});
  EXPECT_EQ(printed.out, read_file(toml)) << "without --output the dialect itself is the result";
  const json told = json::parse(program.run({"dialect", "learn", xml, "--json"}).out);
  EXPECT_EQ(told["dialect"], read_file(toml));
  EXPECT_EQ(told["questions"].size(), 1u);
  EXPECT_GT(told["tied"].size(), 20u);
}

TEST(DialectCommand, ChecksAndCompares) {
  test::Program program;
  const std::string xml = program.file("export.xml", export_text()), toml = program.path("ours.toml");
  program.run({"dialect", "learn", xml, "-o", toml});
  EXPECT_EQ(program.run({"dialect", "check", toml, xml}).code, 0);
  std::string more = export_text();
  more.insert(more.find("<general>") + 9, "<news>1</news>");
  const test::Result found = program.run({"dialect", "check", toml, program.file("more.xml", more), "--json"});
  EXPECT_EQ(found.code, 1);
  EXPECT_EQ(json::parse(found.out)[0]["place"], "accident/general/news");
  EXPECT_EQ(program.run({"dialect", "diff", toml, toml}).code, 0);
  const test::Result differ = program.run({"dialect", "diff", "draft", toml});
  EXPECT_EQ(differ.code, 1);
  EXPECT_THAT(differ.out, HasSubstr("document/namespace"));
  EXPECT_GT(json::parse(program.run({"dialect", "diff", "draft", toml, "--json"}).out).size(), 20u);
}

TEST(DialectCommand, PrintsSchemaAndPage) {
  test::Program program;
  const std::string toml = program.path("ours.toml");
  program.run({"dialect", "learn", program.file("export.xml", export_text()), "-o", toml});
  EXPECT_THAT(program.run({"dialect", "xsd", toml}).out, HasSubstr("targetNamespace=\"http://example.invalid/snake\""));
  EXPECT_EQ(program.run({"dialect", "xsd"}).out, read_file(MAEX_SOURCE_DIR "/schemas/maxml/maxml-draft.xsd"));
  EXPECT_THAT(program.run({"dialect", "page", "draft"}).out, HasSubstr("`DateOfAccident`"));
  EXPECT_EQ(program.run({"dialect", "page", toml, "-o", program.path("page.md")}).code, 0);
  EXPECT_THAT(read_file(program.path("page.md")), HasSubstr("killed_or_injured"));
}

TEST(DialectCommand, RefusesWithTheCodeThatFits) {
  test::Program program;
  const std::string xml = program.file("export.xml", export_text());
  const auto code = [&](const std::vector<std::string>& words) { return program.run(words).code; };
  EXPECT_EQ(code({"dialect"}), 2);
  EXPECT_EQ(code({"dialect", "lern", xml}), 2);
  EXPECT_EQ(code({"dialect", "learn"}), 2);
  EXPECT_EQ(code({"dialect", "check", xml}), 2);
  EXPECT_EQ(code({"dialect", "diff", xml}), 2);
  EXPECT_EQ(code({"dialect", "page", xml}), 2) << "an export is no dialect";
  EXPECT_EQ(code({"dialect", "xsd", program.path("missing.toml")}), 2);
  EXPECT_EQ(code({"dialect", "learn", program.path("missing.xml")}), 3);
  EXPECT_EQ(code({"dialect", "learn", program.file("not.xml", "no XML")}), 3);
  EXPECT_EQ(code({"dialect", "learn", xml, "-o", program.path("no/such/folder.toml")}), 4);
  EXPECT_THAT(program.run({"dialect", "lern", xml}).err, HasSubstr("learn"));
}

}  // namespace
}  // namespace maex::dialect_test
