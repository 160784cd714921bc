// Compares our checks of values with the checks of libxml2 on generated texts. Also tests ids and headings.
#include "adapters/partners/maxml/lexical.hpp"

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemastypes.h>

#include <random>
#include <set>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {
namespace {

bool libxml_takes(xmlSchemaValType type, const std::string& text) {
  xmlSchemaInitTypes();
  xmlSchemaValPtr value = nullptr;
  const int result = xmlSchemaValidatePredefinedType(xmlSchemaGetBuiltInType(type),
                                                     reinterpret_cast<const xmlChar*>(text.c_str()), &value);
  if (value != nullptr) xmlSchemaFreeValue(value);
  return result == 0;
}

std::string made(std::mt19937& random, std::string_view letters, std::size_t longest) {
  std::string text;
  for (std::size_t n = random() % (longest + 1); n != 0; --n) text += letters[random() % letters.size()];
  return text;
}

TEST(Lexical, NumbersAreThoseOfXmlSchema) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = made(random, "0123456789.+-eE ", i % 2 == 0 ? 5 : 18);
    if (text.find(' ') != std::string::npos) {  // the schema trims blanks, but maex never writes them
      EXPECT_FALSE(is_integer(text) || is_decimal(text)) << text;
      continue;
    }
    EXPECT_EQ(is_decimal(text), libxml_takes(XML_SCHEMAS_DECIMAL, text)) << '"' << text << '"';
    EXPECT_EQ(is_integer(text), libxml_takes(XML_SCHEMAS_INTEGER, text)) << '"' << text << '"';
  }
}

TEST(Lexical, DaysAreThoseOfXmlSchema) {
  std::mt19937 random(2);
  for (int i = 0; i < 20000; ++i) {
    char text[32];
    std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(random() % (i % 3 == 0 ? 5 : 10000)),
                  static_cast<unsigned>(random() % 15), static_cast<unsigned>(random() % 34));
    std::string day = text;
    if (i % 5 == 0) day[random() % day.size()] = "0123456789-/ "[random() % 13];
    if (day.size() != 10 || day.find(' ') != std::string::npos) continue;
    EXPECT_EQ(is_day(day), libxml_takes(XML_SCHEMAS_DATE, day)) << day;
  }
  EXPECT_FALSE(is_day("2014-05"));
  EXPECT_FALSE(is_day("2014-05-14Z"));
}

TEST(Lexical, TextIsWhatAnXmlDocumentMayHold) {
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 6); n >= 0; --n)
      text += random() % 3 == 0 ? static_cast<char>(random() % 256)
                                : "ab\xC9\x99\xEF\xBF\xBE\xF0\x9F\x92\xA3"[random() % 11];
    std::string document = "<a>";
    for (const char c : text)
      document += c == '<'   ? std::string("&lt;")
                  : c == '&' ? std::string("&amp;")
                  : c == '>' ? std::string("&gt;")
                             : std::string(1, c);
    document += "</a>";
    xmlDocPtr tree = xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                                   XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    EXPECT_EQ(scan(text) != Scan::refused, tree != nullptr) << ::testing::PrintToString(text);
    if (tree != nullptr) xmlFreeDoc(tree);
  }
}

TEST(Guid, IsFrozenAndNoUuid) {
  EXPECT_EQ(std::string(std::string_view(mint("incident", "ACC-1"))).size(), 37u);
  EXPECT_EQ(std::string_view(mint("incident", "ACC-1")), std::string_view(mint("incident", "ACC-1")));
  EXPECT_NE(std::string_view(mint("incident", "ACC-1")), std::string_view(mint("victim", "ACC-1")));
  EXPECT_NE(std::string_view(mint("a", "bc")), std::string_view(mint("ab", "c")));
  EXPECT_EQ(std::string(std::string_view(mint("incident", "ACC-2024-0007"))), "0000-0000-03f97571f36-8c12c69a-e-a218");
  std::set<std::string> all;
  for (int i = 0; i < 100000; ++i) all.insert(std::string(std::string_view(mint("victim", std::to_string(i)))));
  EXPECT_EQ(all.size(), 100000u);
}

TEST(CustomFields, KeepEveryHeading) {
  const auto dialect = load_dialect({});
  const CustomFields fields(*dialect, true);
  for (const std::string& heading :
       std::vector<std::string>{"Qeyd", "", " Qeyd", "a.b", "a_b", "a=b\\c", "=", "\\", "two\nlines",
                                std::string(200, 'x'), std::string("ə") + std::string(49, 'x')}) {
    const CustomExtra extra = fields.encode(heading, "v=1\\");
    EXPECT_LE(extra.name.size(), 60u);
    EXPECT_EQ(extra.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
    EXPECT_EQ(extra.label.find_first_of("._\n"), std::string::npos);
    const auto back = fields.decode(extra.name, extra.label, extra.value);
    EXPECT_EQ(back.heading, heading);
    EXPECT_EQ(back.text, "v=1\\");
  }
  EXPECT_EQ(fields.decode("extraheadingfromacountry", "Their label", "a=b").heading, "Their label");
  EXPECT_EQ(fields.decode("victimpatronymic", "", "x").field, Field::victim_patronymic);
}

}  // namespace
}  // namespace maex::maxml
