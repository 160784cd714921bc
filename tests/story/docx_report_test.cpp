// A report of an agency as a Word document: its table of incidents reaches the maXML file, and each paragraph has a
// fate. All data is made up.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"
#include "tests/unit/docx/make_docx.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string heading(const std::string& text) {
  return "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + test::run(text) + "</w:p>";
}

std::string row_of(const std::vector<std::string>& texts) {
  std::string cells;
  for (const std::string& text : texts) cells += test::cell(text);
  return test::row(cells);
}

const std::string deleted_victim =
    "<w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr>" + test::cell("2014-09") + test::cell("05.05.2014") + "</w:tr>";

class DocxReport : public Program {
 protected:
  DocxReport() {
    test::Parts parts = test::docx_parts(
        heading("Aylıq hesabat, may 2014") + test::para("Bu hesabat uydurmadır.") + "<w:p>" +
            test::run("May ayında iki hadisə olub") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" +
            test::table(row_of({"Hadisənin nömrəsi", "Tarix", "Rayon", "Kənd", "Qurğunun növü", "Nəticə", "Status",
                                "Cins", "Yaş", "Mənbə", "Yoxlama"}) +
                        row_of({"2014-01", "03.05.2014", "Ağdam", "", "PƏM", "yaralanıb", "mülki", "K", "41", "polis",
                                "təsdiq olunub"}) +
                        deleted_victim +
                        row_of({"2014-02", "14.05.2014", "Füzuli", "", "TƏM", "həlak olub", "hərbçi", "K", "20",
                                "polis", "təsdiq olunub"})) +
            test::para("Sonda bir cümlə."),
        "", {{"rN", "footnotes", "footnotes.xml"}, {"rH", "header", "header1.xml"}});
    parts["word/footnotes.xml"] =
        test::part("footnotes", "<w:footnote w:id=\"2\">" + test::para("Mənbə: polis.") + "</w:footnote>");
    parts["word/header1.xml"] = test::part("hdr", test::para("Nümunə Agentliyi"));
    file("report.docx", test::make_archive(parts, true));
  }
};

TEST_F(DocxReport, ItsTableReachesTheMaxmlFile) {
  const std::string said = convert("report.docx --to maxml --include any -o out.xml --verify");
  EXPECT_THAT(said, HasSubstr("azcbl (docx)")) << said;
  const std::string written = text("out.xml");
  EXPECT_EQ(times(written, "2014-05-03"), times(written, "2014-05-14")) << written;
  EXPECT_THAT(written, AllOf(HasSubstr("2014-01"), HasSubstr("2014-05-14"), HasSubstr("AZ-FUZ")));
  EXPECT_THAT(written, Not(HasSubstr("2014-09")));
  EXPECT_THAT(said, HasSubstr("1 table row with a tracked deletion left out")) << said;
}

TEST_F(DocxReport, EachParagraphHasAFate) {
  const std::string said = maex("convert report.docx --to maxml --include any -o out.xml --json");
  const auto report = nlohmann::json::parse(said);
  const auto& balance = report["items"][0]["balance"];
  EXPECT_TRUE(balance["holds"].get<bool>()) << said;
  // Four paragraphs of the text, the header and the note are outside the table.
  bool listed = false;
  for (const auto& line : balance["lines"])
    if (line["rule"] == "text-outside-tables") {
      listed = true;
      EXPECT_EQ(line["fate"], "ignored");
      EXPECT_EQ(line["cells"], 6);
    }
  EXPECT_TRUE(listed) << said;
}

TEST_F(DocxReport, InspectListsItsPartsInOrder) {
  const std::string said = maex("inspect report.docx --json");
  const auto facts = nlohmann::json::parse(said);
  EXPECT_THAT(facts.dump(), AllOf(HasSubstr("\"text (2)\""), HasSubstr("\"header\""), HasSubstr("\"notes\""))) << said;
}

TEST_F(DocxReport, AnOldDocumentIsRefusedWithAdvice) {
  file("report.rtf", "{\\rtf1 made up}");
  EXPECT_THAT(maex("convert report.rtf --to maxml -o out.xml"), HasSubstr("save it as .docx"));
  EXPECT_EQ(exit_, 3);
  file("cut.docx", text("report.docx").substr(0, 900));
  EXPECT_THAT(maex("convert cut.docx --to maxml -o out.xml"), HasSubstr("cut.docx"));
  EXPECT_EQ(exit_, 3);
}

}  // namespace
}  // namespace maex::story
