#include "adapters/formats/eml/part_names.hpp"

#include <gtest/gtest.h>

namespace maex::eml {
namespace {

TEST(PartNames, HaveNoPathAndNoControlCharacters) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_name("C:\\Users\\x\\list.xlsx"), "list.xlsx");
  EXPECT_EQ(safe_name("a\x1b[31mb\n.csv"), "a[31mb.csv");
  EXPECT_EQ(safe_name("x\u202evsc.exe"), "xvsc.exe");
  EXPECT_EQ(safe_name("siyah\xC4\xB1.csv"), "siyah\xC4\xB1.csv");
  EXPECT_EQ(safe_name("bad\xFF.csv"), "bad_.csv");
  EXPECT_EQ(safe_name(".."), "");
  EXPECT_EQ(safe_name(".hidden"), "hidden");
}

TEST(PartNames, AreShortenedBeforeTheExtension) {
  const std::string name = safe_name(std::string(300, 'a') + ".xlsx");
  EXPECT_LE(name.size(), 120u);
  EXPECT_TRUE(name.ends_with(".xlsx")) << name;
  std::string letters;
  for (int i = 0; i != 200; ++i) letters += "\xC9\x99";
  EXPECT_TRUE(safe_name(letters + ".csv").ends_with("\xC9\x99….csv"));
}

TEST(PartNames, OfPersonsAreRecognised) {
  EXPECT_TRUE(names_person("V\xC3\xBCqar_\xC6\x8Fliyev.pdf"));
  EXPECT_TRUE(names_person("V\xC3\xBCqar.\xC6\x8Fliyev siyah\xC4\xB1.pdf"));
  EXPECT_TRUE(names_person("+994 50 765 43 21.docx"));
  EXPECT_TRUE(names_person("scan_AZE87654321.bin"));
  EXPECT_FALSE(names_person("Casualty List.xlsx"));
  EXPECT_FALSE(names_person("siyah\xC4\xB1 14.05.2014.xlsx"));
  EXPECT_FALSE(names_person("2014-03.docx"));
}

TEST(PartNames, AreDifferentInAMessage) {
  Names names;
  EXPECT_EQ(names.unique("list.xlsx"), "list.xlsx");
  EXPECT_EQ(names.unique("list.xlsx"), "list (2).xlsx");
  EXPECT_EQ(names.unique("list.xlsx"), "list (3).xlsx");
  EXPECT_EQ(names.unique("text"), "text");
  EXPECT_EQ(names.unique("text"), "text (2)");
}

}  // namespace
}  // namespace maex::eml
