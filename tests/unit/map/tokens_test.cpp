// Compares our tokenizer with nlohmann's parser. The reader does not use that parser because it needs too much memory.
#include "adapters/partners/geojson/tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "core/io/error.hpp"
#include "tests/unit/map/support.hpp"

namespace maex::geojson {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

/// The document as our tokenizer reads it. Throws InputError.
Json value_of(Tokens& tokens, Token token) {
  switch (token) {
    case Token::begin_object: {
      Json object = Json::object();
      for (Token key = tokens.next(); key != Token::end_object; key = tokens.next()) {
        const std::string name(tokens.text());
        object[name] = value_of(tokens, tokens.next());
      }
      return object;
    }
    case Token::begin_array: {
      Json array = Json::array();
      for (Token each = tokens.next(); each != Token::end_array; each = tokens.next())
        array.push_back(value_of(tokens, each));
      return array;
    }
    case Token::text: return std::string(tokens.text());
    case Token::number: return Json::parse(tokens.text());
    case Token::yes: return true;
    case Token::no: return false;
    default: return nullptr;
  }
}

Json ours(const std::string& bytes, const Bounds& bounds = {}) {
  const conformance::Folder folder;
  const auto path = folder.path() / "x.json";
  std::ofstream(path, std::ios::binary) << bytes;
  Tokens tokens(path, "x.json", bounds);
  Json made = value_of(tokens, tokens.next());
  if (tokens.next() != Token::end) throw std::logic_error("the document goes on");
  return made;
}

std::string refusal(const std::string& bytes, const Bounds& bounds = {}) {
  try {
    ours(bytes, bounds);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

const std::string document =
    R"({"a":[1,-2.5e3,0,true,false,null],"b":{"c":"x\"y\\z\/\b\f\n\r\t\u0041\u018f\ud83d\ude00"},"Ağdam":[],"d":{}, "e" : [ [ ] , { } ] })";

TEST(Tokens, GiveTheDocument) { EXPECT_EQ(ours(document), Json::parse(document)); }

TEST(Tokens, AgreeWithTheOracleOnChangedDocuments) {
  std::mt19937_64 random(7);
  const std::string alphabet = "{}[]\",:0123456789-+.eE\\utfn \nabx";
  std::size_t read = 0, refused = 0;
  for (int run = 0; run != 4000; ++run) {
    std::string changed = document;
    for (std::size_t n = 1 + random() % 3; n != 0; --n) {
      const std::size_t at = random() % changed.size();
      const char c = alphabet[random() % alphabet.size()];
      if (random() % 3 == 0)
        changed.erase(at, 1);
      else if (random() % 2 == 0)
        changed.insert(at, 1, c);
      else
        changed[at] = c;
    }
    const Json theirs = Json::parse(changed, nullptr, false);
    // Our tokenizer replaces invalid UTF-8, as all our text readers do. The other parser refuses it.
    bool broken = false;
    try {
      static_cast<void>(Json(changed).dump());
    } catch (const Json::exception&) { broken = true; }
    if (broken) continue;
    try {
      const Json made = ours(changed);
      EXPECT_FALSE(theirs.is_discarded()) << changed;
      EXPECT_EQ(made, theirs) << changed;
      ++read;
    } catch (const Json::out_of_range&) {
      // "1e350" is valid JSON but not a double. The error occurs when the caller requests the number.
      EXPECT_TRUE(theirs.is_discarded()) << changed;
    } catch (const InputError&) {
      EXPECT_TRUE(theirs.is_discarded()) << changed;
      ++refused;
    }
  }
  EXPECT_GT(read, 300u);
  EXPECT_GT(refused, 1000u);
}

TEST(Tokens, RefusalsNameTheLineAndTheReason) {
  EXPECT_THAT(refusal("{\n\"a\" 1}"), HasSubstr("x.json, line 2: a colon is missing"));
  EXPECT_THAT(refusal("[1] 2"), HasSubstr("behind the end"));
  EXPECT_THAT(refusal(""), HasSubstr("breaks off"));
  EXPECT_THAT(refusal("\"abc"), HasSubstr("never ends"));
  EXPECT_THAT(refusal("\"\\ud800x\""), HasSubstr("surrogate"));
  EXPECT_THAT(refusal("[1}"), HasSubstr("closes what it did not open"));
  EXPECT_THAT(refusal("[01]"), HasSubstr("zero"));
}

TEST(Tokens, AreBounded) {
  Bounds bounds;
  bounds.cell_bytes = 5;
  EXPECT_THAT(refusal("[\"123456\"]", bounds), HasSubstr("--limit cell-bytes="));
  EXPECT_EQ(refusal("[\"12345\"]", bounds), "");
  bounds.xml_depth = 3;
  EXPECT_THAT(refusal("[[[[]]]]", bounds), HasSubstr("--limit xml-depth="));
  EXPECT_EQ(refusal("[[[]]]", bounds), "");
  EXPECT_THAT(refusal(std::string(1'000'000, '[')), HasSubstr("64 deep"));
}

}  // namespace
}  // namespace maex::geojson
