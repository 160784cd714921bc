// E-mail messages with attachments. Python's email library makes the messages.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// All values are invented.
const std::string january =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə\n"
    "P1,03.01.2014,Ağdam,PƏM,həlak olub,mülki,polis\n"
    "P2,04.01.2014,Tovuz,TƏM,yaralanıb,hərbçi,polis\n";
const std::string february =
    "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Status,Mənbə\n"
    "P3,08.02.2034,Füzuli,TƏM,yaralanıb,hərbçi,polis\n";

class Messages : public Program {
 protected:
  void SetUp() override {
    file("january.csv", january);
    file("february.csv", february);
    convert("february.csv --to azcbl --include any -o february.xlsx");
    file("broken.xlsx", "this is not a workbook");
    const std::string python =
        "python3 -c \"import zipfile; zipfile.ZipFile('lists.zip','w').write('january.csv')\" && python3 "
        "'" MAEX_MESSAGES "' .";
    ASSERT_EQ(std::system(("cd '" + folder_.string() + "' && " + python).c_str()), 0);
  }
  json item(const std::string& arguments) {
    const std::string out = maex(arguments + " --json");
    const std::size_t begin = out.find("{\n");  // messages come before it
    return json::parse(out.substr(begin == std::string::npos ? 0 : begin)).at("items").at(0);
  }
  static std::uint64_t counted(const json& item, const std::string& code) {
    for (const json& group : item.at("findings"))
      if (group.at("code") == code) return group.at("count");
    return 0;
  }
};

TEST_F(Messages, TheListInAMessageIsConverted) {
  const std::string report = convert("one.eml --to azcbl --include any -o out.csv");
  EXPECT_THAT(report, HasSubstr("one.eml » january.csv   azcbl (csv): "));
  EXPECT_THAT(text("out.csv"), AllOf(HasSubstr("2014-01-03"), HasSubstr("2014-01-04")));
}

TEST_F(Messages, SeveralListsBecomeOneOutputAndFindingsNameTheAttachment) {
  const json all = item("convert two.eml --to azcbl --include any -o out.csv");
  EXPECT_THAT(text("out.csv"), AllOf(HasSubstr("2014-01-03"), HasSubstr("2034-02-08")));
  bool found = false;
  for (const json& group : all["findings"])
    if (group["code"] == "date-in-future") {
      found = true;
      EXPECT_EQ(group["notices"][0]["where"]["document"], "two.eml » february.xlsx");
      EXPECT_THAT(group["notices"][0]["where"]["text"], HasSubstr("two.eml » february.xlsx, sheet "));
    }
  EXPECT_TRUE(found);
  ASSERT_EQ(all["inputs"].size(), 3u);
  EXPECT_EQ(all["inputs"][1]["input"], "two.eml » yanvar siyahısı.csv");
  EXPECT_EQ(all["inputs"][1]["records"].get<int>() > 0, true);
}

TEST_F(Messages, WhatIsNotReadIsNamed) {
  const json all = item("convert pictures.eml --to azcbl --include any -o out.csv");
  EXPECT_EQ(counted(all, "attachment-not-read"), 2u);    // the scan and the unknown file
  EXPECT_EQ(counted(all, "message-part-not-read"), 3u);  // the text, its HTML form, the logo in it
  std::string names;
  for (const json& input : all["inputs"])
    if (!input["not_read"].is_null()) names += input["input"].get<std::string>() + "\n";
  EXPECT_THAT(names, AllOf(HasSubstr("» text\n"), HasSubstr("» logo.png\n"), HasSubstr("» scan.png\n"),
                           HasSubstr("» data.bin\n")));
}

TEST_F(Messages, InspectListsWhatIsInside) {
  const std::string report = maex("inspect pictures.eml");
  EXPECT_THAT(report, AllOf(HasSubstr("E-mail message (eml)"), HasSubstr("january.csv: azcbl (csv): "),
                            HasSubstr("scan.png: not read: it is a picture"), HasSubstr("data.bin: not read: ")));
  const json facts = json::parse(maex("inspect pictures.eml --json"));
  EXPECT_EQ(facts["enclosed"].size(), 6u);
  EXPECT_EQ(facts["partner"], "azcbl");
}

TEST_F(Messages, ValidateAndExplainReadThem) {
  EXPECT_THAT(maex("validate two.eml"), HasSubstr("two.eml » february.xlsx"));
  EXPECT_THAT(maex("explain one.eml P2"), HasSubstr("one.eml » january.csv, cell"));
}

