#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// UTF-16 of a text in the Basic Multilingual Plane.
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(CsvEncoding, IsFoundAndSaidAloud) {
  const std::u16string table = u"ad;yaş\nƏli Məmmədov;12\nПривет;7\n";
  struct Case {
    const char* what;
    std::string bytes;
    std::string decision;
    std::string cell;
  };
  const Case cases[] = {
      {"plain", "a,b\nc,d\n", "encoding UTF-8 (only ASCII seen)", "c"},
      {"UTF-8", "ad,yaş\nƏli,12\n", "encoding UTF-8 (valid", "Əli"},
      {"UTF-8 with mark",
       "\xEF\xBB\xBF"
       "ad,yaş\nƏli,12\n",
       "encoding UTF-8 (byte order mark)", "Əli"},
      {"UTF-16LE with mark", "\xFF\xFE" + utf16(table, false), "encoding UTF-16LE (byte order mark)", "Əli Məmmədov"},
      {"UTF-16BE with mark", "\xFE\xFF" + utf16(table, true), "encoding UTF-16BE (byte order mark)", "Əli Məmmədov"},
      {"UTF-16LE", utf16(table, false), "encoding UTF-16LE (guessed: no byte order mark", "Əli Məmmədov"},
      {"UTF-16BE", utf16(table, true), "encoding UTF-16BE (guessed: no byte order mark", "Əli Məmmədov"},
      {"1251", "\xC8\xEC\xFF;\xC3\xEE\xE4\n\xC0\xEB\xE8;12\n", "encoding windows-1251 (guessed:", "Али"},
      {"1254",
       "ad;ya\xFE\n\xDE"
       "ahin;12\n",
       "encoding windows-1254 (guessed:", "Şahin"},
      {"Spanish", "municipio;a\xF1o\nMonta\xF1ita;2009\n", "windows-1252 reads the same letters", "Montañita"},
      {"1252", "ime;grad\n\x8Eupan;Ni\x9A\n", "encoding windows-1252 (guessed:", "Župan"},
  };
  for (const Case& one : cases) {
    const ReadFile file = read_bytes(one.bytes);
    ASSERT_EQ(file.rows.size() >= 2, true) << one.what;
    EXPECT_THAT(file.decisions.at(0), HasSubstr(one.decision)) << one.what;
    EXPECT_EQ(file.texts(1).at(0), one.cell) << one.what;
    EXPECT_EQ(file.texts(0).size(), 2u) << one.what;
  }
}

TEST(CsvEncoding, CanBeGiven) {
  const std::string bytes = "\xC0\xEB\xE8,1\n";
  EXPECT_EQ(read_bytes(bytes, {{"encoding", "windows-1254"}}).texts(0).at(0), "Àëè");
  EXPECT_EQ(read_bytes(bytes, {{"encoding", "cp1251"}}).texts(0).at(0), "Али");
  EXPECT_EQ(read_bytes(bytes, {{"encoding", "cp1251"}}).decisions.at(0), "encoding cp1251 (given)");
  EXPECT_EQ(read_bytes("\xEF\xBB\xBFk,w", {{"encoding", "utf8"}}).texts(0), (std::vector<std::string>{"k", "w"}));
  EXPECT_THROW(read_bytes(bytes, {{"encoding", "klingon"}}), UsageError);
  EXPECT_THROW(read_bytes(bytes, {{"encoding", ""}}), UsageError);
}

TEST(CsvEncoding, LooksBehindALongAsciiBeginning) {
  std::string bytes;
  while (bytes.size() < 3u << 20) bytes += "1,plain,text\n";
  const ReadFile turkish = read_bytes(bytes +
                                      "2,\xDE"
                                      "ahin,ya\xFE\n");
  EXPECT_THAT(turkish.decisions.at(0), HasSubstr("windows-1254"));
  EXPECT_EQ(turkish.texts(turkish.rows.size() - 1).at(1), "Şahin");
  EXPECT_THAT(read_bytes(bytes + "2,Əli,yaş\n").decisions.at(0), HasSubstr("UTF-8 (valid"));
}

TEST(CsvEncoding, DamageIsReplacedCountedAndLocated) {
  std::string bytes = "şəhər,kənd\n\nƏli Məmmədov,Ağdərə; çöl; dağ; yağış\n";
  bytes += "b\xFFz,x\n";        // a lone byte
  bytes += "q\xE2\x82,\xC3\n";  // cut-off characters
  const ReadFile file = read_bytes(bytes);
  EXPECT_EQ(file.texts(2), (std::vector<std::string>{"b\uFFFDz", "x"}));
  EXPECT_EQ(file.texts(3), (std::vector<std::string>{"q\uFFFD", "\uFFFD"}));
  EXPECT_EQ(file.decision("undecodable"), "4 undecodable bytes were read as U+FFFD, the first in row 4");
  EXPECT_EQ(read_bytes("ə,b\n").decision("undecodable"), "");
  EXPECT_EQ(read_bytes("\uFFFD,b\n").decision("undecodable"), "") << "the sender's own U+FFFD is no damage";
}

TEST(CsvEncoding, DamageInUtf16IsToldToo) {
  std::string bytes = "\xFF\xFE" + utf16(u"a,b\nc,", false) + "\x00\xD8"s + utf16(u"x\n", false);
  const ReadFile file = read_bytes(bytes);
  EXPECT_EQ(file.texts(1), (std::vector<std::string>{"c", "\uFFFDx"}));
  EXPECT_THAT(file.decision("undecodable"), HasSubstr("2 undecodable bytes were read as U+FFFD, the first in row 2"));
  bytes += "z";  // half a code unit at the end
  EXPECT_THAT(read_bytes(bytes).decision("undecodable"), HasSubstr("3 undecodable bytes"));
}

TEST(CsvEncoding, CharactersSurviveBlockEdges) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::u16string text(shift, u'x');
    std::string utf8(shift, 'x');
    while (utf8.size() < (5u << 18)) {
      text += u"ə,€\n";
      utf8 += "ə,€\n";
    }
    const ReadFile expected = read_bytes(utf8);
    EXPECT_EQ(expected.decision("undecodable"), "");
    EXPECT_EQ(expected.texts(expected.rows.size() - 1), (std::vector<std::string>{"ə", "€"}));
    EXPECT_EQ(read_bytes("\xFF\xFE" + utf16(text, false)).rows, expected.rows);
  }
}

TEST(CsvEncoding, BinaryIsRefused) {
  for (const std::string& bytes : {"a,b\n\0c\n"s, "\0\0\0\0"s,
                                   "\x7F"
                                   "ELF\0\1\2\3"s}) {
    try {
      read_bytes(bytes);
      ADD_FAILURE() << "not refused";
    } catch (const InputError& error) { EXPECT_THAT(error.what(), HasSubstr("binary")); }
  }
}

}  // namespace
}  // namespace maex::csv_test
