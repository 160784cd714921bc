#include "core/office/read_ahead.hpp"

#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::test {
namespace {

/// Bytes that reveal a lost, repeated or misplaced block.
std::string numbers(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i) + ' ';
  return text;
}

std::string read_all(ReadAhead& ahead) {
  std::string all;
  std::string piece(70'000, '\0');  // does not divide the size of a block
  for (std::size_t got; (got = ahead.read(piece.data(), piece.size())) != 0;) all.append(piece, 0, got);
  return all;
}

TEST(ReadAhead, GivesTheSameBytesWithAndWithoutAThread) {
  const std::string text = numbers(3'000'000);
  const std::string bytes = make_archive({{"member", text}}, true);
  const Archive archive(bytes, "test.zip");
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{text.size()}}) {
    ReadAhead first(archive.open(0), size);
    ReadAhead ahead(std::move(first));
    EXPECT_TRUE(read_all(ahead) == text);
    char more;
    EXPECT_EQ(ahead.read(&more, 1), 0u);
  }
}

TEST(ReadAhead, EndsEarlyAndTwoAtATime) {
  const std::string text = numbers(4'000'000);
  const std::string bytes = make_archive({{"a", text}, {"b", text}}, true);
  const Archive archive(bytes, "test.zip");
  char byte = 0;
  for (int i = 0; i < 20; ++i) {
    ReadAhead a(archive.open(0), text.size());
    ReadAhead b(archive.open(1), text.size());
    if (i % 2 == 0) continue;  // this reader is never used
    ASSERT_EQ(a.read(&byte, 1), 1u);
    ASSERT_EQ(b.read(&byte, 1), 1u);
    if (i == 19) { EXPECT_EQ(read_all(b).size(), text.size() - 1); }
  }
}

TEST(ReadAhead, TellsAWrongChecksumBehindTheBytes) {
  const std::string text = numbers(3'000'000);
  std::string bytes = make_archive({{"member", text}});  // stored, so the test can change any byte
  const std::size_t at = bytes.find(text.substr(1'000'000, 100));
  ASSERT_NE(at, std::string::npos);
  bytes[at] ^= 1;
  const Archive archive(bytes, "test.zip");
  ReadAhead ahead(archive.open(0), text.size());
  EXPECT_THROW(read_all(ahead), InputError);
}

}  // namespace
}  // namespace maex::test
