// Files that cannot be read, or not completely.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "adapters/formats/pdf/made_pdf.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "tests/unit/pdf/pdf_reading.hpp"

namespace maex::pdf_test {
namespace {

using pdf::MadePdf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string with_text(int pages = 1) {
  MadePdf pdf;
  for (int page = 0; page != pages; ++page) {
    pdf.page();
    pdf.text(60, 200, "Words of page " + std::to_string(page + 1));
  }
  return pdf.bytes();
}

std::string refused(const std::string& bytes, const Bounds& bounds) {
  Registry registry;
  register_builtin_adapters(registry);
  const auto path = std::filesystem::path(testing::TempDir()) / "maex_pdf_bounded.pdf";
  std::ofstream(path, std::ios::binary) << bytes;
  std::string problem;
  try {
    registry.require_format("pdf").open(path, {{}, bounds});
  } catch (const InputError& error) { problem = error.what(); }
  std::filesystem::remove(path);
  return problem;
}

TEST(PdfRefusal, ScannedAndEmptyFilesAreNamed) {
  MadePdf scanned;
  scanned.page();
  scanned.picture(0, 0, 595, 842);
  EXPECT_THAT(read_bytes(scanned.bytes()).refusal, HasSubstr("is a scanned PDF"));
  MadePdf empty;
  empty.page();
  EXPECT_THAT(read_bytes(empty.bytes()).refusal, HasSubstr("is an empty PDF"));
}

TEST(PdfRefusal, SomeScannedPagesAreALoss) {
  MadePdf pdf;
  pdf.page();
  pdf.text(60, 60, "The only page with text");
  pdf.page();
  pdf.picture(0, 0, 595, 842);
  pdf.page();
  const Reading reading = read_bytes(pdf.bytes());
  EXPECT_THAT(reading.lines(PartKind::text), ElementsAre("The only page with text"));
  EXPECT_THAT(reading.damage, ElementsAre(HasSubstr("page 2 holds a picture and no text")));
  EXPECT_TRUE(reading.incomplete);
  EXPECT_THAT(reading.decisions, Contains("no text and no picture on page 3"));
}

TEST(PdfRefusal, ARepairedFileIsReportedAndACutOneIsIncomplete) {
  std::string bytes = with_text();
  bytes.replace(bytes.find("startxref\n") + 10, 3, "999");
  const Reading repaired = read_bytes(bytes);
  EXPECT_THAT(repaired.lines(PartKind::text), ElementsAre("Words of page 1"));
  EXPECT_THAT(repaired.damage, Contains(HasSubstr("the file is damaged")));
  EXPECT_FALSE(repaired.incomplete);
  const Reading cut = read_bytes(with_text().substr(0, bytes.find("trailer")));
  if (cut.refusal.empty()) {
    EXPECT_TRUE(cut.incomplete);
    EXPECT_THAT(cut.damage, Contains(HasSubstr("no end mark")));
  } else {
    EXPECT_THAT(cut.refusal, HasSubstr("damaged PDF"));
  }
}

TEST(PdfRefusal, NothingOfADamagedFileReachesTheMessages) {
  testing::internal::CaptureStderr();
  const std::string problem = read_bytes("%PDF-1.4\nsecret words\n").refusal;
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_THAT(problem, HasSubstr("is a damaged PDF"));
  EXPECT_THAT(problem, Not(HasSubstr("secret")));
}

TEST(PdfRefusal, AnyNameIsReadAndNoneIsAnOption) {
  for (const std::string name : {"-tsv", "a b.pdf", "line\nend.pdf", "$(touch x).pdf", "fd:0"}) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "maex_pdf_names";
    std::filesystem::create_directories(folder);
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    std::ofstream(std::filesystem::path(name), std::ios::binary) << with_text();
    const Reading reading = read_file(name);
    EXPECT_EQ(reading.refusal, "") << name;
    EXPECT_THAT(reading.lines(PartKind::text), ElementsAre("Words of page 1")) << name;
    std::filesystem::current_path(before);
    std::filesystem::remove_all(folder);
  }
}

TEST(PdfRefusal, PagesBeyondTheFirstProgramAreReadInOrder) {
  std::string bytes = with_text(25);
  bytes.insert(bytes.find("trailer"), "%" + std::string(30'000, ' ') + "\n");
  const Reading reading = read_bytes(bytes);
  ASSERT_EQ(reading.parts.size(), 1U);
  ASSERT_EQ(reading.parts[0].rows.size(), 25U);
  EXPECT_EQ(reading.parts[0].rows[24].page, 25U);
  EXPECT_EQ(reading.parts[0].rows[10].cells[0].second, "Words of page 11");
}

TEST(PdfRefusal, MemoryAndTimeAreBounded) {
  MadePdf pdf;
  pdf.page();
  std::string content;
  for (int i = 0; i != 3'000'000; ++i) content += "BT /F1 9 Tf (a) Tj ET\n";
  pdf.raw(content);
  Bounds few;
  few.held_bytes = std::uint64_t{16} << 20;
  EXPECT_THAT(refused(pdf.bytes(), few), HasSubstr("held-bytes"));
  Bounds short_time;
  short_time.end.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
  EXPECT_THAT(refused(pdf.bytes(), short_time), HasSubstr("takes longer to read"));
}

TEST(PdfRefusal, IdentifyKnowsTheMark) {
  Registry registry;
  register_builtin_adapters(registry);
  const auto certainty = [&registry](std::string head) {
    Probe probe;
    probe.head = std::move(head);
    return registry.require_format("pdf").identify(probe).certainty;
  };
  EXPECT_EQ(certainty("%PDF-1.7\n"), Certainty::certain);
  EXPECT_EQ(certainty("\r\n%PDF-1.7\n"), Certainty::certain);
  EXPECT_EQ(certainty("junk of a mail program\n%PDF-1.7\n"), Certainty::likely);
  EXPECT_EQ(certainty("a,b,c\n"), Certainty::no);
}

}  // namespace
}  // namespace maex::pdf_test
