#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

Identification identify(const std::string& bytes, const std::string& name) {
  Probe probe;
  probe.path = probe.name = name;
  probe.name = name;
  probe.size = bytes.size();
  probe.head = bytes.substr(0, 64 * 1024);
  return csv_format().identify(probe);
}

TEST(CsvIdentify, AnswersWithAReason) {
  struct Case {
    const char* what;
    std::string bytes;
    const char* name;
    Certainty certainty;
    const char* reason;
  };
  const Case cases[] = {
      {"table", "a,b\n1,2\n", "x.csv", Certainty::likely, "2 of 2 rows looked at have 2 cells separated by ,"},
      {"capitals", "a\tb\n1\t2\n", "X.TSV", Certainty::likely, "separated by tab"},
      {"text", "a;b\n1;2\n", "x.txt", Certainty::likely, "UTF-8 text"},
      {"Cyrillic", "\xC8\xEC\xFF;\xC3\xEE\xE4\n\xC0\xEB\xE8;12\n", "x.csv", Certainty::likely, "windows-1251 text"},
      {"UTF-16",
       "\xFF\xFE"
       "a\0;\0b\0\n\0"s,
       "x.csv", Certainty::likely, "UTF-16LE text"},
      {"one column", "a\nb\n", "x.csv", Certainty::possible, "single column"},
      {"empty", "", "x.csv", Certainty::possible, "empty"},
      {"empty, other name", "", "x.xml", Certainty::no, "empty"},
      {"other name", "a,b\n1,2\n", "x.dat", Certainty::possible, "but not named"},
      {"prose", "Dear all,\nhere is the list.\n", "mail", Certainty::no, "no table"},
      {"XML", "<?xml version=\"1.0\"?>\n<a/>", "x.csv", Certainty::no, "markup"},
      {"XML with mark", "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<a/>", "x.csv", Certainty::no, "markup"},
      {"HTML", "\n  <html><body>", "x.txt", Certainty::no, "markup"},
      {"less than", "<5,a\n<6,b\n", "x.csv", Certainty::likely, "2 cells"},
      {"JSON", "{\"a\": 1, \"b\": 2}", "x.txt", Certainty::no, "JSON"},
      {"ZIP", "PK\x03\x04"s + "a,b\n", "x.csv", Certainty::no, "ZIP"},
      {"OLE", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "x.csv", Certainty::no, "OLE"},
      {"PDF", "%PDF-1.4\n", "x.txt", Certainty::no, "PDF"},
      {"zeros", "a,b\n\0\1\2"s, "x.csv", Certainty::no, "binary"},
      {"controls", "a,b\n\1\2\3", "x.csv", Certainty::no, "binary"},
  };
  for (const Case& one : cases) {
    const Identification answer = identify(one.bytes, one.name);
    EXPECT_EQ(to_string(answer.certainty), to_string(one.certainty)) << one.what << ": " << answer.reason;
    EXPECT_THAT(answer.reason, HasSubstr(one.reason)) << one.what;
  }
}

TEST(CsvIdentify, DescriptorIsComplete) {
  const Descriptor& card = csv_format().descriptor();
  EXPECT_EQ(card.id, "csv");
  EXPECT_TRUE(card.reads && card.writes && card.streams);
  for (const OptionSpec& option : card.options) EXPECT_THAT(option.help, ::testing::EndsWith("."));
  for (const LossType& loss : card.losses) EXPECT_THAT(loss.code, ::testing::StartsWith("loss-"));
}

}  // namespace
}  // namespace maex::csv_test
