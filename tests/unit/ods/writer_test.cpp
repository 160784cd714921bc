#include <gtest/gtest.h>
#include <unistd.h>

#include <random>

#include "adapters/formats/ods/writer.hpp"
#include "adapters/formats/xlsx/writer.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/ods/make_ods.hpp"

namespace maex::test {
namespace {

class OdsWriter : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("maex-ods-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

/// Invented rows with every kind of cell; the same for the same seed.
void write_random(TableWriter& writer, unsigned seed) {
  std::mt19937 random(seed);
  const char* const texts[] = {"=1+1", " a  b ", "Füzuli", "line one\nline two", "<&>\"'", "007", "\t",
                               "@x",   "a\r\nb", "\n"};
  const double widths[] = {10, 20.5};
  writer.begin_sheet("Data", widths, 1);
  for (int i = 0; i < 200; ++i) {
    std::vector<OutCell> cells(random() % 8);
    for (OutCell& cell : cells) {
      cell.style = static_cast<CellStyle>(random() % 5);
      switch (random() % 5) {
        case 0: cell.kind = CellKind::empty; break;
        case 1: cell.kind = CellKind::text, cell.text = texts[random() % std::size(texts)]; break;
        case 2: cell.kind = CellKind::number, cell.number = static_cast<double>(random() % 100'000) / 8; break;
        case 3: cell.kind = CellKind::boolean, cell.number = random() % 2; break;
        case 4:
          cell.kind = CellKind::date, cell.day = day_from_epoch(static_cast<std::int32_t>(random() % 20'000));
          break;
      }
    }
    writer.row(cells);
  }
  writer.finish();
}

TEST_F(OdsWriter, ReadsBackTheSameCellsAsAWorkbookOfTheSameContent) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    write_random(*ods::make_writer(folder_ / "a.ods"), seed);
    write_random(*xlsx::make_writer(folder_ / "a.xlsx"), seed);
    ods::Document ours{Archive(folder_ / "a.ods")};
    xlsx::Document other{Archive(folder_ / "a.xlsx")};
    const KeptSheet a = read_sheet(ours, 0), b = read_sheet(other, 0);
    ASSERT_EQ(a.size(), b.size());
    ASSERT_GT(a.size(), 100u);
    for (const auto& [address, cell] : a) {
      const KeptCell& twin = b.at(address);
      EXPECT_EQ(cell.kind, twin.kind) << address;
      EXPECT_EQ(cell.number, twin.number) << address;
      EXPECT_EQ(cell.shown, twin.shown) << address;
      EXPECT_FALSE(cell.formula) << address;
      if (cell.kind == CellKind::text) { EXPECT_EQ(cell.raw, twin.raw) << address; }
    }
  }
}

TEST_F(OdsWriter, WritesTheSameBytesAgainWithTheMimetypeFirst) {
  write_random(*ods::make_writer(folder_ / "a.ods"), 7);
  ::sleep(3);  // the clock of ZIP directories ticks every two seconds
  write_random(*ods::make_writer(folder_ / "b.ods"), 7);
  const std::string bytes = read_file(folder_ / "a.ods");
  EXPECT_EQ(bytes, read_file(folder_ / "b.ods"));
  EXPECT_EQ(bytes.substr(30, 54), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
}

TEST_F(OdsWriter, MergesAcrossAndRefusesWhatXmlCannotHold) {
  const auto writer = ods::make_writer(folder_ / "m.ods");
  OutCell title;
  title.kind = CellKind::text;
  title.text = "Title (invented)";
  title.across = 4;
  OutCell old;
  old.kind = CellKind::date;
  old.day = {1850, 5, 6};
  const OutCell cells[] = {title, old};
  writer->row(cells);
  writer->finish();
  ods::Document document{Archive(folder_ / "m.ods")};
  ASSERT_EQ(document.merged(0).size(), 1u);
  EXPECT_EQ(document.merged(0)[0].last_column, 4u);
  EXPECT_EQ(read_sheet(document, 0).at("E1").shown, "1850-05-06");
  const auto bad = ods::make_writer(folder_ / "bad.ods");
  title.text = "\x01";
  EXPECT_THROW(bad->row({&title, 1}), OutputError);
}

}  // namespace
}  // namespace maex::test
