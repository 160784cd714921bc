#include "adapters/formats/eml/transfer.hpp"

#include <gtest/gtest.h>

namespace maex::eml {
namespace {

struct Result {
  std::string bytes;
  Damage damage;
};

/// Decodes pieces of `step` bytes.
Result decode(Transfer transfer, std::string_view encoded, std::size_t step) {
  Result result;
  Decoder decoder(transfer, [&result](std::string_view bytes) { result.bytes += bytes; });
  for (std::size_t at = 0; at < encoded.size(); at += step) {
    result.damage = decoder.take(encoded.substr(at, step));
    if (!result.damage.what.empty()) return result;
  }
  result.damage = decoder.finish();
  return result;
}

TEST(Base64, IsDecodedInPiecesOfAnySize) {
  // From RFC 4648, section 10.
  const std::pair<std::string_view, std::string_view> known[] = {{"", ""},
                                                                 {"Zg==", "f"},
                                                                 {"Zm8=", "fo"},
                                                                 {"Zm9v", "foo"},
                                                                 {"Zm9vYg==", "foob"},
                                                                 {"Zm9vYmFy", "foobar"},
                                                                 {"Zm9v\r\nYmFy\r\n", "foobar"}};
  for (const auto& [encoded, bytes] : known)
    for (std::size_t step = 1; step < 9; ++step) {
      const Result result = decode(Transfer::base64, encoded, step);
      EXPECT_EQ(result.bytes, bytes) << encoded;
      EXPECT_TRUE(result.damage.what.empty()) << encoded << ": " << result.damage.what;
    }
}

TEST(Base64, DamageHasItsPlace) {
  EXPECT_EQ(decode(Transfer::base64, "Zm9v\r\nYm!y", 3).damage.byte, 8u);
  EXPECT_NE(decode(Transfer::base64, "Zm9vYm", 64).damage.what, "");    // cut off
  EXPECT_NE(decode(Transfer::base64, "Zg==Zg==", 64).damage.what, "");  // data after the end
  EXPECT_NE(decode(Transfer::base64, "Z===", 64).damage.what, "");
  EXPECT_NE(decode(Transfer::base64, "Zg=v", 64).damage.what, "");
}

TEST(QuotedPrintable, IsDecodedInPiecesOfAnySize) {
  const std::string_view encoded = "A=C4=9Fdam =\r\nand=3D =  \r\nmore\r\n";
  for (std::size_t step = 1; step < 9; ++step) {
    const Result result = decode(Transfer::quoted_printable, encoded, step);
    EXPECT_EQ(result.bytes,
              "A\xC4\x9F"
              "dam and= more\r\n");
    EXPECT_TRUE(result.damage.what.empty()) << result.damage.what;
  }
}

TEST(QuotedPrintable, DamageHasItsPlace) {
  EXPECT_EQ(decode(Transfer::quoted_printable, "a=XY", 64).damage.byte, 2u);
  EXPECT_NE(decode(Transfer::quoted_printable, "a=4", 64).damage.what, "");
  EXPECT_NE(decode(Transfer::quoted_printable, "a=", 64).damage.what, "");
}

TEST(TransferEncoding, IsKnownByItsHeader) {
  EXPECT_EQ(transfer_of(" BASE64 "), Transfer::base64);
  EXPECT_EQ(transfer_of("Quoted-Printable"), Transfer::quoted_printable);
  EXPECT_EQ(transfer_of(""), Transfer::plain);
  EXPECT_EQ(transfer_of("8bit"), Transfer::plain);
  EXPECT_FALSE(transfer_of("x-uuencode"));
}

}  // namespace
}  // namespace maex::eml