TEST_F(Messages, MessagesInsideMessagesAreRead) {
  for (const std::string name : {"forwarded", "saved"}) {
    const json all = item("convert " + name + ".eml --to azcbl --include any -o " + name + ".csv");
    EXPECT_EQ(all["records"]["incident"], 2) << name;
  }
  EXPECT_THAT(maex("inspect forwarded.eml"), HasSubstr("message 1 » january.csv: azcbl (csv): "));
  EXPECT_THAT(maex("inspect saved.eml"), HasSubstr("saved.eml » january.csv: azcbl (csv): "));
}

TEST_F(Messages, ABrokenAttachmentRefusesTheOutputOrIsLeftOut) {
  for (const std::string name : {"broken", "zipped"}) {
    const std::string report = maex("convert " + name + ".eml --to azcbl --include any -o out.csv");
    EXPECT_EQ(exit_, 3) << report;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out.csv"));
  }
  EXPECT_THAT(maex("convert zipped.eml --to azcbl -o out.csv"),
              AllOf(HasSubstr("zipped.eml » lists.zip"), HasSubstr("ZIP archive")));
  const json all = item("convert broken.eml --to azcbl --include any -o out.csv --skip-broken");
  EXPECT_EQ(exit_, 1);
  EXPECT_EQ(counted(all, "input-left-out"), 1u);
  EXPECT_THAT(text("out.csv"), HasSubstr("2014-01-03"));
}

TEST_F(Messages, EncryptedSignedAndOutlookPartsAreRefusedByName) {
  EXPECT_THAT(maex("convert winmail.eml --to azcbl -o out.csv"),
              AllOf(HasSubstr("winmail.eml » winmail.dat"), HasSubstr("Outlook")));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("convert encrypted.eml --to azcbl -o out.csv"), HasSubstr("S/MIME"));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("convert signed.eml --to azcbl -o out.csv"), HasSubstr("signed message"));
  EXPECT_EQ(exit_, 3);
}

TEST_F(Messages, ACutOrDamagedMessageIsRefusedWithItsPlace) {
  EXPECT_THAT(maex("validate cut.eml"), AllOf(HasSubstr("cut.eml, line "), HasSubstr("cut short")));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("validate cut-header.eml"), HasSubstr("cut short"));
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(maex("validate damaged.eml"), AllOf(HasSubstr("line "), HasSubstr("base64")));
  EXPECT_EQ(exit_, 3);
  const std::string whole = text("two.eml");
  for (std::size_t length = 1; length < whole.size(); length += whole.size() / 23) {
    file("part.eml", whole.substr(0, length));
    const std::string report = maex("validate part.eml");
    EXPECT_EQ(exit_, 3) << length << " of " << whole.size() << ": " << report;
  }
}

TEST_F(Messages, AMessageWithoutAListSaysWhatIsInIt) {
  const std::string report = maex("convert nothing.eml --to azcbl -o out.csv");
  EXPECT_EQ(exit_, 3);
  EXPECT_THAT(report, AllOf(HasSubstr("nothing.eml holds nothing that maex reads"), HasSubstr("nothing.eml » text")));
}

TEST_F(Messages, NamesOfAttachmentsAreSafe) {
  const std::string report = maex("validate path.eml");
  EXPECT_THAT(report, AllOf(HasSubstr("path.eml » xvsc.csv"), Not(HasSubstr("etc")), Not(HasSubstr("\u202e"))));
  EXPECT_THAT(maex("validate person.eml"), AllOf(HasSubstr("person.eml » attachment 1.csv"), Not(HasSubstr("liyev"))));
}

TEST_F(Messages, TheTextIsDecodedAndTheSenderIsInNoOutput) {
  const std::string told = maex("convert cyrillic.eml --to figures --include any -o out.csv");
  EXPECT_THAT(told, AllOf(HasSubstr("cyrillic.eml » text"), HasSubstr("windows-1251")));
  convert("one.eml --to azcbl --include any -o list.csv --personal keep --fates fates.csv --store all.db");
  for (const std::string name : {"list.csv", "fates.csv", "all.db"})
    EXPECT_THAT(text(name), AllOf(Not(HasSubstr("Quliyeva")), Not(HasSubstr("liyev")), Not(HasSubstr("example.org"))))
        << name;
}

TEST_F(Messages, NothingIsLeftBehindInTheTemporaryFolder) {
  std::filesystem::create_directory(folder_ / "tmp");
  ASSERT_EQ(setenv("TMPDIR", (folder_ / "tmp").c_str(), 1), 0);
  convert("two.eml --to azcbl --include any -o out.csv");
  unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "tmp"));
}

}  // namespace
}  // namespace maex::story
