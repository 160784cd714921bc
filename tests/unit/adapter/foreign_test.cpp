// Unsupported kinds of file that partners send. All contents are invented and have only the signs of their kind.
#include "core/adapter/foreign.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

std::string kind(const std::string& head, const std::string& name, std::vector<std::string> entries = {}) {
  Probe probe;
  probe.path = probe.name = name;
  probe.size = head.size();
  probe.head = head;
  probe.entries = std::move(entries);
  const ForeignFormat* found = recognise_foreign(probe);
  return found == nullptr ? "" : std::string(found->id);
}

TEST(Foreign, IsRecognisedByBytesEntriesOrName) {
  const std::string zip = "PK\x03\x04...";
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
  const std::string dbf = "\x03\x7C\x05\x0E\1\0\0\0\x41\0\x0B\0"s + std::string(52, '\0') + "\x0D"s;
  struct Case {
    std::string head;
    const char* name;
    std::vector<std::string> entries;
    const char* id;
  };
  const Case cases[] = {
      {"", "a.xlsx", {}, "empty"},
      {"\5Ann"s + std::string(160, ' '), "in/~$a.xlsx", {}, "lock"},
      {ole, "a.xlsx", {"EncryptionInfo", "EncryptedPackage"}, "encrypted"},
      {ole, "a.doc", {"WordDocument", "1Table"}, "doc"},
      {ole, "a.ppt", {"PowerPoint Document"}, "ppt"},
      {ole, "a.msg", {"__properties_version1.0"}, "msg"},
      {ole, "a.bin", {"Workbook"}, ""},
      {ole, "a.bin", {"Contents"}, "ole"},
      {ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s, "a.xlsx", {}, "encrypted"},
      {zip, "a.xlsx", {"[Content_Types].xml", "xl/workbook.bin"}, "xlsb"},
      {zip, "a.docx", {"[Content_Types].xml", "word/document.xml"}, ""},
      {zip, "a.pptx", {"[Content_Types].xml", "ppt/presentation.xml"}, "pptx"},
      {zip, "a.numbers", {"Index/Tables/Table.iwa"}, "numbers"},
      {zip, "a.zip", {"list.xlsx", "readme.txt"}, ""},
      {zip, "a.xlsx", {}, ""},
      {zip, "a.xlsx", {"[Content_Types].xml", "xl/workbook.xml"}, ""},
      {"%PDF-1.7", "a.csv", {}, "pdf"},
      {"{\\rtf1", "a.doc", {}, "rtf"},
      {"<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
       "a.fodt",
       {},
       "fodt"},
      {"\x89PNG\r\n\x1A\n", "scan.png", {}, "image"},
      {"\xFF\xD8\xFF\xE0", "scan", {}, "image"},
      {"GIF89a", "a", {}, "image"},
      {"II*\0"s, "a.tif", {}, "image"},
      {"\0\0\0\x18"
       "ftypheic"s,
       "a.heic",
       {},
       "image"},
      {"BM\0\0\0\0"s, "a.bmp", {}, "image"},
      {"\0\1\0\0Standard ACE DB\0"s, "a.accdb", {}, "access"},
      {"SQLite format 3\0"s, "a.db", {}, "sqlite"},
      {dbf, "a", {}, "dbase"},
      {"\0\0\x27\x0A\0\0"s, "a.shp", {}, "shapefile"},
      {"$FL2@(#) SPSS DATA FILE", "a.sav", {}, "spss"},
      {"<stata_dta><header>", "a.dta", {}, "stata"},
      {"\0\0\2\0\6\4\6\0"s, "a.wk1", {}, "lotus"},
      {"7z\xBC\xAF\x27\x1C", "a", {}, "7z"},
      {"Rar!\x1A\x07\0"s, "a", {}, "rar"},
      {"\x1F\x8B\x08", "a.csv.gz", {}, "gzip"},
      {"\x1F\x8B\x08", "a.gnumeric", {}, "gnumeric"},
      {"list.csv"s + std::string(249, '\0') + "ustar", "a", {}, "tar"},
      {"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "a.mht", {}, "mhtml"},
      {"{\"url\": \"https://docs.google.com/open?id=1\"}", "a.gsheet", {}, "google"},
      {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
       "a.xls",
       {},
       "xml-2003"},
      {"place,count\nA,1\n", "a.csv", {}, ""},
      {"From: here, to\n1,2\n", "a.csv", {}, ""},
      {"a,b\n", "a.dbf", {}, ""},
  };
  for (const Case& one : cases) EXPECT_EQ(kind(one.head, one.name, one.entries), one.id) << one.name << ": " << one.id;
}

TEST(Foreign, HasNamesOfItsOwnAndAdvice) {
  std::set<std::string_view> ids;
  for (const ForeignFormat& format : foreign_formats()) {
    EXPECT_TRUE(ids.insert(format.id).second) << format.id;
    EXPECT_FALSE(format.title.empty() || format.advice.empty());
    EXPECT_FALSE(format.advice.ends_with('.')) << "the sentence ends elsewhere: " << format.advice;
  }
}

std::string refused(const std::string& bytes, const std::string& name, const std::string& forced = {}) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("maex_foreign_" + name);
  std::ofstream(path, std::ios::binary) << bytes;
  Registry registry;
  register_builtin_adapters(registry);
  SourceChoice choice;
  choice.format = forced;
  std::string problem;
  try {
    open_tables(registry, path, choice);
  } catch (const InputError& error) { problem = error.what(); }
  std::filesystem::remove(path);
  return problem;
}

TEST(Foreign, IsRefusedInOneSentenceWhateverFormatIsForced) {
  const std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0') +
                             "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
  for (const std::string forced : {"", "xlsx", "csv", "html"}) {
    EXPECT_THAT(refused(locked, "locked.xlsx", forced), HasSubstr("password-protected")) << forced;
    EXPECT_THAT(refused("{\\rtf1 1,2\n3,4\n}", "report.csv", forced), HasSubstr("is not read: it is an RTF document"));
    EXPECT_THAT(refused("%PDF-1.4\n1,2\n3,4\n", "report.csv", forced),
                HasSubstr(forced.empty() ? "is a damaged PDF" : "is not read: it is a PDF document; ask for"));
  }
  EXPECT_EQ(refused("a,b\n1,2\n", "fine.csv"), "");
  EXPECT_EQ(refused("", "blank.csv"), "") << "an empty table is a table";
  EXPECT_THAT(refused("", "blank.xlsx"), HasSubstr("an empty file"));
}

}  // namespace
}  // namespace maex
