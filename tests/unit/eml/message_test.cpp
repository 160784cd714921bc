// What is inside a message, and what is refused.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "adapters/formats/eml/identify.hpp"
#include "adapters/formats/eml/unpack.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::eml {
namespace {

using testing::HasSubstr;

const std::string head = "From: a@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n";
const std::string mixed = head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

class MessageTest : public testing::Test {
 protected:
  ~MessageTest() override { std::filesystem::remove(path_); }
  std::vector<EnclosedFile> unpack(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return unpack_message(path_, {{}, bounds_});
  }
  std::string refusal(const std::string& bytes) {
    try {
      static_cast<void>(unpack(bytes));
    } catch (const InputError& error) { return error.what(); }
    return {};
  }
  static std::string bytes_of(const EnclosedFile& file) {
    std::ifstream in(path_of(file.bytes), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Bounds bounds_;
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("maex-eml-" + std::to_string(::getpid()) + ".eml");
};

TEST_F(MessageTest, NamesAreDecoded) {
  const auto files = unpack(
      mixed +
      "--b\r\nContent-Type: text/csv; name=\"=?utf-8?B?c2l5YWjEsS5jc3Y=?=\"\r\n\r\na\r\n"
      "--b\r\nContent-Disposition: attachment; filename*=utf-8''%C9%99lav%C9%99.csv\r\n\r\nb\r\n"
      "--b\r\nContent-Disposition: attachment; filename*0*=windows-1251''%F1%EF; filename*1*=%E8%F1.csv\r\n\r\nc\r\n"
      "--b--\r\n");
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].name, "siyah\xC4\xB1.csv");
  EXPECT_EQ(files[1].name, "\xC9\x99lav\xC9\x99.csv");
  EXPECT_EQ(files[2].name, "спис.csv");
  EXPECT_EQ(bytes_of(files[0]), "a");
}

// As Apple Mail sends it: the attachment is inside one of the forms of the text.
TEST_F(MessageTest, AnAttachmentInAnAlternativeIsFound) {
  const auto files = unpack(
      head +
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
      "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>words</p>\r\n"
      "--c\r\nContent-Type: text/csv; name=list.csv\r\n\r\na;b\r\n--c--\r\n--b--\r\n");
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].role, EnclosedRole::text);
  EXPECT_EQ(files[0].format, "txt");
  EXPECT_EQ(files[1].role, EnclosedRole::decoration);
  EXPECT_EQ(files[2].name, "list.csv");
  EXPECT_EQ(bytes_of(files[2]), "a;b");
}

TEST_F(MessageTest, TheWebPageIsReadWhenThePlainTextIsEmpty) {
  const auto files =
      unpack(head +
             "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n \r\n"
             "--b\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<p>words</p>\r\n--b--\r\n");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].format, "html");
  EXPECT_EQ(files[0].encoding, "windows-1251");
}

TEST_F(MessageTest, DamagedDataNameTheirLine) {
  const auto files = unpack(mixed +
                            "--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                            "QUFB\r\nQU!B\r\n--b--\r\n");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_THAT(files[0].problem, HasSubstr("line 11: a character that is not of base64"));
  EXPECT_FALSE(files[0].bytes);
}

TEST_F(MessageTest, PartsThatHideDataAreRefusedByName) {
  const auto files = unpack(
      mixed +
      "--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx\r\n"
      "--b\r\nContent-Type: application/octet-stream; name=WINMAIL.DAT\r\n\r\nx\r\n"
      "--b\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nx\r\n"
      "--b\r\nContent-Type: multipart/encrypted; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nx\r\n"
      "--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nx\r\n--b--\r\n");
  ASSERT_EQ(files.size(), 6u);
  for (const EnclosedFile& file : files) {
    EXPECT_NE(file.problem, "") << file.name;
    EXPECT_FALSE(file.bytes) << file.name;
  }
  EXPECT_THAT(files[0].problem, HasSubstr("winmail.dat"));
  EXPECT_THAT(files[2].problem, HasSubstr("S/MIME"));
  EXPECT_THAT(files[4].problem, HasSubstr("PGP"));
}

TEST_F(MessageTest, BoundsHold) {
  const std::string part = "--b\r\nContent-Type: text/csv; name=a.csv\r\n\r\nabcd\r\n";
  bounds_.message_parts = 2;
  EXPECT_EQ(refusal(mixed + part + part + "--b--\r\n"), "");
  EXPECT_THAT(refusal(mixed + part + part + part + "--b--\r\n"), HasSubstr("--limit message-parts="));
  bounds_.member_bytes = 3;
  EXPECT_THAT(refusal(mixed + part + "--b--\r\n"), HasSubstr("--limit member-bytes="));
  bounds_ = {};
  bounds_.expanded_bytes = 7;
  EXPECT_THAT(refusal(mixed + part + part + "--b--\r\n"), HasSubstr("--limit expanded-bytes="));
  bounds_ = {};
  bounds_.message_depth = 1;
  EXPECT_THAT(refusal(mixed + part + "--b--\r\n"), HasSubstr("--limit message-depth="));
  bounds_ = {};
  bounds_.message_bytes = 10;
  EXPECT_THAT(refusal(mixed + part + "--b--\r\n"), HasSubstr("--limit message-bytes="));
}

TEST_F(MessageTest, ACutMessageIsDamaged) {
  EXPECT_THAT(refusal(mixed + "--b\r\nContent-Type: text/csv; name=a.csv\r\n\r\nabcd\r\n"), HasSubstr("cut short"));
  EXPECT_THAT(refusal("From: a@example.org\r\nMessage-ID: <1@exa"), HasSubstr("inside its header"));
  EXPECT_THAT(refusal(head + "\r\nwords that end ins"), HasSubstr("inside a line"));
}

Identification identify(const std::string& bytes, const std::string& name) {
  Probe probe;
  probe.path = probe.name = name;
  probe.head = bytes;
  probe.size = bytes.size();
  return identify_message(probe);
}

TEST(IdentifyMessage, ByItsHeader) {
  EXPECT_EQ(identify(head + "\r\nx\r\n", "1700000000.M1P2.host:2,S").certainty, Certainty::certain);
  EXPECT_EQ(identify("Return-Path: <a@example.org>\nReceived: from x\n by y\n\nx\n", "a.txt").certainty,
            Certainty::certain);
  EXPECT_EQ(identify("From: a@example.org\nSubject: x\n\nx\n", "a.eml").certainty, Certainty::likely);
  // A memo.
  EXPECT_EQ(identify("To: all\nFrom: me\nDate: today\nSubject: mines\n\nwords\n", "memo.txt").certainty, Certainty::no);
  EXPECT_EQ(identify("a;b\n1;2\n", "a.eml").certainty, Certainty::no);
  const Identification mailbox = identify("From a@example.org Mon Mar 3 10:00:00 2014\n" + head + "\r\nx\r\n", "inbox");
  EXPECT_EQ(mailbox.certainty, Certainty::no);
  EXPECT_TRUE(mailbox.recognised);
  EXPECT_THAT(mailbox.reason, HasSubstr("mbox"));
}

}  // namespace
}  // namespace maex::eml
