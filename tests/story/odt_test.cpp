// A partner's list inside a document or a text reaches the maXML file. All values are made up.
#include <gmock/gmock.h>
#include <zip.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;

/// The parts of an OpenDocument text, in the order that its standard wants: the type first.
void write_odt(const std::filesystem::path& path, const std::string& content) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  ASSERT_NE(archive, nullptr);
  const std::string type = "application/vnd.oasis.opendocument.text";
  for (const auto& [name, bytes] :
       {std::pair<const char*, const std::string*>{"mimetype", &type}, {"content.xml", &content}}) {
    const auto index =
        zip_file_add(archive, name, zip_source_buffer(archive, bytes->data(), bytes->size(), 0), ZIP_FL_ENC_UTF_8);
    ASSERT_GE(index, 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  ASSERT_EQ(zip_close(archive), 0);
}

std::string table_row(const std::vector<std::string>& cells) {
  std::string row = "<table:table-row>";
  for (const std::string& cell : cells) row += "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
  return row + "</table:table-row>";
}

const std::vector<std::vector<std::string>> list = {
    {"Hadisənin nömrəsi", "Tarix", "Rayon", "Kənd", "Qurğunun növü", "Nəticə", "Status", "Cins", "Yaş", "Mənbə"},
    {"H-1", "14.05.2014", "Füzuli", "Nümunə", "piyada əleyhinə mina", "yaralı", "mülki", "kişi", "34", "AzCBL"},
    {"H-2", "20.06.2014", "Tərtər", "Nümunə", "tank əleyhinə mina", "həlak", "hərbi", "kişi", "21", "AzCBL"}};

class Documents : public Program {
 protected:
  void expect_list(const std::string& name) {
    const std::string said = convert(name + " --to maxml --include any -o out.xml --overwrite --verify");
    EXPECT_THAT(said, HasSubstr("azcbl")) << said;
    const std::string written = text("out.xml");
    for (const char* value : {"H-1", "H-2", "2014-05-14", "2014-06-20", "AZ-FUZ"})
      EXPECT_THAT(written, HasSubstr(value)) << said;
    EXPECT_EQ(times(written, "<Victim>") + times(written, "<Victim "), 2u) << written.substr(0, 3000);
  }
};

TEST_F(Documents, TheTableOfAnOpenDocumentTextIsConverted) {
  std::string rows;
  for (const auto& row : list) rows += table_row(row);
  write_odt(
      folder_ / "letter.odt",
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"x\" xmlns:table=\"t\"><office:body><office:text>"
      "<text:h text:outline-level=\"1\">Siyahı</text:h><text:p>Hörmətli həmkarlar, siyahı aşağıdadır.</text:p>"
      "<table:table>" +
          rows +
          "</table:table><text:p>Uydurma məlumat.</text:p></office:text></office:body></office:document-content>");
  expect_list("letter.odt");
}

TEST_F(Documents, TheTableOfATextIsConverted) {
  std::string lines = "Siyahı\n======\n\nHörmətli həmkarlar, siyahı aşağıdadır. Bütün məlumatlar uydurmadır.\n\n";
  for (const auto& row : list) {
    for (const std::string& cell : row) lines += "| " + cell + " ";
    lines += "|\n";
  }
  file("letter.md", lines);
  expect_list("letter.md");
}

TEST_F(Documents, AFlatDocumentIsRefusedWithAdvice) {
  file("letter.fodt",
       "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
       "office:mimetype=\"application/vnd.oasis.opendocument.text\"/>");
  const std::string said = maex("inspect letter.fodt");
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(said, HasSubstr("a flat OpenDocument text (.fodt); open it in LibreOffice and save it as .odt"));
}

}  // namespace
}  // namespace maex::story
