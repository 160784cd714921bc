// The built-in dialect and its schema must agree. The reader and the writer must follow a custom dialect exactly.
#include "adapters/partners/maxml/dialect/dialect.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <set>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {
using maxml::Block;
using maxml::Dialect;
using maxml::Element;

TEST(Dialect, EveryNameStandsInTheSchemaWithItsCertainty) {
  const auto dialect = maxml::load_dialect({});
  const std::string xsd(find_resource("maxml/maxml-draft.xsd").value());
  const auto expect = [&](const std::string& name, const maxml::Evidence& evidence, const std::string& what) {
    const std::string mark = evidence.documented ? "documented" : "inferred";
    const std::regex entry("name=\"" + name + "\"[^>]*>\\s*<xs:annotation><xs:documentation>" + mark + " \\| [^<]*" +
                           what);
    EXPECT_TRUE(std::regex_search(xsd, entry)) << name << " " << mark << " " << what;
  };
  for (const auto* blocks : {&dialect->items, &dialect->children})
    for (const Block& block : *blocks)
      for (const Element& element : block.elements)
        if (element.role == Element::Role::leaf)
          expect(element.path.substr(element.path.rfind('/') + 1), element.evidence,
                 std::string(info(*element.field).full_name));
  for (const auto& element : dialect->report_elements) expect(element.path, element.evidence, "");
  for (const auto& attribute : dialect->report_attributes) expect(attribute.path, attribute.evidence, "");
}

TEST(Schema, KeepsTheRulesThatRememberingShapesRestsOn) {
  const std::string xsd(find_resource("maxml/maxml-draft.xsd").value());
  for (const char* never : {"<xs:key", "<xs:unique", "<xs:choice", "<xs:all", "<xs:any", "<xs:list", "<xs:union",
                            "default=", "fixed=", "<xs:assert", "<xs:group", "mixed="})
    EXPECT_EQ(xsd.find(never), std::string::npos) << never;
  const std::regex occurs("(min|max)Occurs=\"([^\"]*)\"");
  for (auto i = std::sregex_iterator(xsd.begin(), xsd.end(), occurs); i != std::sregex_iterator(); ++i)
    EXPECT_TRUE((*i)[1] == "min" ? (*i)[2] == "0" : (*i)[2] == "unbounded") << i->str();
  std::size_t declared = 0, annotated = 0;
  const std::regex declaration("<xs:(element|attribute) "), annotation("<xs:documentation>(documented|inferred)");
  declared = static_cast<std::size_t>(std::distance(std::sregex_iterator(xsd.begin(), xsd.end(), declaration), {}));
  annotated = static_cast<std::size_t>(std::distance(std::sregex_iterator(xsd.begin(), xsd.end(), annotation), {}));
  EXPECT_GE(annotated, declared - 4) << "the four parts of a custom field begin with their certainty, too";
}

std::string renamed_draft() {
  std::string toml(find_resource("maxml/draft.toml").value());
  const std::pair<const char*, const char*> changes[] = {{"\"AccidentType\"", "\"ac_typ\""},
                                                         {"namespace = \"\"", "namespace = \"urn:example:odd\""},
                                                         {"prefix = \"\"  ", "prefix = \"odd\""},
                                                         {"schema = \"maxml/maxml-draft.xsd\"", "schema = \"\""},
                                                         {"MINE = \"Mine accident\"", "MINE = \"MINA\""},
                                                         {"id = \"draft\"", "id = \"learned\""},
                                                         {"prefix = \"\"\n", "prefix = \"odd\"\n"}};
  for (const auto& [from, to] : changes)
    if (const auto at = toml.find(from); at != std::string::npos) toml.replace(at, std::string(from).size(), to);
  return toml;
}

/// Writes one incident with the dialect. Returns the number of maxml-draft-dialect notices and the bytes.
std::pair<std::size_t, std::string> written_with(const std::string& toml) {
  const Scratch file, out;
  std::ofstream(file.path()) << toml;
  Options options;
  options.set("dialect", file.path().string());
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_type, Value::code(Code::accident_type_MINE));
  Notices notices;
  write(out.path(), {&batch}, {}, options, &notices);
  std::size_t warned = 0;
  for (const auto& group : notices.groups()) warned += group.type->code == "maxml-draft-dialect" ? group.count : 0;
  return {warned, maex::read_file(out.path())};
}

TEST(Dialect, ThatNoInstallationConfirmedSaysSoWhateverItsName) {
  const auto [warned, bytes] = written_with(renamed_draft());
  EXPECT_EQ(warned, 1u);
  EXPECT_THAT(bytes, ::testing::HasSubstr("DRAFT: no IMSMA installation was asked"));
  std::string confirmed(find_resource("maxml/draft.toml").value());
  const std::string mark = "unconfirmed = true";
  confirmed.erase(confirmed.find(mark), mark.size());
  const auto [quiet, plain] = written_with(confirmed);
  EXPECT_EQ(quiet, 0u);
  EXPECT_THAT(plain, ::testing::Not(::testing::HasSubstr("DRAFT")));
}

TEST(Dialect, AFileOfOnesOwnDecidesTheNames) {
  const Scratch file, out;
  std::ofstream(file.path()) << renamed_draft();
  Options options;
  options.set("dialect", file.path().string());
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_type, Value::code(Code::accident_type_MINE));
  write(out.path(), {&batch}, {}, options);
  const std::string bytes = maex::read_file(out.path());
  EXPECT_THAT(bytes, ::testing::HasSubstr("<odd:MineActionFieldReport xmlns:odd=\"urn:example:odd\">"));
  EXPECT_THAT(bytes, ::testing::HasSubstr("<ac_typ>MINA</ac_typ>"));
  const ReadResult result = read_file(out.path(), options);
  EXPECT_EQ(result.top(0).first->operator[](0).get(Field::incident_type), Value::code(Code::accident_type_MINE));
}

TEST(Dialect, SaysWhatIsWrongAndWhere) {
  const std::string toml(find_resource("maxml/draft.toml").value());
  const auto problem = [&](const std::string& from, const std::string& to) {
    std::string broken = toml;
    broken.replace(broken.find(from), from.size(), to);
    try {
      maxml::parse_dialect(broken, "my.toml", ".");
    } catch (const UsageError& error) { return std::string(error.what()); }
    return std::string();
  };
  EXPECT_THAT(problem("incident.date\"", "incident.dat\""),
              ::testing::MatchesRegex("my.toml, line [0-9]+: .*incident.date.*"));
  EXPECT_THAT(problem("MINE = \"Mine", "MYNE = \"Mine"), ::testing::HasSubstr("no code \"MYNE\""));
  EXPECT_THAT(problem("[link]", "[lonk]"), ::testing::HasSubstr("[link] is missing"));
  EXPECT_THAT(problem("type = \"date\"", "type = \"dote\""), ::testing::HasSubstr("must be text, date"));
  EXPECT_THAT(problem("path = \"DateOfAccident\"", "path = \"Date<\""),
              ::testing::HasSubstr("no name of an XML element"));
  EXPECT_THAT(problem("[document]", "[document"), ::testing::HasSubstr("line "));
  EXPECT_THROW(maxml::load_dialect("/no/such/dialect.toml"), UsageError);
}

}  // namespace
}  // namespace maex::maxml_test
